package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.task.ReturnEvent;
import ringside.kernel.service.task.SignalEvent;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** Into a signal handler, back from it, and to the strange places that a changed signal frame can name. */
class SignalReturnsTest extends ReturningPrograms {

    @Test
    void aSignalToItselfEntersTheHandlerByIretAndComesBackBySysret() throws AssemblyException {
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, raise("nop"))).as(profile).containsExactly("IRET(RCX_RIP)", "SYSRET");
            assertThat(register(Register.RAX)).isZero();
            assertThat(kernel.ended()).contains("end");
        }
    }

    @Test
    void theOverflowInstructionIsAGateForUserProgramsAndEndsTheProgram() throws AssemblyException {
        for (String profile : States.DECIDING) {
            returns(profile, task("int 4\nbehind: nop\nhlt\n"));
            assertThat(kernel.ended()).as(profile).contains("SIGSEGV");
            assertThat(events.signals.get(0).rip()).isEqualTo(kernel.listing().symbol("behind").orElseThrow());
        }
    }

    @Test
    void aSignalWithoutHandlerEndsTheProgram() throws AssemblyException {
        for (String profile : States.DECIDING) {
            returns(profile, task(RAISE.replace("EDIT", "nop")));
            assertThat(kernel.ended()).contains("SIGUSR1");
        }
    }

    @Test
    void aReadThatASignalInterruptsAnswersEintr() throws AssemblyException {
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, task(READ).withHandlers(HANDLER))).isEmpty();
            assertThat(kernel.ended()).contains("blocked");
            kernel.queueSignal("SIGUSR1");
            assertThat(kernel.ended()).isEmpty();
            kernel.run(100_000);
            assertThat(events.syscallReturns()).containsExactly("IRET(RCX_RIP)", "SYSRET");
            assertThat(kernel.ended()).contains("end");
            assertThat(register(Register.RAX)).isEqualTo(-4);
        }
    }

    @Test
    void aRestartingHandlerComesBackToTheCallItself() throws AssemblyException {
        List<SignalHandler> restarting = List.of(new SignalHandler("SIGUSR1", "handler", true, false));
        for (String profile : States.DECIDING) {
            returns(profile, task(READ).withHandlers(restarting));
            kernel.queueSignal("SIGUSR1");
            kernel.run(100_000);
            assertThat(events.syscallReturns()).containsExactly("IRET(RCX_RIP)", "IRET(RCX_RIP)");
            assertThat(kernel.ended()).contains("blocked");
            assertThat(events.signals.get(0).rip()).isEqualTo(kernel.listing().symbol("call").orElseThrow());
        }
    }

    @Test
    void aCallWithoutHandlerIsMadeAgain() throws AssemblyException {
        for (String profile : States.DECIDING) {
            returns(profile, task(READ));
            kernel.threadFlags().set("SIGPENDING", true);
            kernel.run(100_000);
            assertThat(events.syscallReturns()).containsExactly("IRET(RCX_RIP)");
            assertThat(events.returns.get(0).user().get(Register.RIP))
                    .isEqualTo(kernel.listing().symbol("call").orElseThrow());
            assertThat(kernel.ended()).contains("blocked");
        }
    }

    @Test
    void sigreturnToANonCanonicalAddressEndsInSegvExactlyThere() throws AssemblyException {
        assertThat(returns("seed", raise(editTarget("0x800000000000"))))
                .containsExactly("IRET(RCX_RIP)", "IRET(CANONICAL)");
        assertSegv(0x800000000000L, 13, 0);
        assertThat(returns("v6.8", raise(editTarget("0x800000000000"))))
                .containsExactly("IRET(RCX_RIP)", "IRET(LIMIT)");
        assertSegv(0x800000000000L, 13, 0);
        assertThat(events.returns.get(1).faulted()).isTrue();
    }

    @Test
    void sigreturnToAKernelAddressFaultsInUserMode() throws AssemblyException {
        assertThat(returns("seed", raise(editTarget("0xffffffff81000000"))))
                .containsExactly("IRET(RCX_RIP)", "SYSRET");
        assertSegv(0xffffffff81000000L, 14, 0x15);
        assertThat(returns("v6.8", raise(editTarget("0xffffffff81000000"))))
                .containsExactly("IRET(RCX_RIP)", "IRET(LIMIT)");
        assertSegv(0xffffffff81000000L, 14, 0x15);
    }

    @Test
    void sigreturnToTheLastUserPageIsJudgedDifferently() throws AssemblyException {
        assertThat(returns("seed", raise(editTarget("0x7ffffffff000")))).containsExactly("IRET(RCX_RIP)", "SYSRET");
        assertSegv(0x7ffffffff000L, 14, 0x15);
        assertThat(returns("v6.8", raise(editTarget("0x7ffffffff000"))))
                .containsExactly("IRET(RCX_RIP)", "IRET(LIMIT)");
        assertSegv(0x7ffffffff000L, 14, 0x15);
    }

    @Test
    void sigreturnWithTheResumeFlagInBothPlacesReturnsByIret() throws AssemblyException {
        String edit = "mov rax, 0x10202\nmov [rdx+176], rax\nmov [rdx+64], rax\n";
        for (String profile : States.DECIDING) {
            assertThat(returns(profile, raise(edit))).containsExactly("IRET(RCX_RIP)", "IRET(RF_TF)");
            assertThat(events.returns.get(1).user().get(Register.RFLAGS)).isEqualTo(0x10202);
        }
    }

    @Test
    void aSignalSentWhileTheUserRunsArrivesByAnInterrupt() throws AssemblyException {
        for (String profile : States.DECIDING) {
            boot(profile, task(HEAD + "nop\nnop\nhlt\nhandler: ret\n").withHandlers(HANDLER));
            kernel.run(1);
            kernel.queueSignal("SIGUSR1");
            kernel.run(100_000);
            assertThat(events.signals).extracting(SignalEvent::name).containsExactly("SIGUSR1");
            assertThat(kernel.ended()).contains("end");
        }
    }

    @Test
    void sysretToANonCanonicalAddressWithoutTheCheckIsTheEndOnIntel() throws AssemblyException {
        boot("seed", raise(editTarget("0x800000000000")));
        kernel.switchCheck(CheckId.CANONICAL, false);
        kernel.run(100_000);
        ReturnEvent failed = events.returns.get(1);
        assertThat(failed.path()).isEqualTo(Path.TRAP);
        assertThat(failed.user()).containsEntry(Register.RIP, 0x800000000000L).containsEntry(Register.CS, 0x33L)
                .containsEntry(Register.SS, 0x2bL);
        assertThat(failed.user().get(Register.RSP)).isBetween(0x400000L, 0x7fffffffffffL);
        assertThat(kernel.ended()).contains("oops");
    }

    @Test
    void sigreturnWithoutAStackSegmentIsRepairedAndEndsInSegv() throws AssemblyException {
        String edit = "mov word ptr [rdx+190], 0\n";
        assertThat(returns("v6.8", raise(edit))).containsExactly("IRET(RCX_RIP)", "IRET(SS)");
        assertSegv(kernel.listing().symbol("after").orElseThrow(), 13, 0);
        assertThat(kernel.ptRegs().get(PtSlot.SS)).isEqualTo(3);
        assertThat(returns("seed", raise(edit))).containsExactly("IRET(RCX_RIP)", "SYSRET");
    }

    @Test
    void onAmdASysretToANonCanonicalAddressFaultsInUserMode() throws AssemblyException {
        boot("seed", new KernelOptions(Vendor.AMD, false, false, false, false), raise(editTarget("0x800000000000")));
        kernel.switchCheck(CheckId.CANONICAL, false);
        kernel.run(100_000);
        assertThat(events.syscallReturns()).containsExactly("IRET(RCX_RIP)", "SYSRET");
        assertSegv(0x800000000000L, 13, 0);
    }
}
