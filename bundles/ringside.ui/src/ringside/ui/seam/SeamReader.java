package ringside.ui.seam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.model.Phase;
import ringside.model.RingsidePackage.Literals;
import ringside.model.SlotValue;
import ringside.model.StackWord;
import ringside.model.State;
import ringside.stepper.Session;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Prospect;
import ringside.stepper.shown.StateDifference;
import ringside.ui.Messages;

/** Reads what the seam shows off a session. */
final class SeamReader {

    static final String SS = "ss";
    static final String SP = "sp";
    static final String FLAGS = "flags";
    static final String CS = "cs";
    static final String IP = "ip";

    /** What the slow way loads from the last five slots. */
    private static final Map<String, String> POPPED = Map.of(SS, "SS", SP, "RSP", FLAGS, "RFLAGS", CS, "CS", IP, "RIP");
    private static final int SLOT_BYTES = 8;
    private static final long USER_CS = 0x33;
    private static final long USER_SS = 0x2b;

    private final Session session;
    private final State state;
    private final StateDifference difference;
    private final Prospect prospect;
    private final List<SlotValue> slots;
    private final long rsp;

    private SeamReader(Session session, StateDifference difference) {
        this.session = session;
        this.difference = difference;
        state = session.state();
        prospect = session.prospect();
        slots = state.getSlots();
        rsp = SeamPlaces.register(state, SeamPlaces.RSP);
    }

    /**
     * Reads the picture of the step where a session is.
     *
     * @param difference what the last step or edit changed
     */
    static SeamPicture read(Session session, StateDifference difference) {
        return new SeamReader(session, difference).picture();
    }

    private SeamPicture picture() {
        List<Question> questions = QuestionReader.read(prospect, state);
        boolean eretu = session.profile().fred();
        boolean choice = !eretu && !compat() && !unchecked();
        return new SeamPicture(new SeamPlaces(session, difference).all(),
                choice ? Messages.Seam_sysretTakes : "", eretu ? Messages.Seam_eretuPops : Messages.Seam_iretPops,
                way(eretu), lines(questions, eretu), boxes(), SeamPlaces.below(state, rsp), words(),
                choice ? sides() : List.of(), choice ? questions : List.of(), rsp, SeamPlaces.near(state, rsp), now());
    }

    /** The check that was just asked; while the kernel decides, the one that comes next. */
    private Optional<CheckId> now() {
        Optional<CheckId> just = prospect.checks().stream().filter(check -> check.asked().isPresent()
                && check.asked().getAsLong() == session.step()).map(check -> check.result().id()).findFirst();
        boolean deciding = state.getPhase() == Phase.DECISION;
        return just.isPresent() || !deciding ? just : prospect.subject().flatMap(made -> made.asked().stream()
                .filter(question -> question.step() > session.step()).map(Asked::check).findFirst());
    }

    /** A return to 32-bit code has a rule of its own. */
    private boolean compat() {
        return prospect.subject().filter(made -> !made.verdict().compat().isEmpty()).isPresent();
    }

    /** A return from an interrupt or an exception: nobody thinks of SYSRET. */
    private boolean unchecked() {
        return prospect.subject().filter(made -> made.asked().isEmpty() && made.path() == Path.IRET).isPresent();
    }

    private SeamPicture.Way way(boolean eretu) {
        return prospect.path().map(path -> switch (path) {
            case SYSRET, SYSRET_FAST -> SeamPicture.Way.LEFT;
            case IRET -> SeamPicture.Way.RIGHT;
            case ERETU -> eretu ? SeamPicture.Way.RIGHT : SeamPicture.Way.NONE;
            case SYSRETL, TRAP -> SeamPicture.Way.NONE;
        }).orElse(SeamPicture.Way.NONE);
    }

