package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import ringside.model.Caption;
import ringside.model.CheckName;
import ringside.model.Expectation;
import ringside.model.ExpectedRegisters;
import ringside.model.ExpectedReturn;
import ringside.model.Handler;
import ringside.model.Inapplicable;
import ringside.model.Poke;
import ringside.model.QueueSignal;
import ringside.model.RaiseFlag;
import ringside.model.Resume;
import ringside.model.ReturnPath;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.model.SeccompAction;
import ringside.model.SeccompRule;
import ringside.model.SetValue;
import ringside.model.StartValue;
import ringside.model.Stop;
import ringside.model.SwitchCheck;
import ringside.model.TimerInterrupt;
import ringside.model.Tracer;
import ringside.model.Vendor;
import ringside.scenarios.format.Reading;
import ringside.scenarios.format.ScenarioReader;
import ringside.scenarios.format.ScenarioWriter;
import ringside.scenarios.text.Diagnostic;

/** Scenarios and files that the tests start from. */
final class Samples {

    static final String NAME = "sample.ringside";

    private static final RingsideFactory MAKE = RingsideFactory.eINSTANCE;

    private Samples() {
    }

    /** A scenario in which every feature of the document has a value that is not its default. */
    static Scenario full() {
        Scenario scenario = small();
        scenario.setVendor(Vendor.AMD);
        scenario.setLa57(true);
        scenario.setPti(true);
        scenario.setXenPv(true);
        scenario.setX32(true);
        scenario.setLass(true);
        scenario.setMitigations(true);
        scenario.setSelfTrace(true);
        scenario.setFollowChild(true);
        scenario.setUprobe("probed");
        scenario.setReturnProbe(true);
        scenario.setEndAfterReturns(3);
        scenario.setMaxSteps(5000);
        scenario.setPosition(17);
        scenario.setSummary("Two sentences. With <tags> & \"quotes\".");
        scenario.setLesson("# Heading\n\n* one\n* two, größer\n");
        scenario.getThreadFlags().addAll(List.of("SIGPENDING", "NEED_RESCHED"));
        scenario.getWhatIfs().addAll(List.of("S65-doubled", "pre-e34dbbc"));
        addStart(scenario, "user.rcx", -1L);
        addStart(scenario, "user.rflags.TF", 1L);
        Handler handler = MAKE.createHandler();
        handler.setSignal("SIGUSR1");
        handler.setLabel("on_signal");
        handler.setRestart(true);
        handler.setOnStack(true);
        scenario.getHandlers().add(handler);
        addRule(scenario, 39, SeccompAction.ERRNO, 13);
        addRule(scenario, -1, SeccompAction.TRACE, 0);
        scenario.setTracer(tracer());
        addInterventions(scenario);
        Caption caption = MAKE.createCaption();
        caption.setLabel("_start");
        caption.setText("Here it starts.");
        scenario.getCaptions().add(caption);
        scenario.getExpectations().addAll(List.of(expectation(), difference()));
        scenario.getInapplicable().add(inapplicable());
        return scenario;
    }

    /** A scenario with what is required and no more. */
    static Scenario small() {
        Scenario scenario = MAKE.createScenario();
        scenario.setId("a-sample");
        scenario.setTitle("A sample");
        scenario.setKernel("v6.8");
        scenario.setProgram("_start:\n\tmov eax, 39   #: a < b && c > d ]]> ü\n    syscall\n\n    hlt\n");
        return scenario;
    }

    private static Tracer tracer() {
        Tracer tracer = MAKE.createTracer();
        tracer.setFirst(Resume.SYSCALL);
        tracer.setThen(Resume.DETACH);
        Stop stop = MAKE.createStop();
        stop.setResume(Resume.SINGLESTEP);
        stop.setSignal("SIGUSR2");
        Poke poke = MAKE.createPoke();
        poke.setSlot("ip");
        poke.setValue(0xffff_ffff_8100_0000L);
        stop.getPokes().add(poke);
        tracer.getStops().add(stop);
        return tracer;
    }

