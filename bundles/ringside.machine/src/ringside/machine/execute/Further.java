package ringside.machine.execute;

/** Carries out the instructions of {@link FurtherOperation}. */
public interface Further {

    /**
     * Executes an instruction.
     *
     * @return the address of the next; that of the same one while a string instruction repeats
     */
    long execute(Op op);
}
