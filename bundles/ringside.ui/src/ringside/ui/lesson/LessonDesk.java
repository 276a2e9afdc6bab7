package ringside.ui.lesson;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import ringside.scenarios.groups.LibraryGroup;
import ringside.scenarios.groups.LibraryGroups;
import ringside.stepper.Session;
import ringside.stepper.lesson.LessonPlace;
import ringside.stepper.run.Progress;
import ringside.ui.Messages;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Documents;
import ringside.ui.session.Notices;

/** Where lessons lead: along their links, and from one to the next. */
public final class LessonDesk {

    /** In steps: as far as a place that is recorded is found and gone to at once. */
    private static final long FAR = 1_000_000;

    private final ActiveSession active;
    private final Documents documents;
    private final Notices notices;
    private final LibraryGroups groups = LibraryGroups.read();

    /** Moves this session and opens scenarios by these documents. */
    public LessonDesk(ActiveSession active, Documents documents, Notices notices) {
        this.active = active;
        this.documents = documents;
        this.notices = notices;
    }

    /** Goes where an address leads; says so where it leads nowhere. */
    public void follow(String address) {
        LessonLink.of(address).ifPresentOrElse(this::follow, () -> notices.refuse(NLS.bind(Messages.Lesson_nowhere,
                address)));
    }

    void follow(LessonLink link) {
        if (link instanceof LessonLink.ToScenario other) {
            documents.openLibrary(other.id());
        } else if (link instanceof LessonLink.ToKernel kernel) {
            documents.profile(kernel.id());
        } else if (link instanceof LessonLink.ToPlace to) {
            goTo(to.place());
        }
    }

    private void goTo(LessonPlace place) {
        if (active.session().filter(LessonDesk::recorded).isPresent()) {
            active.step(session -> place.go(session, Progress.NONE));
        } else {
            active.run(Messages.StepHandler_running, place::go);
        }
    }

    private static boolean recorded(Session session) {
        return session.chronicle().whole() && session.length() < FAR;
    }

    /** Returns the id of the scenario that is read after the open one; empty behind the last one. */
    public Optional<String> next() {
        return documents.library().flatMap(groups::next);
    }

    /** Opens the scenario that is read after the open one. */
    public void openNext() {
        next().ifPresentOrElse(documents::openLibrary, () -> notices.refuse(Messages.Lesson_last));
    }

    /** Returns the question that the open scenario answers, and the how manieth of how many it is; empty for one's own. */
    Optional<String> place() {
        return documents.library().flatMap(id -> groups.of(id).map(group -> told(group, id)));
    }

    private static String told(LibraryGroup group, String id) {
        return NLS.bind(Messages.Lesson_place, new Object[] {group.question(), group.ids().indexOf(id) + 1,
            group.ids().size()});
    }
}
