package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.state.Vendor;

/**
 * One system call through the kernels that save everything (Linux 6.8, arch/x86/entry/entry_64.S): routine, IF, CPL, GS
 * base, stack and page table at every change.
 */
class FullEntryTraceTest {

    private static final KernelOptions PTI = new KernelOptions(Vendor.INTEL, false, true, false, false);

    private static List<String> changes(String profile, KernelOptions options, TaskSetup task)
            throws AssemblyException {
        KernelWalk walk = new KernelWalk(profile, options, task);
        List<String> changes = walk.changes();
        assertThat(walk.events.modelErrors).isEmpty();
        return changes;
    }

    private static TaskSetup getpid() {
        return ReturningPrograms.task(ReturningPrograms.GETPID);
    }

    @Test
    void sysretWithPageTableIsolation() throws AssemblyException {
        assertThat(changes("v6.8", PTI, getpid())).containsExactly(
                "user 1 3 U user user",
                "entry_SYSCALL_64 0 0 U user user",
                "entry_SYSCALL_64 0 0 K user user",
                "entry_SYSCALL_64 0 0 K none user",
                "entry_SYSCALL_64 0 0 K none kernel",
                "entry_SYSCALL_64_safe_stack 0 0 K thread kernel",
                "syscall_enter_from_user_mode 1 0 K thread kernel",
                "syscall_exit_to_user_mode 0 0 K thread kernel",
                "syscall_return_via_sysret 0 0 K entry kernel",
                "syscall_return_via_sysret 0 0 K entry user",
                "entry_SYSRETQ_unsafe_stack 0 0 K user user",
                "entry_SYSRETQ_unsafe_stack 0 0 U user user",
                "user 1 3 U user user");
    }

    @Test
    void theSameInTheKernelWithTheChecksInAssembly() throws AssemblyException {
        assertThat(changes("v6.5", PTI, getpid())).isEqualTo(changes("v6.8", PTI, getpid()));
    }

    @Test
    void theSameWhereWorkBitsAreThreadFlagsButForANameOfTheReturn() throws AssemblyException {
        assertThat(changes("v5.10", PTI, getpid())).isEqualTo(changes("v6.5", PTI, getpid()).stream()
                .map(place -> place.replace("entry_SYSRETQ_unsafe_stack", "syscall_return_via_sysret")).toList());
    }

    @Test
    void theSameInTheKernelBeforeTheGenericEntryButForNames() throws AssemblyException {
        assertThat(changes("v5.6", PTI, getpid())).containsExactly(
                "user 1 3 U user user",
                "entry_SYSCALL_64 0 0 U user user",
                "entry_SYSCALL_64 0 0 K user user",
                "entry_SYSCALL_64 0 0 K none user",
                "entry_SYSCALL_64 0 0 K none kernel",
                "entry_SYSCALL_64 0 0 K thread kernel",
                "do_syscall_64 1 0 K thread kernel",
                "syscall_return_slowpath 0 0 K thread kernel",
                "syscall_return_via_sysret 0 0 K entry kernel",
                "syscall_return_via_sysret 0 0 K entry user",
                "syscall_return_via_sysret 0 0 K user user",
                "syscall_return_via_sysret 0 0 U user user",
                "user 1 3 U user user");
    }

    @Test
    void iretWithPageTableIsolationLeavesFromTheEntryStack() throws AssemblyException {
        for (String profile : List.of("v5.6", "v5.10", "v6.5", "v6.8", "v7.3")) {
            List<String> changes = changes(profile, PTI, ReturningPrograms.raise("nop"));
            assertThat(changes.subList(changes.size() - 5, changes.size())).as(profile).containsExactly(
                    (profile.equals("v5.6") ? "exit_to_usermode_loop" : "exit_to_user_mode_loop")
                            + " 0 0 K thread kernel",
                    "swapgs_restore_regs_and_return_to_usermode 0 0 K entry kernel",
                    "swapgs_restore_regs_and_return_to_usermode 0 0 K entry user",
                    lastRoutine(profile) + " 0 0 U entry user",
                    "user 1 3 U user user");
        }
    }

    @Test
    void withoutIsolationThePageTableNeverChanges() throws AssemblyException {
        for (String profile : List.of("v5.6", "v5.10", "v6.5", "v6.8", "v7.3")) {
            for (TaskSetup task : List.of(getpid(), ReturningPrograms.raise("nop"))) {
                assertThat(changes(profile, KernelOptions.DEFAULT, task)).as(profile)
                        .allMatch(place -> place.endsWith(" kernel"));
            }
        }
    }

    @Test
    void onlyNewKernelsIretFromTheThreadStackWithoutIsolation() throws AssemblyException {
        for (String profile : List.of("v5.6", "v5.10", "v6.5", "v6.8", "v7.3")) {
            List<String> changes = changes(profile, KernelOptions.DEFAULT, ReturningPrograms.raise("nop"));
            String stack = List.of("v6.8", "v7.3").contains(profile) ? "thread" : "entry";
            assertThat(changes.get(changes.size() - 2)).as(profile)
                    .isEqualTo(lastRoutine(profile) + " 0 0 U " + stack + " kernel");
        }
    }

    /** Where the kernel first runs with the user's GS base again: since 6.9 it looks at the frame before native_iret. */
    private static String lastRoutine(String profile) {
        return profile.equals("v7.3") ? "swapgs_restore_regs_and_return_to_usermode" : "native_iret";
    }
}
