package ringside.kernel.service.task;

/** The interrupt vectors that the model uses (arch/x86/include/asm/irq_vectors.h). */
public enum KernelVector {
    /** The local timer. */
    TIMER(0xec),
    /** "Look at your thread flags": sent by another CPU. */
    RESCHEDULE(0xfd);

    private final int number;

    KernelVector(int number) {
        this.number = number;
    }

    /** Its number in the IDT. */
    public int number() {
        return number;
    }
}
