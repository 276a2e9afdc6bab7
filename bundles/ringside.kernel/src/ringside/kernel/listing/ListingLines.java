package ringside.kernel.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.source.Note;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;

/** Reads the lesson out of assembled lines: routines, phases, captions, checks, return paths. */
public final class ListingLines {

    private String routine = "";
    private String phase = "user";
    private boolean c;

    private final Collection<CheckId> checks;

    private ListingLines(Collection<CheckId> checks) {
        this.checks = checks;
    }

    /** The lines of a program of the user: every label opens a routine. */
    public static List<ListingLine> user(Program program) {
        ListingLines reader = new ListingLines(Set.of());
        List<ListingLine> all = new ArrayList<>();
        for (Line line : program.lines()) {
            line.labels().stream().filter(ListingLines::named).findFirst().ifPresent(label -> reader.routine = label);
            all.add(reader.line(line, true));
        }
        return all;
    }

    /** Local labels, those of compilers too, only serve jumps. */
    private static boolean named(String label) {
        return !Character.isDigit(label.charAt(0)) && !label.startsWith(".L");
    }

    /**
     * The lines of a kernel listing.
     *
     * @param checks those that this kernel makes: a note of another says nothing, because nobody looks at its outcome
     */
    public static List<ListingLine> kernel(Program program, Collection<CheckId> checks) {
        ListingLines reader = new ListingLines(checks);
        List<ListingLine> all = new ArrayList<>();
        for (Line line : program.lines()) {
            all.add(reader.line(line, false));
        }
        return all;
    }

    private ListingLine line(Line line, boolean user) {
        List<String> statements = new ArrayList<>();
        Optional<CheckId> check = Optional.empty();
        Optional<Path> returns = Optional.empty();
        Optional<String> mitigation = Optional.empty();
        for (Note note : line.notes()) {
            if (note.kind() == Note.STATEMENT) {
                statements.add(note.text());
            } else if (note.key().equals("routine") && !user) {
                open(note.rest());
            } else if (note.key().equals("check")) {
                check = CheckId.named(note.rest()).filter(checks::contains);
            } else if (note.key().equals("return")) {
                returns = Path.named(note.rest());
            } else if (note.key().equals("mitigation")) {
                mitigation = Optional.of(note.rest());
            }
        }
        return new ListingLine(line, user, routine, phase, c, line.caption(), statements, check, returns,
                mitigation);
    }

    private void open(String directive) {
        String[] words = directive.split("\\s+");
        routine = words[0];
        c = false;
        for (String word : words) {
            if (word.startsWith("phase=")) {
                phase = word.substring("phase=".length());
            } else if (word.equals("c")) {
                c = true;
            }
        }
    }
}
