package ringside.ui.present;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ringside.stepper.chapters.Chapter;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.returns.Asked;
import ringside.stepper.run.PhaseSpan;

/**
 * The slides of a run in order: each phase, in place of the decision each of its checks twice (before and after it is
 * decided), and the arrival in the program.
 *
 * @param all the slides; at least one
 */
record Slides(List<Slide> all) {

    /** More than anybody shows; a run that goes round and round has no end of them. */
    private static final int MOST = 2000;

    Slides {
        all = List.copyOf(all);
    }

    static Slides of(Chapters chapters) {
        List<Slide> slides = new ArrayList<>();
        for (int at = 0; at < chapters.all().size() && slides.size() < MOST; at++) {
            chapter(slides, chapters.all().get(at), at);
        }
        return new Slides(slides);
    }

    private static void chapter(List<Slide> slides, Chapter chapter, int at) {
        List<Asked> questions = new ArrayList<>(chapter.questions());
        for (PhaseSpan span : chapter.phases()) {
            List<Asked> here = questions.stream().filter(asked -> asked.step() > span.from() && asked.step() <= span
                    .to()).toList();
            questions.removeAll(here);
            if (here.isEmpty() || here.get(0).step() - 1 > span.from()) {
                slides.add(new Slide(Slide.Kind.PHASE, span.from(), at, span.phase(), Optional.empty(), 0, 0));
            }
            for (Asked asked : here) {
                int number = chapter.questions().indexOf(asked) + 1;
                int count = chapter.questions().size();
                slides.add(new Slide(Slide.Kind.QUESTION, asked.step() - 1, at, span.phase(), Optional.of(asked
                        .check()), number, count));
                slides.add(new Slide(Slide.Kind.ANSWER, asked.step(), at, span.phase(), Optional.of(asked.check()),
                        number, count));
            }
        }
        chapter.made().ifPresent(made -> slides.add(new Slide(Slide.Kind.ARRIVAL, made.step(), at, PhaseSpan.USER,
                Optional.empty(), 0, 0)));
    }

    /** The place of the last slide at or before a position. */
    int at(long position) {
        int found = 0;
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at).position() <= position) {
                found = at;
            }
        }
        return found;
    }
}
