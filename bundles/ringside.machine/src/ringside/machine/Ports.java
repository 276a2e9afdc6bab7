package ringside.machine;

/** Who is called from inside the machine. */
public final class Ports {
    /** Carries out services; null until it is set. */
    public ServicePort services;
    /** Is told of rare events. */
    public CpuListener listener = new CpuListener() {
    };
}
