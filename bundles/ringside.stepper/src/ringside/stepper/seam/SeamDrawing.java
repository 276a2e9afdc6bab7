package ringside.stepper.seam;

import java.util.List;
import ringside.stepper.Session;
import ringside.stepper.drawing.Drawing;
import ringside.stepper.drawing.Measure;

/** The seam as it is drawn for those who only look: all rows, and of a check that went wrong what there is to say. */
public final class SeamDrawing {
    private SeamDrawing() {
    }

    /**
     * {@return the drawing of the step where a session is}
     *
     * @param width of the room, in the unit of the measure
     */
    public static Drawing of(Session session, Measure measure, int width) {
        SeamPicture picture = SeamReader.read(session, session.difference());
        Story story = picture.trouble().map(question -> new Story("", question.trouble(), question.story(), List.of()))
                .orElse(Story.NONE);
        return SeamLayout.lay(picture, story, measure, width, Integer.MAX_VALUE, true);
    }
}
