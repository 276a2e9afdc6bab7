package ringside.stepper.shown;

import java.util.ArrayList;
import java.util.List;
import ringside.stepper.value.Texts;

/** What a CPU with FRED writes above the selector in slot ss, in words (Intel, FRED specification, chapter 5). */
public final class EventWords {
    private static final int SOFTWARE = 17;
    private static final int VECTOR = 32;
    private static final int TYPE = 48;
    private static final int LONG_MODE = 57;
    private static final int NESTED = 58;
    private static final int LENGTH = 60;

    private EventWords() {
    }

    /** {@return a sentence about the event that slot ss tells of} */
    public static String of(long slot) {
        int type = field(slot, TYPE, 0xf);
        int vector = field(slot, VECTOR, 0xff);
        List<String> words = new ArrayList<>();
        words.add(Texts.HINTS.find("event." + type + "." + vector, vector)
                .or(() -> Texts.HINTS.find("event." + type, vector))
                .orElseGet(() -> Texts.HINTS.text("event", type, vector)));
        if (bit(slot, SOFTWARE)) {
            words.add(Texts.HINTS.text("event.software"));
        }
        words.add(Texts.HINTS.text(bit(slot, LONG_MODE) ? "event.64-bit" : "event.32-bit"));
        if (bit(slot, NESTED)) {
            words.add(Texts.HINTS.text("event.nested"));
        }
        int length = field(slot, LENGTH, 0xf);
        if (length != 0) {
            words.add(Texts.HINTS.text("event.length", length));
        }
        return Texts.HINTS.text("event.sentence", Long.toHexString(slot & 0xffff), String.join(", ", words));
    }

    private static int field(long slot, int shift, int mask) {
        return (int) (slot >>> shift) & mask;
    }

    private static boolean bit(long slot, int bit) {
        return field(slot, bit, 1) != 0;
    }
}
