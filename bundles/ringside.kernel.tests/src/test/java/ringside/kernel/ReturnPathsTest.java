package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** The ways back from system calls and interrupts without signals, tracer or trap flag, in every kernel that decides. */
class ReturnPathsTest extends ReturningPrograms {

    @Test
    void plainGetpidTakesTheFastPathOfTheSeedAndSysretInSixEight() throws AssemblyException {
        assertThat(returns("seed", task(GETPID))).containsExactly("SYSRET-FAST");
        assertThat(register(Register.RAX)).isEqualTo(TaskSetup.PID);
        assertThat(returns("v6.8", task(GETPID))).containsExactly("SYSRET");
        assertThat(register(Register.RAX)).isEqualTo(TaskSetup.PID);
        assertThat(kernel.ended()).contains("end");
    }

    @Test
    void aNumberOutOfRangeAnswersEnosysOnTheUsualPath() throws AssemblyException {
        TaskSetup task = task(GETPID.replace("39", "999"));
        assertThat(returns("seed", task)).containsExactly("SYSRET-FAST");
        assertThat(register(Register.RAX)).isEqualTo(-38);
        assertThat(returns("v6.8", task)).containsExactly("SYSRET");
        assertThat(register(Register.RAX)).isEqualTo(-38);
    }

    @Test
    void exitWorkAloneStillEndsInSysret() throws AssemblyException {
        for (String flag : List.of("SYSCALL_AUDIT", "NEED_RESCHED", "NOTIFY_RESUME", "SIGPENDING",
                "SYSCALL_TRACEPOINT", "UPROBE", "USER_RETURN_NOTIFY")) {
            for (String profile : States.DECIDING) {
                assertThat(returns(profile, task(GETPID).withThreadFlags(Set.of(flag)))).as(profile + " " + flag)
                        .containsExactly("SYSRET");
            }
        }
    }

    @Test
    void seccompAloneLeavesTheFastPathOpen() throws AssemblyException {
        assertThat(returns("seed", task(GETPID).withThreadFlags(Set.of("SECCOMP")))).containsExactly("SYSRET-FAST");
        assertThat(returns("v6.8", task(GETPID).withThreadFlags(Set.of("SECCOMP")))).containsExactly("SYSRET");
    }

    @Test
    void oneShotWorkIsClearedAndModesStay() throws AssemblyException {
        for (String profile : States.DECIDING) {
            returns(profile, task(GETPID).withThreadFlags(Set.of("NOTIFY_RESUME", "NEED_RESCHED", "SYSCALL_AUDIT")));
            assertThat(kernel.threadFlags().set()).containsExactly("SYSCALL_AUDIT");
        }
    }

    @Test
    void int80ReturnsByIretAndKeepsWhatItsKernelKeeps() throws AssemblyException {
        String program = HEAD + """
                    mov eax, 20
                    mov r8d, 8
                    mov r11d, 11
                    mov ecx, 0x77
                    int 0x80
                    hlt
                """;
        returns("v6.8", task(program));
        assertThat(register(Register.RAX)).isEqualTo(TaskSetup.PID);
        assertThat(register(Register.R8)).isEqualTo(8);
        assertThat(register(Register.R11)).isEqualTo(11);
        assertThat(events.returns).allMatch(event -> event.path() == Path.IRET).hasSize(1);
        returns("seed", task(program));
        assertThat(register(Register.RAX)).isEqualTo(TaskSetup.PID);
        assertThat(register(Register.RCX)).isEqualTo(0x77);
        assertThat(register(Register.R8)).isZero();
        assertThat(events.returns).allMatch(event -> event.path() == Path.IRET).hasSize(1);
    }

