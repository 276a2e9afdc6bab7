package ringside.stepper.page;

import java.util.List;
import ringside.stepper.chapters.Chapters;

/**
 * A run as it is handed out.
 *
 * @param title     of the scenario
 * @param subject   its id, and the kernel on which it runs
 * @param summary   what it is about; may be empty
 * @param lesson    in the few signs of Markdown that lessons have; may be empty
 * @param rows      the program and the routines that the run enters
 * @param chapters  the run, chapter by chapter
 * @param registers the names of the registers
 * @param moments   one for each position from the start on
 * @param end       how the run ends, and what of it the page leaves out
 */
record RunPage(String title, String subject, String summary, String lesson, Rows rows, Chapters chapters,
        List<String> registers, List<Moment> moments, String end) {
    RunPage {
        registers = List.copyOf(registers);
        moments = List.copyOf(moments);
    }

    /** {@return the same with other words at its end} */
    RunPage ending(String words) {
        return new RunPage(title, subject, summary, lesson, rows, chapters, registers, moments, words);
    }
}
