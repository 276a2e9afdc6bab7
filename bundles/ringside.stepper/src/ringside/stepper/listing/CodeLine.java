package ringside.stepper.listing;

import java.util.List;

/**
 * One line of the listing as the Listing part shows it.
 *
 * @param index      position in {@link ListingModel#lines()}
 * @param file       name of the source
 * @param number     line in the source, from 1
 * @param address    virtual address of the instruction; 0 when the line has none
 * @param length     length of the instruction in bytes; 0 when the line has none
 * @param labels     labels on this line
 * @param text       the statement without label and comment, empty for a line with labels alone
 * @param intel      the statement in Intel syntax
 * @param att        the statement in AT&amp;T syntax
 * @param caption    the sentence that explains it, or empty; of a conditional jump both sides
 * @param jumps      the same of a conditional jump that is made
 * @param passes     the same of a conditional jump that is not made
 * @param cStatement the C statement that it stands for, or empty
 * @param routine    routine it belongs to, or empty
 * @param phase      user, entry, dispatch, work, decision or return
 * @param check      id of the check it decides, or null
 * @param mitigation against which leak by speculation it is there, or null
 * @param user       true for the program, false for the kernel
 */
public record CodeLine(int index, String file, int number, long address, int length, List<String> labels,
        String text, String intel, String att,
        String caption, String jumps, String passes, String cStatement, String routine, String phase, String check,
        String mitigation, boolean user) {
    /** {@return true when an instruction stands on the line} */
    public boolean executable() {
        return length > 0;
    }

    /** {@return the mnemonic of Intel syntax as it stands in the listing, {@code jz} where the CPU's manual says {@code je}} */
    public String mnemonic() {
        return intel.strip().split("\\s+", 2)[0];
    }

    /** {@return the statement in a syntax} */
    public String text(ShownSyntax syntax) {
        return switch (syntax) {
            case AS_WRITTEN -> text;
            case INTEL -> intel;
            case ATT -> att;
        };
    }
}
