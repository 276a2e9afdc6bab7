package ringside.stepper;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.emf.common.command.BasicCommandStack;
import ringside.kernel.ValueNames;
import ringside.kernel.decision.Verdict;
import ringside.kernel.meaning.Meanings;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.model.Scenario;
import ringside.model.State;
import ringside.stepper.document.ScenarioDocument;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.document.ScenarioSetup;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.ListingModel;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Breakpoints;
import ringside.stepper.run.Halt;
import ringside.stepper.run.Loop;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.PhaseSpan;
import ringside.stepper.run.Progress;
import ringside.stepper.run.ReturnRecord;
import ringside.stepper.run.Runner;
import ringside.stepper.run.StartedScenario;
import ringside.stepper.run.Tape;
import ringside.stepper.run.Walker;
import ringside.stepper.shown.BranchForecast;
import ringside.stepper.shown.Forecaster;
import ringside.stepper.shown.Hints;
import ringside.stepper.shown.StatePublisher;
import ringside.stepper.value.Texts;
import ringside.stepper.value.ValueAccess;
import ringside.stepper.value.ValueProblem;

/**
 * One running scenario. The scenario is the document: all edits are commands on it, and the run follows it. Stepping is
 * navigation and never an edit. Not thread-safe: one owner thread at a time; a long {@link #run} may be given to
 * another thread as long as nobody else uses the session meanwhile. Listeners hear on the thread that moves or edits.
 */
public final class Session {
    private final ProgramPlace place;
    private final ScenarioDocument document;
    private final StatePublisher publisher = new StatePublisher();
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    private final Breakpoints breakpoints = new Breakpoints(name -> values().read(name), this::breakpointsChanged);
    private ScenarioProblem problem;
    private StartedScenario boot;
    private Tape tape;

    private Session(Scenario scenario, ProgramPlace place, StartedScenario boot) {
        this.place = place;
        start(boot);
        document = new ScenarioDocument(scenario, this::edited);
    }

    /** As {@link #open(Scenario, ProgramPlace)}; messages call the program by the id of the scenario. */
    public static Session open(Scenario scenario) throws ScenarioProblem {
        return open(scenario, new ProgramPlace(scenario.getId() == null ? "program" : scenario.getId(), 1));
    }

    /**
     * Starts a scenario and goes to the position that it names.
     *
     * @param scenario kept as the document
     * @param place    where the text of its program stands, for messages
     * @throws ScenarioProblem with everything that is wrong with it
     */
    public static Session open(Scenario scenario, ProgramPlace place) throws ScenarioProblem {
        Session session = new Session(scenario, place, StartedScenario.of(scenario, place));
        session.tape.forward(Math.min(scenario.getPosition(), scenario.getMaxSteps()));
        session.publisher.publish(session.tape);
        return session;
    }

    /** Stops following the document. */
    public void close() {
        document.close();
        listeners.clear();
    }

    public Scenario scenario() {
        return document.scenario();
    }

    /** {@return the state where the session is now; one object all the time, brought up to date once per movement} */
    public State state() {
        return publisher.state();
    }

    /** {@return the state before the last movement or edit} */
    public State before() {
        return publisher.before();
    }

    /** {@return the profile of the kernel that runs} */
    public Profile profile() {
        return boot.engine().kernel().profile();
    }

    /** {@return the options that this kernel runs with} */
    public KernelOptions options() {
        return boot.engine().kernel().options();
    }

    /** {@return what every name means to the kernel that runs} */
    public Meanings meanings() {
        return Meanings.of(profile(), options());
    }

    /** {@return why the scenario could not be restarted after the last edit; the state is then the last good one} */
    public Optional<ScenarioProblem> problem() {
        return Optional.ofNullable(problem);
    }

    /** {@return the edits with undo and redo; executing a command on it is the only way to change the scenario} */
    public BasicCommandStack commands() {
        return document.stack();
    }

    /** Changes the scenario in any way, as one edit that can be undone. */
    public void change(String label, Runnable edit) {
        edits().change(label, edit);
    }

    /**
     * Sets a value at the current step.
     *
     * @param valueText what was typed: 0x401000, 4198400, user.rip+2, on, amd
     * @throws ValueProblem when name or text cannot be used; nothing has changed then
     */
    public void edit(String name, String valueText) throws ValueProblem {
        edits().set(name, valueText);
    }

