package ringside.cli.csv;

/** Reads a 64-bit number from a cell without making a string of it: 0x and hexadecimal digits, or decimal. */
final class CellNumber {
    private static final int HEX_SHIFT = 4;
    private static final int RADIX = 10;
    private long value;

    /** {@return the number read last} */
    long value() {
        return value;
    }

    /** {@return false when these characters are no 64-bit number; blanks around it do not matter} */
    boolean read(char[] chars, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && chars[start] <= ' ') {
            start++;
        }
        while (start < end && chars[end - 1] <= ' ') {
            end--;
        }
        if (end - start > 2 && chars[start] == '0' && (chars[start + 1] | ' ') == 'x') {
            return hex(chars, start + 2, end);
        }
        boolean negative = start < end && chars[start] == '-';
        return decimal(chars, negative ? start + 1 : start, end, negative);
    }

    private boolean hex(char[] chars, int start, int end) {
        long result = 0;
        for (int i = start; i < end; i++) {
            int c = chars[i];
            int digit = c >= '0' && c <= '9' ? c - '0' : (c | ' ') >= 'a' && (c | ' ') <= 'f' ? (c | ' ') - 'a' + RADIX
                    : -1;
            if (digit < 0 || result >>> (Long.SIZE - HEX_SHIFT) != 0) {
                return false;
            }
            result = result << HEX_SHIFT | digit;
        }
        value = result;
        return true;
    }

    private boolean decimal(char[] chars, int start, int end, boolean negative) {
        long result = 0;
        for (int i = start; i < end; i++) {
            int digit = chars[i] - '0';
            boolean over = Long.compareUnsigned(result, Long.divideUnsigned(-1, RADIX)) > 0;
            long next = result * RADIX + digit;
            if (digit < 0 || digit >= RADIX || over || Long.compareUnsigned(next, digit) < 0) {
                return false;
            }
            result = next;
        }
        value = negative ? -result : result;
        boolean fits = !negative || Long.compareUnsigned(result, Long.MIN_VALUE) <= 0;
        return start < end && fits;
    }
}
