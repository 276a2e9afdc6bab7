package ringside.kernel.flags;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import ringside.kernel.profile.Profile;

/** The words of flags that decide about a way out of the kernel. */
public enum FlagsWord {

    /** thread_info.flags: the bits TIF_… */
    FLAGS("thread_info.flags", "flags", "thread", "tif"),
    /** thread_info.syscall_work: the bits SYSCALL_WORK_…, since 5.11. */
    SYSCALL_WORK("thread_info.syscall_work", "syscall_work", "work"),
    /** RFLAGS of the processor, and the slots flags and r11. */
    RFLAGS("RFLAGS", "rflags", "eflags");

    private final String title;
    private final List<String> names;

    FlagsWord(String title, String... names) {
        this.title = title;
        this.names = List.of(names);
    }

    /** {@return what it is called in a sentence} */
    public String title() {
        return title;
    }

    /** {@return the name that chooses it} */
    public String label() {
        return names.get(0);
    }

    /** {@return whether a kernel has this word} */
    public boolean of(Profile profile) {
        return this == RFLAGS || profile.flags().stream().anyMatch(flag -> flag.word().equals(label()));
    }

    /** {@return the words that a kernel has} */
    public static List<FlagsWord> all(Profile profile) {
        return Stream.of(values()).filter(word -> word.of(profile)).toList();
    }

    /** {@return the word with this name, letters of either case; {@code thread_info.flags} and {@code eflags} too} */
    public static Optional<FlagsWord> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(word -> word.names.contains(wanted)
                || word.title.toLowerCase(Locale.ROOT).equals(wanted)).findFirst();
    }
}