    /**
     * {@return the value that a text stands for now; nothing changes}
     *
     * @throws ValueProblem when name or text cannot be used
     */
    public long evaluate(String name, String valueText) throws ValueProblem {
        return values().evaluate(ValueName.of(name), valueText);
    }

    /**
     * {@return the value with this name now}
     *
     * @throws ValueProblem when there is none, with the nearest names
     */
    public long value(String name) throws ValueProblem {
        return values().read(ValueName.of(name));
    }

    /** {@return the checks that the kernel leaves out at this step} */
    public Set<CheckId> switchedOff() {
        return boot.engine().kernel().switchedOff();
    }

    /** Switches a check off or on again, from the current step on. */
    public void toggleCheck(CheckId id) {
        edits().switchCheck(id, boot.engine().kernel().switchedOff().contains(id));
    }

    /**
     * Breaks the kernel with an experiment, or takes the experiment back; the scenario starts anew with that kernel.
     * The processor becomes one by the maker that the experiment needs.
     *
     * @throws ValueProblem when there is no such experiment or it does not go with this profile
     */
    public void switchWhatIf(String id, boolean on) throws ValueProblem {
        edits().switchWhatIf(id, on);
    }

    /**
     * Another process sends a signal at the current step.
     *
     * @throws ValueProblem when there is no such signal
     */
    public void queueSignal(String signal) throws ValueProblem {
        edits().queueSignal(signal);
    }

    /**
     * Somebody sets a thread flag at the current step.
     *
     * @throws ValueProblem when the profile has no such flag
     */
    public void raiseFlag(String flag) throws ValueProblem {
        edits().raiseFlag(flag);
    }

    /** The timer ticks at the current step. */
    public void timerInterrupt() {
        edits().timerInterrupt();
    }

    private Edits edits() {
        return new Edits(document, boot.engine(), step());
    }

    /** {@return all names that {@link #edit} takes, except those of the computer's options} */
    public List<String> valueNames() {
        return new ValueNames(boot.engine().kernel()).names();
    }

    /** The document changed: follow it. */
    private void edited(long editStep, boolean again) {
        long from = step();
        long goal = again && editStep >= 0 ? editStep : from;
        ScenarioSetup setup = ScenarioSetup.of(scenario(), place.file());
        try {
            if (!setup.equals(boot.setup()) || problem != null) {
                StartedScenario next = StartedScenario.of(scenario(), place);
                start(next);
                tape.forward(again ? goal : 0);
                tell(from, StateChange.Kind.RESTART);
            } else {
                replan(from, goal);
            }
        } catch (ScenarioProblem e) {
            problem = e;
            fire(new StateChange(from, from, length(), StateChange.Kind.PROBLEM));
        }
    }

    private void replan(long from, long goal) throws ScenarioProblem {
        StartedScenario next = boot.replanned(scenario(), place);
        long difference = next.plan().firstDifference(boot.plan());
        boot = next;
        if (difference != Long.MAX_VALUE) {
            tape.replan(next.plan(), difference, goal);
            tell(from, StateChange.Kind.EDIT);
        }
    }

    private void start(StartedScenario next) {
        problem = null;
        boot = next;
        tape = new Tape(next.engine(), next.plan());
    }

    /** {@return where we are: steps done since the start} */
    public long step() {
        return tape.step();
    }

    /** {@return the last step recorded so far} */
    public long length() {
        return tape.length();
    }

    /** {@return the position beyond which no movement goes} */
    public long limit() {
        return Math.max(scenario().getMaxSteps(), 0);
    }

    /** One instruction, or the attempt at one. */
    public Movement stepInto() {
        return move(() -> walker().into());
    }

    /** One line: a call as one, and in the program a whole visit of the kernel as one. */
    public Movement stepOver() {
        return move(() -> walker().over());
    }

    /** Out of the current routine to its caller, or to user mode. */
    public Movement stepReturn() {
        return move(() -> walker().out());
    }

    /** Undoes {@link #stepInto}. */
    public Movement stepBack() {
        return move(() -> walker().intoBack());
    }

    /** To where {@link #stepOver} would have come from. */
    public Movement stepOverBack() {
        return move(() -> walker().overBack());
    }

    /** To the call that led into the current routine, or to the instruction that entered the kernel. */
    public Movement stepReturnBack() {
        return move(() -> walker().outBack());
    }

    /** To the start. */
    public Movement first() {
        return move(() -> {
            tape.seek(0);
            return Halt.ARRIVED;
        });
    }

