package ringside.stepper.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import ringside.kernel.BootedKernel;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;
import ringside.stepper.listing.KernelPlaces;
import ringside.stepper.run.Happening;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.StepRecord;

/** Says in words what a step did, so that the same words for two kernels mean the same effect. */
public final class EffectWords {
    private static final int USER = 3;
    /** What comparisons leave behind: in the kernel it counts where a branch goes another way for it. */
    private static final Set<Flag> STATUS = Set.of(Flag.CF, Flag.PF, Flag.AF, Flag.ZF, Flag.SF, Flag.OF);

    private final KernelPlaces places;

    public EffectWords(BootedKernel kernel) {
        places = new KernelPlaces(kernel);
    }

    /** {@return what a step changed, wrote, and made happen} */
    public List<String> of(StepRecord record, List<Happening> happened) {
        List<String> effects = new ArrayList<>();
        record.changes().forEach(change -> change(change, record.cpl() == USER).ifPresent(effects::add));
        record.slots().forEach(slot -> effects.add("slot " + slot.slot() + " := " + places.text(slot.value())));
        happened.forEach(happening -> happening(happening).ifPresent(effects::add));
        return effects;
    }

    private Optional<String> change(StepRecord.Change change, boolean program) {
        if (change.register() == Register.RFLAGS) {
            return flags(change.before(), change.after(), program);
        }
        String name = change.register().label().toUpperCase(Locale.ROOT);
        return Optional.of(name + " := " + places.text(change.after()));
    }

    /** {@return whether a flag is what a computation leaves behind, so that it is no effect of kernel code by itself} */
    public static boolean status(Flag flag) {
        return STATUS.contains(flag);
    }

    private static Optional<String> flags(long before, long after, boolean all) {
        List<String> words = new ArrayList<>();
        for (Flag flag : Flag.values()) {
            long was = (before & flag.mask()) >>> flag.bit();
            long is = (after & flag.mask()) >>> flag.bit();
            if (was != is && (all || !status(flag))) {
                words.add(flag + (flag.width() > 1 ? " := " + is : is == 0 ? " cleared" : " set"));
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of("RFLAGS: " + String.join(", ", words));
    }

    /** Notes are left out: they are words and no effect. */
    private static Optional<String> happening(Happening happening) {
        if (happening instanceof Happening.Returned returned) {
            return Optional.of("return by " + returned.event().path().label()
                    + returned.verdict().reason().map(reason -> " because " + reason).orElse(""));
        }
        return Occurrence.of(0, happening).filter(occurrence -> switch (occurrence.kind()) {
            case EXCEPTION, SIGNAL, TRACER_STOP, INTERVENTION, OUTPUT, MODEL_ERROR -> true;
            case RETURN, NOTE, END -> false;
        }).map(Occurrence::name);
    }
}
