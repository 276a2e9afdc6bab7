package ringside.cli.arguments;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import ringside.kernel.text.form.UserSelectors;

/** The options that tell the selectors of a kernel that is not Linux. */
public final class SelectorArguments {
    private static final long SELECTOR = 0xffff;
    private static final long RING = 3;

    @Option(names = "--star", paramLabel = "V", converter = Number.class, descriptionKey = "explain.star")
    private Long star;

    @Option(names = "--user-cs", paramLabel = "V", converter = Number.class, descriptionKey = "explain.user-cs")
    private Long cs;

    @Option(names = "--user-ss", paramLabel = "V", converter = Number.class, descriptionKey = "explain.user-ss")
    private Long ss;

    /**
     * {@return the selectors given, those of Linux where none is}
     *
     * @param usage tells of wrong usage
     */
    public UserSelectors selectors(Function<String, ParameterException> usage) {
        UserSelectors base = star == null ? UserSelectors.LINUX : UserSelectors.ofStar(star);
        require("--user-cs", cs, base.cs(), usage);
        require("--user-ss", ss, base.ss(), usage);
        return new UserSelectors(cs == null ? base.cs() : cs, ss == null ? base.ss() : ss);
    }

    private void require(String option, Long given, long base, Function<String, ParameterException> usage) {
        if (given == null) {
            return;
        }
        if ((given & ~SELECTOR) != 0 || (given & RING) != RING) {
            throw usage.apply(option + " 0x" + Long.toHexString(given) + " is no selector of ring 3: it has 16 bits, "
                    + "of which the lowest two are set, such as 0x" + Long.toHexString(given & SELECTOR | RING));
        }
        if (star != null && given != base) {
            throw usage.apply(option + " 0x" + Long.toHexString(given) + " and --star 0x" + Long.toHexString(star)
                    + " contradict each other: with that STAR, SYSRET gives 0x" + Long.toHexString(base)
                    + "; leave one of them out");
        }
    }

    /** Reads a number of 64 bits, hexadecimal with 0x. */
    static final class Number implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            try {
                return value.startsWith("0x") ? Long.parseUnsignedLong(value.substring(2), 16)
                        : Long.parseUnsignedLong(value);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + value + "' is no number; expected something like 0x33");
            }
        }
    }
}
