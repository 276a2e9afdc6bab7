package ringside.stepper.page;

import java.util.List;
import ringside.stepper.drawing.Drawing;
import ringside.stepper.run.Walker;

/**
 * What a page tells at a position of a run.
 *
 * @param step      the position: steps done since the start
 * @param phase     the phase of the step that comes next
 * @param routine   where that is; may be empty
 * @param rip       address of the instruction that comes next; 0 when the run is over
 * @param side      which way it goes, if it is a conditional jump; else empty
 * @param sentence  what it does, and where control goes
 * @param sign      the return in a few words
 * @param summary   the return in one sentence
 * @param event     what happened in the step that led here, besides an instruction; may be empty
 * @param before    the registers before the step that led here; none at the start
 * @param registers their values, in the order of the page
 * @param work      the thread flags that are set
 * @param seam      the drawing of the kernel stack
 * @param goals     where step over and step return lead, and the same backwards
 */
record Moment(long step, String phase, String routine, long rip, String side, String sentence, String sign,
        String summary, String event, List<Long> before, List<Long> registers, List<String> work, Drawing seam,
        Walker.Goals goals) {
    Moment {
        before = List.copyOf(before);
        registers = List.copyOf(registers);
        work = List.copyOf(work);
    }
}
