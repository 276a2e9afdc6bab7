package ringside.assembler.intake;

import java.util.Map;
import java.util.Optional;
import ringside.assembler.Assembler;
import ringside.assembler.program.Layout;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.Position;
import ringside.assembler.source.Problems;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.Syntax;

/**
 * The text of a program as the assembler reads it.
 *
 * @param source with the directives that it needs above its own lines
 * @param added  number of lines above its own
 */
public record ProgramText(String source, int added) {

    /**
     * Makes a program of a text.
     *
     * @param name  of its file, for messages
     * @param text  lines end in LF
     * @param asked the syntax that it is said to be in: read so if that is possible
     * @return the program; what is wrong in it is for the assembler to tell
     * @throws AssemblyException when it is no program for GNU as; the one problem says what it is
     */
    public static ProgramText of(String name, String text, Optional<Syntax> asked) throws AssemblyException {
        Optional<DisassemblerListing> listing = DisassemblerListing.of(text);
        if (listing.isPresent()) {
            return new ListingProgram(name, listing.get()).program();
        }
        Syntax guessed = Syntax.of(text);
        Syntax first = asked.orElse(guessed);
        if (assembles(name, text, first)) {
            return in(first, text);
        }
        if (first != guessed && assembles(name, text, guessed)) {
            return in(guessed, text);
        }
        Optional<Dialect.Found> other = Dialect.in(text);
        if (other.isPresent()) {
            Problems problems = new Problems();
            problems.add(new Position(name, other.get().line(), other.get().column()), other.get().message());
            problems.check();
        }
        return in(guessed, text);
    }

    private static ProgramText in(Syntax syntax, String text) {
        return syntax == Syntax.INTEL ? new ProgramText(text, 0)
                : new ProgramText(syntax.directive() + "\n" + text, 1);
    }

    private static boolean assembles(String name, String text, Syntax syntax) {
        try {
            new Assembler(Layout.USER, Map.of(), SourceLibrary.NONE).assemble(name, text, syntax);
            return true;
        } catch (AssemblyException refused) {
            return false;
        }
    }
}
