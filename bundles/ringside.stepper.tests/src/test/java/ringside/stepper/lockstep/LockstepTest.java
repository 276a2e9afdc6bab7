package ringside.stepper.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import ringside.kernel.listing.KernelImages;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.stepper.Sample;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Progress;

class LockstepTest {
    private static final ProgramPlace PLACE = new ProgramPlace("sample", 1);
    private static final long MOST = 3000;
    private static final KernelImages IMAGES = new KernelImages();

    private static Lockstep align(Scenario scenario, Version one, Version other) throws ScenarioProblem {
        return Lockstep.of(side(scenario, one), side(scenario, other));
    }

    private static Side side(Scenario scenario, Version version) throws ScenarioProblem {
        return SideRecorder.record(scenario, version, PLACE, MOST, IMAGES, Progress.NONE);
    }

    private static Lockstep align(Scenario scenario, String one, String other) throws ScenarioProblem {
        return align(scenario, Version.plain(one), Version.plain(other));
    }

    private static List<Scenario> several() {
        return List.of(Sample.of("seed", Sample.CALLS), Sample.signalling("seed"), Sample.stuck("seed"),
                Sample.disturbed("seed"));
    }

    @Test
    void aKernelAgainstItselfHasNoGapAndNoDifference() throws Exception {
        for (Scenario scenario : several()) {
            for (Profile profile : Profiles.all()) {
                Lockstep both = align(scenario, profile.id(), profile.id());
                assertThat(both.rows()).as("%s", profile).isNotEmpty()
                        .allMatch(row -> row.relation() == Relation.SAME && row.gap().isEmpty());
                assertThat(both.first()).isEmpty();
            }
        }
    }

    /** For every pair of kernels: no step is lost, none is told twice, and both sides stay in their order. */
    @Test
    void everyStepOfBothSidesStandsInExactlyOneRow() throws Exception {
        for (Scenario scenario : several()) {
            List<Side> sides = new ArrayList<>();
            for (Profile profile : Profiles.all()) {
                sides.add(side(scenario, Version.plain(profile.id())));
            }
            for (Side one : sides) {
                for (Side other : sides) {
                    List<AlignedRow> rows = new Aligner(one, other).rows();
                    complete(rows, AlignedRow::left, one);
                    complete(rows, AlignedRow::right, other);
                    assertThat(rows.stream().allMatch(row -> row.gap().isEmpty() == (row.left().isPresent() && row
                            .right()
                            .isPresent()))).isTrue();
                }
            }
        }
    }

    private static void complete(List<AlignedRow> rows, Function<AlignedRow, Optional<Deed>> column, Side side) {
        List<Deed> deeds = rows.stream().flatMap(row -> column.apply(row).stream()).toList();
        assertThat(deeds).isEqualTo(side.deeds());
        long reached = 0;
        for (Deed deed : deeds) {
            if (deed.first() != reached + 1 || deed.at() < deed.first() || deed.at() > deed.last()) {
                throw new AssertionError(deed + " does not go on behind step " + reached);
            }
            reached = deed.last();
        }
        assertThat(reached).isEqualTo(side.steps().size());
    }

    @Test
    void theOrderInWhichTheKernelsAreNamedDoesNotMatter() throws Exception {
        for (Scenario scenario : several()) {
            for (String other : List.of("v4.0", "v6.8", "fred")) {
                Lockstep there = align(scenario, "seed", other);
                Lockstep back = align(scenario, other, "seed");
                assertThat(pairs(there, AlignedRow::left, AlignedRow::right))
                        .isEqualTo(pairs(back, AlignedRow::right, AlignedRow::left));
                assertThat(there.counts().get(Relation.LEFT_ONLY)).isEqualTo(back.counts().get(Relation.RIGHT_ONLY));
                assertThat(there.program().map(each -> there.rows().get(each.row()).deed().kind()))
                        .isEqualTo(back.program().map(each -> back.rows().get(each.row()).deed().kind()));
            }
        }
    }

    private static List<List<Long>> pairs(Lockstep both, Function<AlignedRow, Optional<Deed>> one,
            Function<AlignedRow, Optional<Deed>> other) {
        return both.rows().stream().filter(row -> row.gap().isEmpty())
                .map(row -> List.of(one.apply(row).orElseThrow().at(), other.apply(row).orElseThrow().at())).toList();
    }

    @Test
    void pageTableIsolationChangesPlacesOnly() throws Exception {
        Lockstep both = align(Sample.of("v5.6", Sample.CALLS), Version.plain("v5.6"),
                new Version("v5.6", Set.of(KernelOption.PTI), Set.of(), Set.of()));
        List<AlignedRow> other = both.rows().stream().filter(row -> row.relation() != Relation.SAME).toList();
        assertThat(other).isNotEmpty().allMatch(row -> row.deed().kind() == DeedKind.PLACE
                && row.relation() == Relation.RIGHT_ONLY);
        assertThat(other).extracting(row -> row.deed().subject()).containsOnly("CR3");
        assertThat(both.first()).isEmpty();
    }

