package ringside.machine.memory;

/** Is told of every write to a page from which instructions were executed. */
public interface CodeWatch {

    /**
     * Bytes were written.
     *
     * @param address first byte
     * @param bytes how many
     */
    void written(long address, int bytes);
}
