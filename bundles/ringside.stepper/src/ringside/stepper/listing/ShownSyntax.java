package ringside.stepper.listing;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The syntax in which instructions are shown. */
public enum ShownSyntax {
    /** Each as its source has it. */
    AS_WRITTEN,
    /** {@code mov rax, qword ptr gs:[0x10]}. */
    INTEL,
    /** {@code movq %gs:0x10, %rax}. */
    ATT;

    /** {@return the syntax of a name, {@code intel} or {@code att}; empty for another} */
    public static Optional<ShownSyntax> named(String name) {
        return Stream.of(INTEL, ATT).filter(syntax -> syntax.label().equals(name)).findFirst();
    }

    /** {@return its name in options and settings} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
