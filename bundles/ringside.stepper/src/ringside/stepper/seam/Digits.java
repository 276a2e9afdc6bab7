package ringside.stepper.seam;

import java.util.ArrayList;
import java.util.List;

/** How values are written in the seam, so that two that are compared stand digit under digit. */
final class Digits {

    private static final int NIBBLE = 4;
    private static final int GROUP = 4;
    private static final int LARGEST_PLAIN = 0xffff;
    private static final char BREAK = '_';

    private Digits() {
    }

    /** Writes a small value as {@code 0x2b}, a larger one in groups: {@code 0040_1007}. */
    static String of(long value) {
        return value >= 0 && value <= LARGEST_PLAIN ? value == 0 ? "0" : "0x" + Long.toHexString(value)
                : grouped(value, groups(value));
    }

    /** Writes at least so many groups of four digits. */
    static String grouped(long value, int groups) {
        String digits = String.format("%016x", value);
        int wanted = Math.max(groups, groups(value));
        StringBuilder text = new StringBuilder();
        for (int at = digits.length() - wanted * GROUP; at < digits.length(); at += GROUP) {
            text.append(text.isEmpty() ? "" : BREAK).append(digits, at, at + GROUP);
        }
        return text.toString();
    }

    /** Tells how many groups of four digits a value needs. */
    static int groups(long value) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
        return (bits + NIBBLE * GROUP - 1) / (NIBBLE * GROUP);
    }

    /** Returns the last digits of an address: {@code …3f58}. */
    static String tail(long address) {
        return "\u2026" + String.format("%04x", address & LARGEST_PLAIN);
    }

    /** Tells at which places of a text of digits the two values differ. */
    static List<Integer> differing(String text, long difference) {
        List<Integer> places = new ArrayList<>();
        int nibble = 0;
        for (int at = text.length() - 1; at >= 0 && nibble < Long.SIZE / NIBBLE; at--) {
            if (text.charAt(at) == 'x') {
                break;
            }
            if (text.charAt(at) != BREAK) {
                if ((difference >>> nibble * NIBBLE & (1 << NIBBLE) - 1) != 0) {
                    places.add(0, at);
                }
                nibble++;
            }
        }
        return places;
    }
}
