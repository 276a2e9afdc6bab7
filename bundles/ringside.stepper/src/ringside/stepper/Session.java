package ringside.stepper;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import ringside.kernel.ValueNames;
import ringside.kernel.meaning.Meanings;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.model.Scenario;
import ringside.model.State;
import ringside.stepper.chapters.Chronicle;
import ringside.stepper.chapters.Turn;
import ringside.stepper.chapters.Turning;
import ringside.stepper.document.ScenarioDocument;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.ListingModel;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.places.EditPlaces;
import ringside.stepper.stops.Breakpoints;
import ringside.stepper.run.Halt;
import ringside.stepper.run.Progress;
import ringside.stepper.run.RecordedRun;
import ringside.stepper.returns.KnownOffers;
import ringside.stepper.returns.Offer;
import ringside.stepper.returns.Prospect;
import ringside.stepper.returns.Remedies;
import ringside.stepper.run.Runner;
import ringside.stepper.run.Tape;
import ringside.stepper.run.Walker;
import ringside.stepper.shown.Aftermath;
import ringside.stepper.shown.Hints;
import ringside.stepper.shown.NextStep;
import ringside.stepper.shown.ProgramOutput;
import ringside.stepper.shown.StateDifference;
import ringside.stepper.shown.StatePublisher;
import ringside.stepper.value.ValueProblem;

/**
 * One running scenario. The scenario is the document: all edits are commands on it, and the run follows it. Stepping is
 * navigation and never an edit. Not thread-safe: one owner thread at a time; a long {@link #run} may be given to
 * another thread as long as nobody else uses the session meanwhile. Listeners hear on the thread that moves or edits.
 */
public final class Session {
    private final ScenarioDocument document;
    private final Running running;
    private final StatePublisher publisher = new StatePublisher();
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    private final Breakpoints breakpoints;
    private StateDifference difference;
    private Prospect prospect;
    private final KnownOffers offers = new KnownOffers();
    private Optional<Aftermath> aftermath = Optional.empty();

