package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Checks;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.machine.state.Vendor;

/** The compare-and-branch lines of a listing and the checks that explain them always agree. */
class ListingDecisionTest {

    private static final KernelOptions LA57 = new KernelOptions(Vendor.INTEL, true, false, false, false);
    private static final KernelOptions XEN = new KernelOptions(Vendor.INTEL, false, false, true, false);

    /** The kernels that decide at all. */
    static List<Profile> deciding() {
        return Profiles.all().stream().filter(profile -> !profile.checks(KernelOptions.DEFAULT).isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("deciding")
    void listingAgreesOnAllFourLevelVectors(Profile profile) throws AssemblyException {
        assertAgreement(profile, KernelOptions.DEFAULT, vectors("sysret_vectors_4level.csv"));
    }

    @ParameterizedTest
    @MethodSource("deciding")
    void listingAgreesOnAllFiveLevelVectors(Profile profile) throws AssemblyException {
        assertAgreement(profile, LA57, vectors("sysret_vectors_la57.csv"));
    }

    @ParameterizedTest
    @MethodSource("deciding")
    void listingAgreesOnEverySetOfFailingChecksWithEachCheckOff(Profile profile) throws AssemblyException {
        ListingDecider listing = new ListingDecider(profile, KernelOptions.DEFAULT);
        Decision decision = new Decision(profile, KernelOptions.DEFAULT);
        List<CheckId> checks = profile.checks(KernelOptions.DEFAULT);
        for (int set = 0; set < 1 << checks.size(); set++) {
            int members = set;
            Set<CheckId> failing = checks.stream().filter(id -> (members >> checks.indexOf(id) & 1) != 0)
                    .collect(Collectors.toSet());
            ReturnState slots = States.failing(failing, Checks.judgesFlags(profile));
            assertThat(Set.copyOf(decision.decide(slots).failing())).isEqualTo(failing);
            assertSame(listing, decision, slots, Set.of());
            for (CheckId off : checks) {
                assertSame(listing, decision, slots, Set.of(off));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("deciding")
    void listingAgreesOnRandomSlotsWithAnyChecksOff(Profile profile) throws AssemblyException {
        long seed = 20150617;
        Random random = new Random(seed);
        ListingDecider listing = new ListingDecider(profile, KernelOptions.DEFAULT);
        Decision decision = new Decision(profile, KernelOptions.DEFAULT);
        assertThat(listing.phase()).isEqualTo("decision");
        for (int i = 0; i < 400; i++) {
            Set<CheckId> off = new HashSet<>();
            profile.checks(KernelOptions.DEFAULT).forEach(id -> {
                if (random.nextInt(4) == 0) {
                    off.add(id);
                }
            });
            ReturnState slots = random(random);
            assertThat(listing.decide(slots, off)).as("seed %d, row %d: %s off %s", seed, i, slots, off)
                    .isEqualTo(decide(decision, slots, off));
        }
    }

    @ParameterizedTest
    @MethodSource("deciding")
    void xenGuestNeverUsesSysret(Profile profile) throws AssemblyException {
        ReturnState eligible = new ReturnState(0x401000, 0x401000, 0x33, 0x202, 0x202, 0x2b);
        assertThat(new ListingDecider(profile, XEN).decide(eligible, Set.of())).isEqualTo("IRET XEN_PV");
    }

    private static void assertSame(ListingDecider listing, Decision decision, ReturnState slots, Set<CheckId> off) {
        assertThat(listing.decide(slots, off)).as("%s off %s", slots, off).isEqualTo(decide(decision, slots, off));
    }

    private static void assertAgreement(Profile profile, KernelOptions options, List<ReturnState> vectors)
            throws AssemblyException {
        ListingDecider listing = new ListingDecider(profile, options);
        Decision decision = new Decision(profile, options);
        List<String> differences = new ArrayList<>();
        for (ReturnState slots : vectors) {
            String taken = listing.decide(slots, Set.of());
            String decided = decide(decision, slots, Set.of());
            if (!taken.equals(decided)) {
                differences.add(slots + ": listing " + taken + ", checks " + decided);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(vectors).hasSize(1000);
    }

    private static List<ReturnState> vectors(String file) {
        List<ReturnState> all = new ArrayList<>();
        List<String> rows = Oracle.text(file).lines().toList();
        List<String> head = List.of(rows.get(0).split(","));
        for (String row : rows.subList(1, rows.size())) {
            Map<String, Long> values = new HashMap<>();
            String[] cells = row.split(",", -1);
            for (String name : List.of("cx", "ip", "cs", "r11", "flags", "ss")) {
                values.put(name, Long.parseUnsignedLong(cells[head.indexOf(name)].substring(2), 16));
            }
            all.add(new ReturnState(values.get("cx"), values.get("ip"), values.get("cs"), values.get("r11"),
                    values.get("flags"), values.get("ss")));
        }
        return all;
    }

    /** Slots that are good or bad, each independently. */
    private static ReturnState random(Random random) {
        long[] places = {0x401000, 0x7fffffffe000L, 0x7ffffffff000L, 1L << 47, -1L << 47, 1L << 63, random.nextLong()};
        long[] flags = {0x202, 0x302, 0x10202, 0x246, random.nextLong()};
        long ip = places[random.nextInt(places.length)];
        long flag = flags[random.nextInt(flags.length)];
        return new ReturnState(random.nextInt(5) == 0 ? random.nextLong() : ip, ip,
                random.nextInt(5) == 0 ? random.nextLong() : 0x33, random.nextInt(5) == 0 ? random.nextLong() : flag,
                flag, random.nextInt(5) == 0 ? random.nextLong() : 0x2b);
    }

    private static String decide(Decision decision, ReturnState slots, Set<CheckId> off) {
        Verdict verdict = decision.decide(slots, off);
        return verdict.path().label() + verdict.reason().map(id -> " " + id).orElse("");
    }
}
