package ringside.machine.state;

/**
 * The hidden parts of the segment registers: what was loaded with the selector and stays, whatever becomes of the
 * tables. The selectors of CS and SS stand in {@link Registers}. 64-bit code uses no more of this than the kind of
 * code; 32-bit code uses it for every access.
 */
public final class Segments {
    /** What CS was loaded with. */
    public Descriptor code = Descriptor.KERNEL_CODE;
    /** What SS was loaded with; null: not usable. */
    public Descriptor stack = Descriptor.KERNEL_DATA;
    /** Selector in DS. */
    public int ds;
    /** What DS was loaded with; null: not usable. */
    public Descriptor data;
    /** Selector in ES. */
    public int es;
    /** What ES was loaded with; null: not usable. */
    public Descriptor extra;
    /** Selectors in FS and GS; their bases stand in {@link Registers#general}, and they have no limit here. */
    public int fs;
    public int gs;

    /** All of it at one moment. */
    record Saved(Descriptor code, Descriptor stack, int ds, Descriptor data, int es, Descriptor extra, int fs, int gs) {
    }

    Saved save() {
        return new Saved(code, stack, ds, data, es, extra, fs, gs);
    }

    void restore(Saved saved) {
        code = saved.code();
        stack = saved.stack();
        ds = saved.ds();
        data = saved.data();
        es = saved.es();
        extra = saved.extra();
        fs = saved.fs();
        gs = saved.gs();
    }

    /** A return to level 3 takes away data segments that only the kernel may use (SDM volume 2, IRET). */
    public void leaveKernel() {
        if (data != null && data.dpl() < 3) {
            ds = 0;
            data = null;
        }
        if (extra != null && extra.dpl() < 3) {
            es = 0;
            extra = null;
        }
    }
}
