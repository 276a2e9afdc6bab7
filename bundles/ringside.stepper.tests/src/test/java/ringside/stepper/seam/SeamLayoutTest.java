package ringside.stepper.seam;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.stepper.Session;
import ringside.stepper.drawing.Area;
import ringside.stepper.drawing.Drawing;
import ringside.stepper.drawing.Piece;
import ringside.stepper.drawing.Target;

/** The laid out seam: no words are cut, none lie over others, whatever the room and the size of the letters. */
class SeamLayoutTest {

    private static final int EVERY = 17;
    private static final List<Integer> WIDTHS = List.of(300, 420, 500, 760);
    private static final List<Integer> ZOOMS = List.of(100, 150, 200);
    private static final int HEIGHT = 560;

    static Stream<String> kernels() {
        return Profiles.all().stream().map(Profile::id);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void noWordsAreCutAndNoneLieOverOthers(String kernel) throws Exception {
        Session session = Shown.on(kernel);
        while (session.ended().isEmpty()) {
            if (session.step() % EVERY == 0) {
                lookAt(session);
            }
            session.stepInto();
        }
        lookAt(session);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void alsoWhereAValueWasChangedAndIsTold(String kernel) throws Exception {
        Session session = Shown.on(kernel);
        Shown.enter(session);
        Shown.write(session, "ip");
        session.edit("pt_regs.ip", "0xffffffff81801234");
        lookAt(session);
        for (int i = 0; i < 3 * EVERY && session.ended().isEmpty(); i++) {
            session.stepOver();
            lookAt(session);
        }
    }

    private static void lookAt(Session session) {
        SeamPicture picture = Shown.picture(session);
        List<Optional<Target>> choices = new ArrayList<>();
        choices.add(Optional.empty());
        picture.questions().forEach(question -> choices.add(Optional.of(new Target(Target.Kind.CHECK, question.id()
                .name(), new Area(0, 0, 0, 0), ""))));
        choices.add(Optional.of(new Target(Target.Kind.SLOT, "flags", new Area(0, 0, 0, 0), "")));
        for (Optional<Target> choice : choices) {
            Story story = new StoryTeller(picture, Offers.NONE, true, session.step()).tell(choice);
            for (int zoom : ZOOMS) {
                for (int width : WIDTHS) {
                    Letters letters = new Letters(zoom);
                    Drawing drawing = SeamLayout.lay(picture, story, letters, width, HEIGHT, false);
                    check(drawing, "step " + session.step() + ", width " + width + ", " + zoom + " %");
                }
            }
        }
    }

    private static void check(Drawing drawing, String where) {
        Area paper = new Area(0, 0, drawing.width(), drawing.height());
        List<Piece.Words> words = pieces(drawing, Piece.Words.class);
        List<Area> borders = pieces(drawing, Piece.Box.class).stream().filter(box -> box.line() != null)
                .map(Piece.Box::area).toList();
        for (int i = 0; i < words.size(); i++) {
            Piece.Words one = words.get(i);
            must(paper.holds(one.area()), where, one, "leaves the paper");
            for (Piece.Words other : words.subList(i + 1, words.size())) {
                must(!one.area().meets(other.area()), where, one, "lies over", other);
            }
            for (Area border : borders) {
                must(!border.meets(one.area()) || border.holds(one.area()), where, one, "crosses", border);
            }
        }
        drawing.targets().forEach(target -> must(!target.name().isBlank(), where, target, "has no name"));
    }

    private static <P> List<P> pieces(Drawing drawing, Class<P> type) {
        return drawing.pieces().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void must(boolean held, Object... words) {
        if (!held) {
            fail(List.of(words).toString());
        }
    }
}
