package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.States;
import ringside.kernel.profile.CheckId;

/**
 * Nineteen states and the first check that fails, in the three forms that the decision has had. V19 is about the
 * processor and is told in a hazard.
 */
class ReturnVectorsTest {

    private static final List<String> SHIFT_RIGHT = List.of("v4.0", "v4.1");
    private static final List<String> SIGN_EXTEND = List.of("seed", "v4.10", "v5.6", "v5.10", "v6.5");

    /** The last three columns are reasons, none meaning SYSRET: of 4.1, of the seed and its like, and since 6.7. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", value = {
        // name, cx,            ip,                 cs,   r11,     flags,   ss,   4.1,       seed,      v6.8
        "V1,  0x40100a,           0x40100a,           0x33, 0x202,   0x202,   0x2b, -,         -,         -",
        "V2,  0x0,                0x400000,           0x33, 0x0,     0x200,   0x2b, RCX_RIP,   RCX_RIP,   RCX_RIP",
        "V3,  0x40100a,           0x401008,           0x33, 0x202,   0x202,   0x2b, RCX_RIP,   RCX_RIP,   RCX_RIP",
        "V4,  0x40100a,           0x40100a,           0x33, 0x202,   0x602,   0x2b, R11_FLAGS, R11_FLAGS, R11_FLAGS",
        "V5,  0x40100a,           0x40100a,           0x33, 0x202,   0x3202,  0x2b, R11_FLAGS, R11_FLAGS, R11_FLAGS",
        "V6,  0x40100a,           0x40100a,           0x33, 0x302,   0x302,   0x2b, RF_TF,     RF_TF,     RF_TF",
        "V7,  0x40100a,           0x40100a,           0x33, 0x302,   0x202,   0x2b, R11_FLAGS, R11_FLAGS, R11_FLAGS",
        "V8,  0x40100a,           0x40100a,           0x33, 0x10202, 0x10202, 0x2b, RF_TF,     RF_TF,     RF_TF",
        "V9,  0x800000000000,     0x800000000000,     0x33, 0x202,   0x202,   0x2b, CANONICAL, CANONICAL, LIMIT",
        "V10, 0xffffffff81000000, 0xffffffff81000000, 0x33, 0x202,   0x202,   0x2b, CANONICAL, -,         LIMIT",
        "V11, 0x7ffffffff000,     0x7ffffffff000,     0x33, 0x202,   0x202,   0x2b, -,         -,         LIMIT",
        "V12, 0x7fffffffefff,     0x7fffffffefff,     0x33, 0x202,   0x202,   0x2b, -,         -,         -",
        "V13, 0x40100a,           0x40100a,           0x0f, 0x202,   0x202,   0x2b, CS,        CS,        CS",
        "V14, 0x40100a,           0x40100a,           0x33, 0x202,   0x202,   0x17, SS,        SS,        SS",
        "V15, 0x40100a,           0x40100a,           0x0f, 0x302,   0x202,   0x2b, CS,        CS,        R11_FLAGS",
        "V16, 0x40100a,           0x40100a,           0x33, 0x302,   0x302,   0x17, RF_TF,     RF_TF,     SS",
        "V17, 0x800000000000,     0x800000000000,     0x0f, 0x202,   0x202,   0x2b, CANONICAL, CANONICAL, CS"})
    void everyKernelGivesTheReasonsOfTheReference(String name, String cx, String ip, String cs, String r11,
            String flags, String ss, CheckId shiftRight, CheckId signExtend, CheckId limit) {
        ReturnState state = new ReturnState(hex(cx), hex(ip), hex(cs), hex(r11), hex(flags), hex(ss));
        SHIFT_RIGHT.forEach(id -> assertReason(States.decision(id), state, shiftRight));
        SIGN_EXTEND.forEach(id -> assertReason(States.decision(id), state, signExtend));
        assertReason(States.decision("v6.8"), state, limit);
    }

    @Test
    void a57BitAddressIsFineOnlyWhereProcessorAndKernelHave57Bits() {
        ReturnState v18 = States.withAddress(1L << 50);
        for (String id : List.of("v4.0", "v4.1", "seed", "v4.10")) {
            assertReason(States.decision(id), v18, CheckId.CANONICAL);
            assertReason(new Decision(States.profile(id), States.LA57), v18, CheckId.CANONICAL);
        }
        for (String id : List.of("v5.6", "v5.10", "v6.5")) {
            assertReason(States.decision(id), v18, CheckId.CANONICAL);
            assertReason(new Decision(States.profile(id), States.LA57), v18, null);
        }
        assertReason(States.decision("v6.8"), v18, CheckId.LIMIT);
        assertReason(new Decision(States.profile("v6.8"), States.LA57), v18, null);
    }

    @Test
    void hazardOfUnequalFlagsNamesWhatSysretWouldMakeOfR11() {
        ReturnState v19 = States.withFlags(0x10302, 0x202);
        assertThat(result(States.decision("seed"), v19, CheckId.R11_FLAGS).hazard())
                .contains("the program would get RFLAGS 0x302 instead of 0x202");
    }

    /** The table of the canonical test in numbers: which addresses pass the sign extension, which the limit. */
    @ParameterizedTest
    @CsvSource({"0x401000,true,true", "0x7fffffffefff,true,true", "0x7ffffffff000,true,false",
        "0x7fffffffffff,true,false", "0x800000000000,false,false", "0x1000000000000,false,false",
        "0xffff7fffffffffff,false,false", "0xffff800000000000,true,false", "0xffffffffff600000,true,false",
        "0xffffffffffffffff,true,false", "0x0,true,true", "0x4000000000000,false,false"})
    void addressTestsFollowTheirTable(String address, boolean signExtended, boolean belowLimit) {
        ReturnState state = States.withAddress(hex(address));
        assertReason(States.decision("seed"), state, signExtended ? null : CheckId.CANONICAL);
        assertReason(States.decision("v6.8"), state, belowLimit ? null : CheckId.LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"0x4000000000000,true,true", "0xffffffffffefff,true,true", "0xfffffffffff000,true,false",
        "0xffffffffffffff,true,false", "0x100000000000000,false,false", "0xff00000000000000,true,false",
        "0xfeffffffffffffff,false,false"})
    void addressTestsWith57BitsFollowTheirEdges(String address, boolean signExtended, boolean belowLimit) {
        ReturnState state = States.withAddress(hex(address));
        assertReason(new Decision(States.profile("v5.6"), States.LA57), state, signExtended ? null : CheckId.CANONICAL);
        assertReason(new Decision(States.profile("v6.8"), States.LA57), state, belowLimit ? null : CheckId.LIMIT);
    }

    /** The shift-right test of 4.0 and 4.1 refuses the kernel's half, canonical or not. */
    @ParameterizedTest
    @CsvSource({"0x401000,true", "0x7fffffffefff,true", "0x7ffffffff000,true", "0x800000000000,false",
        "0x1000000000000,false", "0xffff800000000000,false", "0xffffffffff600000,false"})
    void shiftRightTestRefusesEverythingAboveTheUserHalf(String address, boolean passes) {
        SHIFT_RIGHT.forEach(id -> assertReason(States.decision(id), States.withAddress(hex(address)),
                passes ? null : CheckId.CANONICAL));
    }

    private static void assertReason(Decision decision, ReturnState state, CheckId reason) {
        Verdict verdict = decision.decide(state);
        assertThat(verdict.reason().orElse(null)).as(verdict.summary()).isEqualTo(reason);
        assertThat(verdict.path()).isEqualTo(reason == null ? Path.SYSRET : Path.IRET);
    }

    private static CheckResult result(Decision decision, ReturnState state, CheckId id) {
        return decision.decide(state).results().stream().filter(r -> r.id() == id).findFirst().orElseThrow();
    }

    private static long hex(String text) {
        return Long.parseUnsignedLong(text.substring(2), 16);
    }
}
