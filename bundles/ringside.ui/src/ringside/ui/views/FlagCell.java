package ringside.ui.views;

/**
 * A flag as a box.
 *
 * @param row    the flag in RFLAGS
 * @param slot   the same flag in slot flags, which IRET brings back; -1 while that is not written
 * @param sysret the same flag in slot r11, which SYSRET brings back; -1 where nothing is decided
 */
record FlagCell(FlagRow row, long slot, long sysret) {

    /** Returns whether the two returns would bring different values. */
    boolean differs() {
        return slot >= 0 && sysret >= 0 && slot != sysret;
    }
}
