package ringside.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.osgi.util.NLS;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.scenarios.FilePresence;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.ScenarioLink;
import ringside.scenarios.UnknownScenarioException;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.format.Reading;
import ringside.scenarios.format.Saving;
import ringside.scenarios.format.ScenarioReader;
import ringside.scenarios.format.ScenarioWriter;
import ringside.scenarios.program.ProgramReader;
import ringside.scenarios.program.ProgramReading;
import ringside.scenarios.text.Diagnostic;
import ringside.stepper.Session;
import ringside.stepper.document.BlankScenario;
import ringside.stepper.document.ProgramScenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.ui.Messages;
import ringside.ui.appearance.Settings;
import ringside.ui.session.Change.What;

/**
 * Opens, saves and exchanges the document. Whatever cannot be opened leaves the open scenario as it is; whatever
 * cannot be
 * saved is told, and the file is as before.
 */
public final class Documents {

    /** The system property that names what is opened at start: a file or an id of the library. */
    public static final String ASKED = "ringside.scenario";

    private static final String NEWEST = "v6.8";

    private final ActiveSession active;
    private final Settings settings;
    private final Questions questions = new Questions();
    private final Recovery recovery;
    private OpenedFile document;
    private boolean begun;

    /** Works on this session and remembers in these settings what was open last. */
    public Documents(ActiveSession active, Settings settings) {
        this.active = active;
        this.settings = settings;
        recovery = new Recovery(questions);
    }

    /** Returns the scenarios of the library for a list. */
    public List<Choice> libraryChoices() {
        return ScenarioLibrary.all().stream().map(scenario -> new Choice(scenario.getId(), scenario.getTitle()))
                .toList();
    }

    /** Returns the kernel profiles for a list. */
    public List<Choice> profileChoices() {
        List<Choice> choices = new ArrayList<>();
        for (Profile profile : Profiles.all()) {
            choices.add(new Choice(profile.id(), NLS.bind(Messages.Desk_profile, profile.id(), profile.releases())));
        }
        return choices;
    }

    /** Returns the title of the document: of the scenario in the library, or the name of the file. */
    public String title() {
        if (document == null) {
            return "";
        }
        return document.file().map(path -> path.getFileName().toString()).orElseGet(() -> document.pristine()
                .getTitle());
    }

    /** Returns the id of the document in the library; empty for a file and for what was pasted. */
    public Optional<String> library() {
        return document == null ? Optional.empty() : document.library();
    }

    /** Returns whether there are edits that no file holds. */
    public boolean unsaved() {
        return active.session().map(session -> document != null && document.restored()
                || session.commands().isSaveNeeded()).orElse(false);
    }

    /** Opens, at the first call, what the start asks for: a property, what was open last, or the first scenario. */
    public void ensureOpen() {
        if (!begun) {
            begun = true;
            openFirst(Optional.ofNullable(System.getProperty(ASKED)));
        }
    }

    /**
     * Opens what was open last, or the first scenario; nothing that was remembered can keep the window from
     * starting.
     */
    public void openFirst(Optional<String> asked) {
        String wanted = asked.orElseGet(settings::scenario);
        boolean opened = false;
        if (ScenarioLink.is(wanted)) {
            opened = openLink(wanted);
        } else if (wanted.endsWith(ScenarioLibrary.ENDING) && (asked.isPresent() || FilePresence.is(Path.of(wanted)))) {
            opened = openPath(Path.of(wanted));
        } else if (ScenarioLibrary.ids().contains(wanted)) {
            opened = openId(wanted);
        }
        if (!opened) {
            openId(ScenarioLibrary.ids().get(0));
        }
    }

    /** Opens a scenario of the library, after a question if there are unsaved edits. */
    public void openLibrary(String id) {
        if (!mayLeave() || !openId(id)) {
            active.publish(What.DOCUMENT);
        }
    }

    /** Opens a new scenario for its author, after a question if there are unsaved edits. Returns whether it was opened. */
    public boolean openBlank() {
        if (!mayLeave()) {
            return false;
        }
        Scenario scenario = BlankScenario.on(kernel());
        return open(scenario, OpenedFile.ofPaste(scenario), place(scenario));
    }

    /** Opens a scenario made of registers, after a question if there are unsaved edits. Returns whether it was opened. */
    public boolean openPasted(Scenario scenario) {
        return mayLeave() && open(scenario, OpenedFile.ofPaste(scenario), place(scenario));
    }

