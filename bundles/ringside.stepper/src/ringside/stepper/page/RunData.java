package ringside.stepper.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ringside.kernel.decision.Path;
import ringside.kernel.meaning.FlagField;
import ringside.stepper.chapters.Chapter;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.drawing.LetterTable;
import ringside.stepper.drawing.PhaseNames;
import ringside.stepper.drawing.SvgPainter;
import ringside.stepper.drawing.Target;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.PhaseSpan;
import ringside.stepper.returns.Return;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;

/** A run as data for the script of a page: each position as what is another thing there than at the one before. */
final class RunData {
    private static final List<FlagField> FLAGS = Stream.of("TF", "RF", "IF", "DF", "NT", "AC", "ZF", "PF", "CF", "SF",
            "OF", "IOPL").flatMap(name -> FlagField.named(name).stream()).toList();

    private static final String RFLAGS = "rflags";

    private final RunPage page;
    private final SvgPainter painter;
    private final List<Integer> shown;
    private final Interned texts = new Interned();
    private final Interned pieces = new Interned();
    private List<Long> registers = List.of();
    private List<Integer> seam = List.of();
    private List<Integer> told = List.of();

    private RunData(RunPage page, LetterTable letters) {
        this.page = page;
        painter = new SvgPainter(letters);
        shown = IntStream.range(0, page.registers().size()).filter(this::shown).boxed().toList();
    }

    /** RFLAGS is needed for its bits. */
    private boolean shown(int place) {
        Moment first = page.moments().get(0);
        return page.registers().get(place).equals(RFLAGS) || page.moments().stream().anyMatch(moment -> !moment
                .registers().get(place).equals(first.registers().get(place)));
    }

    /** {@return the data as one line of JSON} */
    static String of(RunPage page, LetterTable letters) {
        return new RunData(page, letters).data();
    }

    private String data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rows", page.rows().all().stream().map(row -> List.of(row.kind().ordinal(), row.address(), row.text(),
                row.side())).toList());
        data.put("chapters", chapters());
        data.put("registers", shown.stream().map(page.registers()::get).toList());
        data.put("flags", FLAGS.stream().map(flag -> List.of(flag.name(), flag.bit(), flag.width())).toList());
        data.put("moments", page.moments().stream().map(this::moment).toList());
        data.put("texts", texts.all());
        data.put("pieces", pieces.all());
        return Json.of(data);
    }

    private List<Object> chapters() {
        List<Object> all = new ArrayList<>();
        Chapters chapters = page.chapters();
        long last = page.moments().size() - 1L;
        for (int place = 0; place < chapters.all().size() && chapters.all().get(place).from() <= last; place++) {
            Chapter chapter = chapters.all().get(place);
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("from", chapter.from());
            told.put("to", chapter.to());
            told.put("end", PageWords.badge(chapters, place));
            told.put("way", way(chapter));
            told.put("made", chapter.made().map(Return::step).orElse(-1L));
            told.put("phases", chapter.phases().stream().map(RunData::phase).toList());
            told.put("asked", chapter.questions().stream().map(asked -> List.of(asked.step(), asked.check().name(),
                    asked.held() ? 1 : 0)).toList());
            told.put("events", chapter.events().stream().map(RunData::event).toList());
            all.add(told);
        }
        return all;
    }

    private static Object phase(PhaseSpan span) {
        return List.of(span.from(), span.to(), span.phase(), PhaseNames.title(span.phase()));
    }

    private static Object event(Occurrence event) {
        return List.of(event.step(), event.name());
    }

    /** Only a fast way back whose checks were asked and held is a success. */
    private static String way(Chapter chapter) {
        if (chapter.made().filter(made -> made.faulted() || !made.asked().isEmpty()).isEmpty()) {
            return "neutral";
        }
        Return made = chapter.made().get();
        return made.path() == Path.SYSRET && !made.faulted() ? "passed" : "failed";
    }

    private List<Object> moment(Moment moment) {
        List<Object> told = new ArrayList<>();
        told.add(page.rows().at(moment.rip()));
        Stream.of(moment.side(), moment.sentence(), moment.sign(), moment.summary(), moment.event(), moment.phase(),
                moment.routine(), moment.work().isEmpty() ? Texts.PAGE.text("work.none") : String.join(", ", moment
                        .work())).map(texts::number).forEach(told::add);
        told.addAll(List.of(moment.goals().over(), moment.goals().out(), moment.goals().overBack(), moment.goals()
                .outBack(), registers(moment), seam(moment), moment.seam().height(), told(moment)));
        return told;
    }

    private List<Object> registers(Moment moment) {
        List<Object> changed = new ArrayList<>();
        for (int at = 0; at < shown.size(); at++) {
            int place = shown.get(at);
            if (registers.isEmpty() || !registers.get(place).equals(moment.registers().get(place))) {
                changed.add(at);
                changed.add(texts.number(Hex.of(moment.registers().get(place))));
            }
        }
        registers = moment.registers();
        return changed;
    }

    private List<Object> seam(Moment moment) {
        List<Integer> now = pieces.numbers(painter.elements(moment.seam()));
        List<Object> difference = Interned.difference(seam, now);
        seam = now;
        return difference;
    }

    private List<Object> told(Moment moment) {
        List<Integer> now = texts.numbers(moment.seam().targets().stream().filter(target -> target
                .kind() == Target.Kind.SLOT || target.kind() == Target.Kind.CHECK).map(Target::name).toList());
        List<Object> difference = Interned.difference(told, now);
        told = now;
        return difference;
    }
}
