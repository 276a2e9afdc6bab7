package ringside.kernel.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.SlotEdit;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.questions.VerdictEdits.Ranked;
import ringside.kernel.questions.VerdictEdits.Result;

/** Which edits turn a verdict, in which order, and why they belong together. */
class VerdictEditsTest {

    private static final ReturnState PLAIN = new ReturnState(0x40100a, 0x40100a, 0x33, 0x202, 0x202, 0x2b);
    private static final ReturnState STEPPING = new ReturnState(0x40100a, 0x40100a, 0x33, 0x302, 0x302, 0x2b);
    private static final KernelOptions XEN = new KernelOptions(KernelOptions.DEFAULT.vendor(), false, false, true,
            false);

    private static VerdictEdits edits(String profile) {
        return new VerdictEdits(DecidingKernel.of(DecisionMapTest.profile(profile), KernelOptions.DEFAULT));
    }

    private static List<String> labels(Result result) {
        return result.edits().stream().map(ranked -> ranked.edit().label()).toList();
    }

    @Test
    void fewestEditsComeFirstThenFewestBits() {
        for (Profile profile : Profiles.all()) {
            VerdictEdits edits = new VerdictEdits(DecidingKernel.of(profile, KernelOptions.DEFAULT));
            for (InputClass each : InputClasses.ofAllProfiles().all()) {
                if (each.number() % 97 == 1) {
                    assertRanked(edits.turn(each.witness()));
                }
            }
        }
    }

    private static void assertRanked(Result result) {
        int size = 0;
        int bits = 0;
        for (Ranked ranked : result.edits()) {
            int changed = 0;
            for (SlotEdit change : ranked.edit().changes()) {
                changed += Long.bitCount(change.before() ^ change.after());
            }
            assertThat(ranked.bits()).isEqualTo(changed);
            boolean more = ranked.edit().changes().size() > size;
            assertThat(more || ranked.edit().changes().size() == size && changed >= bits).isTrue();
            size = ranked.edit().changes().size();
            bits = changed;
            assertThat(ranked.after().path()).isEqualTo(result.path());
        }
    }

    @Test
    void clearingTfTakesBothSlots() {
        Result result = edits("seed").turn(STEPPING);
        assertThat(result.now().text()).isEqualTo("IRET because RF_TF");
        assertThat(result.path()).isEqualTo(Path.SYSRET);
        assertThat(labels(result)).containsExactly("clear TF in R11 and clear TF in RFLAGS");
        assertThat(result.edits().get(0).edit().coupling()).isEqualTo("Clearing TF in R11 alone would make R11_FLAGS "
                + "fail (R11 == RFLAGS). Clearing TF in RFLAGS alone would make R11_FLAGS fail (R11 == RFLAGS).");
        assertThat(result.edits().get(0).after().text()).isEqualTo("SYSRET");
    }

    @Test
    void awayFromSysretEverySingleChangeThatBreaksACheckIsTold() {
        Result result = edits("v6.8").turn(PLAIN);
        assertThat(result.path()).isEqualTo(Path.IRET);
        assertThat(result.edits()).allMatch(ranked -> ranked.edit().changes().size() == 1);
        assertThat(labels(result)).startsWith("move RIP back by 2 to 0x401008")
                .contains("set DF in R11", "set TF in RFLAGS", "set CS to 0x23 (32-bit user code)");
    }

    @Test
    void setsOfDifferentSizesCanBeMinimal() {
        Result result = edits("seed").turn(new ReturnState(0x40100a, 0x401008, 0x33, 0x202, 0x202, 0x2b));
        assertThat(labels(result)).containsExactly("set RCX to 0x401008 (what RIP holds)",
                "set RIP to 0x40100a (what RCX holds)",
                "set RCX to 0x401000 (a user address) and set RIP to 0x401000 (a user address)");
    }

    @Test
    void aReasonCanBeWantedAndNeedsItsCoupling() {
        Result limit = edits("v6.8").to(PLAIN, Path.IRET, Optional.of(CheckId.LIMIT));
        assertThat(labels(limit)).containsExactly("set RCX to 0x800000000000 (the first address behind the user half) "
                + "and set RIP to 0x800000000000 (the first address behind the user half)");
        assertThat(limit.edits().get(0).edit().coupling()).contains("alone would make RCX_RIP fail");
        Result step = edits("seed").to(PLAIN, Path.IRET, Optional.of(CheckId.RF_TF));
        assertThat(labels(step)).first().isEqualTo("set TF in R11 and set TF in RFLAGS");
    }

    @Test
    void changesThatServeTheSameCheckBelongTogether() {
        Result result = edits("seed").turn(new ReturnState(0x40100a, 0x40100a, 0x23, 0x10302, 0x302, 0x17));
        assertThat(result.edits().get(0).edit().coupling()).isEqualTo("Clearing RF and TF in R11 belongs together with "
                + "clearing TF in RFLAGS: either alone would still let R11_FLAGS fail (R11 == RFLAGS). "
                + "Each of the others is needed for a check of its own.");
    }

    @Test
    void whatIsSoAlreadyNeedsNoEdit() {
        Result result = edits("seed").to(PLAIN, Path.SYSRET, Optional.empty());
        assertThat(result.already()).isTrue();
        assertThat(result.edits()).isEmpty();
        assertThat(edits("seed").to(STEPPING, Path.IRET, Optional.of(CheckId.RF_TF)).already()).isTrue();
    }

    @Test
    void noEditFreesAXenPvGuest() {
        VerdictEdits edits = new VerdictEdits(DecidingKernel.of(DecisionMapTest.profile("seed"), XEN));
        Result result = edits.turn(PLAIN);
        assertThat(result.already()).isFalse();
        assertThat(result.edits()).isEmpty();
    }

    @Test
    void whatAKernelNeverDoesIsRefusedWithWhatItDoes() {
        VerdictEdits seed = edits("seed");
        assertThatThrownBy(() -> seed.to(PLAIN, Path.TRAP, Optional.empty()))
                .hasMessage("the checks of seed never lead to TRAP, but to SYSRET or IRET");
        assertThatThrownBy(() -> seed.to(PLAIN, Path.IRET, Optional.of(CheckId.LIMIT))).hasMessage(
                "seed does not make the check LIMIT; it makes RCX_RIP, CANONICAL, CS, R11_FLAGS, RF_TF, SS");
        assertThatThrownBy(() -> seed.to(PLAIN, Path.SYSRET, Optional.of(CheckId.CS)))
                .hasMessage("SYSRET has no failing check, so it cannot have the reason CS");
    }
}
