package ringside.kernel.profile;

import java.util.List;

import ringside.kernel.profile.AboutRow.Choice;
import ringside.kernel.profile.NumberKind.Unit;

/** Where a kernel keeps things. */
public final class PlaceRow {

    /** The word of thread_info that every kernel has. */
    public static final String FLAGS = "flags";
    /** The word of thread_info with the work of system calls. */
    public static final String SYSCALL_WORK = "syscall_work";
    /** The word of thread_info with no thread flags in it. */
    public static final String STATUS = "status";

    private static final int STATUS_BYTES = 4;

    private static final long SINCE_4_2 = 402;
    private static final Key.Condition<Long> BEFORE_4_2 = new Key.Condition<>(BuildRow.LINUX_VERSION,
            version -> version < SINCE_4_2, BuildRow.LINUX_VERSION.name() + " below " + SINCE_4_2);

    /** Bytes of the kernel stack. */
    public static final Key<Long> STACK_SIZE = new Key<>("thread.stack.size",
            new NumberKind(Unit.BYTES, 8192, 32768, 4096), Effect.PLACE, "Bytes of the kernel stack of a task.");
    /** Where system calls begin on it. */
    public static final Key<Long> KERNEL_STACK_OFFSET = new Key<>("kernel_stack.offset",
            new NumberKind(Unit.BYTES, 0, 256, 8), Effect.BEHAVIOUR, "System calls begin so many bytes below the top "
                    + "of the stack: an interrupt frame has room there.").when(BEFORE_4_2).otherwise(0L);
    /** Where pt_regs is. */
    public static final Key<Long> PT_REGS_OFFSET = new Key<>("pt_regs.offset", new NumberKind(Unit.BYTES, 168, 256, 8),
            Effect.BEHAVIOUR, "pt_regs begins so many bytes below the top of the stack: 168, and what stands above it "
                    + "with FRED.");
    /** The words of thread_info with thread flags. */
    public static final Key<List<String>> WORDS = new Key<>("words", new ListKind<>(
            WordKind.of(new String[] {FLAGS, SYSCALL_WORK}, word -> word), false), Effect.PLACE,
            "The words of thread_info that hold thread flags.");
    private static final Key<Long> FLAGS_OFFSET = offset(FLAGS);
    private static final Key<Long> FLAGS_BYTES = bytes(FLAGS);
    private static final Key<Long> WORK_OFFSET = offset(SYSCALL_WORK).when(Key.names(WORDS, SYSCALL_WORK));
    private static final Key<Long> WORK_BYTES = bytes(SYSCALL_WORK).when(Key.names(WORDS, SYSCALL_WORK));
    private static final Key<Long> STATUS_OFFSET = offset(STATUS);
    /** The code of the kernel. */
    public static final Key<Long> TEXT = new Key<>("address.text",
            new NumberKind(Unit.ADDRESS, 0xffffffff81000000L, 0xffffffff81ff0000L, 4096), Effect.PLACE,
            "The first byte of the kernel's code.");
    /** The data of the CPU. */
    public static final Key<Long> PERCPU = address("percpu", "The data of the CPU, where the kernel's GS base points.");
    /** The kernel stack of the task. */
    public static final Key<Long> THREAD_STACK = address("thread_stack", "The kernel stack of the task, first byte.");
    /** The task structure. */
    public static final Key<Long> TASK = address("task", "The task structure.");
    /** The task-state segment. */
    public static final Key<Long> TSS = address("tss", "The task-state segment, in the data of the CPU.");
    /** The stack on which entries begin. */
    public static final Key<Long> ENTRY_STACK = address("entry_stack",
            "The stack on which every entry begins, first byte.").when(Key.names(AboutRow.OPTIONS, Choice.PTI))
            .otherwise(0L);
    /** The stacks of the interrupt stack table. */
    public static final Key<Long> IST_STACK = address("ist_stack", "The stacks of #DB and #DF, a page each.");

    private PlaceRow() {
    }

    private static Key<Long> offset(String word) {
        return new Key<>("thread_info." + word, new NumberKind(Unit.BYTES, 0, 28, 4), Effect.PLACE,
                "Offset of the word " + word + " in thread_info.");
    }

    private static Key<Long> bytes(String word) {
        return new Key<>("thread_info." + word + ".bytes", new NumberKind(Unit.BYTES, 4, 8, 4), Effect.PLACE,
                "Bytes of the word " + word + ".");
    }

    private static Key<Long> address(String what, String sentence) {
        return new Key<>("address." + what, NumberKind.kernelPage(), Effect.PLACE, sentence);
    }

    static List<Key<?>> keys() {
        return List.of(STACK_SIZE, KERNEL_STACK_OFFSET, PT_REGS_OFFSET, WORDS, FLAGS_OFFSET, FLAGS_BYTES,
                WORK_OFFSET, WORK_BYTES, STATUS_OFFSET, TEXT, PERCPU, THREAD_STACK, TASK, TSS, ENTRY_STACK, IST_STACK);
    }

    /** What begins at an address of its own, by the name that people read. */
    static List<Key<Long>> areas() {
        return List.of(TEXT, PERCPU, THREAD_STACK, TASK, TSS, ENTRY_STACK, IST_STACK);
    }

    /**
     * Offset of a word in thread_info.
     *
     * @throws IllegalArgumentException if there is no such word
     */
    static Key<Long> offsetOf(String word) {
        return switch (word) {
            case FLAGS -> FLAGS_OFFSET;
            case SYSCALL_WORK -> WORK_OFFSET;
            case STATUS -> STATUS_OFFSET;
            default -> throw new IllegalArgumentException("thread_info has no word '" + word + "'");
        };
    }

    /** Bytes of a word of thread_info. */
    static int bytesOf(String word, Row row) {
        return word.equals(STATUS) ? STATUS_BYTES
                : row.value(word.equals(FLAGS) ? FLAGS_BYTES : WORK_BYTES).intValue();
    }
}
