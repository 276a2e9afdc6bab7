package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.listing.ListingLine;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.frame.Slot;
import ringside.kernel.service.setup.SeccompAction;
import ringside.kernel.service.setup.SeccompRule;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/** What goes by the fast path of Linux 4.0 to 4.10, what leaves it, and how each of these kernels keeps that apart. */
class FastPathTest extends ReturningPrograms {

    private static final long IOPL = 0x3000;
    /** The process id of the child that fork makes. */
    private static final long CHILD = 4243;
    private static final String IOPL_3 = HEAD + """
                mov edi, 3
                mov eax, 172
                syscall
            after:
                nop
                hlt
            """;
    private static final String EXECVE_NOTHING = HEAD + """
                lea rdi, [rip+name]
                mov eax, 59
                syscall
                hlt
            name: .asciz "/nowhere"
            """;

    @ParameterizedTest
    @ValueSource(strings = {"v4.0", "v4.1", "seed", "v4.10"})
    void callsWithoutWorkTakeIt(String profile) throws AssemblyException {
        for (String number : List.of("39", "999", "-1")) {
            assertThat(returns(profile, task(GETPID.replace("39", number)))).as(number).containsExactly("SYSRET-FAST");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4.0", "v4.1", "seed", "v4.10"})
    void exitWorkLeavesItAndMayStillEndInSysret(String profile) throws AssemblyException {
        for (String flag : List.of("SYSCALL_AUDIT", "NEED_RESCHED", "NOTIFY_RESUME", "SIGPENDING", "NOHZ",
                "SYSCALL_TRACEPOINT", "UPROBE", "USER_RETURN_NOTIFY")) {
            assertThat(returns(profile, task(GETPID).withThreadFlags(Set.of(flag)))).as(flag).containsExactly("SYSRET");
        }
    }

    /** SECCOMP is in no mask of the exit: before 4.6 a filtered call without other work comes back to the fast path. */
    @ParameterizedTest
    @CsvSource({"v4.0,SYSRET-FAST", "v4.1,SYSRET-FAST", "seed,SYSRET-FAST", "v4.10,SYSRET"})
    void aFilterAloneLeavesItOpenBefore46(String profile, String path) throws AssemblyException {
        assertThat(returns(profile, task(GETPID).withThreadFlags(Set.of("SECCOMP")))).containsExactly(path);
        TaskSetup refused = task(GETPID).withSeccomp(List.of(new SeccompRule(39, SeccompAction.ERRNO, 13)));
        assertThat(returns(profile, refused)).containsExactly(path);
        assertThat(register(Register.RAX)).isEqualTo(-13);
    }

    @ParameterizedTest
    @CsvSource({"v4.0,SYSRET-FAST,SYSRET", "v4.1,SYSRET-FAST,SYSRET", "seed,SYSRET-FAST,SYSRET",
        "v4.10,SYSRET,IRET"})
    void forkGoesBackToItBefore46AndTheChildMaySysretUntilThen(String profile, String parent, String child)
            throws AssemblyException {
        assertThat(returns(profile, task(FORK))).containsExactly(parent);
        assertThat(register(Register.RAX)).isEqualTo(CHILD);
        assertThat(returns(profile, task(FORK).withFollowChild(true))).containsExactly(child);
        assertThat(register(Register.RAX)).isZero();
        assertThat(register(Register.RIP)).isEqualTo(kernel.listing().symbol("after").orElseThrow() + 1);
        assertThat(kernel.threadFlags().set()).doesNotContain("FORK");
    }

    @ParameterizedTest
    @CsvSource({"v4.0,SYSRET", "v4.1,SYSRET-FAST", "seed,SYSRET-FAST", "v4.10,SYSRET"})
    void aFailedExecveReturnsLikeAnyCallOfItsStub(String profile, String path) throws AssemblyException {
        assertThat(returns(profile, task(EXECVE_NOTHING))).containsExactly(path);
        assertThat(register(Register.RAX)).isEqualTo(-2);
    }

    /** iopl changes slot flags only: the fast path delivers that, the checks see a difference from slot r11. */
    @ParameterizedTest
    @CsvSource({"v4.0,SYSRET-FAST", "v4.1,SYSRET-FAST", "seed,SYSRET-FAST", "v4.10,IRET(R11_FLAGS)"})
    void ioplIsDeliveredByWhateverPath(String profile, String path) throws AssemblyException {
        assertThat(returns(profile, task(IOPL_3))).containsExactly(path);
        assertThat(register(Register.RFLAGS) & IOPL).isEqualTo(IOPL);
    }

    /** The mistake that commit eb2a54c repaired: RCX and R11 from their own slots. */
    @Test
    void ioplIsLostWhenTheFastPathLoadsSlotR11() throws AssemblyException {
        boot("v4.10", KernelOptions.DEFAULT.withWhatIfs(Set.of("S67")), task(IOPL_3));
        kernel.run(100_000);
        assertThat(events.syscallReturns()).containsExactly("SYSRET-FAST");
        assertThat(register(Register.RFLAGS) & IOPL).isZero();
    }

    /** Before 4.6 interrupts are on when the first test of the flags is made, since then they are off. */
    @ParameterizedTest
    @CsvSource({"v4.0,true", "v4.1,true", "seed,true", "v4.10,false"})
    void interruptsAtTheFirstTestOfTheFlags(String profile, boolean on) throws AssemblyException {
        boot(profile, task(GETPID));
        ListingLine test = kernel.listing().lines().stream()
                .filter(line -> line.line().code().contains("_TIF_WORK_SYSCALL_ENTRY")).findFirst().orElseThrow();
        kernel.machine().code().stopAt(test.line().address().orElseThrow(), true);
        kernel.run(1_000);
        assertThat(register(Register.RIP)).isEqualTo(test.line().address().orElseThrow());
        assertThat((register(Register.RFLAGS) & Flag.IF.mask()) != 0).isEqualTo(on);
    }

    /** In 4.0 the frame is incomplete, in the others only the slots that C functions preserve are missing. */
    @Test
    void slotsThatAreNotWrittenOnTheFastPath() throws AssemblyException {
        List<String> preserved = List.of("r15", "r14", "r13", "r12", "bp", "bx");
        for (String profile : List.of("v4.1", "seed", "v4.10")) {
            assertThat(unwrittenInsideGetpid(profile)).isEqualTo(preserved);
        }
        assertThat(unwrittenInsideGetpid("v4.0")).containsExactly("r15", "r14", "r13", "r12", "bp", "bx", "cx", "cs",
                "flags", "sp", "ss");
    }

    private List<String> unwrittenInsideGetpid(String profile) throws AssemblyException {
        boot(profile, task(GETPID));
        kernel.machine().code().stopAt(kernel.listing().symbol("sys_getpid").orElseThrow(), true);
        kernel.run(1_000);
        return kernel.ptRegs().slots().stream().filter(slot -> !slot.written()).map(Slot::name).toList();
    }
}
