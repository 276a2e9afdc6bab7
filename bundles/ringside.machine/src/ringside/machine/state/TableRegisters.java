package ringside.machine.state;

/**
 * Where the CPU believes its tables to be: GDTR, IDTR and TR, with the values of Linux. The tables themselves are
 * those of the machine, wherever these registers point.
 */
public final class TableRegisters {
    /** The selector of the task-state segment. */
    public static final int TASK_STATE = 0x40;
    /** The selector of the local descriptor table of a program that has one. */
    public static final int LOCAL_TABLE = 0x50;

    /** The read-only page of CPU 0 with its descriptors, and as much of it as Linux fills. */
    public long gdtBase = 0xfffffe0000001000L;
    public int gdtLimit = 0x7f;
    /** The read-only page of all gates. */
    public long idtBase = 0xfffffe0000000000L;
    public int idtLimit = 0xfff;
    public int task = TASK_STATE;

    TableRegisters() {
    }

    long[] save() {
        return new long[] {gdtBase, gdtLimit, idtBase, idtLimit, task};
    }

    void restore(long[] saved) {
        gdtBase = saved[0];
        gdtLimit = (int) saved[1];
        idtBase = saved[2];
        idtLimit = (int) saved[3];
        task = (int) saved[4];
    }
}
