package ringside.machine.transfer;

/** Who is told of transfers at present. */
public final class ListenerPort {
    CpuListener listener;

    public ListenerPort() {
        listener(null);
    }

    /** Sets who is told, in place of the one before; null for nobody. */
    public void listener(CpuListener wanted) {
        listener = wanted == null ? new CpuListener() {
        } : wanted;
    }
}
