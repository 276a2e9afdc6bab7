package ringside.stepper.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.Session;

/** Edits that are offered do what they say; none is offered where nothing is decided. */
class RemediesTest {
    private static final int STRIDE = 13;
    private static final List<String> DECIDING = List.of("v4.0", "v4.1", "seed", "v4.10", "v5.6", "v5.10", "v6.5",
            "v6.8");

    private static Session open(String id, String kernel) throws Exception {
        Scenario scenario = EcoreUtil.copy(ScenarioLibrary.find(id));
        scenario.setKernel(kernel);
        scenario.setPosition(0);
        return Session.open(scenario);
    }

    /** From the entry to the return: whatever is offered is made, and the return is then as promised. */
    @ParameterizedTest
    @ValueSource(strings = {"s22-task-work", "s31-tracer-moves-rip"})
    void whatIsOfferedHappens(String id) throws Exception {
        int made = 0;
        for (String kernel : DECIDING) {
            Session session = open(id, kernel);
            long end = session.chronicle().returns().get(0).step();
            for (long step = end - 1; step > Math.max(0, end - 60); step -= STRIDE) {
                session.goTo(step);
                for (CheckId check : session.profile().checks(session.options())) {
                    made += holds(session, step, session.remedies().pass(check));
                    made += holds(session, step, session.remedies().fail(check));
                }
                made += holds(session, step, session.remedies().flip());
            }
        }
        assertThat(made).isGreaterThan(30);
    }

    private static int holds(Session session, long step, Optional<Offer> offer) throws Exception {
        if (offer.isEmpty()) {
            return 0;
        }
        session.apply("offer", offer.get());
        assertThat(session.step()).isEqualTo(offer.get().step());
        Return then = session.prospect().subject().orElseThrow();
        assertThat(then).as("%s on %s at step %d: %s", session.scenario().getId(), session.scenario().getKernel(), step,
                offer.get().edit().label()).isEqualTo(offer.get().then());
        session.commands().undo();
        session.goTo(step);
        return 1;
    }

    @Test
    void aQuestionThatWasAskedIsTurnedFromBeforeIt() throws Exception {
        Session session = open("s22-task-work", "v6.8");
        Return made = session.chronicle().returns().get(0);
        session.goTo(made.step() - 1);
        Offer offer = session.remedies().fail(CheckId.R11_FLAGS).orElseThrow();
        long asked = made.asked().stream().filter(each -> each.check() == CheckId.R11_FLAGS).findFirst().orElseThrow()
                .step();
        assertThat(offer.step()).isLessThan(asked);
        assertThat(offer.then().path()).isEqualTo(Path.IRET);
        assertThat(offer.then().reason()).isEqualTo("R11_FLAGS");
    }

    /** In 4.0 by SYSEXIT and without a check, in 6.8 by SYSRETL and by the rule of 32-bit calls: neither passed anything. */
    @ParameterizedTest
    @CsvSource({"v4.0,'returned by SYSRETL, no check'", "seed,'returned by SYSRETL, no check'",
        "v6.8,returned by SYSRETL"})
    void theFastWayBackTo32BitCodeIsNamedAndClaimsNoChecks(String kernel, String sign) throws Exception {
        Session session = open("s49-vdso-call-of-32-bit-task", kernel);
        session.goTo(session.chronicle().returns().get(0).step() + 1);
        session.goTo(session.chronicle().returns().get(1).step());
        assertThat(session.prospect().sign()).isEqualTo(sign);
        assertThat(session.remedies().flip()).isEmpty();
    }

    @Test
    void whereNothingIsAskedNothingIsOfferedAndTheReasonIsTold() throws Exception {
        Session fast = open("s01-plain-getpid", "seed");
        assertThat(fast.remedies().refusal()).get().asString().contains("No return is due");
        fast.goTo(fast.chronicle().returns().get(0).step() - 1);
        assertThat(fast.remedies().refusal()).get().asString().contains("SYSRET-FAST");
        Session interrupted = open("s45-timer-interrupt", "v6.8");
        interrupted.goTo(interrupted.chronicle().returns().get(0).step() - 1);
        assertThat(interrupted.remedies().refusal()).get().asString().contains("IRET");
        Session fred = open("s22-task-work", "fred");
        fred.goTo(fred.chronicle().returns().get(0).step() - 1);
        assertThat(fred.remedies().refusal()).get().asString().contains("ERETU");
        Session back = open("s22-task-work", "v6.8");
        back.goTo(back.chronicle().returns().get(0).step());
        assertThat(back.remedies().refusal()).get().asString().contains("No return is due");
        for (Session session : List.of(fast, interrupted, fred, back)) {
            assertThat(session.remedies().flip()).isEmpty();
            assertThat(session.remedies().turning()).isEmpty();
            assertThat(session.remedies().fail(CheckId.CS)).isEmpty();
            assertThat(session.remedies().pass(CheckId.CS)).isEmpty();
        }
    }

    @Test
    void aTrialLeavesTheRunAsItWas() throws Exception {
        Session session = open("s32-tracer-sets-df", "seed");
        session.goTo(session.chronicle().returns().get(0).asked().get(0).step() - 2);
        String before = session.state().getVerdict().getSummary();
        List<Return> returns = session.chronicle().returns();
        long length = session.length();
        assertThat(session.remedies().turning()).isNotEmpty();
        assertThat(session.chronicle().returns()).isEqualTo(returns);
        assertThat(session.length()).isEqualTo(length);
        session.stepInto();
        session.stepBack();
        assertThat(session.state().getVerdict().getSummary()).isEqualTo(before);
    }
}