    /** Asks for a file and opens it. */
    public void openFile() {
        if (mayLeave()) {
            questions.fileToOpen().ifPresent(this::openPath);
        }
    }

    /** Opens a file. Returns false, after telling why, where it cannot be opened: the open scenario stays. */
    public boolean openPath(Path file) {
        if (ProgramScenario.named(file.toString()) && ProgramReader.read(file) instanceof ProgramReading.Ok ok
                && !ProgramScenario.isScenario(ok.source())) {
            return openProgram(file, ok.source());
        }
        Reading reading = ScenarioReader.read(file);
        if (reading instanceof Reading.Ok ok) {
            return open(ok.scenario(), OpenedFile.ofFile(ok.scenario(), file, ok.onDisk()),
                    new ProgramPlace(file.toString(), ok.programLine()));
        }
        questions.refuse(NLS.bind(Messages.Desk_refusedTitle, file.getFileName()), lines(((Reading.Refused) reading)
                .problems()));
        return false;
    }

    private boolean openProgram(Path file, String text) {
        String name = file.getFileName().toString();
        try {
            ProgramScenario made = ProgramScenario.of(file.toString(), name, text, kernel(), Optional.empty());
            made.scenario().setMaxSteps(settings.stepLimit());
            return open(made.scenario(), OpenedFile.ofPaste(made.scenario()), made.place());
        } catch (ScenarioProblem problem) {
            questions.refuse(NLS.bind(Messages.Desk_refusedTitle, name), problem.messages());
            return false;
        }
    }

    /** A program that stands alone runs on the kernel that is looked at. */
    private String kernel() {
        return active.session().map(session -> session.scenario().getKernel()).orElse(NEWEST);
    }

    /** Tells, now that there is a window, what could not be opened while it was being built. */
    public void windowStands() {
        questions.windowStands();
    }

    /** Opens what a link leads to, after a question if there are unsaved edits. Returns whether it was opened. */
    public boolean openLink(String link) {
        if (!mayLeave()) {
            return false;
        }
        Reading reading = ScenarioLink.read(link);
        if (reading instanceof Reading.Refused refused) {
            questions.refuse(Messages.Desk_linkTitle, lines(refused.problems()));
            return false;
        }
        Scenario scenario = ((Reading.Ok) reading).scenario();
        return open(scenario, ScenarioLink.leadsToLibrary(link) ? OpenedFile.ofLibrary(scenario, scenario.getId())
                : OpenedFile.ofPaste(scenario), place(scenario));
    }

    /** Returns the open scenario and the step in one line that opens both again; empty where none is open. */
    public String link() {
        return active.session().filter(session -> document != null && !active.busy()).map(session -> {
            Optional<String> library = document.library().filter(id -> !unsaved());
            return library.map(id -> ScenarioLink.toLibrary(id, session.scenario().getKernel(), session.step()))
                    .orElseGet(() -> ScenarioLink.whole(withPosition(session)));
        }).orElse("");
    }

    /** Closes the scenario, after a question if there are unsaved edits. */
    public void close() {
        if (document != null && mayLeave()) {
            document = null;
            active.close();
            settings.scenario("");
        }
    }

    /** Offers work that was not saved before the last end of the tool; says nothing where there is none. */
    public void offerRecovery() {
        recovery.offer((scenario, file) -> open(scenario, OpenedFile.restored(scenario, file), place(scenario)));
    }

    /** Keeps a copy of unsaved work in a place of its own. */
    public void autosave() {
        if (document != null && unsaved() && !active.busy()) {
            recovery.keep(withPosition(active.session().get()), document.file());
        }
    }

    /** Starts the document anew, as it was opened or saved last. */
    public void reset() {
        if (document != null && mayLeave()) {
            Scenario again = EcoreUtil.copy(document.pristine());
            again.setPosition(0);
            open(again, document, place(again));
        }
    }

    /** Looks at the same scenario on another kernel; says so where it cannot run there. */
    public void profile(String id) {
        if (active.session().isPresent() && !active.busy()) {
            Session session = active.session().get();
            try {
                if (!session.scenario().getKernel().equals(id)) {
                    session.kernel(id);
                }
            } catch (ScenarioProblem problem) {
                questions.refuse(Messages.Desk_profileTitle, problem.messages());
            }
        }
        active.publish(What.DOCUMENT, What.STATE, What.LISTING);
    }

