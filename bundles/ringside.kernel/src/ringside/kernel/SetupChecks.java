package ringside.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import ringside.assembler.decode.Disassembler;
import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.program.Segment;
import ringside.kernel.listing.KernelMap;
import ringside.kernel.profile.FlagBit;
import ringside.words.NearestNames;
import ringside.kernel.profile.Profile;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerStop;
import ringside.kernel.service.state.Signal;
import ringside.machine.code.Instruction;
import ringside.machine.code.InstructionReader;
import ringside.machine.code.Reading;

/** Finds what a task setup names and what does not exist. */
final class SetupChecks {

    private static final Set<String> NOT_PROBED = Set.of("jmp", "call", "ret", "hlt", "int3", "iretq");

    /** What lies in the user half before a program is loaded. */
    private static final List<Area> TAKEN = List.of(new Area(KernelMap.VDSO32, KernelMap.PAGE),
            new Area(KernelMap.VDSO64, KernelMap.PAGE), new Area(KernelMap.UPROBE_TRAMPOLINE, KernelMap.PAGE),
            new Area(KernelMap.ALTERNATE_STACK, KernelMap.ALTERNATE_STACK_SIZE),
            new Area(TaskSetup.STACK32_TOP - KernelMap.USER_STACK_SIZE, KernelMap.USER_STACK_SIZE));

    private static final int BITS = 64;

    private record Area(long address, long size) {
    }

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
        if (program.segments().stream().noneMatch(Segment::code)) {
            problems.add("the program has no instruction; at least one was expected, the last of them hlt");
        }
        checkPlaces();
        setup.threadFlags().stream().sorted().forEach(this::threadFlag);
        setup.handlers().forEach(this::handler);
        if (setup.tracer() != null) {
            setup.tracer().stops().forEach(this::stop);
        }
        if (!setup.seccomp().isEmpty()) {
            threadFlag("SECCOMP");
        }
        if (setup.uprobe() != null) {
            probe(setup.uprobe());
        }
        if (!problems.isEmpty()) {
            throw new SetupException(problems);
        }
    }

    /** A program that says itself where it begins may not lie where something else does. */
    private void checkPlaces() {
        List<Segment> segments = program.segments();
        for (Segment segment : segments) {
            long end = segment.address() + segment.size();
            boolean outside = segment.address() < KernelMap.PAGE || segment.address() > KernelMap.RESTORER
                    || end > KernelMap.RESTORER;
            boolean taken = TAKEN.stream().anyMatch(area -> overlap(segment, area.address(), area.size()))
                    || segments.stream().anyMatch(other -> other != segment && overlap(segment, other.address(),
                            other.size()));
            if (outside || taken) {
                problems.add(String.format(
                        "there is no place for %s: expected addresses from 0x%x to 0x%x where nothing"
                                + " else lies", segment, KernelMap.PAGE, KernelMap.RESTORER - 1));
            }
        }
    }

    /** Whether two share a page. */
    private static boolean overlap(Segment segment, long address, long size) {
        long mask = -KernelMap.PAGE;
        return (segment.address() & mask) <= (address + size - 1 & mask)
                && (address & mask) <= (segment.address() + segment.size() - 1 & mask);
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
        label(handler.label(), "for the handler of " + handler.signal());
    }

    private boolean label(String label, String use) {
        boolean known = program.address(label).isPresent();
        if (!known) {
            unknown("label of " + setup.programFile() + " " + use, label, List.copyOf(program.symbols().keySet()));
        }
        return known;
    }

    private void stop(TracerStop stop) {
        stop.pokes().forEach(this::poke);
        stop.signal().filter(name -> !name.equals(TracerStop.NO_SIGNAL) && Signal.named(name).isEmpty())
                .ifPresent(name -> problems.add(Signal.unknown(name)));
    }

    /** The kernel imitates direct jumps and calls instead of stepping over a copy; that is outside the model. */
    private void probe(String label) {
        if (!label(label, "for the uprobe")) {
            return;
        }
        long address = program.address(label).getAsLong();
        Optional<Instruction> probed = program.lines().stream().map(Line::instruction)
                .filter(instruction -> instruction != null && instruction.address() == address).findFirst()
                .or(() -> written(address));
        if (probed.isEmpty()) {
            problems.add("no instruction begins at the label '" + label + "' of the uprobe");
        } else if (NOT_PROBED.contains(probed.get().mnemonic()) || probed.get().target().isPresent()) {
            problems.add("the uprobe at '" + label + "' is outside the model: put it on an instruction that is no jump,"
                    + " call, ret, hlt or int3, not on '" + probed.get().text() + "'");
        }
    }

    /** An instruction that the program writes as bytes. */
    private Optional<Instruction> written(long address) {
        return program.segments().stream().filter(segment -> segment.code() && address >= segment.address()
                && address < segment.address() + segment.bytes().length).map(segment -> {
                    int from = (int) (address - segment.address());
                    return new Disassembler().read(address, Arrays.copyOfRange(segment.bytes(), from,
                            Math.min(segment.bytes().length, from + InstructionReader.LONGEST)), BITS);
                }).filter(Reading.Known.class::isInstance).map(known -> ((Reading.Known) known).instruction())
                .findFirst();
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