    @Test
    void execveStartsWithEmptyRegistersByIret() throws AssemblyException {
        String program = HEAD + """
                _start:
                    lea rdi, [rip+name]
                    mov ebx, 5
                    mov eax, 59
                    syscall
                    nop
                    hlt
                name: .asciz "/bin/program"
                exec_entry:
                    hlt
                """;
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, task(program))).containsExactly("IRET(RCX_RIP)");
            assertThat(register(Register.RIP)).isEqualTo(kernel.listing().symbol("exec_entry").orElseThrow());
            assertThat(register(Register.RCX) | register(Register.R11) | register(Register.RBX)).isZero();
        }
    }

    @Test
    void timerInUserModeReturnsByIretAfterTheScheduler() throws AssemblyException {
        for (String profile : States.DECIDING) {
            boot(profile, task(HEAD + "nop\nnop\nnop\nhlt\n"));
            kernel.run(1);
            kernel.timerInterrupt();
            kernel.run(100_000);
            assertThat(events.returns).hasSize(1).allMatch(event -> event.path() == Path.IRET && !event.bySyscall());
            assertThat(events.notes).anyMatch(note -> note.contains("scheduler"));
            assertThat(kernel.ended()).contains("end");
        }
    }

    @Test
    void timerInsideACallLeavesTheFastPath() throws AssemblyException {
        for (String profile : States.DECIDING) {
            boot(profile, task(GETPID));
            kernel.run(12);
            kernel.timerInterrupt();
            kernel.run(100_000);
            assertThat(events.syscallReturns()).containsExactly("SYSRET");
            assertThat(events.modelErrors).isEmpty();
        }
    }

    @Test
    void pageTableIsolationChangesTheWayButNotThePath() throws AssemblyException {
        KernelOptions pti = new KernelOptions(Vendor.INTEL, false, true, false, false);
        boot("v6.8", pti, raise("nop"));
        long userTable = register(Register.CR3);
        kernel.run(100_000);
        assertThat(events.syscallReturns()).containsExactly("IRET(RCX_RIP)", "SYSRET");
        assertThat(register(Register.CR3)).isEqualTo(userTable);
        boot("v6.8", pti, raise(editTarget("0x800000000000")));
        kernel.run(100_000);
        assertThat(events.syscallReturns()).containsExactly("IRET(RCX_RIP)", "IRET(LIMIT)");
        assertSegv(0x800000000000L, 13, 0);
        assertThat(events.modelErrors).isEmpty();
    }

    @Test
    void underPageTableIsolationTheUsersTableDoesNotShowTheKernelsCode() throws AssemblyException {
        KernelOptions pti = new KernelOptions(Vendor.INTEL, false, true, false, false);
        boot("v6.8", pti, task(GETPID));
        long c = kernel.listing().symbol("do_syscall_64").orElseThrow();
        assertThat(kernel.machine().memory().mapped(c)).isFalse();
        assertThat(kernel.machine().memory().mapped(register(Register.LSTAR))).isTrue();
        kernel.machine().code().stopAt(c, true);
        kernel.run(1_000);
        assertThat(register(Register.RIP)).isEqualTo(c);
        assertThat(kernel.machine().memory().mapped(c)).isTrue();
    }

    @Test
    void sixtyFourBitNumbersCountDifferently() throws AssemblyException {
        TaskSetup high = task(GETPID.replace("mov eax, 39", "mov rax, 0x100000027"));
        returns("seed", high);
        assertThat(register(Register.RAX)).isEqualTo(-38);
        returns("v6.8", high);
        assertThat(register(Register.RAX)).isEqualTo(TaskSetup.PID);
    }

    @Test
    void theX32BitIsAnswered() throws AssemblyException {
        TaskSetup x32 = task(GETPID.replace("39", "0x40000027"));
        for (String profile : States.DECIDING) {
            returns(profile, x32);
            assertThat(register(Register.RAX)).isEqualTo(-38);
            boot(profile, new KernelOptions(Vendor.INTEL, false, false, false, true), x32);
            kernel.run(100_000);
            assertThat(register(Register.RAX)).isEqualTo(TaskSetup.PID);
        }
    }

    @Test
    void aXenGuestReturnsByIret() throws AssemblyException {
        KernelOptions xen = new KernelOptions(Vendor.INTEL, false, false, true, false);
        for (String profile : States.DECIDING) {
            boot(profile, xen, task(GETPID));
            kernel.run(100_000);
            assertThat(events.syscallReturns()).containsExactly("IRET(XEN_PV)");
            assertThat(kernel.ended()).contains("end");
        }
    }
}
