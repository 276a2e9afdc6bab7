package ringside.ui.code;

import org.eclipse.osgi.util.NLS;

import ringside.stepper.listing.ShownSyntax;
import ringside.ui.Messages;

/**
 * A row of the listing with all that stands in it and below it at one moment. Two equal ones look alike.
 *
 * @param row     what it shows
 * @param marks   what stands before it: a breakpoint, the current line
 * @param code    the statement
 * @param side    what stands at its right
 * @param tone    what that says
 * @param current whether it runs next
 * @param quiet   whether it has less weight, because it is not reached or patched away
 * @param below   the sentence below it, or empty
 */
record CodeBlock(CodeRow row, String marks, String code, String side, Says tone, boolean current, boolean quiet,
        String below) {

    /** What the words at the right of a row say. */
    enum Says { NOTHING, PHASE, HELD, FAILED, GOES, NEXT }

    private static final String CURRENT = "\u25b6";
    private static final String DOT = "\u25cf";
    /** All marks that can stand before a row. */
    static final String WIDEST = DOT + CURRENT;
    private static final String TAIL = "\u2026";
    private static final long TAIL_MASK = 0xfff;

    /** How far a breakpoint stops a run. */
    enum Stop { NONE, ON, OFF }

    /** Returns a row at a moment; its index says which it is of the plan. */
    static CodeBlock of(CodeRow row, int index, CodeMoment moment, Stop stop, boolean off, ShownSyntax syntax) {
        boolean current = index == moment.current();
        boolean unasked = index >= moment.quiet() && index < moment.loud();
        String code = row.line() == null ? row.text() : off ? NLS.bind(Messages.Listing_off, row.check())
                : row.line().text(syntax);
        String below = current ? moment.sentence() : unasked && index == moment.loud() - 1 ? Messages.Listing_unasked
                : "";
        Says says = says(row, index, moment);
        return new CodeBlock(row, marks(stop, current), code, words(row, says, moment), says, current, unasked || off,
                below);
    }

    private static String marks(Stop stop, boolean current) {
        String dot = switch (stop) {
            case NONE -> "";
            case ON -> DOT;
            case OFF -> "\u25cb";
        };
        return current ? dot + CURRENT : dot;
    }

    private static Says says(CodeRow row, int index, CodeMoment moment) {
        if (row.kind() == CodeRow.Kind.ROUTINE) {
            return Says.PHASE;
        }
        if (index == moment.current()) {
            return moment.side() == CodeMoment.Side.NONE ? Says.NOTHING : Says.GOES;
        }
        if (index == moment.target()) {
            return Says.NEXT;
        }
        Boolean held = moment.asked().get(index);
        if (held == null) {
            return Says.NOTHING;
        }
        return held ? Says.HELD : Says.FAILED;
    }

    private static String words(CodeRow row, Says says, CodeMoment moment) {
        return switch (says) {
            case NOTHING -> "";
            case PHASE -> row.side();
            case HELD -> "\u2713";
            case FAILED -> "\u2717";
            case NEXT -> Messages.Listing_nextMark;
            case GOES -> moment.side() == CodeMoment.Side.TAKEN ? Messages.Listing_taken : Messages.Listing_notTaken;
        };
    }

    /** Returns whether this is a jump that is made next. */
    boolean taken() {
        return side.equals(Messages.Listing_taken);
    }

    /** Returns the end of the address, which tells lines of one routine apart; empty for rows without one. */
    String address() {
        return row.address() == 0 ? "" : TAIL + String.format("%03x", row.address() & TAIL_MASK);
    }

    /** Returns the mnemonic; of a label or a head all of it. */
    String mnemonic() {
        return row.line() == null || code.indexOf(' ') < 0 ? code : code.substring(0, code.indexOf(' '));
    }

    /** Returns what stands behind the mnemonic. */
    String operands() {
        return code.substring(mnemonic().length()).strip();
    }
}
