package ringside.ui.seam;

import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import ringside.ui.appearance.Filling;
import org.eclipse.swt.widgets.Text;

import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.CheckId;
import ringside.stepper.Session;
import ringside.stepper.returns.Offer;
import ringside.stepper.value.ValueProblem;
import ringside.ui.Messages;
import ringside.ui.session.ActiveSession;
import ringside.ui.session.Change;
import ringside.ui.session.Change.What;
import ringside.ui.session.Notices;
import ringside.ui.table.FieldOver;
import ringside.ui.views.Rows;
import ringside.ui.views.PtRegsView;
import ringside.ui.views.ReasonsView;
import ringside.ui.views.SessionView;
import ringside.ui.views.TwinView;

/**
 * The seam between kernel and program: the kernel stack with what SYSRET takes left of it, what IRET pops right of it,
 * and the checks between them.
 */
public final class SeamView extends SessionView implements SeamHand.Orders, TwinView {

    /** The id of this view. */
    public static final String ID = PtRegsView.DRAWING;

    /** Remedies are tried out by running ahead: not while the reader is stepping on. */
    private static final int REST_MILLIS = 150;

    private final Runnable trying = this::tryOut;
    private SeamCanvas seam;
    private FieldOver editor;
    private SeamPicture picture;
    private Offers offers = Offers.NONE;
    private boolean why;
    private long step = -1;

    @Override
    protected void createContent(Composite parent) {
        seam = new SeamCanvas(parent, appearance());
        seam.control().setLayoutData(Filling.room());
        keys().follow(seam.control(), false);
        editor = new FieldOver(seam.control(), appearance(), keys()::typing);
        new SeamHand(seam, this);
    }

    @Override
    protected void show(Session session, Change change) {
        if (!change.touches(What.STATE)) {
            return;
        }
        editor.close();
        if (session.step() != step || change.touches(What.OPENED)) {
            seam.select(Optional.empty());
            why = false;
        }
        step = session.step();
        offers = Offers.NONE;
        picture = SeamReader.read(session, change.difference());
        tell();
        seam.control().getDisplay().timerExec(REST_MILLIS, trying);
    }

    @Override
    protected void restyle() {
        seam.restyle();
    }

    /** The tables pt_regs and Reasons tell the same: that of what is selected comes to the front. */
    @Override
    public void twin() {
        showOther(seam.selected().filter(target -> target.kind() == Target.Kind.CHECK).isPresent() ? ReasonsView.ID
                : PtRegsView.ID);
    }

    @Override
    public String chosen() {
        return seam.selected().map(SeamView::valueName).orElse("");
    }

    @Override
    public void choose(String name) {
        seam.targets().stream().filter(target -> valueName(target).equals(name)).findFirst().ifPresent(target -> {
            seam.focus(target);
            select(Optional.of(target));
        });
    }

    private static String valueName(Target target) {
        return switch (target.kind()) {
            case SLOT -> ValueName.slot(target.item()).text();
            case CHECK -> ValueName.of(CheckId.valueOf(target.item())).text();
            default -> "";
        };
    }

    @Override
    protected Control focusControl() {
        return seam.control();
    }

    @Override
    public void dispose() {
        if (seam != null && !seam.control().isDisposed()) {
            seam.control().getDisplay().timerExec(-1, trying);
        }
        super.dispose();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(new Rows() {
            @Override
            public String text() {
                return seam.selected().map(Target::name).orElseGet(() -> seam.targets().stream().map(Target::name)
                        .collect(Collectors.joining(System.lineSeparator())));
            }

            @Override
            public void edit() {
                seam.focus().filter(target -> target.kind() == Target.Kind.SLOT).ifPresent(target -> SeamView.this.edit(
                        target, null));
            }

            @Override
            public void toggle() {
                seam.focus().ifPresent(SeamView.this::toggle);
            }
        });
    }

    /** Returns the drawing, for those who look from outside. */
    public Control canvas() {
        return seam.control();
    }

    /** Returns the field in which a slot is edited, while one is. */
    public Optional<Text> field() {
        return editor.field();
    }

