package ringside.kernel.listing;

import java.util.List;

import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.words.LibraryFileException;

/** A label that a listing must have, because the processor or the loader goes there. */
public final class RequiredLabel {

    private RequiredLabel() {
    }

    /**
     * Where it stands.
     *
     * @throws LibraryFileException if the listing has no such label; the message names the nearest
     */
    public static long address(Program listing, String label) {
        return listing.address(label).orElseThrow(() -> {
            List<Line> lines = listing.lines();
            Line last = lines.get(lines.size() - 1);
            return new LibraryFileException(String.format("listings/%s:%d:1: the listing ends without the label that"
                    + " is needed: %s", last.file(), last.number(),
                    NoteRules.unknown("label", label, listing.symbols().keySet())));
        });
    }
}
