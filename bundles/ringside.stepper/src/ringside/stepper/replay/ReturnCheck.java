package ringside.stepper.replay;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ringside.kernel.BootedKernel;
import ringside.kernel.decision.Path;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.task.ReturnEvent;
import ringside.machine.Machine;
import ringside.machine.state.Descriptor;
import ringside.machine.state.Register;

/** Compares a return with the recorded one. */
final class ReturnCheck {
    private static final List<PtSlot> IRET_FRAME = List.of(PtSlot.IP, PtSlot.CS, PtSlot.FLAGS, PtSlot.SP, PtSlot.SS);
    /** The bit of CR3 that tells the user's page table from the kernel's. */
    private static final long USER_TABLE = 1L << 12;
    /** In a selector: from the local descriptor table, which no recording shows. */
    private static final long LOCAL_TABLE = 4;

    /** The path of a return to 32-bit code, by the instruction. */
    /** What recordings call an instruction that has another name here. */
    private static final Map<String, String> RECORDED_INSTRUCTIONS = Map.of("sysretd", "sysretl", "sysexitd",
            "sysexit");

    private static final long LOW_32 = 0xffff_ffffL;

    private final BootedKernel kernel;
    private final RecordedEntry entry;
    private final RecordedEntry.Outcome recorded;
    private final ReturnEvent event;
    private final Differences differences;

    ReturnCheck(BootedKernel kernel, RecordedEntry entry, ReturnEvent event, Differences differences) {
        this.kernel = kernel;
        this.entry = entry;
        this.recorded = entry.outcome().orElseThrow();
        this.event = event;
        this.differences = differences;
    }

    /**
     * Compares everything.
     *
     * @return something worth knowing about the agreement, or an empty text
     * @throws NotReplayable when the recording leaves out what the return depends on
     */
    String compare(ExitState exit) throws NotReplayable {
        differences.compare("path", pathOf(event.path(), instruction(exit)), recorded.path());
        if (recorded.checked()) {
            differences.compare("first_fail", RecordedNames.of(event.verdict().reason().orElse(null)),
                    RecordedNames.of(recorded.firstFail().orElse(null)));
        }
        exit.ptRegs().forEach((slot, value) -> differences.compare("pt_regs." + RecordedNames.of(slot), value,
                entry.ptRegs().get(slot)));
        exit(exit);
        work(exit.work());
        return user();
    }

    private static String instruction(ExitState exit) {
        return RECORDED_INSTRUCTIONS.getOrDefault(exit.instruction(), exit.instruction());
    }

    /** SYSRET-FAST ends in the same instruction as SYSRET; SYSRETL is recorded by its instruction. */
    private static String pathOf(Path path, String instruction) {
        return switch (path) {
            case SYSRET, SYSRET_FAST -> "sysret";
            case SYSRETL -> instruction;
            case IRET -> "iret";
            default -> path.label();
        };
    }

    private void exit(ExitState exit) {
        differences.compare("exit_insn", instruction(exit), recorded.instruction());
        boolean sysret = !recorded.path().equals("iret");
        for (Map.Entry<Register, Long> each : recorded.atExit().entrySet()) {
            Register register = each.getKey();
            String what = "regs_at_exit_insn." + RecordedNames.of(register);
            long got = exit.registers().get(register);
            if (register == Register.RSP && !sysret) {
                sameSide(what, got, each.getValue());
            } else if (register == Register.RFLAGS) {
                differences.compare(what, got & ~EntryCheck.ARITHMETIC, each.getValue() & ~EntryCheck.ARITHMETIC);
            } else if (register != Register.SS) {
                differences.compare(what, got, each.getValue());
            }
        }
        sameSide("regs_at_exit_insn.gs_base", exit.registers().get(Register.GS_BASE), recorded.userGsAtExit());
        sameSide("regs_at_exit_insn.k_gs_base", exit.registers().get(Register.KERNEL_GS_BASE),
                recorded.otherGsAtExit());
        if (entry.options().pti()) {
            long got = exit.registers().get(Register.CR3);
            differences.compare("regs_at_exit_insn.cr3", (got & USER_TABLE) == (recorded.cr3AtExit() & USER_TABLE), got,
                    recorded.cr3AtExit());
        }
        for (int i = 0; i < recorded.iretFrame().size() && !exit.frame().isEmpty(); i++) {
            differences.compare("iret_frame." + RecordedNames.of(IRET_FRAME.get(i)), exit.frame().get(i),
                    recorded.iretFrame().get(i));
        }
    }

