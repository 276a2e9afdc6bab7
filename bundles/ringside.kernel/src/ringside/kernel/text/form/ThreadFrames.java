package ringside.kernel.text.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import ringside.kernel.process.CoreFile;
import ringside.kernel.process.CoreThread;
import ringside.kernel.process.StoppedThread;

/** The frames of threads that no text tells about, as if one did. */
public final class ThreadFrames {

    /** In the order of the arguments of a system call. */
    private static final List<String> ARGUMENTS = List.of("rdi", "rsi", "rdx", "r10", "r8", "r9");

    private ThreadFrames() {
    }

    /** The threads of a core file, in its order. */
    public static PastedFrames of(CoreFile core, UserSelectors selectors) {
        FrameMaker maker = new FrameMaker(selectors);
        return frames(core.threads().stream().map(thread -> of(thread, maker)).toList(), Optional.empty());
    }

    private static Frame of(CoreThread thread, FrameMaker maker) {
        return maker.make(thread.id(), PrintedBy.CORE, thread.registers());
    }

    /** What the kernel tells of a thread of this computer. */
    public static PastedFrames of(StoppedThread thread) {
        Map<String, Long> registers = new LinkedHashMap<>();
        registers.put("orig_ax", thread.place().number());
        registers.put("rip", thread.place().ip());
        registers.put("rsp", thread.place().sp());
        List<Long> arguments = thread.place().arguments();
        for (int i = 0; i < arguments.size(); i++) {
            registers.put(ARGUMENTS.get(i), arguments.get(i));
        }
        Frame frame = new Frame(thread.stat().id(), FrameKind.USER, PrintedBy.PROC, registers, Map.of(), List.of(), "",
                0, false);
        return frames(List.of(frame), thread.release());
    }

    private static PastedFrames frames(List<Frame> frames, Optional<String> release) {
        return new PastedFrames(frames, OptionalInt.empty(), Optional.empty(), new KernelTraces(release, false, false,
                false, false), Optional.empty(), List.of());
    }
}
