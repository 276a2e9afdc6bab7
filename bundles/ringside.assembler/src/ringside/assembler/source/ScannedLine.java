package ringside.assembler.source;

import java.util.List;

/**
 * A source line cut into words.
 *
 * @param statements those separated by {@code ;}, in order; at least one, perhaps empty
 * @param comment text behind the first {@code #}, or null when there is none
 */
public record ScannedLine(List<TokenStream> statements, String comment) {
}
