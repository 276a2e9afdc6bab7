package ringside.machine;

/** Who is called from inside the machine. */
final class Ports {
    /** Carries out services; null until it is set. */
    ServicePort services;
    /** Is told of rare events. */
    CpuListener listener = new CpuListener() {
    };
}
