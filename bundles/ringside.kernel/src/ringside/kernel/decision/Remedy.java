package ringside.kernel.decision;

import java.util.List;

/**
 * One way to turn what a check says.
 *
 * @param settings what is to be set, all together; each slot at most once, at least one
 */
public record Remedy(List<Setting> settings) {

    public Remedy {
        settings = List.copyOf(settings);
    }

    /** One slot to set. */
    static Remedy of(DecidingSlot slot, long value) {
        return new Remedy(List.of(new Setting(slot, value)));
    }

    /** Two slots to set together. */
    static Remedy of(DecidingSlot slot, long value, DecidingSlot other, long otherValue) {
        return new Remedy(List.of(new Setting(slot, value), new Setting(other, otherValue)));
    }

    /** The state after it. */
    public ReturnState applied(ReturnState state) {
        ReturnState changed = state;
        for (Setting setting : settings) {
            changed = changed.with(setting.slot(), setting.value());
        }
        return changed;
    }

    /**
     * A slot and what to put there.
     *
     * @param slot  which slot
     * @param value 64-bit unsigned
     */
    public record Setting(DecidingSlot slot, long value) {
    }
}