    /** What a thread flag asked for was done; a flag that came up behind the last look is another matter. */
    private void work(Set<String> left) {
        Set<String> undone = new TreeSet<>(left);
        undone.removeAll(entry.flagsAfter());
        differences.compare("ti_exit", String.join(" ", undone), "");
    }

    /** Both addresses are the user's or both the kernel's; where the kernel keeps things is its own affair. */
    private void sameSide(String what, long got, long expected) {
        differences.compare(what, got < 0 == expected < 0, got, expected);
    }

    private String user() throws NotReplayable {
        if (!event.faulted()) {
            differences.compare("user_after.cpl", 3, recorded.cplAfter());
            registers(event.user());
            return "";
        }
        if (recorded.cplAfter() == 0) {
            inHandler();
            return "the return instruction faulted";
        }
        return faultedHere();
    }

    /** Registers behind the return; code that is not 64-bit has no R8 to R15, and half of the others. */
    private void registers(Map<Register, Long> user) {
        boolean narrow = !kernel.machine().descriptors().get(recorded.after().get(Register.CS).intValue())
                .map(Descriptor::longMode).orElse(true);
        recorded.after().forEach((register, value) -> {
            boolean high = register.ordinal() >= Register.R8.ordinal() && register.ordinal() <= Register.R15.ordinal();
            boolean half = narrow && register.ordinal() < Register.R8.ordinal();
            if (!narrow || !high) {
                differences.compare("user_after." + RecordedNames.of(register), half ? user.get(register) & LOW_32
                        : user.get(register), half ? value & LOW_32 : value);
            }
        });
    }

    /** Both kernels stand at the first instruction of a fault handler: the recorder's remark says of which. */
    private void inHandler() {
        Machine machine = kernel.machine();
        String label = kernel.listing().label(machine.cpu().get(Register.RIP)).orElse("");
        differences.compare("user_after.note", recorded.note().contains(label + "+0") ? recorded.note() : label,
                recorded.note());
        Map<Register, Long> now = new EnumMap<>(Register.class);
        recorded.after().keySet().forEach(register -> now.put(register, machine.cpu().get(register)));
        recorded.after().forEach((register, value) -> {
            switch (register) {
                case RIP, RSP -> sameSide("user_after." + RecordedNames.of(register), now.get(register), value);
                case RFLAGS -> differences.compare("user_after.eflags", now.get(register) & ~EntryCheck.ARITHMETIC,
                        value & ~EntryCheck.ARITHMETIC);
                default -> differences.compare("user_after." + RecordedNames.of(register), now.get(register), value);
            }
        });
    }

    /**
     * The recorded return did not fault in the kernel. That is so for a target that is not canonical on QEMU, which
     * faults behind IRET and not on it; the kernel makes both look alike.
     */
    private String faultedHere() throws NotReplayable {
        Map<Register, Long> after = recorded.after();
        for (Register selector : List.of(Register.CS, Register.SS)) {
            if ((after.get(selector) & LOCAL_TABLE) != 0) {
                throw new NotReplayable(String.format("user_after.%s is 0x%x, from a local descriptor table that was "
                        + "not recorded", selector.label(), after.get(selector)));
            }
        }
        if (kernel.machine().model().canonical(after.get(Register.RIP))) {
            differences.compare("user_after.cpl", 0, recorded.cplAfter());
            return "";
        }
        registers(event.user());
        return "the return instruction faulted in the kernel; the recorded processor faults behind it";
    }
}
