package ringside.kernel.profile;

import java.util.List;

/**
 * A set of thread flags that the kernel asks for in one test.
 *
 * @param name    the kernel's name for it, such as {@code _TIF_ALLWORK_MASK}
 * @param word    the word of thread_info it is used on
 * @param value   the bits
 * @param members the thread flags in it
 * @param unused  bits in it that no thread flag of this profile has
 * @param use     where the test stands and what follows when it finds something
 */
public record FlagMask(String name, String word, long value, List<String> members, List<Integer> unused, String use) {

    public FlagMask {
        members = List.copyOf(members);
        unused = List.copyOf(unused);
    }
}
