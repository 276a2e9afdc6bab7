package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.machine.state.Register;

/**
 * In which order the kernels that save everything do what thread flags ask for (Linux 5.6, arch/x86/entry/common.c; 6.5
 * and 6.8, kernel/entry/common.c).
 */
class EntryWorkOrderTest {

    private static final List<String> ENTRY = List.of("syscall_user_dispatch", "ptrace_report_syscall_entry",
            "__secure_computing", "trace_sys_enter", "syscall_enter_audit");
    private static final List<String> ENTRY_7_3 = List.of("syscall_user_dispatch", "rseq_syscall_enter_work",
            "ptrace_report_syscall_permit_entry", "__seccomp_permit_syscall", "trace_sys_enter",
            "syscall_enter_audit");
    private static final List<String> EXIT = List.of("on_dispatch", "audit_syscall_exit", "trace_sys_exit",
            "ptrace_report_syscall_exit");
    private static final List<String> ENTRY_5_6 = List.of("tracehook_report_syscall_entry", "__secure_computing",
            "trace_sys_enter", "audit_syscall_entry");
    private static final List<String> EXIT_5_6 = List.of("audit_syscall_exit", "trace_sys_exit",
            "tracehook_report_syscall_exit");
    private static final List<String> LOOP = List.of("schedule", "uprobe_notify_resume", "klp_update_patch_state",
            "arch_do_signal_or_restart", "task_work_run");
    private static final List<String> ARCH = List.of("fire_user_return_notifiers", "native_tss_update_io_bitmap",
            "switch_fpu_return");
    private static final List<String> LOOP_5_6 = List.of("schedule", "uprobe_notify_resume",
            "klp_update_patch_state", "do_signal", "tracehook_notify_resume", "fire_user_return_notifiers");
    private static final List<String> ARCH_5_6 = List.of("tss_update_io_bitmap", "switch_fpu_return");

    private static final Set<String> SYSCALL_WORK = Set.of("SECCOMP", "SYSCALL_TRACEPOINT", "SYSCALL_AUDIT");
    private static final Set<String> LOOP_WORK = Set.of("NEED_RESCHED", "UPROBE", "PATCH_PENDING", "SIGPENDING",
            "NOTIFY_RESUME", "USER_RETURN_NOTIFY", "IO_BITMAP", "NEED_FPU_LOAD");
    private static final TracerPlan LOOK =
            new TracerPlan(TracerResume.SYSCALL, List.of(), TracerResume.SYSCALL);
    private static final String END = """
                mov eax, 39
                syscall
                hlt
            handler:
                hlt
            .data
            selector: .byte 1
            """;
    /** Asks for user dispatch of all calls but those of the program's own page. */
    private static final String DISPATCH_ELSEWHERE = prctl("0x401000", "0x1000", "0") + END;
    /** Asks for user dispatch of all calls while the selector says so. */
    private static final String DISPATCH_HERE = prctl("0", "0", "offset selector") + END;

    private static String prctl(String offset, String length, String selector) {
        return ReturningPrograms.HEAD + """
                mov eax, 157
                mov edi, 59
                mov esi, 1
                mov edx, %s
                mov r10d, %s
                mov r8d, %s
                syscall
            """.formatted(offset, length, selector);
    }

    private static List<String> order(KernelWalk walk, List<String> first, List<String> second) {
        Set<String> wanted = new LinkedHashSet<>(first);
        wanted.addAll(second);
        List<String> entered = walk.entered(wanted).stream().map(KernelWalk.Place::routine).toList();
        assertThat(walk.events.modelErrors).isEmpty();
        assertThat(walk.kernel.ended()).contains("end");
        return entered;
    }