    /** Saves to the file it came from, or asks for one. Returns whether it was saved. */
    public boolean save() {
        if (document == null || active.busy()) {
            return false;
        }
        return document.file().map(file -> write(file, document.onDisk())).orElseGet(this::saveAs);
    }

    /** Asks for a file and saves. Returns whether it was saved. */
    public boolean saveAs() {
        if (document == null || active.busy()) {
            return false;
        }
        String proposal = document.file().map(path -> path.getFileName().toString())
                .orElse("my-" + document.pristine().getId() + ScenarioLibrary.ENDING);
        return questions.fileToSave(proposal).map(Documents::withEnding).map(file -> write(file,
                ExpectedOnDisk.NOTHING))
                .orElse(false);
    }

    /** Asks about unsaved edits at the end. Returns whether the window may close. */
    public boolean mayClose() {
        boolean may = active.busy() && !unsaved() || mayLeave();
        if (may) {
            recovery.discard();
        }
        return may;
    }

    /** Asks about unsaved edits. Returns whether the document may be left. */
    public boolean mayLeave() {
        if (active.busy()) {
            return false;
        }
        if (!unsaved()) {
            return true;
        }
        return switch (questions.unsaved(title())) {
            case SAVE -> save();
            case DISCARD -> {
                recovery.discard();
                yield true;
            }
            case STAY -> false;
        };
    }

    private boolean openId(String id) {
        try {
            Scenario scenario = ScenarioLibrary.find(id);
            return open(scenario, OpenedFile.ofLibrary(scenario, id), place(scenario));
        } catch (UnknownScenarioException unknown) {
            questions.refuse(Messages.Desk_notStarted, List.of(unknown.getMessage()));
            return false;
        }
    }

    private boolean open(Scenario scenario, OpenedFile opened, ProgramPlace place) {
        if (active.busy()) {
            return false;
        }
        try {
            Session session = Session.open(scenario, place);
            document = opened;
            active.open(session);
            remember(opened);
            return true;
        } catch (ScenarioProblem problem) {
            questions.refuse(Messages.Desk_notStarted, problem.messages());
            return false;
        } catch (RuntimeException fault) {
            ILog.of(Documents.class).error(Messages.Desk_fault, fault);
            questions.refuse(Messages.Desk_notStarted, List.of(Messages.Desk_fault));
            return false;
        }
    }

    private void remember(OpenedFile opened) {
        settings.scenario(opened.address());
        new RecentDocuments(settings).add(opened.address());
    }

    private boolean write(Path file, ExpectedOnDisk expected) {
        Session session = active.session().orElseThrow();
        Scenario saved = withPosition(session);
        Saving saving = ScenarioWriter.write(saved, file, expected);
        if (saving instanceof Saving.ChangedOnDisk changed) {
            return questions.replace(changed.reason()) && write(file, ExpectedOnDisk.ANYTHING);
        }
        if (saving instanceof Saving.KeptAside aside) {
            List<String> lines = new ArrayList<>(lines(aside.problems()));
            lines.add(NLS.bind(Messages.Desk_keptAside, aside.kept()));
            questions.refuse(Messages.Desk_notSaved, lines);
            return false;
        }
        if (saving instanceof Saving.Failed failed) {
            questions.refuse(Messages.Desk_notSaved, List.of(failed.problem().toString()));
            return false;
        }
        document = OpenedFile.ofFile(saved, file, ((Saving.Saved) saving).onDisk());
        session.commands().saveIsDone();
        recovery.discard();
        remember(document);
        active.publish(What.DOCUMENT);
        return true;
    }

    /** A copy that remembers where the user is; the scenario itself changes by edits alone. */
    private static Scenario withPosition(Session session) {
        return session.places().copy(session.scenario());
    }

    private static ProgramPlace place(Scenario scenario) {
        return new ProgramPlace(String.valueOf(scenario.getId()), 1);
    }

    private static Path withEnding(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ScenarioLibrary.ENDING) ? file : file.resolveSibling(name + ScenarioLibrary.ENDING);
    }

    private static List<String> lines(List<Diagnostic> problems) {
        return problems.stream().map(Diagnostic::toString).toList();
    }
}
