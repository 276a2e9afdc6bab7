package ringside.kernel.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.BootedKernel;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.States;

/** What changed in the entries from release to release, as it stands in entry_64.S and calling.h. */
class EntryLinesTest {

    private static final KernelOptions PTI = KernelOptions.DEFAULT.withPti(true);

    static Stream<Profile> full() {
        return Profiles.all().stream().filter(profile -> !profile.fred() && release(profile) >= 506);
    }

    private static long release(Profile profile) {
        return profile.value(BuildRow.LINUX_VERSION);
    }

    private static List<String> code(Profile profile, KernelOptions options, String routine) throws Exception {
        return BootedKernel.boot(profile, options, TaskSetup.of("t", ".intel_syntax noprefix\n.text\n_start: hlt\n"))
                .listing().lines().stream().filter(line -> line.routine().equals(routine))
                .filter(line -> line.line().instruction() != null)
                .map(line -> line.line().code().replaceAll("\\s+", " ")).toList();
    }

    @ParameterizedTest
    @MethodSource("full")
    void rsiIsClearedSince519AndRegistersOneByOneBefore57(Profile profile) throws Exception {
        for (String routine : List.of("entry_SYSCALL_64_after_hwframe", "error_entry")) {
            List<String> code = code(profile, KernelOptions.DEFAULT, routine);
            assertThat(code.contains("xor esi, esi")).as("%s %s", profile, routine)
                    .isEqualTo(release(profile) >= 519);
            assertThat(code.get(code.indexOf("push rbx") + 1)).as("%s %s", profile, routine)
                    .isEqualTo(release(profile) < 507 ? "xor ebx, ebx" : "push rbp");
        }
    }

    @ParameterizedTest
    @MethodSource("full")
    void aNewTaskFinishesTheChangeOfTasksFirst(Profile profile) throws Exception {
        boolean inC = release(profile) >= 605;
        assertThat(code(profile, KernelOptions.DEFAULT, "ret_from_fork_asm").isEmpty()).isNotEqualTo(inC);
        List<String> code = code(profile, KernelOptions.DEFAULT, "ret_from_fork");
        assertThat(code.stream().filter(line -> line.startsWith("call"))).first().isEqualTo("call schedule_tail");
    }

    @ParameterizedTest
    @MethodSource("full")
    void anExceptionThatMayComeAnywhereFindsOutWhatIsInUse(Profile profile) throws Exception {
        List<String> entry = code(profile, PTI, "paranoid_entry");
        List<String> exit = code(profile, PTI, "paranoid_exit");
        if (release(profile) < 509) {
            assertThat(entry).as(profile.id()).containsSubsequence("rdmsr", "swapgs", "mov r14, cr3");
            assertThat(exit).as(profile.id()).contains("cli", "swapgs");
        } else {
            assertThat(entry).as(profile.id()).doesNotContain("rdmsr", "swapgs")
                    .containsSubsequence("mov r14, cr3", "rdgsbase rbx", "lsl eax, eax", "wrgsbase rax");
            assertThat(exit).as(profile.id()).doesNotContain("cli", "swapgs")
                    .containsSubsequence("mov cr3, r14", "wrgsbase rbx");
        }
    }

    /** The mark of a place that a gate leads to came with 5.18; a breakpoint of the kernel's moves its frame down. */
    @ParameterizedTest
    @MethodSource("full")
    void aGateLeadsToAMarkAndABreakpointOfTheKernelMakesRoom(Profile profile) throws Exception {
        List<String> code = code(profile, KernelOptions.DEFAULT, release(profile) >= 509 ? "asm_exc_int3" : "int3");
        assertThat(code.get(0)).as(profile.id()).isEqualTo(release(profile) >= 518 ? "endbr64" : "clac");
        assertThat(code.stream().filter("push qword ptr [rsp+5*8]"::equals)).as(profile.id()).hasSize(6);
    }

    /** From 6.2 to 6.14 it stands in pcpu_hot. */
    @ParameterizedTest
    @MethodSource("full")
    void theTopOfTheStackHasTheNameOfItsRelease(Profile profile) throws Exception {
        boolean hot = release(profile) >= 602 && release(profile) < 615;
        assertThat(code(profile, KernelOptions.DEFAULT, "entry_SYSCALL_64")).contains("mov rsp, qword ptr gs:["
                + (hot ? "pcpu_hot+X86_top_of_stack]" : "cpu_current_top_of_stack]"));
    }

    @Test
    void theNumberOfACallHas64BitsBefore514() throws Exception {
        assertThat(code(States.profile("v5.10"), KernelOptions.DEFAULT, "entry_SYSCALL_64_after_hwframe"))
                .containsSequence("mov rdi, rax", "mov rsi, rsp", "call do_syscall_64");
        assertThat(code(States.profile("v6.5"), KernelOptions.DEFAULT, "entry_SYSCALL_64_after_hwframe"))
                .containsSequence("mov rdi, rsp", "movsxd rsi, eax", "call do_syscall_64");
    }
}
