package ringside.stepper.replay;

import java.util.Map;
import java.util.Set;
import ringside.assembler.Assembler;
import ringside.assembler.program.Layout;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.kernel.BootedKernel;
import ringside.kernel.KernelState;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.listing.CompatTask;
import ringside.kernel.listing.KernelMap;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.Cpu;
import ringside.machine.state.Register;

/** One booted kernel that is brought, again and again, to where a recorded entry begins. */
final class Stage {
    private static final String PROGRAM = ".intel_syntax noprefix\n.text\n%s\n";
    private static final String PROGRAM32 = PROGRAM.replace(".text", ".text\n.code32");
    private static final long LOW_32 = 0xffff_ffffL;
    private static final String FILE = "replay";
    /** The call by which the model makes a new task, and its length. */
    private static final long FORK = 57;
    private static final int SYSCALL_BYTES = 2;

    private final BootedKernel kernel;
    private final KernelState booted;
    private final Labels labels;

    /**
     * Boots.
     *
     * @throws NotReplayable when this profile cannot be had with these options
     */
    Stage(Profile profile, KernelOptions options) throws NotReplayable {
        String refusal = profile.refusal(options).orElse(null);
        if (refusal != null) {
            throw new NotReplayable(refusal);
        }
        if (profile.fred()) {
            throw new NotReplayable("profile " + profile.id()
                    + " needs a processor with FRED, the recorded one has none");
        }
        try {
            kernel = BootedKernel.boot(profile, options, TaskSetup.of(FILE, PROGRAM.formatted("hlt")));
        } catch (AssemblyException e) {
            throw new IllegalStateException(e);
        }
        booted = kernel.save();
        labels = new Labels(kernel.listing());
    }

    Labels labels() {
        return labels;
    }

    /**
     * Brings the kernel to the first instruction of an entry.
     *
     * @throws NotReplayable when this kernel lacks something that was recorded
     */
    BootedKernel set(RecordedEntry entry) throws NotReplayable {
        requireFlags(entry.flagsBefore());
        requireFlags(entry.flagsAfter());
        for (RecordedPhase phase : entry.phases()) {
            requireFlags(phase.flags().orElse(Set.of()));
        }
        kernel.restore(booted);
        Cpu cpu = kernel.machine().cpu();
        entry.before().forEach(cpu::set);
        switch (entry.kind()) {
            case EXCEPTION -> {
            }
            case FORK_CHILD -> {
                cpu.set(Register.RAX, FORK);
                cpu.set(Register.RIP, cpu.get(Register.RIP) - SYSCALL_BYTES);
                place(entry.kind(), cpu.get(Register.RIP));
            }
            default -> place(entry.kind(), entry.before().get(Register.RIP));
        }
        // No recording shows where the vDSO was mapped; but the kernel returned so only because the slot is in it.
        if (entry.outcome().filter(outcome -> outcome.path().equals("sysretl")).isPresent()) {
            CompatTask.landingPad(kernel.machine().memory(), KernelMap.of(kernel.profile()),
                    entry.ptRegs().get(PtSlot.IP));
        }
        if (entry.kind().stacked() && entry.ptRegs().containsKey(PtSlot.BP)) {
            place(PROGRAM, ".long " + (entry.ptRegs().get(PtSlot.BP) & LOW_32), entry.before().get(Register.RSP)
                    & LOW_32);
        }
        return kernel;
    }

    private void requireFlags(Set<String> names) throws NotReplayable {
        for (String name : names) {
            if (!kernel.threadFlags().has(name)) {
                throw new NotReplayable("profile " + kernel.profile().id() + " has no thread flag " + name);
            }
        }
    }

    private void place(EntryKind kind, long rip) throws NotReplayable {
        if (rip < 0 || !kernel.machine().model().canonical(rip)) {
            throw new NotReplayable(String.format("user_before.rip is 0x%x, no address of a user program", rip));
        }
        place(kind.compat() ? PROGRAM32 : PROGRAM, kind.instruction(), rip);
    }

    /** Puts an instruction, or data, where the user program has one. */
    private void place(String form, String line, long address) {
        try {
            new Assembler(new Layout(address, 0, 0), Map.of(), SourceLibrary.NONE).assemble(FILE, form.formatted(line))
                    .loadInto(kernel.machine(), true);
        } catch (AssemblyException e) {
            throw new IllegalStateException(e);
        }
    }
}