    /** The same functions under the names that they have in 5.10. */
    private static List<String> of(String profile, List<String> functions) {
        return !profile.equals("v5.10") ? functions : functions.stream().map(name -> name
                .replace("ptrace_report", "tracehook_report").replace("_signal_or_restart", "_signal")).toList();
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    @Test
    void dispatchThenTracerThenFilterThenTracepointThenAudit() throws AssemblyException {
        for (String profile : List.of("v6.5", "v6.8", "v7.3")) {
            KernelWalk walk = new KernelWalk(profile, KernelOptions.DEFAULT,
                    ReturningPrograms.task(DISPATCH_ELSEWHERE));
            walk.toRoutine("__x64_sys_prctl");
            walk.toCode("sysretq");
            SYSCALL_WORK.forEach(flag -> walk.kernel.threadFlags().set(flag, true));
            walk.kernel.threadFlags().set("SYSCALL_TRACE", true);
            walk.kernel.threadFlags().setIfKnown("SYSCALL_RSEQ_SLICE", true);
            List<String> entry = profile.equals("v7.3") ? ENTRY_7_3 : ENTRY;
            assertThat(order(walk, entry, EXIT)).as(profile).isEqualTo(joined(entry, EXIT));
            assertThat(walk.kernel.threadFlags().isSet("SYSCALL_RSEQ_SLICE")).isFalse();
        }
    }

    @Test
    void beforeTheGenericEntryTheSameWithoutDispatch() throws AssemblyException {
        KernelWalk walk = new KernelWalk("v5.6", KernelOptions.DEFAULT,
                ReturningPrograms.task(ReturningPrograms.GETPID).withThreadFlags(SYSCALL_WORK).withTracer(LOOK));
        assertThat(order(walk, ENTRY_5_6, EXIT_5_6)).isEqualTo(joined(ENTRY_5_6, EXIT_5_6));
    }

    @Test
    void withTheGenericEntryByThreadFlagsToo() throws AssemblyException {
        KernelWalk walk = new KernelWalk("v5.10", KernelOptions.DEFAULT,
                ReturningPrograms.task(ReturningPrograms.GETPID).withThreadFlags(SYSCALL_WORK).withTracer(LOOK));
        List<String> entry = List.of("tracehook_report_syscall_entry", "__secure_computing", "trace_sys_enter",
                "syscall_enter_audit");
        assertThat(order(walk, entry, EXIT_5_6)).isEqualTo(joined(entry, EXIT_5_6));
    }

    @Test
    void aDispatchedCallIsSkippedWithItsExitWork() throws AssemblyException {
        for (String profile : List.of("v6.5", "v6.8", "v7.3")) {
            KernelWalk walk = new KernelWalk(profile, KernelOptions.DEFAULT, ReturningPrograms.task(DISPATCH_HERE)
                    .withHandlers(List.of(new SignalHandler("SIGSYS", "handler", false, false))));
            walk.toRoutine("__x64_sys_prctl");
            walk.toCode("sysretq");
            SYSCALL_WORK.forEach(flag -> walk.kernel.threadFlags().set(flag, true));
            assertThat(order(walk, joined(profile.equals("v7.3") ? ENTRY_7_3 : ENTRY, EXIT), List.of(
                    "__x64_sys_getpid"))).as(profile)
                    .containsExactly("syscall_user_dispatch", "on_dispatch");
            assertThat(walk.events.syscallReturns()).as(profile).containsExactly("SYSRET", "IRET(RCX_RIP)");
        }
    }

    @Test
    void anEmulatedCallIsSkippedBehindTheTracersStop() throws AssemblyException {
        TracerPlan emulate = new TracerPlan(TracerResume.SYSEMU, List.of(), TracerResume.SYSEMU);
        for (String profile : List.of("v5.6", "v5.10", "v6.5", "v6.8", "v7.3")) {
            boolean old = profile.equals("v5.6");
            List<String> entry = old ? ENTRY_5_6 : profile.equals("v7.3") ? ENTRY_7_3 : ENTRY;
            KernelWalk walk = new KernelWalk(profile, KernelOptions.DEFAULT,
                    ReturningPrograms.task(ReturningPrograms.GETPID).withThreadFlags(SYSCALL_WORK)
                            .withTracer(emulate));
            assertThat(order(walk, of(profile, entry), old ? EXIT_5_6 : of(profile, EXIT))).as(profile)
                    .containsExactly(of(profile, entry).stream().filter(name -> name.contains("_report_syscall_"))
                            .findFirst().orElseThrow(), "audit_syscall_exit", "trace_sys_exit");
            assertThat(walk.events.syscallReturns()).as(profile).containsExactly("SYSRET");
            assertThat(walk.register(Register.RAX)).as(profile).isEqualTo(-38);
        }
    }

    @Test
    void oneShotWorkComesInTheOrderOfTheEraAndTheRestWithInterruptsOff() throws AssemblyException {
        for (String profile : List.of("v5.6", "v5.10", "v6.5", "v6.8", "v7.3")) {
            boolean old = profile.equals("v5.6");
            List<String> loop = old ? LOOP_5_6 : of(profile, LOOP);
            List<String> arch = old ? ARCH_5_6 : ARCH;
            KernelWalk walk = new KernelWalk(profile, KernelOptions.DEFAULT,
                    ReturningPrograms.task(ReturningPrograms.GETPID).withThreadFlags(LOOP_WORK));
            List<KernelWalk.Place> entered = walk.entered(Set.copyOf(joined(loop, arch)));
            assertThat(entered).as(profile).extracting(KernelWalk.Place::routine).isEqualTo(joined(loop, arch));
            assertThat(entered).as(profile).extracting(KernelWalk.Place::interrupts)
                    .isEqualTo(joined(loop, arch).stream().map(loop::contains).toList());
            assertThat(walk.events.syscallReturns()).as(profile).containsExactly("SYSRET");
        }
    }

    @Test
    void aForkedChildNeverReachesTheChecks() throws AssemblyException {
        String fork = ReturningPrograms.HEAD + "mov eax, 57\nsyscall\nhlt\n";
        for (String profile : List.of("v5.6", "v5.10", "v6.5", "v6.8", "v7.3")) {
            KernelWalk walk = new KernelWalk(profile, KernelOptions.DEFAULT,
                    ReturningPrograms.task(fork).withFollowChild(true));
            String first = Set.of("v6.5", "v6.8", "v7.3").contains(profile) ? "ret_from_fork_asm" : "ret_from_fork";
            String exit = profile.equals("v5.6") ? "syscall_return_slowpath" : "syscall_exit_to_user_mode";
            String last = "swapgs_restore_regs_and_return_to_usermode";
            assertThat(order(walk, List.of(first, exit, last), List.of("syscall_return_via_sysret")).stream()
                    .distinct()).as(profile).containsExactly(first, exit, last);
            assertThat(walk.register(Register.RAX)).as(profile).isZero();
        }
    }
}
