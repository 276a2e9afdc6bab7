package ringside.kernel.text.form;

/** Where the code runs whose registers a frame holds. */
public enum FrameKind {
    /** 64-bit code of a program. */
    USER("user"),
    /** 32-bit code of a program on a 64-bit kernel: CS 0x23. */
    COMPAT("compat"),
    /** The kernel itself: ring 0. */
    KERNEL("kernel"),
    /** The kernel of a guest of Xen, or Xen itself. */
    XEN_KERNEL("xen-kernel"),
    /** Another machine. */
    OTHER("other");

    private final String label;

    FrameKind(String label) {
        this.label = label;
    }

    /** The name in answers. */
    public String label() {
        return label;
    }
}
