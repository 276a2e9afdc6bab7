package ringside.kernel.meaning;

import java.util.Optional;

import ringside.machine.state.Flag;

/**
 * Where a named part of RFLAGS stands, for those who do not know the machine.
 *
 * @param name  its name, such as {@code TF}
 * @param bit   its lowest bit
 * @param width its number of bits
 */
public record FlagField(String name, int bit, int width) {

    /** The field with this name, letters of either case. */
    public static Optional<FlagField> named(String name) {
        return Flag.named(name).map(flag -> new FlagField(flag.name(), flag.bit(), flag.width()));
    }

    /** The value of this field in a word of flags. */
    public long in(long flags) {
        return flags >>> bit & (1L << width) - 1;
    }
}
