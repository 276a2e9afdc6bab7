package ringside.kernel.flags;

import java.util.List;

/**
 * One test that the kernel makes on a word.
 *
 * @param mask the kernel's name for the bits that it asks for
 * @param bits the bits
 * @param found the flags among them that are set
 * @param use where the test stands and what follows when it finds something
 */
public record WordTest(String mask, long bits, List<String> found, String use) {

    public WordTest {
        found = List.copyOf(found);
    }
}
