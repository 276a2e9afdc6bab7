package ringside.kernel.listing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import ringside.assembler.source.Note;
import ringside.assembler.source.Problems;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.words.NearestNames;

/**
 * The notes that a kernel listing may have:
 *
 * <pre>
 * #@ routine LABEL phase=PHASE [c]     from here on; c: it stands for a C function
 * #@ check ID                          the jump decides this check
 * #@ part ID                           the instruction is left out where this check is
 * #@ return PATH                       the instruction is the end of this way back
 * #@ fixup LABEL                       where the kernel goes on when the instruction faults
 * #@ gate VECTOR [ist=N] [dpl=N]       the entry of this exception or interrupt
 * #@ mitigation NAME                  the instruction is there against leaks by speculation
 * #@ service NAME                      the kernel's work of this name is done here
 * </pre>
 */
final class NoteRules {

    static final List<String> PHASES = List.of("entry", "dispatch", "work", "decision", "return");
    private static final List<String> KEYS = List.of("routine", "check", "part", "return", "fixup", "gate",
            "mitigation",
            "service");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern PHASE = Pattern.compile("phase=(.*)");
    private static final Pattern VECTOR = Pattern.compile(
            "(?i)0x[0-9a-f]{1,2}|[0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]|25[0-5]");
    private static final Pattern GATE = Pattern.compile("ist=[0-7]|dpl=[0-3]");
    private static final List<String> PATHS = Arrays.stream(Path.values()).map(Path::label).toList();
    private static final List<String> CHECKS = Arrays.stream(CheckId.values()).map(CheckId::name).toList();
    /** Names up to this number are listed when none is near. */
    private static final int FEW = 12;

    private final Set<String> labels;
    private final Problems problems;

    NoteRules(Set<String> labels, Problems problems) {
        this.labels = labels;
        this.problems = problems;
    }

    /** Looks at one note; what is wrong goes to the problems. */
    void look(Note note) {
        List<MatchResult> words = WORD.matcher(note.text()).results().toList();
        switch (note.key()) {
            case "routine" -> routine(note, words);
            case "check", "part" -> one(note, words, "check", CHECKS);
            case "return" -> one(note, words, "return", PATHS);
            case "fixup" -> one(note, words, "label", labels);
            case "gate" -> gate(note, words);
            case "mitigation" -> one(note, words, "mitigation", List.of());
            case "service" -> one(note, words, "service", List.of());
            default -> unknown(note, 0, "note", note.key(), KEYS);
        }
    }

    private void routine(Note note, List<MatchResult> words) {
        if (words.size() < 2) {
            wrong(note, 0, "the label of the routine was expected behind 'routine'");
            return;
        }
        name(note, words.get(1), "label", labels);
        List<MatchResult> phases = new ArrayList<>();
        for (MatchResult word : words.subList(2, words.size())) {
            if (PHASE.matcher(word.group()).matches()) {
                phases.add(word);
                String phase = word.group().substring("phase=".length());
                if (!PHASES.contains(phase)) {
                    unknown(note, word.end() - phase.length(), "phase", phase, PHASES);
                }
            } else if (!word.group().equals("c")) {
                wrong(note, word.start(), "'" + word.group() + "' means nothing here; phase=PHASE or c was expected");
            }
        }
        if (phases.size() != 1) {
            wrong(note, 0, "one phase=PHASE was expected behind the routine's label; phases are "
                    + String.join(", ", PHASES));
        }
    }

    /** One name; any if none are known here. */
    private void one(Note note, List<MatchResult> words, String kind, Collection<String> known) {
        if (words.size() != 2) {
            wrong(note, 0, "the name of one " + kind + " was expected behind '" + note.key() + "'");
        } else if (!known.isEmpty()) {
            name(note, words.get(1), kind, known);
        }
    }

    private void name(Note note, MatchResult word, String kind, Collection<String> known) {
        if (!known.contains(word.group())) {
            unknown(note, word.start(), kind, word.group(), known);
        }
    }

    private void gate(Note note, List<MatchResult> words) {
        if (words.size() < 2 || !VECTOR.matcher(words.get(1).group()).matches()) {
            wrong(note, words.size() < 2 ? 0 : words.get(1).start(), "a vector of 0 to 255 was expected behind 'gate'");
            return;
        }
        for (MatchResult word : words.subList(2, words.size())) {
            if (!GATE.matcher(word.group()).matches()) {
                wrong(note, word.start(), "'" + word.group() + "' means nothing here; ist=0 to ist=7 or dpl=0 to"
                        + " dpl=3 was expected");
            }
        }
    }

    private void unknown(Note note, int offset, String kind, String given, Collection<String> known) {
        wrong(note, offset, unknown(kind, given, known));
    }

    /** That there is no such name, with the nearest ones. */
    static String unknown(String kind, String given, Collection<String> known) {
        List<String> nearest = NearestNames.to(given, known);
        String all = known.size() > FEW ? "" : "; " + String.join(", ", known) + " was expected";
        return "there is no " + kind + " '" + given + "'" + (nearest.isEmpty() ? all
                : "; did you mean " + String.join(" or ", nearest) + "?");
    }

    private void wrong(Note note, int offset, String message) {
        problems.add(note.at(offset), message);
    }
}
