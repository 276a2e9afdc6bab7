package ringside.kernel.flags;

import java.util.ArrayList;
import java.util.List;

import ringside.kernel.profile.Profile;

/** A word of flags that was read, in lines of text. */
public final class FlagsText {

    private FlagsText() {
    }

    /** {@return the word, its bits, the tests that the kernel makes on it, and what the way out does; a line each} */
    public static List<String> lines(Profile profile, WordReading reading) {
        List<String> lines = new ArrayList<>();
        lines.add(reading.word().title() + " = 0x" + Long.toHexString(reading.value()) + ", " + profile.id());
        reading.bits().forEach(bit -> lines.add(String.format("  %5s  %s", number(bit), text(bit))));
        if (reading.word() != FlagsWord.RFLAGS) {
            reading.unnamedBits().forEach(bit -> lines.add(String.format("  %5d  %s has no name for this bit", bit,
                    profile.id())));
        }
        reading.tests().forEach(test -> lines.add(line(test)));
        lines.addAll(reading.outlook());
        return lines;
    }

    private static String number(WordBit bit) {
        return bit.width() == 1 ? Integer.toString(bit.bit()) : bit.bit() + bit.width() - 1 + "-" + bit.bit();
    }

    private static String text(WordBit bit) {
        String value = bit.width() == 1 ? "" : " = " + bit.value();
        return bit.meaning().startsWith(bit.name() + ":") ? bit.meaning() : bit.name() + value + ": " + bit.meaning();
    }

    private static String line(WordTest test) {
        String found = test.found().isEmpty() ? "nothing" : String.join(", ", test.found());
        return test.mask() + " 0x" + Long.toHexString(test.bits()) + " finds " + found + " (" + test.use() + ")";
    }
}