    private Session(Scenario scenario, Running running) {
        this.running = running;
        document = new ScenarioDocument(scenario, this::edited);
        breakpoints = new Breakpoints(condition -> condition.verify(running.engine().values()),
                () -> fire(step(), StateChange.Kind.BREAKPOINTS, StateDifference.NONE));
        tape().forward(Math.min(scenario.getPosition(), scenario.getMaxSteps()));
        prospect = running.prospect();
        difference = publisher.publish(tape(), prospect);
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
        return new Session(scenario, new Running(scenario, place));
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

    /** {@return what the last movement or edit changed in the state, with the values before} */
    public StateDifference difference() {
        return difference;
    }

    /** {@return the profile of the kernel that runs} */
    public Profile profile() {
        return running.kernel().profile();
    }

    /** {@return the options that this kernel runs with} */
    public KernelOptions options() {
        return running.kernel().options();
    }

    /**
     * Looks at the same scenario on another kernel, in the same phase of the same visit where there is one. This is
     * navigation: no command, nothing to save.
     *
     * @throws ScenarioProblem when it cannot run there; nothing has changed then
     */
    public void kernel(String id) throws ScenarioProblem {
        long from = step();
        running.kernel(scenario(), id);
        tell(from, StateChange.Kind.RESTART, null);
    }

    /** {@return what every name means to the kernel that runs} */
    public Meanings meanings() {
        return Meanings.of(profile(), options());
    }

    /** {@return why the scenario could not be restarted after the last edit; the state is then the last good one} */
    public Optional<ScenarioProblem> problem() {
        return running.problem();
    }

    /** {@return the edits with undo and redo; executing a command on it is the only way to change the scenario} */
    public BasicCommandStack commands() {
        return document.stack();
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
     * {@return the value with this name now}
     *
     * @throws ValueProblem when there is none, with the nearest names
     */
    public long value(String name) throws ValueProblem {
        return running.engine().values().read(ValueName.of(name));
    }

    /** {@return the checks that the kernel leaves out at this step} */
    public Set<CheckId> switchedOff() {
        return running.kernel().switchedOff();
    }

    /** {@return everything that can be changed at the current step} */
    public Edits edits() {
        return new Edits(document, running.engine(), step());
    }

    /** {@return all names that {@link #edit} takes, except those of the computer's options} */
    public List<String> valueNames() {
        return new ValueNames(running.kernel()).names();
    }

    /** {@return where edits are made in the run that is shown, and those that have no place there} */
    public EditPlaces places() {
        return running.places();
    }

    /** {@return what the edit that was made last did, in sentences; empty when something was done since} */
    public String aftermath() {
        return aftermath.map(made -> made.told(prospect)).orElse("");
    }

    private void edited(Command command, boolean again) {
        long from = step();
        Aftermath made = Aftermath.of(command.getLabel(), running.places().fresh(scenario()), running.engine().values(),
                prospect);
        running.follow(scenario(), command, again).ifPresent(kind -> {
            if (kind == StateChange.Kind.PROBLEM) {
                fire(from, kind, StateDifference.NONE);
            } else {
                tell(from, kind, again || kind != StateChange.Kind.EDIT ? null : made);
            }
        });
    }

    /** {@return where we are: steps done since the start} */
    public long step() {
        return tape().step();
    }

    /** {@return the last step recorded so far} */
    public long length() {
        return tape().length();
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
        return goTo(0);
    }

    /** To the end of the program, a newly found loop or the step limit, whatever breakpoints say. */
    public Movement last(Progress progress) {
        return move(() -> runner().toEnd(progress));
    }

    /** To a step; runs on to it when it was not reached yet, as far as the program or the limit lets it. */
    public Movement goTo(long step) {
        return move(() -> new Turning(tape(), chronicle(), limit()).toStep(step, runner()));
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

    /** To another phase, check or return; where there is none, as far as the run goes in that direction. */
    public Movement turn(Turn turn, Progress progress) {
        return move(() -> new Turning(tape(), chronicle(), limit()).to(turn, progress));
    }

    /** To the next return to the program, or to a breakpoint or change of a watched value before it. */
    public Movement runToReturn(Progress progress) {
        return move(() -> new Turning(tape(), chronicle(), limit()).toReturn(runner(), progress));
    }

    /** Back to the return before, or to a breakpoint or change of a watched value behind it. */
    public Movement runBackToReturn(Progress progress) {
        return move(() -> new Turning(tape(), chronicle(), limit()).backToReturn(runner(), progress));
    }

    private Movement move(Supplier<Halt> movement) {
        long from = step();
        Halt halt = movement.get();
        tell(from, StateChange.Kind.MOVEMENT, null);
        return Movement.done(from, tape(), halt);
    }

    private Walker walker() {
        return new Walker(tape(), limit());
    }

    private Runner runner() {
        return new Runner(tape(), breakpoints, limit());
    }

    public Breakpoints breakpoints() {
        return breakpoints;
    }

    /** {@return the lines of program and kernel; another object after a restart} */
    public ListingModel listing() {
        return running.started().listing();
    }

    /** {@return true when this line decides a check that is switched off: a no-op stands there now} */
    public boolean patchedOff(CodeLine line) {
        return line.check() != null && running.kernel().switchedOff().contains(CheckId.valueOf(line.check()));
    }

    /** {@return what the program has written up to this step; control characters are shown as pictures} */
    public String output() {
        return ProgramOutput.text(running.kernel().output());
    }

    /** {@return what can be told about the step that comes next} */
    public NextStep next() {
        return new NextStep(tape(), prospect);
    }

    /** {@return what was recorded on the way: phases, events, returns, a loop} */
    public RecordedRun recording() {
        return tape().recording();
    }

    /** {@return the recording, chapter by chapter, also beyond this step} */
    public Chronicle chronicle() {
        return running.chronicle();
    }

    /** {@return how the program ended, if it is over at this step: end, the name of a signal, blocked} */
    public Optional<String> ended() {
        return tape().ended();
    }

    /** {@return the answer about returns at this step} */
    public Prospect prospect() {
        return prospect;
    }

    /** {@return what can be done about the return that is due} */
    public Remedies remedies() {
        return new Remedies(tape(), running.started().plan(), prospect, limit(), offers);
    }

    /**
     * Makes an edit that was offered; where it belongs before this step, goes back there first.
     *
     * @param label its name in the history
     * @throws ValueProblem when it cannot be made
     */
    public void apply(String label, Offer offer) throws ValueProblem {
        if (offer.step() < step()) {
            goTo(offer.step());
        }
        edits().make(label, offer.edit());
    }

    /** {@return sentences about a value by its name, or about a line: {@link Hints#LINE}; empty when there are none} */
    public String hintFor(String valueName) {
        return valueName.startsWith(Hints.LINE) ? Hints.line(running.engine(), valueName)
                : Hints.value(valueName, running.kernel(), prospect);
    }

    public void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    private Tape tape() {
        return running.tape();
    }

    /** @param made the edit that was made; null if it was something else */
    private void tell(long from, StateChange.Kind kind, Aftermath made) {
        aftermath = Optional.ofNullable(made);
        prospect = running.prospect();
        difference = publisher.publish(tape(), prospect);
        fire(from, kind, difference);
    }

    private void fire(long from, StateChange.Kind kind, StateDifference changed) {
        StateChange change = new StateChange(from, step(), length(), kind, changed);
        listeners.forEach(listener -> listener.changed(change));
    }
}
