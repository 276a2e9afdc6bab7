package ringside.cli.arguments;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;
import ringside.kernel.profile.CheckId;
import ringside.words.NearestNames;

/** A check that was named on the command line. */
public final class NamedCheck {
    private NamedCheck() {
    }

    /** {@return the check with this id; wrong usage, with the nearest name, when there is none} */
    public static CheckId of(String id, Function<String, ParameterException> usage) {
        return CheckId.named(id).orElseThrow(() -> {
            List<String> known = Stream.of(CheckId.values()).map(CheckId::name).toList();
            List<String> near = NearestNames.to(id, known);
            return usage.apply("there is no check '" + id + "'; " + (near.isEmpty() ? "known: " + String.join(", ",
                    known) : "did you mean " + String.join(" or ", near) + "?"));
        });
    }
}
