package ringside.stepper.page;

import java.util.Optional;
import ringside.stepper.chapters.Chapter;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Loop;
import ringside.stepper.value.Texts;

/** What is said about a run as a whole. */
final class PageWords {
    private PageWords() {
    }

    /** {@return how a chapter ends} */
    static String badge(Chapters chapters, int place) {
        Chapter chapter = chapters.all().get(place);
        if (chapter.made().isPresent()) {
            Return made = chapter.made().get();
            return Texts.PAGE.text(made.faulted() ? "chapter.faulted" : "chapter.returned", made.path().label(), made
                    .step());
        }
        if (place < chapters.all().size() - 1 || !chapters.whole()) {
            return Texts.PAGE.text("chapter.open");
        }
        return chapters.ended().map(how -> Texts.PAGE.text("chapter.ended", how, chapter.to())).orElse(Texts.PAGE.text(
                chapters.loop().isPresent() ? "chapter.repeats" : "chapter.limit"));
    }

    /** {@return how a run ends whose first steps are told, up to this position} */
    static String end(Chapters chapters, long last) {
        Optional<Loop> loop = chapters.loop();
        if (loop.isPresent() && loop.get().again() <= last) {
            return loop.get().text();
        }
        if (last < chapters.length() || !chapters.whole()) {
            return Texts.PAGE.text("end.cut", last);
        }
        return chapters.ended().map(how -> Texts.PAGE.text("end.ended", last, how)).orElse(Texts.PAGE.text("end.limit",
                last));
    }

    /** {@return words that end with a full stop; some end with a value} */
    static String stop(String words) {
        boolean open = !words.isEmpty() && Character.isLetterOrDigit(words.charAt(words.length() - 1));
        return open ? words + "." : words;
    }
}
