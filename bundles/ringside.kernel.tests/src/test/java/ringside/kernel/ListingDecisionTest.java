package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ringside.machine.Register;
import ringside.machine.Vendor;
import ringside.machine.assembler.AssemblyException;

/** The compare-and-branch lines of a listing and the checks that explain them always agree. */
class ListingDecisionTest {

    private static final String PROGRAM = """
            .intel_syntax noprefix
            .text
                mov eax, 39
                syscall
                hlt
            """;
    private static final KernelOptions LA57 = new KernelOptions(Vendor.INTEL, true, false, false, false);

    @Test
    void seedListingAgreesOnAllFourLevelVectors() throws AssemblyException {
        assertAgreement("seed", KernelOptions.DEFAULT, vectors("sysret_vectors_4level.csv"));
    }

    @Test
    void seedListingAgreesOnAllFiveLevelVectors() throws AssemblyException {
        assertAgreement("seed", LA57, vectors("sysret_vectors_la57.csv"));
    }

    @Test
    void listingOfSixEightAgreesOnAllFourLevelVectors() throws AssemblyException {
        assertAgreement("v6.8", KernelOptions.DEFAULT, vectors("sysret_vectors_4level.csv"));
    }

    @Test
    void listingOfSixEightAgreesOnAllFiveLevelVectors() throws AssemblyException {
        assertAgreement("v6.8", LA57, vectors("sysret_vectors_la57.csv"));
    }

    @Test
    void bothListingsAgreeOnRandomSlotsWithAnyChecksOff() throws AssemblyException {
        long seed = 20150617;
        Random random = new Random(seed);
        for (String profile : List.of("seed", "v6.8")) {
            DecisionRun run = new DecisionRun(profile, KernelOptions.DEFAULT);
            for (int i = 0; i < 400; i++) {
                Set<CheckId> off = new java.util.HashSet<>();
                States.profile(profile).checks(KernelOptions.DEFAULT).forEach(id -> {
                    if (random.nextInt(4) == 0) {
                        off.add(id);
                    }
                });
                ReturnState slots = random(random);
                assertThat(run.run(slots, off)).as("seed %d, row %d of %s: %s off %s", seed, i, profile, slots, off)
                        .isEqualTo(run.decide(slots, off));
            }
        }
    }

    @Test
    void xenGuestNeverUsesSysret() throws AssemblyException {
        KernelOptions xen = new KernelOptions(Vendor.INTEL, false, false, true, false);
        ReturnState eligible = new ReturnState(0x401000, 0x401000, 0x33, 0x202, 0x202, 0x2b);
        for (String profile : List.of("seed", "v6.8")) {
            assertThat(new DecisionRun(profile, xen).run(eligible, Set.of())).isEqualTo("IRET XEN_PV");
        }
    }

    private static void assertAgreement(String profile, KernelOptions options, List<ReturnState> vectors)
            throws AssemblyException {
        DecisionRun run = new DecisionRun(profile, options);
        List<String> differences = new ArrayList<>();
        for (ReturnState slots : vectors) {
            String taken = run.run(slots, Set.of());
            String decided = run.decide(slots, Set.of());
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

    /** Runs the decision of a booted kernel again and again from the place where it begins. */
    private static final class DecisionRun {

        private final BootedKernel kernel;
        private final KernelState start;
        private final Decision decision;

        DecisionRun(String profile, KernelOptions options) throws AssemblyException {
            kernel = BootedKernel.boot(States.profile(profile), options, TaskSetup.of("getpid.s", PROGRAM)
                    .withThreadFlags(Set.of("NOTIFY_RESUME")));
            decision = new Decision(States.profile(profile), options);
            kernel.listing().lines().stream().filter(line -> line.line().instruction() != null
                            && "verdict".equals(line.line().instruction().service()))
                    .limit(1).forEach(line -> kernel.machine().code().stopAt(line.line().address().getAsLong(), true));
            kernel.run(100_000);
            start = kernel.save();
            assertThat(kernel.listing().phase(kernel.machine().cpu().get(Register.RIP))).isEqualTo("decision");
        }

        String decide(ReturnState slots, Set<CheckId> off) {
            Verdict verdict = decision.decide(slots, off);
            return verdict.path().label() + verdict.reason().map(id -> " " + id).orElse("");
        }

        /** Path and the check whose jump was taken. */
        String run(ReturnState slots, Set<CheckId> off) {
            kernel.restore(start);
            off.forEach(id -> kernel.switchCheck(id, false));
            kernel.ptRegs().set(PtSlot.CX, slots.cx(), Writer.USER_EDIT);
            kernel.ptRegs().set(PtSlot.IP, slots.ip(), Writer.USER_EDIT);
            kernel.ptRegs().set(PtSlot.CS, slots.cs(), Writer.USER_EDIT);
            kernel.ptRegs().set(PtSlot.R11, slots.r11(), Writer.USER_EDIT);
            kernel.ptRegs().set(PtSlot.FLAGS, slots.flags(), Writer.USER_EDIT);
            kernel.ptRegs().set(PtSlot.SS, slots.ss(), Writer.USER_EDIT);
            Optional<CheckId> taken = Optional.empty();
            for (int steps = 0; steps < 200; steps++) {
                ListingLine line = kernel.listing().at(kernel.machine().cpu().get(Register.RIP)).orElseThrow();
                if (line.returns().isPresent()) {
                    return line.returns().get().label() + taken.map(id -> " " + id).orElse("");
                }
                kernel.run(1);
                long next = line.line().address().getAsLong() + line.line().length();
                if (line.check().isPresent() && kernel.machine().cpu().get(Register.RIP) != next) {
                    taken = line.check();
                }
            }
            throw new AssertionError("no return instruction after 200 steps");
        }
    }
}
