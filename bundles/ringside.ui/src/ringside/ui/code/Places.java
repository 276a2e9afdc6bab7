package ringside.ui.code;

import java.util.Locale;
import java.util.stream.IntStream;

/** Where some words stand in a text, in letters of either case; any blank in it is one blank. */
final class Places {

    private final int[] starts;
    private final int length;

    /** Looks for words; none are nowhere. */
    Places(String text, String words) {
        String all = plain(text);
        String wanted = plain(words);
        length = wanted.length();
        starts = length == 0 ? new int[0] : IntStream.iterate(all.indexOf(wanted), at -> at >= 0,
                at -> all.indexOf(wanted, at + length)).toArray();
    }

    /** Columns are parted by tabs: whoever looks for a statement writes a blank. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\t', ' ');
    }

    /** Returns how many places there are. */
    int count() {
        return starts.length;
    }

    /** Returns how long each is. */
    int length() {
        return length;
    }

    /** Returns where a place begins. */
    int start(int index) {
        return starts[index];
    }

    /** Returns the first place that does not begin before an offset, or the first of all; -1 where there is none. */
    int from(int offset) {
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] >= offset) {
                return i;
            }
        }
        return starts.length == 0 ? -1 : 0;
    }

    /** Returns the last place that begins before an offset, or the last of all; -1 where there is none. */
    int before(int offset) {
        for (int i = starts.length - 1; i >= 0; i--) {
            if (starts[i] < offset) {
                return i;
            }
        }
        return starts.length - 1;
    }
}
