package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ringside.kernel.States;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;

/** What the checks say. */
class CheckTextsTest {

    @Test
    void everyCheckSaysSomethingWhetherItHoldsOrNot() {
        for (Profile profile : Profiles.all()) {
            for (KernelOptions options : List.of(KernelOptions.DEFAULT, States.LA57, States.XEN_PV, States.AMD)) {
                Decision decision = new Decision(profile, options);
                for (ReturnState state : List.of(States.PLAIN,
                        States.failing(EnumSet.allOf(CheckId.class), Checks.judgesFlags(profile)))) {
                    assertThat(decision.decide(state).results()).allSatisfy(CheckTextsTest::isComplete);
                }
            }
        }
    }

    private static void isComplete(CheckResult result) {
        assertThat(result.title()).isNotBlank();
        for (String text : List.of(result.sentence(), result.reason(), result.hazard(), result.remedy())) {
            assertThat(text).matches("(?s)[A-Z].*[.)]").doesNotContain("  ").hasSizeGreaterThan(10);
        }
    }

    @Test
    void sentencesNameTheValues() {
        assertThat(sentence("seed", States.PLAIN, CheckId.RCX_RIP))
                .isEqualTo("RCX slot 0x40100a equals RIP slot 0x40100a.");
        assertThat(sentence("seed", new ReturnState(1, 2, 0, 0, 0, 0), CheckId.RCX_RIP))
                .isEqualTo("RCX slot 0x1 differs from RIP slot 0x2.");
        assertThat(sentence("seed", States.withFlags(0x202, 0x602), CheckId.R11_FLAGS))
                .isEqualTo("R11 slot 0x202 differs from flags slot 0x602 in the bits 0x400.");
        assertThat(sentence("seed", States.withAddress(1L << 47), CheckId.CANONICAL)).isEqualTo("RIP slot "
                + "0x800000000000 is not canonical: bits 63 to 47 are not all alike (copying bit 47 upwards gives "
                + "0xffff800000000000).");
        assertThat(sentence("v6.8", States.withAddress(0x7ffffffff000L), CheckId.LIMIT)).isEqualTo("RIP slot "
                + "0x7ffffffff000 does not lie below 0x7ffffffff000, both taken as unsigned numbers.");
        assertThat(sentence("seed", States.withFlags(0x10302, 0), CheckId.RF_TF))
                .isEqualTo("R11 slot 0x10302 has RF and TF set.");
        assertThat(sentence("v6.8", States.withFlags(0, 0x10002), CheckId.RF_TF))
                .isEqualTo("Flags slot 0x10002 has RF set.");
        assertThat(sentence("seed", new ReturnState(1, 1, 0x23, 2, 2, 0x2b), CheckId.CS))
                .isEqualTo("CS slot 0x23 (32-bit user code) is not 0x33, the selector of 64-bit user code.");
    }

    @Test
    void hazardOfANonCanonicalAddressDependsOnTheVendor() {
        ReturnState state = States.withAddress(1L << 47);
        assertThat(hazard(KernelOptions.DEFAULT, state, CheckId.CANONICAL)).contains("on Intel SYSRET raises #GP at "
                + "CPL 0 with the user's RSP and the user's GS base");
        assertThat(hazard(States.AMD, state, CheckId.CANONICAL)).contains("the #GP comes at CPL 3", "harmless",
                "AMD's manual was not checked");
    }

    @Test
    void limitIsNoDangerWhereTheAddressIsCanonical() {
        Decision modern = States.decision("v6.8");
        assertThat(result(modern, States.withAddress(0x7ffffffff000L), CheckId.LIMIT).hazard()).startsWith("None");
        assertThat(result(modern, States.withAddress(1L << 47), CheckId.LIMIT).hazard()).contains("CPL 0");
    }

    @Test
    void whatNoManualConfirmsIsCalledUnconfirmed() {
        assertThat(hazard(KernelOptions.DEFAULT, States.withFlags(0x302, 0x302), CheckId.RF_TF))
                .contains("No vendor's manual states when this trap comes", "derived from the code");
        assertThat(result(new Decision(States.profile("seed"), States.AMD), States.PLAIN, CheckId.SS).reason())
                .contains("not checked in AMD's manual");
    }

    @Test
    void hazardNamesOnlyTheBitsThatAreSet() {
        assertThat(hazard(KernelOptions.DEFAULT, States.withFlags(0x302, 0x302), CheckId.RF_TF)).doesNotContain("RF");
        assertThat(hazard(KernelOptions.DEFAULT, States.withFlags(0x10202, 0x10202), CheckId.RF_TF))
                .doesNotContain("TF set");
    }

    @Test
    void remediesTellTheCoupling() {
        assertThat(result(States.decision("seed"), States.withFlags(0x302, 0x302), CheckId.RF_TF).remedy()).isEqualTo(
                "Clear TF in the R11 slot and in the flags slot: in one alone it would break R11 == RFLAGS.");
        assertThat(result(States.decision("seed"), States.withFlags(0x302, 0x202), CheckId.RF_TF).remedy())
                .startsWith("Clear TF in the R11 slot: flags");
        assertThat(result(States.decision("seed"), States.withAddress(1L << 47), CheckId.CANONICAL).remedy())
                .contains("RIP alone would break RCX == RIP");
    }

    @Test
    void operandsAreTheValuesJudged() {
        assertThat(result(States.decision("seed"), States.PLAIN, CheckId.RCX_RIP).operands())
                .containsExactly(new Operand("RCX", Optional.of(DecidingSlot.CX), 0x40100a),
                        new Operand("RIP", Optional.of(DecidingSlot.IP), 0x40100a));
        assertThat(result(States.decision("v6.8"), States.PLAIN, CheckId.LIMIT).operands())
                .containsExactly(new Operand("RIP", Optional.of(DecidingSlot.IP), 0x40100a),
                        new Operand("limit", Optional.empty(), 0x7ffffffff000L));
    }

    @Test
    void namesOfPathsAndChecksAreFoundInAnyCase() {
        assertThat(Path.named("sysret-fast")).contains(Path.SYSRET_FAST);
        assertThat(Path.named("SYSRET_FAST")).contains(Path.SYSRET_FAST);
        assertThat(Path.named("jump")).isEmpty();
        assertThat(CheckId.named("rcx_rip")).contains(CheckId.RCX_RIP);
        assertThat(CheckId.named("RCX")).isEmpty();
        assertThat(Set.of(CheckId.values())).allMatch(id -> CheckId.named(id.name()).orElseThrow() == id);
    }

    private static String sentence(String profile, ReturnState state, CheckId id) {
        return result(States.decision(profile), state, id).sentence();
    }

    private static String hazard(KernelOptions options, ReturnState state, CheckId id) {
        return result(new Decision(States.profile("seed"), options), state, id).hazard();
    }

    private static CheckResult result(Decision decision, ReturnState state, CheckId id) {
        return decision.decide(state).results().stream().filter(r -> r.id() == id).findFirst().orElseThrow();
    }
}