    /** To the end of the program or the step limit, whatever breakpoints say. */
    public Movement last(Progress progress) {
        return move(() -> runner().forward(limit(), false, progress));
    }

    /** To a step; runs on to it when it was not reached yet, as far as the program or the limit lets it. */
    public Movement goTo(long step) {
        return move(() -> {
            long goal = Math.max(0, Math.min(step, limit()));
            if (goal <= tape.length()) {
                tape.seek(goal);
                return Halt.ARRIVED;
            }
            tape.seek(tape.length());
            return runner().forward(goal, false, Progress.NONE);
        });
    }

    /** To the next breakpoint, change of a watched value, end, limit, newly found loop, or until cancelled. */
    public Movement run(Progress progress) {
        return move(() -> runner().forward(limit(), true, progress));
    }

    /** Back to the previous breakpoint or change of a watched value, or to the start. */
    public Movement runBack(Progress progress) {
        return move(() -> runner().backward(progress));
    }

    /** On until the instruction at this address is next; breakpoints count too. */
    public Movement runToLine(long address, Progress progress) {
        return move(() -> runner().forwardTo(address, limit(), progress));
    }

    private Movement move(Supplier<Halt> movement) {
        long from = step();
        Halt halt = movement.get();
        tell(from, StateChange.Kind.MOVEMENT);
        String text = halt == Halt.LOOP ? tape.recording().loop().map(Loop::text).orElse("")
                : Texts.SESSION.text("moved." + halt.name().toLowerCase(Locale.ROOT), step(), ended().orElse(""));
        return new Movement(from, step(), halt, text);
    }

    private Walker walker() {
        return new Walker(tape, limit());
    }

    private Runner runner() {
        return new Runner(tape, breakpoints, limit());
    }

    public Breakpoints breakpoints() {
        return breakpoints;
    }

    /** {@return the lines of program and kernel; another object after a restart} */
    public ListingModel listing() {
        return boot.listing();
    }

    /** {@return the line of the instruction that comes next} */
    public Optional<CodeLine> currentLine() {
        return Optional.ofNullable(tape.engine().lineAt(tape.engine().rip()));
    }

    /** {@return true when this line decides a check that is switched off: a no-op stands there now} */
    public boolean patchedOff(CodeLine line) {
        return line.check() != null && boot.engine().kernel().switchedOff().contains(CheckId.valueOf(line.check()));
    }

    /** {@return which way the next instruction goes} */
    public BranchForecast nextBranch() {
        return new Forecaster(tape.engine()).next();
    }

    /** {@return what the return to user mode would be now} */
    public Verdict prediction() {
        return boot.engine().kernel().prediction();
    }

    /** {@return the proof that the run repeats itself, once it was found} */
    public Optional<Loop> loop() {
        return tape.recording().loop();
    }

    /** {@return the phases of the recorded steps, in order and without gaps} */
    public List<PhaseSpan> phases() {
        return tape.recording().phases();
    }

    /** {@return what happened besides instructions in the recorded steps, in order; the first 10 000} */
    public List<Occurrence> events() {
        return tape.recording().events();
    }

    /** {@return how the program ended, if it is over at this step: end, the name of a signal, blocked} */
    public Optional<String> ended() {
        return tape.ended();
    }

    /** {@return the last return to user mode at or before this step} */
    public Optional<ReturnRecord> lastReturn() {
        return Optional.ofNullable(tape.lastReturn());
    }

    /** {@return the returns in the recorded steps, in order; the first 5 000} */
    public List<ReturnRecord> returns() {
        return tape.recording().returns();
    }

    /** {@return plain sentences about the step that comes next} */
    public String hint() {
        return Hints.step(tape, nextBranch());
    }

    /** {@return plain sentences about a value by its name; empty when there is nothing to say} */
    public String hintFor(String valueName) {
        return Hints.value(valueName, boot.engine().kernel());
    }

    public void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    private ValueAccess values() {
        return boot.engine().values();
    }

    private void breakpointsChanged() {
        fire(new StateChange(step(), step(), length(), StateChange.Kind.BREAKPOINTS));
    }

    private void tell(long from, StateChange.Kind kind) {
        publisher.publish(tape);
        fire(new StateChange(from, step(), length(), kind));
    }

    private void fire(StateChange change) {
        listeners.forEach(listener -> listener.changed(change));
    }
}
