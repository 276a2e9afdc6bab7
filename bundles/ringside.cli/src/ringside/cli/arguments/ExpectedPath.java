package ringside.cli.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.words.NearestNames;

/**
 * What {@code --expect PATH[:REASON]} asks for.
 *
 * @param path   the path of the last return
 * @param reason the first failing check; empty when any will do
 */
public record ExpectedPath(Path path, Optional<CheckId> reason) {

    /** {@return what is different, if anything is} */
    public Optional<String> difference(Path got, String gotReason) {
        boolean met = got == path && (reason.isEmpty() || reason.get().name().equals(gotReason));
        return met ? Optional.empty() : Optional.of("the last return is " + text(got == null ? "none" : got.label(),
                gotReason)
                + ", expected " + text(path.label(), reason.map(CheckId::name).orElse(null)));
    }

    private static String text(String path, String reason) {
        return path + (reason == null ? "" : ":" + reason);
    }

    /** Reads it from the command line. */
    public static final class Reader implements ITypeConverter<ExpectedPath> {
        @Override
        public ExpectedPath convert(String text) {
            int colon = text.indexOf(':');
            String path = colon < 0 ? text : text.substring(0, colon);
            Path found = Path.named(path).orElseThrow(() -> unknown("path", path, Stream.of(Path.values())
                    .map(Path::label).toList()));
            if (colon < 0) {
                return new ExpectedPath(found, Optional.empty());
            }
            String reason = text.substring(colon + 1);
            CheckId id = CheckId.named(reason)
                    .orElseThrow(() -> unknown("check", reason, Stream.of(CheckId.values()).map(CheckId::name)
                            .toList()));
            return new ExpectedPath(found, Optional.of(id));
        }

        private static TypeConversionException unknown(String what, String name, List<String> known) {
            List<String> near = NearestNames.to(name, known);
            return new TypeConversionException("there is no " + what + " '" + name + "'; "
                    + (near.isEmpty() ? "known: " + String.join(", ", known) : "did you mean " + String.join(" or ",
                            near) + "?"));
        }
    }
}
