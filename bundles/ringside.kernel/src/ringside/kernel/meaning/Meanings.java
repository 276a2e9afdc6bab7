package ringside.kernel.meaning;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.FlagBit;
import ringside.kernel.profile.FlagMask;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/**
 * What every name means to one kernel. The only place that knows: tooltips, hints and everything else that explains a
 * name ask here. Immutable.
 */
public final class Meanings {

    private static final String INSTRUCTION = "instruction.";
    private static final String PLAIN = "plain.";
    private static final ReturnState ANY = new ReturnState(0, 0, 0, 0, 0, 0);

    private final Profile profile;
    private final KernelOptions options;
    private final Words words;

    private Meanings(Profile profile, KernelOptions options) {
        this.profile = profile;
        this.options = options;
        this.words = new Words(profile);
    }

    /** The meanings for a kernel on a machine. */
    public static Meanings of(Profile profile, KernelOptions options) {
        return new Meanings(profile, options);
    }

    /** What a value means; empty if this kernel has no value of this name. */
    public Optional<Meaning> value(ValueName name) {
        return switch (name.kind()) {
            case REGISTER -> Register.named(name.item()).map(this::register);
            case FLAG -> Flag.named(name.item()).map(this::flag);
            case THREAD_FLAG -> profile.flag(name.item()).map(this::threadFlag);
            case CHECK -> CheckId.named(name.item()).flatMap(this::check);
            case SLOT, OPTION -> words.find(name.text()).map(sentence -> new Meaning(name.title(), sentence));
            case UNKNOWN -> Optional.empty();
        };
    }

    /** A register of the CPU. */
    public Meaning register(Register register) {
        ValueName name = ValueName.of(register);
        return new Meaning(name.title(), words.text(name.text()));
    }

    /** A part of RFLAGS, and whether it is cleared on the way into the kernel. */
    public Meaning flag(Flag flag) {
        ValueName name = ValueName.of(flag);
        String cleared = clearedAtEntry(flag) ? " " + words.text("flag-cleared") : "";
        return new Meaning(name.title(), words.text(name.text()) + cleared);
    }

    private boolean clearedAtEntry(Flag flag) {
        return flag != Flag.VM && (Trait.FRED.of(profile) || (profile.value(BuildRow.SFMASK) & flag.mask()) != 0);
    }

    /**
     * A slot of pt_regs.
     *
     * @param label such as {@code orig_ax}
     * @throws java.util.MissingResourceException if there is no such slot
     */
    public Meaning slot(String label) {
        ValueName name = ValueName.slot(label);
        return new Meaning(name.title(), words.text(name.text()));
    }

    /** A thread flag: what it says, and what is done while it is set. */
    public Meaning threadFlag(FlagBit flag) {
        return new Meaning(flag.name(), words.text(flag.sticky() ? "thread-flag-sticky" : "thread-flag-once",
                Map.of("name", flag.name(), "meaning", flag.meaning(), "work", flag.work())));
    }

    /** A mask: where the kernel tests it and what follows. */
    public Meaning mask(FlagMask mask) {
        return new Meaning(mask.name(), words.text("mask", Map.of("word", mask.word(), "use", mask.use())));
    }

    /** The masks that a thread flag is in, in the order of the profile. */
    public List<Meaning> masksOf(String threadFlag) {
        return profile.flagMasks().stream().filter(mask -> mask.members().contains(threadFlag)).map(this::mask)
                .toList();
    }

    /** A check: its condition, and why the kernel asks; empty if this kernel on this machine does not. */
    public Optional<Meaning> check(CheckId id) {
        return new Decision(profile, options).decide(ANY).results().stream().filter(result -> result.id() == id)
                .findFirst().map(Meanings::meaning);
    }

    private static Meaning meaning(CheckResult check) {
        return new Meaning(check.title(), check.reason());
    }

    /** What an instruction does at the border of the kernel; empty for those that have no part in it. */
    public Optional<String> instruction(String mnemonic) {
        return words.find(INSTRUCTION + mnemonic.toLowerCase(Locale.ROOT));
    }

    /** What an instruction does that has no part in the border of the kernel; empty for those not told here. */
    public Optional<String> plainInstruction(String mnemonic) {
        return words.find(PLAIN + mnemonic.toLowerCase(Locale.ROOT));
    }

    /** What is said about all flags together. */
    public String about(Topic topic) {
        return words.text(topic.key());
    }
}
