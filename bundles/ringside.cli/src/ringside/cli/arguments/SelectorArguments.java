package ringside.cli.arguments;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import ringside.kernel.text.form.UserSelectors;

/** The options that tell the selectors of a kernel that is not Linux. */
public final class SelectorArguments {
    @Option(names = "--star", paramLabel = "V", converter = Number.class, descriptionKey = "explain.star")
    private Long star;

    @Option(names = "--user-cs", paramLabel = "V", converter = Number.class, descriptionKey = "explain.user-cs")
    private Long cs;

    @Option(names = "--user-ss", paramLabel = "V", converter = Number.class, descriptionKey = "explain.user-ss")
    private Long ss;

    /** {@return the selectors given, those of Linux where none is} */
    public UserSelectors selectors() {
        UserSelectors base = star == null ? UserSelectors.LINUX : UserSelectors.ofStar(star);
        return new UserSelectors(cs == null ? base.cs() : cs, ss == null ? base.ss() : ss);
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
