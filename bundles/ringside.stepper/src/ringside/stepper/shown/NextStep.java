package ringside.stepper.shown;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import ringside.machine.Cpu;
import ringside.machine.state.Register;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.returns.Prospect;
import ringside.stepper.run.Tape;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;

/** What can be told about the step that comes next, before it is made. */
public final class NextStep {
    private static final Set<String> WORKING = Set.of("dispatch", "work", "decision");
    private static final String ENTRY = "entry";
    private static final Set<String> USING = Set.of("push", "pushfq", "call");

    private final Tape tape;
    private final Prospect prospect;
    private OptionalLong destination;

    /** @param prospect the answer about returns where the tape is */
    public NextStep(Tape tape, Prospect prospect) {
        this.tape = tape;
        this.prospect = prospect;
    }

    /** {@return the line of the instruction that comes next} */
    public Optional<CodeLine> line() {
        return Optional.ofNullable(tape.engine().lineAt(tape.engine().rip()));
    }

    /** {@return which way the next instruction goes} */
    public BranchForecast branch() {
        return new Forecaster(tape.engine(), prospect).next();
    }

    /**
     * {@return the address that comes after the next step, as the run recorded ahead has it; empty where the run goes no
     * further}
     */
    public OptionalLong destination() {
        if (destination == null) {
            destination = recorded();
        }
        return destination;
    }

    /** {@return whether the instruction below comes next} */
    public boolean below() {
        OptionalLong next = destination();
        return next.isPresent() && line().filter(line -> next.getAsLong() == line.address() + line.length())
                .isPresent();
    }

    private OptionalLong recorded() {
        long here = tape.step();
        if (here >= tape.length()) {
            return OptionalLong.empty();
        }
        tape.seek(here + 1);
        long rip = tape.engine().rip();
        tape.seek(here);
        return OptionalLong.of(rip);
    }

    /** {@return where control goes with the next step, in a sentence; empty where the run goes no further} */
    public Optional<String> goesTo() {
        Optional<CodeLine> line = line();
        OptionalLong next = destination();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> ended = tape.recording().ended().filter(how -> !how.equals("end"));
        if (ended.isPresent() && tape.step() + 1 == tape.length()) {
            return Optional.of(Texts.HINTS.find("ended." + ended.get())
                    .orElseGet(() -> Texts.HINTS.text("ended.signal", ended.get())));
        }
        long to = next.getAsLong();
        if (below()) {
            return Optional.of(Texts.SESSION.text("next.below"));
        }
        CodeLine there = tape.engine().lineAt(to);
        if (there == null) {
            return Optional.of(tape.engine().kernel().machine().cpu().instructionAt(to).map(found -> Texts.SESSION.text(
                    "next.unlisted", Hex.of(to), found.text())).orElseGet(() -> Texts.SESSION.text("next.nowhere",
                            Hex.of(to))));
        }
        boolean same = line.isPresent() && to == line.get().address();
        return Optional.of(Texts.SESSION.text(same ? "next.again" : there.user() ? "next.program" : "next.kernel",
                there.routine(), there.text(), Hex.of(to)));
    }

    /**
     * {@return that the kernel works on the program's stack, where the frame of the user's registers is then; empty where
     * it does not} The first instructions of an entry and the last ones of a return have the user's RSP without using it.
     */
    public Optional<String> frameElsewhere() {
        Cpu cpu = tape.engine().kernel().machine().cpu();
        long rsp = cpu.get(Register.RSP);
        boolean works = line().filter(line -> !line.user()).filter(line -> WORKING.contains(line.phase())
                || line.phase().equals(ENTRY) && USING.contains(line.mnemonic())).isPresent();
        return cpu.cpl() == 0 && rsp >= 0 && works ? Optional.of(Texts.SESSION.text("frame.elsewhere", Hex.of(rsp)))
                : Optional.empty();
    }

    /** {@return plain sentences about the step} */
    public String hint() {
        String hint = Hints.step(tape, branch());
        return frameElsewhere().map(elsewhere -> elsewhere + " " + hint).orElse(hint);
    }
}
