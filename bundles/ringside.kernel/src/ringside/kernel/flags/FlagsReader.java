package ringside.kernel.flags;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import ringside.kernel.listing.KernelImages;
import ringside.kernel.listing.ListingLines;
import ringside.kernel.listing.WorkOrder;
import ringside.kernel.meaning.Meanings;
import ringside.kernel.profile.FlagBit;
import ringside.kernel.profile.FlagMask;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.machine.state.Flag;

/** Reads words of flags for one kernel on one machine. */
public final class FlagsReader {

    private final Profile profile;
    private final KernelOptions options;
    private final Meanings meanings;
    private WorkOrder order;

    /** Reads for this kernel. */
    public FlagsReader(Profile profile, KernelOptions options) {
        this.profile = profile;
        this.options = options;
        meanings = Meanings.of(profile, options);
    }

    /**
     * Reads a word bit by bit.
     *
     * @param value what it holds; bits that the kernel has no name for are told, not refused
     * @throws IllegalArgumentException if this kernel has no such word
     */
    public WordReading read(FlagsWord word, long value) {
        if (!word.of(profile)) {
            throw new IllegalArgumentException(profile.id() + " has no word " + word.label());
        }
        List<WordBit> bits = (word == FlagsWord.RFLAGS ? processor(value) : thread(word, value))
                .sorted(Comparator.comparingInt(WordBit::bit)).toList();
        long unnamed = value;
        for (WordBit bit : bits) {
            unnamed &= ~bit.mask();
        }
        List<WordTest> tests = profile.flagMasks().stream().filter(mask -> mask.word().equals(word.label()))
                .map(mask -> test(mask, value)).toList();
        return new WordReading(word, value, bits, unnamed, tests, word == FlagsWord.RFLAGS
                ? new ProcessorOutlook(profile, options).of(value, unnamed) : outlook(bits));
    }

    private Stream<WordBit> processor(long value) {
        return Stream.of(Flag.values()).filter(flag -> (value & flag.mask()) != 0).map(flag -> new WordBit(flag.bit(),
                flag.width(), (value & flag.mask()) >>> flag.bit(), flag.name(), meanings.flag(flag).sentence()));
    }

    private Stream<WordBit> thread(FlagsWord word, long value) {
        return profile.flags().stream().filter(flag -> flag.word().equals(word.label()) && (value & flag.mask()) != 0)
                .map(flag -> new WordBit(flag.bit(), 1, 1, flag.name(), meanings.threadFlag(flag).sentence()));
    }

    private WordTest test(FlagMask mask, long value) {
        List<String> found = mask.members().stream().filter(member -> profile.flag(member).map(FlagBit::mask)
                .filter(bit -> (value & bit) != 0).isPresent()).toList();
        return new WordTest(mask.name(), mask.value(), found, mask.use());
    }

    private List<String> outlook(List<WordBit> bits) {
        List<String> set = bits.stream().map(WordBit::name).toList();
        List<String> inOrder = set.isEmpty() ? set : order().of(set);
        List<String> sentences = new ArrayList<>();
        sentences.add(inOrder.isEmpty() ? OutlookWords.text("nothing")
                : OutlookWords.text("order", "flags", String.join(", ", inOrder)));
        List<String> others = set.stream().filter(name -> !inOrder.contains(name)).toList();
        if (!others.isEmpty()) {
            sentences.add(OutlookWords.text("modes", "flags", String.join(", ", others)));
        }
        return sentences;
    }

    /** The kernel is assembled for it, so only when somebody asks. */
    private WorkOrder order() {
        if (order == null) {
            order = WorkOrder.of(ListingLines.kernel(new KernelImages().kernel(profile, options),
                    profile.checks(options)));
        }
        return order;
    }
}
