package ringside.machine.execute;

/** Carries out what lies outside the listings. */
public interface ServicePort {

    /**
     * Runs a service, before the instruction that names it. A service may read and write registers and memory and may
     * ask for a stop; RIP is at the instruction. When it writes RIP, the instruction that names it is not executed.
     *
     * @param service name, as written behind {@code #@ service}
     */
    void call(String service);
}
