package ringside.stepper.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.compare.RunSink;
import ringside.stepper.compare.ScenarioRun;
import ringside.stepper.compare.TimedEdit;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Happening;
import ringside.stepper.run.StepRecord;
import ringside.stepper.value.ValueProblem;

/**
 * What is foretold at a step is what happens when one runs on: for every scenario on every kernel, every step, and with
 * random edits, of which a foretelling before them knows nothing. With the system property {@code ringside.exhaust} all
 * pairs, otherwise a sample.
 */
class ForetellingTest {
    private static final boolean WHOLE = Boolean.getBoolean("ringside.exhaust");
    private static final int SAMPLE = 60;
    private static final int LONGEST = 2500;
    private static final List<String> NAMES = List.of("pt_regs.ip", "pt_regs.cx", "pt_regs.r11", "pt_regs.flags",
            "pt_regs.cs", "pt_regs.ss", "pt_regs.ax", "user.rcx", "user.r11", "user.rax", "user.rflags.TF",
            "flag.SIGPENDING", "flag.NEED_RESCHED", "check.RCX_RIP", "check.RF_TF");
    private static final List<String> VALUES = List.of("0x401007", "0x800000000000", "0x202", "0x10302", "0x33",
            "0x2b", "0x0", "0xffffffffffffffff");
    private static final KernelImages IMAGES = new KernelImages();

    @Test
    void whatIsForetoldIsWhatHappens() throws Exception {
        long seed = Long.getLong("ringside.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Scenario> pairs = pairs();
        Collections.shuffle(pairs, random);
        int told = 0;
        int walked = 0;
        for (Scenario pair : pairs) {
            for (int edits = 0; edits <= 2 && (WHOLE || walked < SAMPLE); edits++) {
                Told run = run(pair, edits(pair, edits, random));
                if (run != null) {
                    run.verify("seed " + seed + ", " + pair.getId() + " on " + pair.getKernel());
                    told += run.foretold.size();
                    walked++;
                }
            }
        }
        System.out.println("foretelling: " + walked + " runs, " + told + " positions, seed " + seed);
        assertThat(told).isGreaterThan(SAMPLE);
    }

    private static List<Scenario> pairs() {
        List<Scenario> pairs = new ArrayList<>();
        for (Scenario scenario : ScenarioLibrary.all()) {
            for (Profile profile : Profiles.all()) {
                Scenario copy = EcoreUtil.copy(scenario);
                copy.setKernel(profile.id());
                pairs.add(copy);
            }
        }
        return pairs;
    }

    private static List<TimedEdit> edits(Scenario pair, int count, Random random) {
        List<TimedEdit> edits = new ArrayList<>();
        List<String> made = Profiles.all().stream().filter(profile -> profile.id().equals(pair.getKernel()))
                .flatMap(profile -> profile.checks(KernelOptions.DEFAULT).stream())
                .map(CheckId::name).toList();
        while (edits.size() < count) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            boolean bit = name.startsWith("flag") || name.startsWith("check") || name.endsWith("TF");
            String value = bit ? String.valueOf(random.nextInt(2)) : VALUES.get(random.nextInt(VALUES.size()));
            if (!name.startsWith("check") || made.contains(name.substring("check.".length()))) {
                edits.add(new TimedEdit(random.nextInt(200), ValueName.of(name), value));
            }
        }
        return edits;
    }

    /** {@return null for a scenario that does not go with its kernel, or an edit that is not possible where it comes} */
    private static Told run(Scenario pair, List<TimedEdit> edits) {
        Told told = new Told(edits);
        try {
            ScenarioRun run = ScenarioRun.of(EcoreUtil.copy(pair), new ProgramPlace(pair.getId(), 1), IMAGES);
            for (TimedEdit edit : edits) {
                run.edit(edit);
            }
            told.outcome = run.run(LONGEST, told, true);
            return told;
        } catch (ScenarioProblem | ValueProblem notPossible) {
            return null;
        }
    }

    /** Keeps what was foretold and what happened. */
    private static final class Told implements RunSink {
        private final List<TimedEdit> edits;
        private final Map<Long, Foretold> foretold = new TreeMap<>();
        private final TreeMap<Long, Return> made = new TreeMap<>();
        private RunOutcome outcome;

        Told(List<TimedEdit> edits) {
            this.edits = edits;
        }

        @Override
        public void foretold(long step, Foretold what) {
            foretold.put(step, what);
        }

        @Override
        public void step(StepRecord record) {
        }

        @Override
        public void happened(long steps, Happening happening) {
        }

        @Override
        public void returned(Return how) {
            made.put(how.step(), how);
        }

        void verify(String what) {
            foretold.forEach((step, told) -> verify(what + ", edits " + edits + ", step " + step, step, told));
        }

        private void verify(String what, long step, Foretold told) {
            long edit = edits.stream().mapToLong(TimedEdit::step).filter(at -> at > step).min()
                    .orElse(Long.MAX_VALUE);
            Map.Entry<Long, Return> next = made.higherEntry(step);
            if (told instanceof Foretold.Next expected) {
                if (expected.made().step() <= edit) {
                    assertThat(next).as(what).isNotNull();
                    assertThat(next.getValue()).as(what).isEqualTo(expected.made());
                }
            } else if (edit == Long.MAX_VALUE) {
                assertThat(next).as(what).isNull();
                assertThat(outcome.ended()).as(what).isEqualTo(told instanceof Foretold.Ended ended ? ended.how()
                        : RunOutcome.LIMIT);
            }
        }
    }
}
