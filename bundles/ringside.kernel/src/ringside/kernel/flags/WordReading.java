package ringside.kernel.flags;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A word of flags, read for one kernel.
 *
 * @param word which word
 * @param value what it holds, 64 bits
 * @param bits its named parts that are not 0, from bit 0 upwards
 * @param unnamed the bits that are set and have no name in this kernel
 * @param tests the tests that the kernel makes on the word, in the order of the profile
 * @param outlook what the way out would do with it, in sentences
 */
public record WordReading(FlagsWord word, long value, List<WordBit> bits, long unnamed, List<WordTest> tests,
        List<String> outlook) {

    public WordReading {
        bits = List.copyOf(bits);
        tests = List.copyOf(tests);
        outlook = List.copyOf(outlook);
    }

    /** {@return the numbers of the bits without a name, from bit 0 upwards} */
    public List<Integer> unnamedBits() {
        return IntStream.range(0, Long.SIZE).filter(bit -> (unnamed >>> bit & 1) != 0).boxed().toList();
    }
}
