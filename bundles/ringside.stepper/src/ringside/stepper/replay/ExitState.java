package ringside.stepper.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ringside.kernel.BootedKernel;
import ringside.kernel.listing.ListingLine;
import ringside.kernel.profile.FlagBit;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.task.ThreadFlags;
import ringside.machine.Cpu;
import ringside.machine.memory.Memory;
import ringside.machine.state.Register;

/**
 * The machine right before a return instruction.
 *
 * @param instruction its mnemonic
 * @param registers   all registers
 * @param ptRegs      the slots that were written since the entry
 * @param frame       the five words at RSP, which IRET loads; empty where RSP is the user's
 * @param work        thread flags that still ask for work
 */
record ExitState(String instruction, Map<Register, Long> registers, Map<PtSlot, Long> ptRegs, List<Long> frame,
        Set<String> work) {
    private static final int FRAME_WORDS = 5;

    static ExitState of(BootedKernel kernel, ListingLine line) {
        Cpu cpu = kernel.machine().cpu();
        Map<Register, Long> registers = new EnumMap<>(Register.class);
        for (Register register : Register.values()) {
            registers.put(register, cpu.get(register));
        }
        Map<PtSlot, Long> slots = new EnumMap<>(PtSlot.class);
        for (PtSlot slot : PtSlot.values()) {
            if (kernel.ptRegs().written(slot)) {
                slots.put(slot, kernel.ptRegs().get(slot));
            }
        }
        return new ExitState(line.line().instruction().mnemonic(), registers, slots,
                frame(kernel.machine().memory(), cpu.get(Register.RSP)), work(kernel.threadFlags()));
    }

    private static Set<String> work(ThreadFlags flags) {
        return flags.all().stream().filter(flag -> !flag.sticky() && flags.get(flag.name())).map(FlagBit::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Long> frame(Memory memory, long rsp) {
        List<Long> words = new ArrayList<>();
        for (int i = 0; i < FRAME_WORDS && memory.mapped(rsp); i++) {
            words.add(memory.read(rsp + (long) i * Long.BYTES, Long.BYTES));
        }
        return words;
    }
}
