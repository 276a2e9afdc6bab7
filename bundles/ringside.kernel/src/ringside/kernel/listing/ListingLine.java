package ringside.kernel.listing;

import java.util.List;
import java.util.Optional;

import ringside.assembler.program.Line;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;

/**
 * One line of the whole listing, user program and kernel.
 *
 * @param line       where it stands, its text and its instruction
 * @param user       true: user program; false: kernel
 * @param routine    name of the routine it belongs to; in the user program the last label
 * @param phase      {@code user}, {@code entry}, {@code dispatch}, {@code work}, {@code decision} or {@code return}
 * @param c          whether the routine stands for a C function
 * @param caption    the sentence that explains it, empty if there is none
 * @param statements the C statements that begin with this line
 * @param check      the check that this jump decides
 * @param returns    the path that this return instruction stands for
 * @param mitigation against which kind of leak by speculation it is there
 */
public record ListingLine(Line line, boolean user, String routine, String phase, boolean c, String caption,
        List<String> statements, Optional<CheckId> check, Optional<Path> returns, Optional<String> mitigation) {

    public ListingLine {
        statements = List.copyOf(statements);
    }
}
