package ringside.kernel.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Finds out in which characters a file is written: UTF-8, or UTF-16 with or without its mark. */
final class TextEncoding {

    private static final int LOOKED_AT = 4096;
    private static final char MARK = '\ufeff';

    private TextEncoding() {
    }

    /** The characters of a file, without a mark of the order of bytes. */
    static String decode(byte[] bytes) {
        String text = new String(bytes, charset(bytes));
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static Charset charset(byte[] bytes) {
        if (starts(bytes, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(bytes, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        int length = Math.min(bytes.length, LOOKED_AT);
        int even = zeros(bytes, 0, length);
        int odd = zeros(bytes, 1, length);
        // Text of this subject is plain ASCII, so in UTF-16 nearly every second byte is zero.
        boolean wide = length > 3 && Math.max(even, odd) * 3 > length && Math.min(even, odd) * 8 < length;
        if (wide) {
            return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static int zeros(byte[] bytes, int from, int length) {
        int count = 0;
        for (int at = from; at < length; at += 2) {
            count += bytes[at] == 0 ? 1 : 0;
        }
        return count;
    }
}
