package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Path;
import ringside.kernel.listing.ListingLine;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.frame.PtRegs;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** What holds at every single step of every kernel, whatever the program does: one walk for all invariants. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelInvariantsTest extends ReturningPrograms {

    private static final KernelOptions PTI = new KernelOptions(Vendor.INTEL, false, true, false, false);
    private static final int MOST_STEPS = 3_000;
    /** The masks of work that is done again and again until none is left, by generation. */
    private static final List<String> LOOP_MASKS = List.of("EXIT_TO_USERMODE_LOOP_FLAGS",
            "EXIT_TO_USER_MODE_WORK", "EXIT_TO_USER_MODE_WORK_SYSCALL", "_TIF_WORK_MASK");

    private final Set<String> usersGsBase = new TreeSet<>();
    private final Set<String> usersStack = new TreeSet<>();
    private final Set<String> workLeft = new TreeSet<>();
    private final Set<String> trapFlag = new TreeSet<>();
    private final Set<String> interruptsOn = new TreeSet<>();
    private final Set<String> differentFrame = new TreeSet<>();
    private final Set<String> modelErrors = new TreeSet<>();
    private int steps;

    private static List<TaskSetup> tasks() {
        TracerPlan look = new TracerPlan(TracerResume.SYSCALL, List.of(), TracerResume.SYSCALL);
        TracerPlan step = new TracerPlan(TracerResume.SINGLESTEP, List.of(), TracerResume.SINGLESTEP);
        return List.of(task(GETPID), task(GETPID).withThreadFlags(Set.of("NEED_RESCHED", "SYSCALL_AUDIT")),
                task(GETPID).withTracer(look), task(GETPID).withTracer(step), raise("nop"),
                raise(editTarget("0x800000000000")), raise("mov word ptr [rdx+190], 0"),
                task(TF_CALL).withSelfTrace(true), task(STUCK).withSelfTrace(true), task(READ),
                task(HEAD + "mov eax, 20\nint 0x80\nud2\n"), task(FORK), task(FORK).withFollowChild(true),
                task(HEAD + "mov rax, [0x10]\nhlt\n"));
    }

    @BeforeAll
    void walkEverywhere() throws AssemblyException {
        for (TaskSetup task : tasks()) {
            for (Profile profile : Profiles.all()) {
                for (KernelOptions options : List.of(KernelOptions.DEFAULT, PTI)) {
                    if (profile.refusal(options).isEmpty()) {
                        boot(profile.id(), options, task);
                        walk();
                    }
                }
            }
        }
    }

    private void walk() {
        for (int i = 0; i < MOST_STEPS && kernel.ended().isEmpty(); i++) {
            kernel.listing().at(register(Register.RIP)).ifPresent(this::look);
            kernel.run(1);
            steps++;
        }
        modelErrors.addAll(events.modelErrors);
    }

    private void look(ListingLine line) {
        String place = kernel.profile() + " " + line.routine() + ": " + line.line().code();
        boolean kernelMode = kernel.machine().cpu().cpl() == 0;
        long flags = register(Register.RFLAGS);
        boolean interrupts = (flags & Flag.IF.mask()) != 0;
        boolean kernelsGs = register(Register.GS_BASE) < 0;
        boolean edge = line.phase().equals("entry") || line.phase().equals("return") || line.returns().isPresent();
        note(usersGsBase, place, kernelMode ? !kernelsGs && !edge : kernelsGs);
        note(usersStack, place, kernelMode && register(Register.RSP) >= 0 && interrupts);
        note(trapFlag, place, kernelMode && (flags & Flag.TF.mask()) != 0);
        note(interruptsOn, place, line.phase().equals("return") && interrupts);
        line.returns().ifPresent(path -> {
            note(workLeft, place + " " + kernel.threadFlags().set(), workIsLeft());
            note(differentFrame, place + " " + kernel.ptRegs().slots(), path == Path.SYSRET && frameDiffers());
        });
    }

    private boolean workIsLeft() {
        String mask = LOOP_MASKS.stream().filter(kernel.profile().masks()::containsKey).findFirst().orElseThrow();
        return (kernel.threadFlags().word("flags") & kernel.profile().masks().get(mask)) != 0;
    }

    private boolean frameDiffers() {
        PtRegs regs = kernel.ptRegs();
        return register(Register.RCX) != regs.get(PtSlot.IP) || register(Register.RCX) != regs.get(PtSlot.CX)
                || register(Register.R11) != regs.get(PtSlot.FLAGS) || register(Register.R11) != regs.get(PtSlot.R11)
                || register(Register.RSP) != regs.get(PtSlot.SP);
    }

    private static void note(Set<String> violations, String place, boolean violated) {
        if (violated) {
            violations.add(place);
        }
    }

    @Test
    void theUsersGsBaseIsActiveExactlyOutsideTheTwoSwaps() {
        assertThat(usersGsBase).isEmpty();
        assertThat(steps).isGreaterThan(50_000);
    }

    @Test
    void theKernelRunsOnTheUsersStackOnlyWithInterruptsOff() {
        assertThat(usersStack).isEmpty();
    }

    @Test
    void noWorkIsLeftAtAnyReturnInstruction() {
        assertThat(workLeft).isEmpty();
    }

    /** The window between the last look at the flags and the return: nobody may set a flag unseen. */
    @Test
    void interruptsAreOffInThePhaseOfTheReturn() {
        assertThat(interruptsOn).isEmpty();
    }

    @Test
    void theStepTrapNeverHitsTheKernel() {
        assertThat(trapFlag).isEmpty();
    }

    /** So IRET would give the same user state, but for what SYSRET cannot: SS on AMD and the place of the trap. */
    @Test
    void checkedSysretMeetsAFrameThatSaysTheSameTwice() {
        assertThat(differentFrame).isEmpty();
    }

    @Test
    void noSlotIsReadThatNobodyWrote() {
        assertThat(modelErrors).isEmpty();
    }

    @Test
    void workThatIsDoneOncePerCallIsNotDoneTwice() throws AssemblyException {
        Set<String> once = Set.of("SYSCALL_AUDIT", "SYSCALL_TRACEPOINT", "NEED_RESCHED", "NOTIFY_RESUME");
        for (Profile profile : Profiles.all()) {
            boot(profile.id(), task(GETPID).withThreadFlags(once));
            kernel.run(MOST_STEPS);
            for (String done : List.of("audit: record of the system call's entry",
                    "audit: record of the system call's exit", "tracepoint sys_enter", "tracepoint sys_exit")) {
                assertThat(events.notes).as(profile.id()).containsOnlyOnce(done);
            }
        }
    }
}
