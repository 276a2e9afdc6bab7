package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.model.Phase;
import ringside.model.RingsidePackage;
import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.run.Halt;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.PhaseSpan;
import ringside.stepper.run.Progress;
import ringside.stepper.stops.StopCondition;
import ringside.stepper.returns.Return;
import ringside.stepper.shown.BranchForecast;
import ringside.stepper.value.ValueProblem;

class MovementTest {
    static Stream<Scenario> scenarios() {
        return Sample.all().stream();
    }

    private static long address(Session session, String label) {
        return session.listing().labelled(label).orElseThrow().address();
    }

    private static String next(Session session) {
        return session.next().line().map(CodeLine::text).orElse("");
    }

    @Test
    void stepIntoGoesThroughTheKernel() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.stepInto();
        Movement movement = session.stepInto();
        assertThat(movement).isEqualTo(new Movement(1, 2, Halt.ARRIVED, "Step 2."));
        assertThat(session.state().getCpl()).isZero();
        assertThat(session.state().getPhase()).isEqualTo(Phase.ENTRY);
        assertThat(session.difference().before(session.state(), RingsidePackage.Literals.STATE__CPL)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "v6.8"})
    void stepOverTakesAVisitOfTheKernelAndACallAsOne(String kernel) throws Exception {
        Session session = Session.open(Sample.of(kernel, Sample.CALLS));
        List<String> lines = new ArrayList<>();
        while (session.ended().isEmpty()) {
            lines.add(next(session));
            session.stepOver();
        }
        assertThat(lines).containsExactly("mov eax, 39", "syscall", "call twice", "mov eax, 39", "syscall", "nop");
        assertThat(session.state().getEnded()).isEqualTo("end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "v6.8"})
    void stepOverBackVisitsTheSamePositionsInReverse(String kernel) throws Exception {
        Session session = Session.open(Sample.of(kernel, Sample.CALLS));
        List<Long> positions = new ArrayList<>();
        while (session.ended().isEmpty()) {
            positions.add(0, session.step());
            session.stepOver();
        }
        List<Long> back = new ArrayList<>();
        while (session.step() > 0) {
            session.stepOverBack();
            back.add(session.step());
        }
        assertThat(back).isEqualTo(positions);
    }

    @Test
    void stepOverInTheKernelTakesACallAsOneAndBackAgain() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        while (!next(session).startsWith("call qword")) {
            session.stepInto();
        }
        long call = session.step();
        session.stepOver();
        assertThat(next(session)).startsWith("mov [rsp+PT_AX]");
        session.stepOverBack();
        assertThat(session.step()).isEqualTo(call);
    }

    @Test
    void stepReturnLeavesARoutineForItsCallerAndTheKernelForTheProgram() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLS));
        session.runToLine(address(session, "once"), Progress.NONE);
        session.stepReturn();
        assertThat(next(session)).isEqualTo("call once");
        session.stepReturn();
        assertThat(session.state().getRip()).isEqualTo(address(session, "after"));
        session.stepInto();
        session.stepInto();
        assertThat(session.state().getCpl()).isZero();
        session.stepReturn();
        assertThat(session.state().getCpl()).isEqualTo(3);
        assertThat(next(session)).isEqualTo("nop");
    }

    @Test
    void stepReturnBackGoesToTheCallAndToTheInstructionThatEnteredTheKernel() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLS));
        session.runToLine(address(session, "once"), Progress.NONE);
        session.stepInto();
        session.stepReturnBack();
        assertThat(next(session)).isEqualTo("call once");
        session.stepReturnBack();
        assertThat(next(session)).isEqualTo("call twice");
        session.first();
        session.goTo(20);
        assertThat(session.state().getCpl()).isZero();
        session.stepReturnBack();
        assertThat(next(session)).isEqualTo("syscall");
        assertThat(session.step()).isEqualTo(1);
    }

    @Test
    void atTheStartNothingGoesBack() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        for (Movement movement : List.of(session.stepBack(), session.stepOverBack(), session.stepReturnBack(),
                session.runBack(Progress.NONE))) {
            assertThat(movement.halt()).isEqualTo(Halt.START);
            assertThat(movement.moved()).isFalse();
        }
    }

    @Test
    void aRunStopsAtBreakpointsInBothDirectionsAtTheSamePositions() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.breakpoints().toggle(address(session, "once"));
        session.breakpoints().toggle(address(session, "entry_SYSCALL_64"));
        List<Long> forward = new ArrayList<>();
        while (session.run(Progress.NONE).halt() == Halt.BREAKPOINT) {
            forward.add(session.step());
        }
        assertThat(forward).hasSize(4);
        List<Long> backward = new ArrayList<>();
        while (session.runBack(Progress.NONE).halt() == Halt.BREAKPOINT) {
            backward.add(0, session.step());
        }
        assertThat(backward).isEqualTo(forward);
        assertThat(session.step()).isZero();
    }

    @Test
    void aRunStopsWhenAWatchedValueChangesInBothDirectionsAtTheSamePositions() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.breakpoints().watch("user.rbx");
        session.breakpoints().watch("user.rflags.IF");
        List<Long> forward = new ArrayList<>();
        while (session.run(Progress.NONE).halt() == Halt.WATCH) {
            forward.add(session.step());
        }
        assertThat(forward).hasSizeGreaterThan(4);
        List<Long> backward = new ArrayList<>();
        while (session.runBack(Progress.NONE).halt() == Halt.WATCH) {
            backward.add(0, session.step());
        }
        assertThat(backward).isEqualTo(forward);
    }

    @Test
    void skippedBreakpointsDoNotStopARun() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.breakpoints().set(address(session, "once"), true);
        session.breakpoints().enable(false);
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.END);
    }

    @Test
    void aRunStopsWhenAComparisonBeginsToHoldInBothDirectionsAtTheSamePositions() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.breakpoints().watch("user.rcx == user.rip");
        session.breakpoints().watch("user.rax > 0x26");
        List<Long> forward = new ArrayList<>();
        while (session.run(Progress.NONE).halt() == Halt.WATCH) {
            forward.add(session.step());
            assertThat(session.value("user.rcx") == session.value("user.rip") || session.value("user.rax") > 0x26)
                    .isTrue();
        }
        assertThat(forward).isNotEmpty();
        List<Long> backward = new ArrayList<>();
        while (session.runBack(Progress.NONE).halt() == Halt.WATCH) {
            backward.add(0, session.step());
        }
        assertThat(backward).isEqualTo(forward);
    }

    @Test
    void aBreakpointWithAConditionIsPassedUntilItHolds() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        long entry = address(session, "entry_SYSCALL_64");
        session.breakpoints().set(entry, true);
        session.run(Progress.NONE);
        long first = session.value("user.rcx");
        session.first();
        session.breakpoints().condition(entry, Optional.of(StopCondition.of("user.rcx != " + first)));
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.BREAKPOINT);
        assertThat(session.value("user.rip")).isEqualTo(entry);
        assertThat(session.value("user.rcx")).isNotEqualTo(first);
        long there = session.step();
        session.last(Progress.NONE);
        while (session.runBack(Progress.NONE).halt() == Halt.BREAKPOINT) {
            there = session.step();
            assertThat(session.value("user.rcx")).isNotEqualTo(first);
        }
        assertThat(there).isPositive();
    }

    @Test
    void oneThatIsSkippedStopsNothingAndIsKept() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        long once = address(session, "once");
        session.breakpoints().set(once, true);
        session.breakpoints().watch("user.rbx");
        session.breakpoints().enable(once, false);
        session.breakpoints().enable("user.rbx", false);
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.END);
        assertThat(session.breakpoints().at(once)).isTrue();
        assertThat(session.breakpoints().watches()).containsExactly("user.rbx");
        session.first();
        session.breakpoints().enable(once, true);
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.BREAKPOINT);
    }

    @Test
    void aConditionIsTakenFromItsTextAndToldInWords() throws Exception {
        assertThat(StopCondition.of(" pt_regs.ip!= pt_regs.cx ").text()).isEqualTo("pt_regs.ip != pt_regs.cx");
        assertThat(StopCondition.of("pt_regs.ip != pt_regs.cx").words()).isEqualTo(
                "pt_regs.ip differs from pt_regs.cx");
        assertThat(StopCondition.of("user.rflags.TF changes").text()).isEqualTo("user.rflags.TF");
        assertThat(StopCondition.of("user.rflags has 0x100").words()).isEqualTo("RFLAGS has all bits of 0x100 set");
        assertThatThrownBy(() -> StopCondition.of("one two three")).isInstanceOf(ValueProblem.class)
                .hasMessageContaining("pt_regs.ip != pt_regs.cx");
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        assertThatThrownBy(() -> session.breakpoints().watch("user.rax == nowhere")).isInstanceOf(ValueProblem.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> session.breakpoints().watch("user.rax ==")).isInstanceOf(ValueProblem.class)
                .hasMessageContaining("missing");
    }

    @Test
    void aWatchOfAnUnknownValueIsRefusedWithTheNearestNames() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        assertThatThrownBy(() -> session.breakpoints().watch("user.rcxx")).isInstanceOf(ValueProblem.class)
                .hasMessageContaining("user.rcx");
        assertThat(session.breakpoints().watches()).isEmpty();
    }

    @Test
    void aRunEndsAtTheStepLimitAndCanBeCancelled() throws Exception {
        Scenario scenario = Sample.of("seed", Sample.COUNTING);
        scenario.setMaxSteps(5000);
        Session session = Session.open(scenario);
        assertThat(session.run(Progress.NONE)).satisfies(m -> {
            assertThat(m.halt()).isEqualTo(Halt.LIMIT);
            assertThat(m.to()).isEqualTo(5000);
        });
        scenario.setMaxSteps(1_000_000);
        long[] asked = {0};
        Movement movement = session.run(new Progress() {
            @Override
            public boolean cancelled() {
                return ++asked[0] > 1;
            }
        });
        assertThat(movement.halt()).isEqualTo(Halt.CANCELLED);
        assertThat(movement.to()).isBetween(5001L, 999_999L);
    }

    @Test
    void goToBeyondTheEndStopsAtTheEnd() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        Movement movement = session.goTo(100_000);
        assertThat(movement.halt()).isEqualTo(Halt.END);
        assertThat(session.state().getEnded()).isEqualTo("end");
        assertThat(session.goTo(-5).to()).isZero();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theForecastOfAJumpIsWhereTheRunGoes(Scenario scenario) throws Exception {
        Session session = Session.open(scenario);
        int conditional = 0;
        while (session.ended().isEmpty() && session.step() < 2000) {
            BranchForecast forecast = session.next().branch();
            session.stepInto();
            if (forecast.conditional()) {
                conditional++;
                assertThat(forecast.next()).as("step %d", session.step()).isEqualTo(session.state().getRip());
                assertThat(forecast.reason()).isNotEmpty();
            }
        }
        assertThat(conditional).isPositive();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyStepHasAHint(Scenario scenario) throws Exception {
        Session session = Session.open(scenario);
        while (session.ended().isEmpty() && session.step() < 2000) {
            assertThat(session.next().hint()).as("step %d", session.step()).isNotBlank();
            session.stepInto();
        }
        assertThat(session.next().hint()).isNotBlank();
    }

    @Test
    void everyValueHasAHint() throws Exception {
        for (String kernel : List.of("seed", "v6.8")) {
            Session session = Session.open(Sample.of(kernel, Sample.CALLS));
            for (String name : session.valueNames()) {
                assertThat(session.hintFor(name)).as(name).isNotBlank();
            }
            for (String option : List.of("vendor", "la57", "pti", "xen-pv", "x32", "lass", "mitigations")) {
                assertThat(session.hintFor("cpu." + option)).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void phasesCoverEveryStepWithoutGaps(Scenario scenario) throws Exception {
        Session session = Session.open(scenario);
        session.goTo(2000);
        long at = 0;
        for (PhaseSpan span : session.recording().phases()) {
            assertThat(span.from()).isEqualTo(at);
            assertThat(span.to()).isGreaterThan(at);
            at = span.to();
        }
        assertThat(at).isEqualTo(session.length());
        assertThat(session.recording().phases()).extracting(PhaseSpan::phase).contains("user", "entry", "return");
    }

    @Test
    void whatHappenedIsListedWithItsStep() throws Exception {
        Session session = Session.open(Sample.signalling("v6.8"));
        session.last(Progress.NONE);
        assertThat(session.recording().events()).extracting(Occurrence::name).contains("SIGUSR1", "SYSRET", "IRET");
        assertThat(session.recording().events()).extracting(Occurrence::step).isSorted();
        assertThat(session.chronicle().returns()).hasSize(3);
        for (Return record : session.chronicle().returns()) {
            session.goTo(record.step());
            assertThat(session.prospect().before()).contains(record);
            assertThat(session.state().getRip()).isEqualTo(record.user().get("rip"));
            session.stepBack();
            assertThat(session.prospect().before()).isNotEqualTo(Optional.of(record));
        }
    }

    @Test
    void aScenarioThatCannotStartTellsEverythingThatIsWrong() {
        assertThatThrownBy(() -> Session.open(Sample.of("seed", "_start:\n    mov rcx\n    bogus rax, 1\n")))
                .isInstanceOfSatisfying(
                        ScenarioProblem.class, p -> assertThat(p.messages()).hasSize(2)
                                .allMatch(m -> m.matches("sample:[23]:\\d+: .+")));
        assertThatThrownBy(() -> Session.open(Sample.of("sead", Sample.CALLS))).isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("seed");
        Scenario labelled = Sample.of("seed", Sample.CALLS);
        var set = Sample.set("user.nope", 1);
        set.setStep(-1);
        set.setLabel("nowhere");
        labelled.getInterventions().add(set);
        assertThatThrownBy(() -> Session.open(labelled)).isInstanceOf(ScenarioProblem.class);
    }
}
