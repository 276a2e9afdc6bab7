package ringside.machine.memory;

import ringside.machine.code.Instruction;

/**
 * Is told of every access of the CPU to the watched range. Accesses of services and of the user interface do not count.
 */
public interface MemoryWatch {

    /**
     * The CPU has read from the range.
     *
     * @param address first byte read
     * @param bytes width in bytes; the access may stick out of the range
     * @param by the instruction, null when the CPU itself reads (a task-state segment)
     */
    void read(long address, int bytes, Instruction by);

    /**
     * The CPU has written to the range.
     *
     * @param address first byte written
     * @param bytes width in bytes; the access may stick out of the range
     * @param byOrNullForHardware the instruction, null for the frame of an exception or interrupt
     */
    void written(long address, int bytes, Instruction byOrNullForHardware);
}
