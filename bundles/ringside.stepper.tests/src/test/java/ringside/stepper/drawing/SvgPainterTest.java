package ringside.stepper.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.Session;
import ringside.stepper.seam.SeamLayout;
import ringside.stepper.seam.SeamReader;
import ringside.stepper.seam.Story;

/** The picture of a step says what the drawing says, and is well-formed. */
class SvgPainterTest {
    private static final int HEIGHT = 10_000;

    @ParameterizedTest
    @CsvSource({"s01-plain-getpid, 0, 560", "s32-tracer-sets-df, 194, 560", "s32-tracer-sets-df, 150, 300",
        "s46-page-fault, 40, 800"})
    void aPictureHoldsTheWordsOfItsDrawing(String id, long step, int width) throws Exception {
        Session session = Session.open(ScenarioLibrary.find(id));
        session.goTo(step);
        LetterTable letters = new LetterTable();
        Drawing drawing = SeamLayout.lay(SeamReader.read(session, session.difference()), Story.NONE, letters, width,
                HEIGHT, true);
        Document picture = parsed(new SvgPainter(letters).file(drawing, "<title> & \"co\" \u202e"));
        List<String> words = drawing.pieces().stream().flatMap(piece -> piece instanceof Piece.Words line ? Stream.of(
                line.text()) : Stream.empty()).toList();
        assertThat(texts(picture)).isEqualTo(words).isNotEmpty();
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent()).contains(drawing.targets().stream()
                .map(Target::name).toList());
        assertThat(attributes(picture)).isSubsetOf("class", "role", "width", "height", "viewBox", "x", "y", "rx", "cx",
                "cy", "r", "d", "textLength", "lengthAdjust", "xmlns");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(
                StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document picture) {
        NodeList all = picture.getElementsByTagName("text");
        return IntStream.range(0, all.getLength()).mapToObj(at -> all.item(at).getTextContent()).toList();
    }

    private static Set<String> attributes(Document picture) {
        NodeList all = picture.getElementsByTagName("*");
        return IntStream.range(0, all.getLength()).mapToObj(at -> all.item(at).getAttributes()).flatMap(
                found -> IntStream.range(0, found.getLength()).mapToObj(at -> found.item(at).getNodeName())).collect(
                        java.util.stream.Collectors.toSet());
    }
}
