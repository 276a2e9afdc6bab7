package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ringside.machine.Flag;
import ringside.machine.Register;
import ringside.machine.Vendor;
import ringside.machine.assembler.AssemblyException;

/** What holds at every single step of every kernel, whatever the program does. */
class KernelInvariantsTest extends ReturningPrograms {

    private static final KernelOptions PTI = new KernelOptions(Vendor.INTEL, false, true, false, false);
    private static final int MOST_STEPS = 6_000;

    private static List<TaskSetup> tasks() {
        TracerPlan look = new TracerPlan(TracerResume.SYSCALL, List.of(), TracerResume.SYSCALL);
        TracerPlan step = new TracerPlan(TracerResume.SINGLESTEP, List.of(), TracerResume.SINGLESTEP);
        return List.of(task(GETPID), task(GETPID).withThreadFlags(Set.of("NEED_RESCHED", "SYSCALL_AUDIT")),
                task(GETPID).withTracer(look), task(GETPID).withTracer(step), raise("nop"),
                raise(editTarget("0x800000000000")), raise("mov word ptr [rdx+190], 0"),
                task(TF_CALL).withSelfTrace(true), task(STUCK).withSelfTrace(true), task(READ),
                task(HEAD + "mov eax, 20\nint 0x80\nud2\n"));
    }

    @Test
    void theUsersGsBaseIsActiveExactlyOutsideTheTwoSwaps() throws AssemblyException {
        everywhere((place, violations) -> {
            boolean kernels = register(Register.GS_BASE) < 0;
            boolean user = kernel.machine().cpu().cpl() == 3;
            ListingLine line = kernel.listing().at(register(Register.RIP)).orElseThrow();
            boolean edge = line.phase().equals("entry") || line.phase().equals("return") || line.returns().isPresent();
            if (user && kernels || !user && !kernels && !edge) {
                violations.add(place + ": GS base " + Long.toHexString(register(Register.GS_BASE)));
            }
        });
    }

    @Test
    void theKernelRunsOnTheUsersStackOnlyWithInterruptsOff() throws AssemblyException {
        everywhere((place, violations) -> {
            boolean usersStack = register(Register.RSP) >= 0;
            boolean interrupts = (register(Register.RFLAGS) & Flag.IF.mask()) != 0;
            if (kernel.machine().cpu().cpl() == 0 && usersStack && interrupts) {
                violations.add(place + ": user's stack with interrupts on");
            }
        });
    }

    @Test
    void noWorkIsLeftAndInterruptsAreOffAtEveryReturnInstruction() throws AssemblyException {
        everywhere((place, violations) -> {
            ListingLine line = kernel.listing().at(register(Register.RIP)).orElseThrow();
            if (line.returns().isEmpty()) {
                return;
            }
            String mask = kernel.profile().fastPath() ? "EXIT_TO_USERMODE_LOOP_FLAGS" : "EXIT_TO_USER_MODE_WORK";
            boolean work = (kernel.threadFlags().word("flags") & kernel.profile().masks().get(mask)) != 0;
            if (work || (register(Register.RFLAGS) & Flag.IF.mask()) != 0) {
                violations.add(place + ": flags " + kernel.threadFlags().set());
            }
        });
    }

    @Test
    void theStepTrapNeverHitsTheKernel() throws AssemblyException {
        everywhere((place, violations) -> {
            boolean trap = (register(Register.RFLAGS) & Flag.TF.mask()) != 0;
            if (kernel.machine().cpu().cpl() == 0 && trap) {
                violations.add(place + ": TF is set");
            }
        });
    }

    @Test
    void noSlotIsReadThatNobodyWrote() throws AssemblyException {
        everywhere((place, violations) -> violations.addAll(events.modelErrors));
    }

    private interface Invariant {
        void check(String place, List<String> violations);
    }

    private void everywhere(Invariant invariant) throws AssemblyException {
        List<String> violations = new ArrayList<>();
        int steps = 0;
        for (TaskSetup task : tasks()) {
            for (int kind = 0; kind < 3; kind++) {
                boot(kind == 0 ? "seed" : "v6.8", kind == 2 ? PTI : KernelOptions.DEFAULT, task);
                for (int i = 0; i < MOST_STEPS && kernel.ended().isEmpty(); i++) {
                    long rip = register(Register.RIP);
                    if (kernel.listing().at(rip).isPresent()) {
                        invariant.check(kernel.profile() + " " + kernel.listing().routine(rip), violations);
                    }
                    kernel.run(1);
                    steps++;
                }
            }
        }
        assertThat(violations).isEmpty();
        assertThat(steps).isGreaterThan(10_000);
    }
}
