package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.model.SwitchCheck;
import ringside.stepper.chapters.Turn;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Progress;
import ringside.stepper.value.Hex;
import ringside.stepper.value.ValueProblem;

/** What is said that SYSRET would do without a check is what it does when the check is switched off. */
class HazardTest {
    private static final Map<CheckId, Map<String, String>> FAILING = Map.of(
            CheckId.RCX_RIP, Map.of("pt_regs.ip", "end"),
            CheckId.R11_FLAGS, Map.of("pt_regs.flags", "0x602"),
            CheckId.CS, Map.of("pt_regs.cs", "0x23"),
            CheckId.SS, Map.of("pt_regs.ss", "0x57"),
            CheckId.RF_TF, Map.of("pt_regs.flags", "0x302", "pt_regs.r11", "0x302"),
            CheckId.CANONICAL, Map.of("pt_regs.ip", "0x800000000000", "pt_regs.cx", "0x800000000000"),
            CheckId.LIMIT, Map.of("pt_regs.ip", "0x800000000000", "pt_regs.cx", "0x800000000000"));

    /** Fills some slots in behind the edit, right before it asks. */
    private static final String FIXES_UP = "v4.0";

    private static Stream<String> deciding() {
        return Profiles.all().stream().filter(profile -> !profile.fred()).map(Profile::id);
    }

    private static Session without(String kernel, CheckId check) {
        try {
            Scenario scenario = Sample.of(kernel, Sample.CALLS);
            scenario.getThreadFlags().add("SYSCALL_AUDIT");
            SwitchCheck off = Sample.MAKE.createSwitchCheck();
            off.setCheck(check.name());
            scenario.getInterventions().add(Sample.at(off, 0));
            Session session = Session.open(scenario);
            session.turn(Turn.CHECK, Progress.NONE);
            session.goTo(session.chronicle().chapters().all().get(0).phases().stream()
                    .filter(span -> span.phase().equals("decision")).findFirst().orElseThrow().from());
            for (Map.Entry<String, String> slot : FAILING.get(check).entrySet()) {
                session.edit(slot.getKey(), slot.getValue());
            }
            return session;
        } catch (Exception e) {
            throw new AssertionError(kernel + ", " + check, e);
        }
    }

    @ParameterizedTest
    @MethodSource("deciding")
    void theWordsOfEachCheckNameWhatTheMachineDelivers(String kernel) throws Exception {
        List<CheckId> checks = List.copyOf(FAILING.keySet());
        int made = 0;
        for (CheckId check : checks) {
            if (Profiles.named(kernel).checks(KernelOptions.DEFAULT).contains(check)) {
                Session session = without(kernel, check);
                long ip = number(session, "pt_regs.ip");
                long cx = number(session, "pt_regs.cx");
                long flags = number(session, "pt_regs.flags");
                Return done = session.prospect().next().orElseThrow();
                if (kernel.equals(FIXES_UP) && told(done, check).holds()) {
                    continue;
                }
                verify(kernel + ", " + check, check, done, ip, cx, flags);
                made++;
            }
        }
        assertThat(made).isGreaterThanOrEqualTo(kernel.equals(FIXES_UP) ? 2 : 6);
    }

    private static long number(Session session, String name) {
        try {
            return session.value(name);
        } catch (ValueProblem e) {
            throw new AssertionError(e);
        }
    }

    private static CheckResult told(Return done, CheckId check) {
        return done.verdict().results().stream().filter(each -> each.id() == check).findFirst().orElseThrow();
    }

    private static void verify(String what, CheckId check, Return done, long ip, long cx, long flags) {
        CheckResult told = told(done, check);
        assertThat(told.holds()).as(what).isFalse();
        long rip = done.user().getOrDefault("rip", 0L);
        long rflags = done.user().getOrDefault("rflags", 0L);
        switch (check) {
            case RCX_RIP -> {
                assertThat(done.path()).as(what).isEqualTo(Path.SYSRET);
                assertThat(told.hazard()).as(what).contains("would go on at " + Hex.of(rip));
                assertThat(done.user().get("rcx")).as("%s: RCX is where it goes on", what).isEqualTo(rip);
                assertThat(told.hazard().contains("the right place")).as(what).isEqualTo(rip == ip);
                assertThat(rip).as(what).isIn(ip, cx);
            }
            case R11_FLAGS -> {
                assertThat(told.hazard()).as(what).contains("RFLAGS " + Hex.of(rflags), "instead of " + Hex.of(flags));
                assertThat(rflags).as(what).isNotEqualTo(flags);
            }
            case CS -> assertThat(done.user().get("cs")).as(what).isEqualTo(0x33);
            case SS -> assertThat(done.user().get("ss")).as(what).isEqualTo(0x2b);
            case RF_TF -> {
                assertThat(done.path()).as(what).isEqualTo(Path.SYSRET);
                assertThat(told.hazard()).as(what).contains("TF");
            }
            default -> {
                assertThat(done.faulted()).as("%s: on Intel SYSRET faults at CPL 0", what).isTrue();
                assertThat(told.hazard()).as(what).contains("#GP at CPL 0");
            }
        }
    }
}
