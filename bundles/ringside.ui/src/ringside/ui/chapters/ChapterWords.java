package ringside.ui.chapters;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import ringside.stepper.chapters.Chapter;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Loop;
import ringside.stepper.run.Occurrence;
import ringside.ui.Messages;
import ringside.ui.appearance.PhaseNames;

/** What is said about chapters. */
final class ChapterWords {

    private ChapterWords() {
    }

    /** Returns how a chapter ends. */
    static String badge(Chapters chapters, int place) {
        Chapter chapter = chapters.all().get(place);
        if (chapter.made().isPresent()) {
            Return made = chapter.made().get();
            return NLS.bind(made.faulted() ? Messages.Chapters_faulted : Messages.Chapters_returned, made.path()
                    .label(),
                    made.step());
        }
        boolean last = place == chapters.all().size() - 1;
        if (!last || !chapters.whole()) {
            return last ? Messages.Chapters_recording : "";
        }
        return chapters.ended().map(how -> NLS.bind(Messages.Chapters_ended, how, chapter.to()))
                .orElse(chapters.loop().isPresent() ? Messages.Chapters_repeats : Messages.Chapters_limit);
    }

    /** Returns what stood in the place of a chapter's end before an edit; empty if it is the same now. */
    static String ghost(Chapters now, Chapters former, int place) {
        return now.ghost(former, place).map(was -> NLS.bind(Messages.Chapters_ghost, was.path().label(), was.step()))
                .orElse("");
    }

    /** Returns the check that is next or was asked last at a position in a chapter, counted. */
    static String question(Chapter chapter, long step) {
        int all = chapter.made().map(made -> made.verdict().results().size()).orElse(chapter.questions().size());
        int asked = 0;
        for (Asked question : chapter.questions()) {
            if (question.step() <= step) {
                asked++;
            }
        }
        return NLS.bind(Messages.Chapters_check, asked, all);
    }

    /** Returns an event with its step. */
    static String event(Occurrence event) {
        return NLS.bind(Messages.Chapters_event, event.name(), event.step());
    }

    /** Returns what is said of a loop, with the return that brings it about. */
    static String loop(Chapters chapters) {
        if (chapters.loop().isEmpty()) {
            return "";
        }
        Loop loop = chapters.loop().get();
        String told = NLS.bind(Messages.Timeline_loop, new Object[] {loop.again(), loop.first(), loop.period()});
        Optional<Return> cause = chapters.causeOfLoop();
        return cause.map(made -> told + " " + NLS.bind(Messages.Chapters_cause, made.path().label(), made.step()))
                .orElse(told);
    }

    /** Returns the same in fewer words, where there is little room. */
    static String brieflyLoop(Chapters chapters) {
        return chapters.loop().map(loop -> NLS.bind(Messages.Chapters_loopShort, new Object[] {loop.again(), loop
                .first(), loop.period()})).orElse("");
    }

    /** Returns the whole strip in one sentence, for those who cannot see it. */
    static String told(Chapters chapters, long step) {
        int place = chapters.at(chapters.once(step));
        Chapter chapter = chapters.all().get(place);
        String phase = chapter.phase(chapters.once(step)).map(span -> PhaseNames.title(span.phase())).orElse("");
        String told = NLS.bind(Messages.Chapters_told, new Object[] {place + 1, chapters.all().size(), phase, step,
            chapters.length(), badge(chapters, place)});
        return chapters.ended().filter(how -> step == chapters.length())
                .map(how -> told + "; " + NLS.bind(Messages.Timeline_ended, how)).orElse(told);
    }
}
