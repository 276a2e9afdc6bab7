package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.ServiceRow;
import ringside.kernel.service.frame.PtSlot;

/**
 * What rt_sigreturn takes from a frame and what it does not: it sets the two lowest bits of CS and SS, ignores NT,
 * IOPL, ID, IF and VM, and copies R11 and every other register freely.
 */
class SigreturnRulesTest {

    private static final long UCONTEXT = 8;
    private static final long MCONTEXT = UCONTEXT + 40;
    private static final long FLAGS = MCONTEXT + 136;
    private static final long CS = FLAGS + 8;
    private static final long SS = CS + 6;
    private static final long STRICT_SS = 4;
    /** CF PF AF ZF SF TF DF OF RF AC. */
    private static final long RESTORED = 0x50dd5;
    private static final long SWEVENT = 1L << 17;

    private ServiceRig rig;
    private long frame;

    /** A task inside rt_sigreturn, whose stack pointer stands behind a frame that the kernel has made. */
    private void inSigreturn(Profile profile) {
        rig = ServiceRig.of(profile, ServiceRig.handling("SIGUSR1"));
        rig.kernel.queueSignal("SIGUSR1");
        rig.call("signals");
        frame = rig.slot(PtSlot.SP);
        rig.slot(PtSlot.SP, frame + 8);
    }

    private void sigreturn() {
        rig.slot(PtSlot.SP, frame + 8);
        rig.call("rt_sigreturn");
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void everyBitOfTheFlagsIsRestoredOrIgnored(Profile profile) {
        inSigreturn(profile);
        for (int bit = 0; bit < 64; bit++) {
            long one = 1L << bit;
            long kept = 0x202 & ~RESTORED;
            rig.slot(PtSlot.FLAGS, 0x202);
            rig.put(frame + FLAGS, 8, one);
            sigreturn();
            assertThat(rig.slot(PtSlot.FLAGS)).as("bit %d set", bit).isEqualTo(kept | one & RESTORED);
            rig.slot(PtSlot.FLAGS, -1);
            rig.put(frame + FLAGS, 8, ~one);
            sigreturn();
            assertThat(rig.slot(PtSlot.FLAGS)).as("bit %d clear", bit).isEqualTo(~(one & RESTORED));
        }
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void selectorsGetThePrivilegeLevelOfTheUser(Profile profile) {
        inSigreturn(profile);
        boolean takesSs = profile.value(ServiceRow.SIGRETURN_SS);
        rig.put(frame + UCONTEXT, 8, STRICT_SS);
        for (long selector = 0; selector <= 0xffff; selector += selector < 64 ? 1 : 173) {
            rig.put(frame + CS, 2, selector);
            rig.put(frame + SS, 2, selector ^ 0x18);
            sigreturn();
            assertThat(rig.slot(PtSlot.CS) & 0xffff).isEqualTo(selector | 3);
            assertThat(rig.slot(PtSlot.SS) & 0xffff).isEqualTo(takesSs ? selector ^ 0x18 | 3 : 0x2b);
        }
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void withoutTheStrictFlag64BitCodeGetsAStackThatItCanUse(Profile profile) {
        inSigreturn(profile);
        rig.put(frame + UCONTEXT, 8, 0);
        rig.put(frame + SS, 2, 0x57);
        rig.put(frame + CS, 2, 0x33);
        sigreturn();
        assertThat(rig.slot(PtSlot.SS) & 0xffff).isEqualTo(0x2b);
        rig.put(frame + CS, 2, 0x23);
        sigreturn();
        assertThat(rig.slot(PtSlot.SS) & 0xffff).isEqualTo(profile.value(ServiceRow.SIGRETURN_SS) ? 0x57 : 0x2b);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void everyOtherRegisterIsCopiedFreely(Profile profile) {
        inSigreturn(profile);
        for (int i = 0; i < 17; i++) {
            rig.put(frame + MCONTEXT + 8 * i, 8, 0x8000_0000_0000_0100L + i);
        }
        sigreturn();
        PtSlot[] order = {PtSlot.R8, PtSlot.R9, PtSlot.R10, PtSlot.R11, PtSlot.R12, PtSlot.R13, PtSlot.R14, PtSlot.R15,
            PtSlot.DI, PtSlot.SI, PtSlot.BP, PtSlot.BX, PtSlot.DX, PtSlot.AX, PtSlot.CX, PtSlot.SP, PtSlot.IP};
        for (int i = 0; i < order.length; i++) {
            assertThat(rig.slot(order[i])).as(order[i].label()).isEqualTo(0x8000_0000_0000_0100L + i);
        }
        assertThat(rig.slot(PtSlot.ORIG_AX)).as("no restart afterwards").isEqualTo(-1);
        assertThat(rig.flag("NOTIFY_RESUME")).isEqualTo(profile.value(BuildRow.FORCE_IRET));
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void withoutAFrameTheTaskGetsSigsegv(Profile profile) {
        ServiceRig lost = ServiceRig.of(profile);
        lost.slot(PtSlot.SP, 0x5000);
        long ip = lost.slot(PtSlot.IP);
        assertThat(lost.call("rt_sigreturn")).isZero();
        assertThat(lost.slot(PtSlot.IP)).isEqualTo(ip);
        assertThat(lost.flag("SIGPENDING")).isTrue();
        lost.call("signals");
        assertThat(lost.kernel.ended()).contains("SIGSEGV");
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void whatStandsAboveTheSelectorsStaysWhereTheyHave16Bits(Profile profile) {
        inSigreturn(profile);
        boolean shortOnes = profile.value(ServiceRow.SELECTOR_BITS) == 16;
        long above = 0x0200_0000_0001_0000L;
        rig.slot(PtSlot.CS, above | 0x33);
        rig.slot(PtSlot.SS, above | 0x2b);
        rig.put(frame + CS, 2, 0x23);
        sigreturn();
        assertThat(rig.slot(PtSlot.CS)).isEqualTo(shortOnes ? above | 0x23 : 0x23);
        if (shortOnes || !profile.value(ServiceRow.SIGRETURN_SS)) {
            assertThat(rig.slot(PtSlot.SS) & ~0xffffL).isEqualTo(above);
        }
    }

    @Test
    void fredClearsTheSoftwareEventUnlessTheCallItselfIsStepped() {
        inSigreturn(States.profile("fred"));
        long ss = rig.slot(PtSlot.SS) | SWEVENT;
        rig.slot(PtSlot.FLAGS, 0x202);
        rig.put(frame + FLAGS, 8, 0x302);
        rig.slot(PtSlot.SS, ss);
        sigreturn();
        assertThat(rig.slot(PtSlot.SS) & SWEVENT).isZero();
        assertThat(rig.slot(PtSlot.FLAGS)).isEqualTo(0x302);
        rig.slot(PtSlot.SS, ss);
        sigreturn();
        assertThat(rig.slot(PtSlot.SS) & SWEVENT).as("TF was set when the call was made").isNotZero();
    }
}
