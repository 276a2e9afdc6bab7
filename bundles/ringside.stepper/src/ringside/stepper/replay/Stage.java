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
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.Cpu;
import ringside.machine.state.Register;

/** One booted kernel that is brought, again and again, to where a recorded entry begins. */
final class Stage {
    private static final String PROGRAM = ".intel_syntax noprefix\n.text\n%s\n";
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
            case SYSCALL -> place("syscall", entry.before());
            case INT80 -> place("int 0x80", entry.before());
            case EXCEPTION -> {
            }
            case FORK_CHILD -> {
                cpu.set(Register.RAX, FORK);
                cpu.set(Register.RIP, cpu.get(Register.RIP) - SYSCALL_BYTES);
                place("syscall", Map.of(Register.RIP, cpu.get(Register.RIP)));
            }
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

    /** Puts an instruction where the user program has one. */
    private void place(String instruction, Map<Register, Long> before) throws NotReplayable {
        long rip = before.get(Register.RIP);
        if (rip < 0 || !kernel.machine().model().canonical(rip)) {
            throw new NotReplayable(String.format("user_before.rip is 0x%x, no address of a user program", rip));
        }
        try {
            new Assembler(new Layout(rip, 0, 0), Map.of(), SourceLibrary.NONE)
                    .assemble(FILE, PROGRAM.formatted(instruction)).loadInto(kernel.machine(), true);
        } catch (AssemblyException e) {
            throw new IllegalStateException(e);
        }
    }
}
