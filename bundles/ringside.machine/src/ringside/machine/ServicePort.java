package ringside.machine;

/** Carries out what lies outside the listings. */
public interface ServicePort {

    /**
     * Runs a service, before the instruction that names it. A service may read and write registers and memory and may
     * ask for a stop. When it writes RIP, the instruction that names it is not executed.
     *
     * @param service name, as written behind {@code #@ service}
     * @param cpu the CPU, with RIP at the instruction
     */
    void call(String service, Cpu cpu);
}
