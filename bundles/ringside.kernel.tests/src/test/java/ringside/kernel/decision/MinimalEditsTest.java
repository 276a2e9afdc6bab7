package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profiles;
import ringside.kernel.questions.DecidingKernel;
import ringside.kernel.questions.MachineOptions;

/** All minimal edits, held against trying every combination of values in every slot. */
class MinimalEditsTest {

    private static final int SLOTS = DecidingSlot.values().length;
    private static final long LAST_PAGE = 0x7ffffffff000L;
    private static final long RF_AND_TF = 0x10100;

    /** The vendor changes no decision, and with 57 bits a Xen guest is a Xen guest still. */
    static Stream<DecidingKernel> kernels() {
        return Profiles.all().stream().flatMap(profile -> MachineOptions.of(profile).stream()
                .filter(options -> options.vendor() == KernelOptions.DEFAULT.vendor())
                .filter(options -> !options.la57() || !options.xenPv())
                .map(options -> DecidingKernel.of(profile, options)));
    }

    /** One state or more for every mask of failing checks. */
    private static List<ReturnState> states() {
        List<ReturnState> states = new ArrayList<>();
        long[][] addresses = {{0x40100a, 0x40100a}, {0x40100a, 0x401008}, {1L << 58, 1L << 58}, {0x40100a, 1L << 57},
            {1L << 60, 1L << 57}, {LAST_PAGE, LAST_PAGE}};
        long[][] flags = {{0x202, 0x202}, {0x202, 0x602}, {0x302, 0x302}, {0x302, 0x202}, {0x202, 0x10202},
            {0x10602, 0x302}};
        for (long[] address : addresses) {
            for (long[] flag : flags) {
                for (int selectors = 0; selectors < 4; selectors++) {
                    states.add(new ReturnState(address[0], address[1], selectors % 2 == 0 ? 0x33 : 0x23, flag[0],
                            flag[1], selectors < 2 ? 0x2b : 0x17));
                }
            }
        }
        return states;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void exactlyTheMinimalSetsAreFoundInBothDirectionsAndForEveryReason(DecidingKernel kernel) {
        Set<Integer> masks = new HashSet<>();
        for (ReturnState state : states()) {
            int before = kernel.failingMask(state);
            masks.add(before);
            assertMinimal(kernel, state, mask -> mask == 0);
            assertMinimal(kernel, state, mask -> mask != 0);
            for (CheckId id : kernel.checks()) {
                assertMinimal(kernel, state, mask -> kernel.decision().first(mask) == id);
            }
        }
        long free = kernel.checks().stream().filter(id -> id != CheckId.XEN_PV).count();
        assertThat(masks).as("masks of failing checks that were met").hasSize(1 << free);
    }

    private static void assertMinimal(DecidingKernel kernel, ReturnState state, IntPredicate goal) {
        List<Edit> edits = new SmallestEdit(kernel.decision()).minimal(state, goal);
        String what = kernel + " " + state;
        Set<ReturnState> found = new HashSet<>(edits.stream().map(Edit::result).toList());
        EditCandidates candidates = new EditCandidates(state, kernel.decision().checks());
        long[][] values = new long[SLOTS][];
        for (int slot = 0; slot < SLOTS; slot++) {
            values[slot] = candidates.of(DecidingSlot.values()[slot]).stream().mapToLong(candidate -> candidate.edit()
                    .after()).toArray();
        }
        BruteForce same = new BruteForce(kernel, state, goal, values);
        assertThat(found).as(what).hasSameSizeAs(edits).isEqualTo(same.minimalStates());
        Set<Integer> slots = new HashSet<>(edits.stream().map(MinimalEditsTest::slots).toList());
        assertThat(slots).as(what).containsAll(new BruteForce(kernel, state, goal, rich(state)).minimalSlots());
        for (Edit edit : edits) {
            assertThat(goal.test(kernel.failingMask(edit.result()))).as("%s: %s", what, edit).isTrue();
        }
    }

    private static int slots(Edit edit) {
        return edit.changes().stream().mapToInt(change -> 1 << change.slot().ordinal()).sum();
    }

    /** Values of every kind, also such as no candidate has. */
    private static long[][] rich(ReturnState s) {
        long[] addresses = {s.cx(), s.ip(), 0x402000, 1L << 58, -1};
        long[] flags = {s.r11(), s.flags(), s.r11() & ~RF_AND_TF, s.flags() & ~RF_AND_TF, 0x246, 0x10246};
        return new long[][] {addresses, addresses, flags, flags, {0x33, 0x23}, {0x2b, 0x17}};
    }

    /** Tries everything: each slot keeps its value or gets one of these. */
    private static final class BruteForce {

        private final DecidingKernel kernel;
        private final IntPredicate goal;
        private final long[] before;
        private final long[][] values;
        private final Set<ReturnState> states = new HashSet<>();
        private final Set<Integer> sets = new HashSet<>();

        BruteForce(DecidingKernel kernel, ReturnState state, IntPredicate goal, long[][] values) {
            this.kernel = kernel;
            this.goal = goal;
            this.before = slots(state);
            this.values = values;
            if (!goal.test(kernel.failingMask(state))) {
                walk(0, before.clone(), 0);
            }
        }

        Set<ReturnState> minimalStates() {
            return states;
        }

        /** The sets of slots of which no part can do it. */
        Set<Integer> minimalSlots() {
            return new HashSet<>(sets.stream().filter(set -> sets.stream().noneMatch(part -> !part.equals(set)
                    && (part & ~set) == 0)).toList());
        }

        private void walk(int slot, long[] slots, int changed) {
            if (slot == SLOTS) {
                if (works(slots)) {
                    sets.add(changed);
                    if (noPartWorks(slots, changed)) {
                        states.add(state(slots));
                    }
                }
                return;
            }
            walk(slot + 1, slots, changed);
            for (long value : values[slot]) {
                slots[slot] = value;
                if (value != before[slot]) {
                    walk(slot + 1, slots, changed | 1 << slot);
                }
            }
            slots[slot] = before[slot];
        }

        private boolean noPartWorks(long[] slots, int changed) {
            for (int part = changed - 1 & changed; part > 0; part = part - 1 & changed) {
                long[] partly = before.clone();
                for (int slot = 0; slot < SLOTS; slot++) {
                    partly[slot] = (part >> slot & 1) != 0 ? slots[slot] : before[slot];
                }
                if (works(partly)) {
                    return false;
                }
            }
            return true;
        }

        private boolean works(long[] slots) {
            return goal.test(kernel.decision().failingMask(state(slots)));
        }

        /** The values of a state in the order of the slots. */
        private static long[] slots(ReturnState state) {
            return Stream.of(DecidingSlot.values()).mapToLong(state::get).toArray();
        }

        private static ReturnState state(long[] slots) {
            return new ReturnState(slots[0], slots[1], slots[4], slots[2], slots[3], slots[5]);
        }
    }
}
