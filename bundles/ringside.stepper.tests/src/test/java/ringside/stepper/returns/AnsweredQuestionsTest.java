package ringside.stepper.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.Operand;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.compare.ScenarioRun;
import ringside.stepper.compare.TimedEdit;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;

/** What is told of a check that was asked is what the instructions compared, whoever meddles while they do. */
class AnsweredQuestionsTest {
    private static final int LONGEST = 2500;
    private static final int AROUND = 24;
    private static final int TRIES = 4;
    private static final List<String> NAMES = List.of("user.rcx", "user.r11", "user.rax", "user.rdi", "pt_regs.ip",
            "pt_regs.cx", "pt_regs.r11", "pt_regs.flags", "pt_regs.cs", "pt_regs.ss");
    private static final List<String> VALUES = List.of("0x40100c", "0x33", "0x302", "0x800000000000",
            "0xffff800000000000", "0x0");
    private static final KernelImages IMAGES = new KernelImages();

    private static List<Return> returns(String id, String kernel, List<TimedEdit> edits) throws Exception {
        Scenario scenario = EcoreUtil.copy(ScenarioLibrary.find(id));
        scenario.setKernel(kernel);
        ScenarioRun run = ScenarioRun.of(scenario, new ProgramPlace(id, 1), IMAGES);
        for (TimedEdit edit : edits) {
            run.edit(edit);
        }
        return run.run(LONGEST, null).returns();
    }

    private static boolean condition(CheckId check, long a, long b) {
        return switch (check) {
            case RF_TF -> (a & b) == 0;
            case LIMIT -> Long.compareUnsigned(a, b) < 0;
            default -> a == b;
        };
    }

    /** A check without operands looks at no slot. */
    private static void verify(String what, Return made) {
        for (Asked question : made.asked()) {
            List<Operand> values = question.operands();
            if (!values.isEmpty()) {
                boolean below = values.get(1).name().equals("limit");
                assertThat(question.held()).as("%s: %s", what, question).isEqualTo(condition(below ? CheckId.LIMIT
                        : question.check(), values.get(0).value(), values.get(1).value()));
            }
            CheckResult told = made.verdict().results().stream().filter(each -> each.id() == question.check())
                    .findFirst().orElseThrow();
            assertThat(told.operands()).as(what).isEqualTo(values);
            for (Operand value : values) {
                if (value.slot().isPresent()) {
                    assertThat(told.sentence()).as(what).containsAnyOf(Operand.hex(value.value()), "slot is 0x");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4.0", "v4.1", "seed", "v4.10", "v5.6", "v6.5", "v6.8"})
    void everyAnswerFollowsFromTheValuesToldWithIt(String kernel) throws Exception {
        long seed = Long.getLong("ringside.seed", System.nanoTime());
        Random random = new Random(seed);
        long decided = returns("s22-task-work", kernel, List.of()).get(0).decided().orElseThrow();
        for (long step = decided - AROUND; step <= decided; step++) {
            for (int tries = 0; tries < TRIES; tries++) {
                TimedEdit edit = new TimedEdit(step, ValueName.of(NAMES.get(random.nextInt(NAMES.size()))),
                        VALUES.get(random.nextInt(VALUES.size())));
                for (Return made : made(kernel, edit)) {
                    verify(kernel + ", " + edit + ", seed " + seed, made);
                }
            }
        }
    }

    /** What is compared is the register, whatever the slot holds from which it was loaded. */
    @Test
    void aValueThatIsAnotherOneThanTheSlotsIsNotTakenForTheSlots() throws Exception {
        Return plain = returns("s07-garbage-above-the-number", "v6.5", List.of()).get(0);
        long flags = plain.asked().stream().filter(each -> each.check() == CheckId.R11_FLAGS).findFirst().orElseThrow()
                .step();
        Return made = returns("s07-garbage-above-the-number", "v6.5",
                List.of(new TimedEdit(flags - 1, ValueName.of("user.r11"), "0x33"))).get(0);
        assertThat(sentence(made, CheckId.R11_FLAGS)).isEqualTo("R11 slot 0x202 equals flags slot 0x202.");
        assertThat(sentence(made, CheckId.RF_TF)).startsWith("The kernel compared R11 0x33 with RF|TF 0x10100");
    }

    private static String sentence(Return made, CheckId check) {
        return made.verdict().results().stream().filter(each -> each.id() == check).findFirst().orElseThrow()
                .sentence();
    }

    /** {@return none where the edit is refused} */
    private static List<Return> made(String kernel, TimedEdit edit) throws Exception {
        try {
            return returns("s22-task-work", kernel, List.of(edit));
        } catch (ScenarioProblem refused) {
            return List.of();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4.0", "v4.1", "seed", "v4.10", "v5.6", "v6.5", "v6.8"})
    void aValueThatChangesAfterItWasAskedIsToldWithBothValues(String kernel) throws Exception {
        Return made = returns("changed-after-asked", kernel, List.of()).get(0);
        assertThat(made.changes()).first().asString().startsWith("RCX_RIP was asked").contains("0x401007", "0x40100c",
                "changed after");
        assertThat(sentence(made, CheckId.RCX_RIP)).isEqualTo("RCX slot 0x401007 equals RIP slot 0x401007.");
        verify(kernel, made);
    }

    @Test
    void whereNobodyMeddlesNothingChangesAfterItWasAsked() throws Exception {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Scenario scenario : ScenarioLibrary.all()) {
            for (Profile profile : Profiles.all()) {
                if (!scenario.getId().equals("changed-after-asked")) {
                    for (Return made : possible(scenario.getId(), profile.id())) {
                        verify(scenario.getId() + " on " + profile.id(), made);
                        asked += made.asked().size();
                        made.changes().forEach(change -> wrong.add(scenario.getId() + " on " + profile.id() + ": "
                                + change));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(500);
    }

    private static List<Return> possible(String id, String kernel) throws Exception {
        try {
            return returns(id, kernel, List.of());
        } catch (ScenarioProblem notPossible) {
            return List.of();
        }
    }
}
