package ringside.stepper.questions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ringside.kernel.flags.FlagsReader;
import ringside.kernel.flags.FlagsText;
import ringside.kernel.flags.FlagsWord;
import ringside.kernel.flags.PastedWord;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.FlagBit;
import ringside.machine.state.Register;

/** A word of flags that was pasted into the window: what each bit is called and asks for, and how to set it. */
public final class PastedFlags {

    private final PastedWord pasted;
    private final AskedKernel asked;
    private final FlagsWord usual;

    private PastedFlags(PastedWord pasted, AskedKernel asked, FlagsWord usual) {
        this.pasted = pasted;
        this.asked = asked;
        this.usual = usual;
    }

    /** {@return a word of thread flags, if the text is a word of flags} */
    public static Optional<PastedFlags> ofThread(String text, AskedKernel asked) {
        return of(text, asked, FlagsWord.FLAGS);
    }

    /** {@return a word of RFLAGS, if the text is a word of flags} */
    public static Optional<PastedFlags> ofProcessor(String text, AskedKernel asked) {
        return of(text, asked, FlagsWord.RFLAGS);
    }

    private static Optional<PastedFlags> of(String text, AskedKernel asked, FlagsWord usual) {
        return PastedWord.of(text).map(pasted -> new PastedFlags(pasted, asked, usual));
    }

    /** {@return the titles of the words that it can be taken for} */
    public List<String> words() {
        return FlagsWord.all(asked.profile()).stream().map(FlagsWord::title).toList();
    }

    /** {@return the index of the word that it is first taken for} */
    public int usual() {
        FlagsWord word = pasted.word().filter(named -> named.of(asked.profile())).orElse(usual);
        return FlagsWord.all(asked.profile()).indexOf(word);
    }

    /** {@return what it says, taken for one of the words; a line each} */
    public List<String> lines(int word) {
        return FlagsText.lines(asked.profile(), new FlagsReader(asked.profile(), asked.options()).read(word(word),
                pasted.value()));
    }

    /** {@return the values that make this word hold it, by name} */
    public Map<String, Long> settings(int word) {
        if (word(word) == FlagsWord.RFLAGS) {
            return Map.of(ValueName.of(Register.RFLAGS).text(), pasted.value());
        }
        Map<String, Long> settings = new LinkedHashMap<>();
        for (FlagBit flag : asked.profile().flags()) {
            if (flag.word().equals(word(word).label())) {
                settings.put(ValueName.threadFlag(flag.name()).text(), pasted.value() >>> flag.bit() & 1);
            }
        }
        return settings;
    }

    private FlagsWord word(int index) {
        return FlagsWord.all(asked.profile()).get(index);
    }
}
