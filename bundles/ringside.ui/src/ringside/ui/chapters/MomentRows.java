package ringside.ui.chapters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import ringside.stepper.chapters.Chapter;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.chapters.Chronicle;
import ringside.stepper.returns.Asked;
import ringside.stepper.places.Stray;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.PhaseSpan;
import ringside.ui.Messages;
import ringside.ui.appearance.PhaseNames;

/** The chapters as rows of a table: all that the strip shows, in words. */
final class MomentRows {

    private MomentRows() {
    }

    static List<MomentRow> of(Chronicle chronicle, List<PhaseSpan> spans, List<Stray> strays, long step) {
        Chapters chapters = chronicle.chapters();
        List<MomentRow> rows = new ArrayList<>();
        for (PhaseSpan span : spans) {
            boolean here = step >= span.from() && step < span.to();
            rows.add(new MomentRow(span.from(), span.to(), PhaseNames.title(span.phase()), span.routine(), here));
        }
        for (int place = 0; place < chapters.all().size(); place++) {
            Chapter chapter = chapters.all().get(place);
            for (Occurrence event : chapter.events()) {
                rows.add(new MomentRow(event.step(), event.step(), event.name(), event.text(), false));
            }
            for (Asked question : chapter.questions()) {
                rows.add(new MomentRow(question.step(), question.step(), question.check().name(),
                        question.held() ? Messages.Chapters_held : Messages.Chapters_failed, false));
            }
            rows.add(new MomentRow(chapter.to(), chapter.to(), ChapterWords.badge(chapters, place),
                    ChapterWords.ghost(chapters, chronicle.former(), place), false));
        }
        for (Stray stray : strays) {
            rows.add(new MomentRow(step, step, Messages.Chapters_stray, stray.sentence(), false));
        }
        rows.sort(Comparator.comparingLong(MomentRow::from));
        return rows;
    }
}