    /** Returns what stands for a slot, a check or an action in the drawing, for those who look from outside. */
    public Optional<int[]> place(String item) {
        return seam.targets().stream().filter(target -> target.item().equals(item)).findFirst().map(seam::place)
                .map(area -> new int[] {area.x(), area.y(), area.width(), area.height()});
    }

    /** Returns what a screen reader says of a slot, a check or an action. */
    public String told(String item) {
        return seam.targets().stream().filter(target -> target.item().equals(item)).map(Target::name).findFirst()
                .orElse("");
    }

    private void toggle(Target target) {
        switch (target.kind()) {
            case CHECK -> change(session -> session.edits().toggleCheck(CheckId.valueOf(target.item())));
            case ACTION -> act(target.item());
            case FOLD -> seam.fold();
            case SLOT -> select(Optional.of(target));
        }
    }

    @Override
    public void select(Optional<Target> target) {
        why = false;
        offers = Offers.NONE;
        seam.select(target);
        active().subject(target.map(SeamView::valueName).orElse(""));
        tell();
        seam.control().getDisplay().timerExec(1, trying);
    }

    @Override
    public void act(String order) {
        switch (order) {
            case StoryTeller.PASS -> offers.pass().ifPresent(offer -> apply(Messages.Seam_makeHold, offer));
            case StoryTeller.FAIL -> offers.fail().ifPresent(offer -> apply(Messages.Seam_makeFail, offer));
            case StoryTeller.FLIP -> offers.flip().ifPresent(offer -> apply(Messages.Seam_flip, offer));
            case StoryTeller.SWITCH -> seam.selected().ifPresent(this::toggle);
            case StoryTeller.EDIT -> seam.selected().ifPresent(target -> edit(target, null));
            case StoryTeller.WHY -> {
                why = true;
                told().ifPresent(question -> active().subject(ValueName.of(question.id()).text()));
                tell();
            }
            default -> active().step(session -> session.goTo(Long.parseLong(order.substring(StoryTeller.GO.length()))));
        }
    }

    @Override
    public void edit(Target slot, String typed) {
        if (active().busy() || picture == null) {
            return;
        }
        picture.slot(slot.item()).ifPresent(box -> editor.open(seam.place(slot).rectangle(), valueName(slot), box
                .shown()
                        ? "0x" + Long.toHexString(box.value()) : "", typed, text -> set(slot.item(), text)));
    }

    private Optional<String> set(String slot, String text) {
        try {
            active().edit(ValueName.slot(slot).text(), text);
            return Optional.empty();
        } catch (ValueProblem problem) {
            return Optional.of(problem.getMessage());
        }
    }

    @Override
    public void makeEqual(String slot, String source) {
        set(slot, ValueName.slot(source).text()).ifPresent(getSite().getService(Notices.class)::refuse);
    }

    @Override
    public Optional<String> source(Target target) {
        if (target.kind() == Target.Kind.SLOT) {
            return Optional.of(target.item());
        }
        return target.kind() == Target.Kind.CHECK ? picture.question(CheckId.valueOf(target.item()))
                .filter(question -> question.seat() == Question.Seat.BESIDE).flatMap(question -> picture.side(question
                        .slot())).map(Side::source).filter(name -> !name.isEmpty()) : Optional.empty();
    }

    private void apply(String label, Offer offer) {
        change(session -> session.apply(label, offer));
    }

    private void change(ActiveSession.Intervening wanted) {
        try {
            active().change(wanted);
        } catch (ValueProblem problem) {
            getSite().getService(Notices.class).refuse(problem.getMessage());
        }
    }

    private Optional<Question> told() {
        return StoryTeller.subject(picture, seam.selected());
    }

    private void tell() {
        if (picture != null) {
            seam.show(picture, new StoryTeller(picture, offers, why, step).tell(seam.selected()));
        }
    }

    private void tryOut() {
        Optional<Session> session = active().session().filter(open -> !active().busy());
        if (picture == null || seam.control().isDisposed() || session.isEmpty() || session.get().step() != step) {
            return;
        }
        told().ifPresent(question -> {
            offers = Offers.of(session.get().remedies(), question);
            tell();
        });
    }
}