    private static void addInterventions(Scenario scenario) {
        SetValue set = MAKE.createSetValue();
        set.setStep(4);
        set.setName("pt_regs.ip");
        set.setValue(0x401000);
        QueueSignal signal = MAKE.createQueueSignal();
        signal.setLabel("stuck_here");
        signal.setOccurrence(2);
        signal.setSignal("SIGTRAP");
        RaiseFlag flag = MAKE.createRaiseFlag();
        flag.setStep(0);
        flag.setFlag("NOTIFY_RESUME");
        TimerInterrupt timer = MAKE.createTimerInterrupt();
        timer.setStep(9);
        SwitchCheck check = MAKE.createSwitchCheck();
        check.setLabel("exit_work");
        check.setCheck("RF_TF");
        check.setOn(false);
        scenario.getInterventions().addAll(List.of(set, signal, flag, timer, check));
    }

    /** Stated in full, for two kernels of which one was only recorded. */
    static Expectation expectation() {
        Expectation expectation = MAKE.createExpectation();
        expectation.getKernels().addAll(List.of("seed", "v4.10"));
        expectation.getRecorded().add("v4.10");
        expectation.setVendor(Vendor.INTEL);
        expectation.setLa57(false);
        expectation.setPti(true);
        expectation.setXenPv(false);
        expectation.setX32(true);
        expectation.setEnded("SIGSEGV");
        expectation.getTraps().addAll(List.of("stuck_here+2", "0x401000"));
        ExpectedReturn back = returning(ReturnPath.IRET, CheckName.R11_FLAGS, CheckName.RF_TF);
        back.setSubject(true);
        ExpectedReturn twice = returning(ReturnPath.SYSRET);
        twice.setTimes(2);
        expectation.getReturns().addAll(List.of(back, twice));
        ExpectedRegisters registers = MAKE.createExpectedRegisters();
        registers.eClass().getEAllAttributes().forEach(name -> registers.eSet(name, Long.MIN_VALUE + name
                .getFeatureID()));
        expectation.setRegisters(registers);
        return expectation;
    }

    /** A difference from that. */
    private static Expectation difference() {
        Expectation difference = MAKE.createExpectation();
        difference.getKernels().add("v6.8");
        difference.setLike("seed");
        difference.getUnstated().addAll(List.of("rdi", "r15"));
        ExpectedReturn changed = returning(ReturnPath.SYSRET_FAST);
        changed.getAt().addAll(List.of(1, 3));
        difference.getReturns().add(changed);
        ExpectedRegisters registers = MAKE.createExpectedRegisters();
        registers.setRcx(0x401002L);
        difference.setRegisters(registers);
        return difference;
    }

    private static ExpectedReturn returning(ReturnPath path, CheckName... failing) {
        ExpectedReturn back = MAKE.createExpectedReturn();
        back.setPath(path);
        back.getFailing().addAll(List.of(failing));
        return back;
    }

    private static Inapplicable inapplicable() {
        Inapplicable without = MAKE.createInapplicable();
        without.getKernels().addAll(List.of("v4.0", "fred"));
        without.setReason("There is nothing to see: \"ERETU\" alone.");
        return without;
    }

    static void addRule(Scenario scenario, int nr, SeccompAction action, int data) {
        SeccompRule rule = MAKE.createSeccompRule();
        rule.setNr(nr);
        rule.setAction(action);
        rule.setData(data);
        scenario.getSeccomp().add(rule);
    }

    static void addStart(Scenario scenario, String name, long value) {
        StartValue start = MAKE.createStartValue();
        start.setName(name);
        start.setValue(value);
        scenario.getStart().add(start);
    }

    /** The ids of those scenarios of the library that can be read: a damaged one is told once, by a test of its own. */
    static List<String> sound() {
        Set<String> damaged = ScenarioLibrary.problems(List.of()).stream().map(Diagnostic::file)
                .collect(Collectors.toSet());
        return ScenarioLibrary.ids().stream().filter(id -> !damaged.contains(id + ScenarioLibrary.ENDING)).toList();
    }

    /** The text of a good file, an element a line. */
    static String fullText() {
        return ScenarioWriter.text(full());
    }

    static Reading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading read(byte[] bytes) {
        return ScenarioReader.read(new ByteArrayInputStream(bytes), NAME);
    }

    /** Reads a text that must be accepted. */
    static Scenario accepted(String text) {
        Reading reading = read(text);
        assertThat(reading).isInstanceOf(Reading.Ok.class);
        return ((Reading.Ok) reading).scenario();
    }

    /** Reads a text that must be refused. */
    static List<Diagnostic> refused(String text) {
        return refused(read(text));
    }

    static List<Diagnostic> refused(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        List<Diagnostic> problems = ((Reading.Refused) reading).problems();
        assertThat(problems).isNotEmpty();
        return problems;
    }
}
