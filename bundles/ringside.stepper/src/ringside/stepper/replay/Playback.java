package ringside.stepper.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ringside.kernel.BootedKernel;
import ringside.kernel.listing.ListingLine;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.task.KernelListener;
import ringside.kernel.service.task.ReturnEvent;
import ringside.machine.Cpu;
import ringside.machine.code.Instruction;
import ringside.machine.state.Register;

/**
 * Runs one entry from its first instruction to the one behind the return. All lines of the listing are executed; what
 * lies outside of it is played from the recording: the body of the system call is skipped as a whole and every kernel
 * service is, so that none of them undoes what was recorded. Their results, their changes of pt_regs and the thread
 * flags come from the recording.
 */
final class Playback implements KernelListener {
    /** Instructions after which a kernel that has not returned never will; a real visit takes some hundred. */
    private static final long LIMIT = 100_000;
    /** The first routine of the body of a system call, as kernels have called them since 4.0. */
    private static final Pattern BODY = Pattern.compile(
            "(__(x64|ia32|x32|x86)_)?(compat_)?sys(32|_x32)?_(?!ni_syscall)\\w+");
    private static final String SERVICE_LINE = "ret";
    private static final String FORK = "fork";

    private final BootedKernel kernel;
    private final Cpu cpu;
    private final RecordedEntry entry;
    private final Labels labels;
    private final FlagTrack flags;
    private final SlotEdits edits;
    private final EntryCheck entryCheck;
    private final Map<String, Long> steps = new HashMap<>();
    private long count;
    private boolean working;
    private boolean forked;
    private boolean bodySeen;
    private ExitState exit;
    private ReturnEvent returned;

    Playback(BootedKernel kernel, Labels labels, RecordedEntry entry, Differences differences) {
        this.kernel = kernel;
        this.labels = labels;
        this.cpu = kernel.machine().cpu();
        this.entry = entry;
        this.flags = new FlagTrack(kernel, entry);
        this.edits = new SlotEdits(kernel, entry);
        this.entryCheck = new EntryCheck(kernel, entry, differences);
    }

    /** Runs; to be called once. */
    void play() throws NotReplayable {
        flags.set(entry.flagsBefore());
        kernel.listener(this);
        try {
            entry.exception().ifPresent(e -> cpu.inject(e.vector(), e.error(), e.address()));
            while (!over() && count < LIMIT && kernel.ended().isEmpty()) {
                if (!step()) {
                    break;
                }
            }
        } finally {
            kernel.listener(null);
        }
        if (entry.kind() == EntryKind.FORK_CHILD && !forked) {
            throw new NotReplayable("profile " + kernel.profile().id() + " makes no new task");
        }
    }

    private boolean over() {
        return returned != null || entry.outcome().isEmpty() && (bodySeen || flags.allPassed());
    }

    /** {@return false when the machine does nothing more} */
    private boolean step() {
        long rip = cpu.get(Register.RIP);
        ListingLine line = kernel.listing().at(rip).orElse(null);
        if (line == null || line.user()) {
            return execute("user");
        }
        labels.at(rip).forEach(flags::arrived);
        if (!working && line.phase().equals("work")) {
            working = true;
            edits.exitWorkBegins();
        }
        String service = service(line);
        if (isBody(rip)) {
            skipBody();
        } else if (service != null) {
            serve(service, line.phase());
        } else {
            line.returns().ifPresent(path -> exit = ExitState.of(kernel, line));
            return execute(line.phase());
        }
        return true;
    }

    private boolean execute(String phase) {
        long done = kernel.run(1).steps();
        count(phase, done);
        entryCheck.look();
        return done > 0 || returned != null;
    }

    private void count(String phase, long done) {
        count += done;
        steps.merge(phase, done, Long::sum);
    }

    private boolean isBody(long rip) {
        return entry.kind().call() && labels.at(rip).stream().anyMatch(label -> BODY.matcher(label).matches());
    }

    private void skipBody() {
        entryCheck.look();
        if (entry.outcome().isEmpty()) {
            bodySeen = true;
            return;
        }
        edits.bodyDone();
        flags.bodyDone();
        leave(entry.ptRegs().get(PtSlot.AX));
    }

    /** {@return the service that a leaf routine stands for; null for lines that do something themselves} */
    private static String service(ListingLine line) {
        Instruction instruction = line.line().instruction();
        return instruction != null && instruction.mnemonic().equals(SERVICE_LINE) ? instruction.service() : null;
    }

    private void serve(String service, String phase) {
        count(phase, 1);
        if (service.equals(FORK) && entry.kind() == EntryKind.FORK_CHILD) {
            forked = true;
            edits.write();
            flags.set(entry.flagsBefore());
        } else if (entry.kind() == EntryKind.EXCEPTION && phase.equals("dispatch")) {
            entryCheck.handler();
            edits.bodyDone();
            flags.handled();
        } else {
            edits.served(service);
            flags.served(service);
        }
        leave(0);
    }

    /** Goes back to the caller with a result. */
    private void leave(long result) {
        long top = cpu.get(Register.RSP);
        cpu.set(Register.RAX, result);
        cpu.set(Register.RSP, top + Long.BYTES);
        cpu.set(Register.RIP, kernel.machine().memory().read(top, Long.BYTES));
    }

    @Override
    public void returned(ReturnEvent event) {
        if (returned == null) {
            returned = event;
        }
    }

    /** {@return the return; empty when the kernel did not come back} */
    Optional<ReturnEvent> event() {
        return Optional.ofNullable(returned);
    }

    /** {@return the state before the last return instruction; null when there was none} */
    ExitState exit() {
        return exit;
    }

    /** {@return what happened in place of a return} */
    String stuck() {
        return kernel.ended().map(how -> "none: the run ended in '" + how + "'")
                .orElse("none within " + count + " instructions");
    }

    FlagTrack flags() {
        return flags;
    }

    PlayedReturn played() {
        return new PlayedReturn(returned.path(), returned.verdict().reason(), returned.verdict().failing(),
                !returned.verdict().results().isEmpty(), steps);
    }
}