    /** The same decision, other work: NOTIFY_RESUME is work of one kernel, and RSEQ that of the other. */
    @Test
    void sixEightAndSevenThreeDecideTheSameAfterOtherWork() throws Exception {
        Lockstep both = align(Sample.signalling("seed"), "v6.8", "v7.3");
        assertThat(both.rows()).filteredOn(row -> row.deed().kind() == DeedKind.CHECK || row.deed()
                .kind() == DeedKind.RETURN).isNotEmpty().allMatch(row -> row.relation() == Relation.SAME);
        assertThat(both.rows()).anyMatch(row -> row.deed().kind() == DeedKind.LOOK && row.deed().words()
                .contains("RSEQ") && row.relation() == Relation.RIGHT_ONLY);
        assertThat(both.program()).isEmpty();
    }

    @Test
    void aCheckThatIsSwitchedOffIsTheFirstDifference() throws Exception {
        for (CheckId check : List.of(CheckId.RCX_RIP, CheckId.R11_FLAGS, CheckId.SS)) {
            Lockstep both = align(Sample.of("v6.8", Sample.CALLS), Version.plain("v6.8"),
                    new Version("v6.8", Set.of(), Set.of(check), Set.of()));
            Difference first = both.first().orElseThrow();
            AlignedRow row = both.rows().get(first.row());
            assertThat(row.relation()).isEqualTo(Relation.LEFT_ONLY);
            assertThat(row.deed().subject()).isEqualTo(check.name());
            assertThat(row.gap()).isEqualTo(check + " is switched off here");
            assertThat(first.sentence()).contains("v6.8 at step " + row.deed().at(), "v6.8 without " + check);
            assertThat(both.rows().subList(0, first.row())).allMatch(each -> each.relation() == Relation.SAME);
        }
    }

    /** Without the TF check SYSRET traps before the program has gone on: the program sees that. */
    @Test
    void whatTheProgramNoticesIsToldBesideWhatTheKernelDoes() throws Exception {
        Scenario scenario = Sample.stuck("v6.8");
        Lockstep both = align(scenario, Version.plain("v6.8"),
                new Version("v6.8", Set.of(), Set.of(CheckId.RF_TF), Set.of()));
        assertThat(both.rows().get(both.kernel().orElseThrow().row()).deed().subject()).isEqualTo("RF_TF");
        assertThat(both.program()).isPresent();
        assertThat(both.kernel().orElseThrow().row()).isLessThan(both.program().orElseThrow().row());
        assertThat(both.right().cut()).isEqualTo(Cut.LOOP);
        assertThat(both.sentences()).anyMatch(each -> each.contains("repeats itself for ever"));
    }

    @Test
    void aLongRunIsCutAndSaysSo() throws Exception {
        Scenario scenario = Sample.of("seed", """
                _start:
                    mov ecx, 100000
                again:
                    dec ecx
                    jnz again
                    hlt
                """);
        Lockstep both = align(scenario, "seed", "v6.8");
        assertThat(both.left().steps()).hasSize((int) MOST);
        assertThat(both.left().cut()).isEqualTo(Cut.LENGTH);
        assertThat(both.sentences()).anyMatch(each -> each.contains("only the first " + MOST + " steps"));
        assertThat(both.first()).isEmpty();
        Progress cancelled = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void at(long done, long total) {
                throw new AssertionError("nobody asked how far it is");
            }
        };
        assertThatThrownBy(() -> Lockstep.of(scenario, Version.plain("seed"), Version.plain("v6.8"), PLACE, MOST,
                cancelled)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aSideKnowsItsRegistersSlotsAndReturnAtEachStep() throws Exception {
        Lockstep both = align(Sample.of("seed", Sample.CALLS), "seed", "v6.8");
        AlignedRow last = both.rows().stream().filter(row -> row.deed().kind() == DeedKind.RETURN).findFirst()
                .orElseThrow();
        for (Side side : List.of(both.left(), both.right())) {
            long at = (side == both.left() ? last.left() : last.right()).orElseThrow().at();
            assertThat(side.registers(0).get("CS")).isEqualTo(0x33L);
            assertThat(side.registers(at).get("RAX")).isEqualTo(side.slots(at).get("ax"));
            assertThat(side.returned(at).orElseThrow().step()).isEqualTo(at);
            assertThat(side.visit(at)).isEqualTo(side.visit(at - 1)).isPresent();
        }
        assertThat(both.rowOf(0)).isZero();
        assertThat(both.rows().get(both.rowOf(last.left().orElseThrow().at()))).isSameAs(last);
        assertThat(both.rowOf(MOST)).isEqualTo(both.rows().size() - 1);
    }
}
