package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import ringside.kernel.States;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;

/** Suggested edits do what they promise, and nothing smaller would do. */
class SmallestEditTest {

    private static final int RANDOM_STATES = 60;
    private static final long NON_CANONICAL = 1L << 47;
    private static final long OTHER_NON_CANONICAL = 1L << 60;
    private static final long LAST_PAGE = 0x7ffffffff000L;
    private static final int SLOTS = 6;

    /** Every way in which addresses, flags and selectors can be right, wrong, equal and unequal. */
    @Test
    void nothingSmallerExistsForAnyCombinationOfClasses() {
        long[][] addresses = {{0x40100a, 0x40100a}, {0x40100a, 0x401008}, {NON_CANONICAL, NON_CANONICAL},
            {NON_CANONICAL, 0x40100a}, {0x40100a, NON_CANONICAL}, {OTHER_NON_CANONICAL, NON_CANONICAL},
            {LAST_PAGE, LAST_PAGE}};
        long[] flags = {0x202, 0x302, 0x10202, 0x602, 0x10302, 0x702};
        List<ReturnState> states = new ArrayList<>();
        for (long[] address : addresses) {
            for (long r11 : flags) {
                for (long flag : flags) {
                    for (int selectors = 0; selectors < 4; selectors++) {
                        states.add(new ReturnState(address[0], address[1], selectors % 2 == 0 ? 0x33 : 0x23, r11, flag,
                                selectors < 2 ? 0x2b : 0x17));
                    }
                }
            }
        }
        for (Profile profile : Profiles.all()) {
            Decision decision = new Decision(profile, KernelOptions.DEFAULT);
            states.forEach(state -> assertMinimal(decision, Set.of(), state, profile.id()));
        }
    }

    @Test
    void nothingSmallerExistsForRandomSlotsAndSwitchedOffChecks() {
        long seed = 4711;
        Random random = new Random(seed);
        for (Profile profile : Profiles.all()) {
            for (KernelOptions options : List.of(KernelOptions.DEFAULT, States.LA57)) {
                Decision decision = new Decision(profile, options);
                for (int i = 0; i < RANDOM_STATES; i++) {
                    ReturnState state = new ReturnState(random.nextLong(), random.nextLong() >>> 17, random.nextLong(),
                            random.nextLong(), random.nextLong() & 0x3ffff, random.nextLong());
                    Set<CheckId> off = i % 3 == 0 ? Set.of(CheckId.values()[1 + random.nextInt(7)]) : Set.of();
                    assertMinimal(decision, off, state, "seed " + seed + ", " + profile + " " + options);
                }
            }
        }
    }

    private static void assertMinimal(Decision decision, Set<CheckId> off, ReturnState state, String where) {
        SmallestEdit edits = new SmallestEdit(decision, off);
        int made = ~Decision.mask(off);
        int before = decision.failingMask(state) & made;
        String what = where + " " + state + " off " + off;
        Distances distances = new Distances(decision, made, state);
        IntPredicate flips = before == 0 ? mask -> mask != 0 : mask -> mask == 0;
        int away = (Decision.mask(decision.order()) & made) == 0 ? Distances.NEVER : 1;
        assertEdits(edits.suggest(state), decision, made, flips, before == 0 ? away : distances.toSysret, what);
        for (CheckId id : decision.order()) {
            assertEdits(edits.toReason(state, id), decision, made, mask -> decision.first(mask) == id,
                    distances.toReason.get(id), what + " reason " + id);
            assertEdits(edits.toPass(state, id), decision, made,
                    mask -> (mask & id.mask()) == 0 && (mask & ~before) == 0, distances.toPass.get(id),
                    what + " pass " + id);
        }
    }

    private static void assertEdits(List<Edit> edits, Decision decision, int made, IntPredicate goal, int distance,
            String what) {
        if (distance == 0 || distance == Distances.NEVER) {
            assertThat(edits).as(what).isEmpty();
            return;
        }
        assertThat(edits).as(what).isNotEmpty();
        for (Edit edit : edits) {
            assertThat(edit.changes()).as(what).hasSize(distance);
            assertThat(goal.test(decision.failingMask(edit.result()) & made)).as("%s: %s", what, edit).isTrue();
        }
        assertThat(new HashSet<>(edits.stream().map(Edit::result).toList())).as(what).hasSameSizeAs(edits);
    }

    /** The fewest slots for each goal, found by setting every set of slots to every value of a rich alphabet. */
    private static final class Distances {

        static final int NEVER = 99;

        private final Decision decision;
        private final int made;
        private final int before;
        private final long[][] alphabet;
        private final Map<CheckId, Integer> toReason = new EnumMap<>(CheckId.class);
        private final Map<CheckId, Integer> toPass = new EnumMap<>(CheckId.class);
        private final int[] byMask = new int[1 << CheckId.values().length];
        private int toSysret = NEVER;