    /** Where no check is made, that is said; and why. */
    private List<String> lines(List<Question> questions, boolean eretu) {
        List<String> lines = new ArrayList<>();
        session.next().frameElsewhere().ifPresent(lines::add);
        if (eretu) {
            lines.add(Messages.Seam_noChoice);
        } else if (compat()) {
            lines.add(prospect.subject().map(made -> made.verdict().summary()).orElse(""));
        } else if (questions.isEmpty()) {
            lines.add(Messages.Seam_noChecks);
        } else if (!prospect.checks().isEmpty() && questions.stream().allMatch(question -> question
                .tense() == Question.Tense.NOT_ASKED || question.tense() == Question.Tense.OFF)) {
            lines.add(prospect.checks().get(0).told());
        }
        return lines;
    }

    private List<SlotBox> boxes() {
        List<SlotBox> boxes = new ArrayList<>();
        for (int at = slots.size() - 1; at >= 0; at--) {
            boxes.add(box(slots.get(at)));
        }
        return boxes;
    }

    private SlotBox box(SlotValue slot) {
        OptionalLong step = slot.isWritten() ? session.recording().written(slot.getOffset() / SLOT_BYTES, session
                .step())
                : OptionalLong.empty();
        boolean changed = slot.isWritten() && step.orElse(session.step()) == session.step()
                && (difference.changed(slot, Literals.SLOT_VALUE__WRITTEN)
                        || difference.changed(slot, Literals.SLOT_VALUE__VALUE)
                        || difference.changed(slot, Literals.SLOT_VALUE__WRITER));
        return new SlotBox(slot.getName(), slot.getOffset(), slot.getAddress(), slot.getValue(), fill(slot),
                slot.isWritten() ? SeamWords.writer(slot.getWriter()) : "", step, changed,
                POPPED.getOrDefault(slot.getName(), ""));
    }

    private SlotBox.Fill fill(SlotValue slot) {
        if (!slot.isWritten()) {
            return slot.isLeft() ? SlotBox.Fill.LEFT : SlotBox.Fill.NOT_WRITTEN;
        }
        boolean popped = inFrame(rsp) && Long.compareUnsigned(slot.getAddress(), rsp) < 0;
        return popped ? SlotBox.Fill.POPPED : SlotBox.Fill.WRITTEN;
    }

    private boolean inFrame(long address) {
        long bottom = slots.get(0).getAddress();
        long top = slots.get(slots.size() - 1).getAddress() + SLOT_BYTES;
        return Long.compareUnsigned(address, bottom) >= 0 && Long.compareUnsigned(address, top) <= 0;
    }

    private boolean slotAt(long address) {
        return inFrame(address) && address != slots.get(slots.size() - 1).getAddress() + SLOT_BYTES;
    }

    private List<StackRow> words() {
        List<StackRow> rows = new ArrayList<>();
        for (StackWord word : state.getStack()) {
            if (!slotAt(word.getAddress())) {
                boolean free = Long.compareUnsigned(word.getAddress(), rsp) < 0;
                rows.add(new StackRow(word.getName(), word.getAddress(),
                        word.isMapped() ? Digits.of(word.getValue()) : Messages.Seam_noMemory,
                        free ? Messages.Seam_free : word.getNote(), word.getAddress() == rsp));
            }
        }
        return rows;
    }

    private List<Side> sides() {
        boolean fast = prospect.path().filter(path -> path == Path.SYSRET_FAST).isPresent();
        return List.of(new Side(SS, Messages.Seam_constant, "", OptionalLong.of(USER_SS), ""),
                new Side(SP, "", SP, OptionalLong.empty(), Messages.Seam_bothLoad),
                fast ? new Side(FLAGS, "R11", FLAGS, value(FLAGS), Messages.Seam_loadedFromSlot)
                        : new Side(FLAGS, "R11", "r11", value("r11"), ""),
                new Side(CS, Messages.Seam_constant, "", OptionalLong.of(USER_CS), ""),
                fast ? new Side(IP, "RCX", IP, value(IP), Messages.Seam_loadedFromSlot)
                        : new Side(IP, "RCX", "cx", value("cx"), ""));
    }

    private OptionalLong value(String name) {
        Optional<SlotValue> slot = slots.stream().filter(each -> each.getName().equals(name))
                .filter(each -> each.isWritten() || each.isLeft()).findFirst();
        return slot.isPresent() ? OptionalLong.of(slot.get().getValue()) : OptionalLong.empty();
    }
}
