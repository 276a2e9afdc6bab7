package ringside.stepper.lesson;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import ringside.kernel.profile.CheckId;
import ringside.stepper.Movement;
import ringside.stepper.Session;
import ringside.stepper.chapters.Chapter;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.chapters.Chronicle;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Halt;
import ringside.stepper.run.PhaseSpan;
import ringside.stepper.run.Progress;
import ringside.stepper.value.Texts;

/**
 * A place of a run, told by what it is, so that it is found on every kernel. Where there are several it is the next one
 * behind the reader, and behind the last one the first one again.
 *
 * @param kind of place
 * @param name which one: a number, or a name of that kind
 */
public record LessonPlace(Kind kind, String name) {
    /** Steps between two looks at what was found. */
    private static final long STRETCH = 50_000;
    private static final String NUMBER = "[0-9]{1,15}";

    /** What kinds of places there are; each is written {@code kind:name}. */
    public enum Kind {
        /** A step by its number. */
        STEP(NUMBER),
        /** Where a check is about to be decided. */
        CHECK("[A-Z0-9_]+"),
        /** Where a phase begins. */
        PHASE("user|entry|dispatch|work|decision|return"),
        /** Where the program goes on after a return, counted from 1. */
        RETURN(NUMBER),
        /** Where the instruction behind a label of the program or the kernel comes next. */
        LABEL("[\\w.$]+");

        private final String names;

        Kind(String names) {
            this.names = names;
        }

        private boolean takes(String name) {
            return name.matches(names) && (this != CHECK || Stream.of(CheckId.values()).map(CheckId::name)
                    .anyMatch(name::equals));
        }
    }

    /** {@return the place that a text names: {@code check:RCX_RIP}; empty for any other text} */
    public static Optional<LessonPlace> of(String text) {
        int colon = text.indexOf(':');
        String word = text.substring(0, Math.max(0, colon));
        String name = text.substring(colon + 1);
        return Stream.of(Kind.values()).filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word) && kind.takes(
                name)).findFirst().map(kind -> new LessonPlace(kind, name));
    }

    /**
     * Goes there. Where this run has no such place the session stays where it is, and the movement says so.
     *
     * @param progress asked and told from time to time
     */
    public Movement go(Session session, Progress progress) {
        long here = session.step();
        if (kind == Kind.STEP) {
            return session.goTo(Long.parseLong(name));
        }
        if (kind == Kind.LABEL) {
            return toLabel(session, here, progress);
        }
        OptionalLong found = find(session, here, progress);
        return found.isPresent() ? session.goTo(found.getAsLong()) : nowhere(session, here, progress);
    }

    private OptionalLong find(Session session, long here, Progress progress) {
        Chronicle chronicle = session.chronicle();
        OptionalLong ahead = ahead(chronicle, here);
        while (ahead.isEmpty() && !chronicle.whole() && !progress.cancelled()) {
            chronicle.recordOn(STRETCH);
            progress.at(session.length(), session.limit());
            ahead = ahead(chronicle, here);
        }
        return ahead.isPresent() ? ahead : places(chronicle.chapters()).min();
    }

    private OptionalLong ahead(Chronicle chronicle, long here) {
        return places(chronicle.chapters()).filter(place -> place > here).min();
    }

    private LongStream places(Chapters chapters) {
        Stream<Chapter> all = chapters.all().stream();
        return switch (kind) {
            case CHECK -> all.flatMap(chapter -> chapter.questions().stream()).filter(asked -> asked.check().name()
                    .equals(name)).mapToLong(asked -> asked.step() - 1);
            case PHASE -> all.flatMap(chapter -> chapter.phases().stream()).filter(span -> span.phase().equals(name))
                    .mapToLong(PhaseSpan::from);
            case RETURN -> all.flatMap(chapter -> chapter.made().stream()).mapToLong(Return::step)
                    .skip(Math.max(0, Long.parseLong(name) - 1)).limit(1);
            case STEP, LABEL -> LongStream.empty();
        };
    }

    private Movement toLabel(Session session, long here, Progress progress) {
        Optional<CodeLine> line = session.listing().labelled(name).flatMap(labelled -> session.listing().at(labelled
                .address()));
        if (line.isEmpty()) {
            return new Movement(here, here, Halt.NOWHERE, Texts.LESSON.text("nowhere.label.unknown", name, kernel(
                    session)));
        }
        long address = line.get().address();
        Movement ahead = session.runToLine(address, progress);
        if (at(session, address) || ahead.halt() == Halt.BREAKPOINT || ahead.halt() == Halt.WATCH) {
            return ahead;
        }
        Movement first = session.first();
        Movement found = at(session, address) ? first : session.runToLine(address, progress);
        if (at(session, address)) {
            return new Movement(here, session.step(), Halt.ARRIVED, found.text());
        }
        session.goTo(here);
        return nowhere(session, here, progress);
    }

    private static boolean at(Session session, long address) {
        return session.next().line().filter(line -> line.address() == address).isPresent();
    }

    private Movement nowhere(Session session, long here, Progress progress) {
        Supplier<String> missing = () -> Texts.LESSON.text("nowhere." + kind.name().toLowerCase(Locale.ROOT), name,
                kernel(session));
        return progress.cancelled()
                ? new Movement(here, here, Halt.CANCELLED, Texts.SESSION.text("moved.cancelled", here))
                : new Movement(here, here, Halt.NOWHERE, missing.get());
    }

    private static String kernel(Session session) {
        return session.profile().id();
    }
}