        Distances(Decision decision, int made, ReturnState state) {
            this.decision = decision;
            this.made = made;
            this.before = decision.failingMask(state) & made;
            long[] own = {state.cx(), state.ip(), state.r11(), state.flags(), state.cs(), state.ss()};
            long[] addresses = {state.cx(), state.ip(), 0x402000, NON_CANONICAL << 9, LAST_PAGE, -1};
            long both = ~0x10100L;
            long[] flags = {state.r11(), state.flags(), state.r11() & both, state.flags() & both, 0x246, 0x346,
                0x10246};
            long[] cs = {0x33, 0x23};
            long[] ss = {0x2b, 0x17};
            alphabet = new long[][] {with(own[0], addresses), with(own[1], addresses), with(own[2], flags),
                with(own[3], flags), with(own[4], cs), with(own[5], ss)};
            Arrays.fill(byMask, NEVER);
            walk(0, 0, own.clone(), own);
            summarise();
        }

        /** The slot's own value first, then the others, each once. */
        private static long[] with(long own, long[] others) {
            Set<Long> values = new LinkedHashSet<>();
            values.add(own);
            Arrays.stream(others).forEach(values::add);
            return values.stream().mapToLong(Long::longValue).toArray();
        }

        private void walk(int slot, int changed, long[] slots, long[] own) {
            if (slot == SLOTS) {
                int mask = decision.failingMask(slots[0], slots[1], slots[4], slots[2], slots[3], slots[5]) & made;
                byMask[mask] = Math.min(byMask[mask], changed);
                return;
            }
            for (long value : alphabet[slot]) {
                slots[slot] = value;
                walk(slot + 1, changed + (value == own[slot] ? 0 : 1), slots, own);
            }
            slots[slot] = own[slot];
        }

        private void summarise() {
            toSysret = byMask[0];
            for (CheckId id : decision.order()) {
                int reason = NEVER;
                int pass = NEVER;
                for (int mask = 0; mask < byMask.length; mask++) {
                    reason = decision.first(mask) == id ? Math.min(reason, byMask[mask]) : reason;
                    boolean passes = (mask & id.mask()) == 0 && (mask & ~before) == 0;
                    pass = passes ? Math.min(pass, byMask[mask]) : pass;
                }
                toReason.put(id, reason);
                toPass.put(id, pass);
            }
        }
    }

    @Test
    void aSingleSlotIsNamedWithTheMostNaturalChangeFirst() {
        assertThat(labels("seed", new ReturnState(0x40100a, 0x401008, 0x33, 0x202, 0x202, 0x2b)))
                .startsWith("set RCX to 0x401008 (what RIP holds)", "set RIP to 0x40100a (what RCX holds)");
        assertThat(labels("seed", States.withFlags(0x302, 0x202))).containsExactly("clear TF in R11");
        assertThat(labels("seed", new ReturnState(1, 1, 0x23, 2, 2, 0x2b)))
                .containsExactly("set CS to 0x33 (64-bit user code)");
        assertThat(labels("seed", States.PLAIN)).startsWith("move RIP back by 2 to 0x401008")
                .contains("set TF in R11", "set CS to 0x23 (32-bit user code)");
    }

    @Test
    void couplingSaysWhatHalfAnEditWouldBreak() {
        Edit tf = new SmallestEdit(States.decision("seed")).suggest(States.withFlags(0x302, 0x302)).get(0);
        assertThat(tf.label()).isEqualTo("clear TF in R11 and clear TF in RFLAGS");
        assertThat(tf.coupling()).isEqualTo("Clearing TF in R11 alone would make R11_FLAGS fail (R11 == RFLAGS). "
                + "Clearing TF in RFLAGS alone would make R11_FLAGS fail (R11 == RFLAGS).");
        Edit address = new SmallestEdit(States.decision("seed")).suggest(States.withAddress(NON_CANONICAL)).get(0);
        assertThat(address.coupling()).contains("Setting RIP to 0x401000 alone would make RCX_RIP fail (RCX == RIP).");
        Edit independent = new SmallestEdit(States.decision("seed"))
                .suggest(new ReturnState(1, 1, 0x23, 2, 2, 0x17)).get(0);
        assertThat(independent.coupling()).isEqualTo("Each of them is needed for a check of its own.");
    }

    @Test
    void couplingSaysWhyASlotIsNotCopiedTheOtherWay() {
        Edit edit = new SmallestEdit(States.decision("v6.8")).suggest(States.withFlags(0x302, 0x202)).get(0);
        assertThat(edit.label()).isEqualTo("clear TF in R11");
        assertThat(edit.coupling())
                .isEqualTo("Setting RFLAGS to 0x302 instead would make RF_TF fail (RF and TF are clear).");
    }

    @Test
    void noSlotFreesAXenPvGuestFromIret() {
        SmallestEdit edits = new SmallestEdit(new Decision(States.profile("seed"), States.XEN_PV));
        assertThat(edits.suggest(States.PLAIN)).isEmpty();
        assertThat(edits.toReason(States.PLAIN, CheckId.CS)).isEmpty();
    }

    private static List<String> labels(String profile, ReturnState state) {
        return new SmallestEdit(States.decision(profile)).suggest(state).stream().map(Edit::label).toList();
    }
}
