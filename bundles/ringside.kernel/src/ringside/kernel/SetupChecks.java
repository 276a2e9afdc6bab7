package ringside.kernel;

import java.util.ArrayList;
import java.util.List;

import ringside.machine.assembler.Program;

/** Finds what a task setup names and what does not exist. */
final class SetupChecks {

    private final Profile profile;
    private final TaskSetup setup;
    private final Program program;
    private final List<String> problems = new ArrayList<>();

    SetupChecks(Profile profile, TaskSetup setup, Program program) {
        this.profile = profile;
        this.setup = setup;
        this.program = program;
    }

    /** Throws all problems at once. */
    void check() {
        if (program.lines().stream().allMatch(line -> line.instruction() == null)) {
            problems.add("the program has no instruction; at least one was expected, the last of them hlt");
        }
        setup.threadFlags().stream().sorted().forEach(this::threadFlag);
        setup.handlers().forEach(this::handler);
        if (setup.tracer() != null) {
            setup.tracer().stops().forEach(stop -> stop.pokes().forEach(this::poke));
        }
        if (!problems.isEmpty()) {
            throw new SetupException(problems);
        }
    }

    private void threadFlag(String name) {
        if (profile.flag(name).isEmpty()) {
            unknown("thread flag of " + profile.id(), name, profile.flags().stream().map(FlagBit::name).toList());
        }
    }

    private void handler(SignalHandler handler) {
        if (Signal.named(handler.signal()).isEmpty()) {
            problems.add(Signal.unknown(handler.signal()));
        }
        if (program.address(handler.label()).isEmpty()) {
            unknown("label of " + setup.programFile() + " for the handler of " + handler.signal(), handler.label(),
                    List.copyOf(program.symbols().keySet()));
        }
    }

    private void poke(SlotPoke poke) {
        if (PtSlot.named(poke.slot()).isEmpty()) {
            List<String> known = new ArrayList<>();
            for (PtSlot slot : PtSlot.values()) {
                known.add(slot.label());
            }
            unknown("slot", poke.slot(), known);
        }
    }

    private void unknown(String kind, String name, List<String> known) {
        List<String> nearest = NearestNames.to(name, known);
        problems.add("'" + name + "' is no " + kind
                + (nearest.isEmpty() ? "" : "; the nearest are " + String.join(", ", nearest)));
    }
}
