package ringside.stepper.replay;

import java.util.List;
import java.util.Map;
import ringside.kernel.BootedKernel;
import ringside.kernel.ValueException;
import ringside.kernel.ValueNames;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.service.frame.PtSlot;

/**
 * What the recorded kernel changed in pt_regs besides its entry code: the body of the call, a signal, a tracer. It is
 * written where the recording shows the last of those who may do so; without one, the body did it.
 */
final class SlotEdits {
    private static final String END_OF_BODY = "syscall_exit_to_user_mode";
    /** The service in whose place the slots are written, by the function that was recorded. */
    private static final Map<String, String> WRITERS = Map.of("arch_do_signal_or_restart", "signals",
            "uprobe_notify_resume", "uprobe", "ptrace_notify", "ptrace_exit");

    private final BootedKernel kernel;
    private final Map<PtSlot, Long> recorded;
    private final String writer;
    private boolean written;

    SlotEdits(BootedKernel kernel, RecordedEntry entry) {
        this.kernel = kernel;
        this.recorded = entry.ptRegs();
        this.writer = writer(entry);
    }

    /** {@return the service that writes; an empty text when it is the body of the call or the exception's handler} */
    private static String writer(RecordedEntry entry) {
        List<String> functions = entry.phases().stream().map(RecordedPhase::function).toList();
        int end = functions.indexOf(END_OF_BODY);
        boolean call = entry.kind() != EntryKind.EXCEPTION;
        return functions.stream().skip(call ? Math.max(end, 0) : 0).filter(WRITERS::containsKey)
                .reduce((first, second) -> second).map(WRITERS::get).orElse("");
    }

    /** The body of the call, or the handler of the exception, is done. */
    void bodyDone() {
        if (writer.isEmpty()) {
            write();
        }
    }

    /** The exit work begins: if nothing of the body was run, what it is said to have written is written now. */
    void exitWorkBegins() {
        if (writer.isEmpty() && !written) {
            write();
        }
    }

    /** A service was played. */
    void served(String service) {
        if (writer.equals(service)) {
            write();
        }
    }

    /**
     * Writes every slot that holds another value than the recorded one. A slot that the entry code has not saved is no
     * part of the frame yet: in old kernels its register still holds the user's value then.
     */
    void write() {
        written = true;
        try {
            for (Map.Entry<PtSlot, Long> slot : recorded.entrySet()) {
                boolean saved = kernel.ptRegs().written(slot.getKey());
                if (saved && kernel.ptRegs().get(slot.getKey()) != slot.getValue()) {
                    new ValueNames(kernel).write(ValueName.slot(slot.getKey().label()).text(), slot.getValue());
                }
            }
        } catch (ValueException e) {
            throw new IllegalStateException(e);
        }
    }
}
