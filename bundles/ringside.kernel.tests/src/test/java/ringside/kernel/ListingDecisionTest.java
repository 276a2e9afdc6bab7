package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Checks;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.questions.InputClass;
import ringside.kernel.questions.InputClasses;
import ringside.machine.state.Vendor;

/** The compare-and-branch lines of a listing and the checks that explain them always agree. */
class ListingDecisionTest {

    private static final KernelOptions LA57 = new KernelOptions(Vendor.INTEL, true, false, false, false);
    private static final KernelOptions XEN = new KernelOptions(Vendor.INTEL, false, false, true, false);

    /** Everything instead of a sample: minutes instead of seconds. */
    private static final boolean WHOLE = Boolean.getBoolean("ringside.exhaust");
    private static final int ONE_IN = 8;

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
        ListingAgreement agreement = new ListingAgreement(profile, KernelOptions.DEFAULT);
        List<CheckId> checks = profile.checks(KernelOptions.DEFAULT);
        for (int set = 0; set < 1 << checks.size(); set++) {
            Set<CheckId> failing = members(checks, set);
            ReturnState slots = States.failing(failing, Checks.judgesFlags(profile));
            assertThat(Set.copyOf(agreement.decision().decide(slots).failing())).isEqualTo(failing);
            agreement.require(slots, Set.of(), "failing " + failing);
            for (CheckId off : checks) {
                agreement.require(slots, Set.of(off), "failing " + failing);
            }
        }
    }

    /** With all checks on, every witness on every machine is decided by a test of the map. */
    @ParameterizedTest
    @MethodSource("deciding")
    void listingAgreesOnTheWitnessesOfAllClassesWithAnyChecksOff(Profile profile) throws AssemblyException {
        ListingAgreement agreement = new ListingAgreement(profile, KernelOptions.DEFAULT);
        assertThat(agreement.listing().phase()).isEqualTo("decision");
        List<CheckId> checks = profile.checks(KernelOptions.DEFAULT);
        long seed = 20150617;
        Random random = new Random(seed);
        int sets = 1 << checks.size();
        for (InputClass inputs : InputClasses.ofAllProfiles().all()) {
            if (WHOLE) {
                for (int set = 0; set < sets; set++) {
                    agreement.require(inputs.witness(), members(checks, set), "all classes with all sets");
                }
            } else if (random.nextInt(ONE_IN) == 0) {
                agreement.require(inputs.witness(), members(checks, random.nextInt(sets)), "sample of seed " + seed);
            }
        }
    }

    private static Set<CheckId> members(List<CheckId> checks, int set) {
        return checks.stream().filter(id -> (set >> checks.indexOf(id) & 1) != 0).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("deciding")
    void listingAgreesOnWhatABootedKernelHad(Profile profile) throws AssemblyException {
        ListingAgreement agreement = new ListingAgreement(profile, KernelOptions.DEFAULT);
        for (JsonObject entry : Oracle.lines("kernel_6.1_observations.jsonl")) {
            if (entry.has("first_fail")) {
                JsonObject regs = entry.getAsJsonObject("pt_regs");
                agreement.require(new ReturnState(Oracle.number(regs, "rcx"), Oracle.number(regs, "rip"),
                        Oracle.number(regs, "cs"), Oracle.number(regs, "r11"), Oracle.number(regs, "eflags"),
                        Oracle.number(regs, "ss")), Set.of(), entry.get("scenario") + " #" + entry.get("n"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("deciding")
    void xenGuestNeverUsesSysret(Profile profile) throws AssemblyException {
        ReturnState eligible = new ReturnState(0x401000, 0x401000, 0x33, 0x202, 0x202, 0x2b);
        assertThat(new ListingDecider(profile, XEN).decide(eligible, Set.of())).isEqualTo("IRET XEN_PV");
    }

    private static void assertAgreement(Profile profile, KernelOptions options, List<ReturnState> vectors)
            throws AssemblyException {
        ListingAgreement agreement = new ListingAgreement(profile, options);
        for (int row = 0; row < vectors.size(); row++) {
            agreement.require(vectors.get(row), Set.of(), "vector " + (row + 1));
        }
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
}
