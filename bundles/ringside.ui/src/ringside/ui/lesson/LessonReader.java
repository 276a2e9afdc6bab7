package ringside.ui.lesson;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

import ringside.ui.Messages;
import ringside.ui.lesson.Piece.Look;

/**
 * Reads the Markdown of a lesson. HTML, scripts and pictures are words like any other: nothing is fetched and nothing is
 * executed. What is nested too deeply stays as it stands; of a lesson that is too long the beginning is shown, behind one
 * sentence that says so.
 */
final class LessonReader {

    /** In characters; the longest lesson of the library has some 3000. */
    private static final int LONGEST = 60_000;
    /** Blocks and styles within each other. */
    private static final int DEEPEST = 24;

    private final List<LessonLine> lines = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final Deque<Look> looks = new ArrayDeque<>();
    private Optional<LessonLink> link = Optional.empty();
    private String mark = "";
    private int depth;
    private boolean begins = true;

    private LessonReader() {
    }

    /** Reads a lesson. */
    static LessonText read(String markdown) {
        if (markdown.isBlank()) {
            return said(Messages.Lesson_none, "");
        }
        if (markdown.length() > LONGEST) {
            return said(Messages.Lesson_long, markdown.substring(0, LONGEST));
        }
        LessonReader reader = new LessonReader();
        reader.blocks(Parser.builder().maxOpenBlockParsers(DEEPEST).maxInlineNesting(DEEPEST).build().parse(markdown));
        return new LessonText(reader.lines);
    }

    private static LessonText said(String sentence, String asItStands) {
        List<LessonLine> lines = new ArrayList<>();
        lines.add(new LessonLine(List.of(new Piece(sentence, Set.of(Look.ITALIC), Optional.empty())), 0, true));
        asItStands.strip().lines().forEach(line -> lines.add(new LessonLine(List.of(new Piece(line, Set.of(), Optional
                .empty())), 0, false)));
        return new LessonText(lines);
    }

    private void blocks(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node);
        }
    }

    private void block(Node node) {
        if (node instanceof Heading) {
            within(Look.TITLE, node);
            end();
        } else if (node instanceof Paragraph) {
            words(node);
            end();
        } else if (node instanceof BulletList) {
            list(node, 0);
        } else if (node instanceof OrderedList list) {
            list(node, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
        } else if (node instanceof FencedCodeBlock code) {
            asItStands(code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            asItStands(code.getLiteral());
        } else if (node instanceof HtmlBlock html) {
            asItStands(html.getLiteral());
        } else {
            depth++;
            blocks(node);
            depth--;
        }
    }

    /** A list of items with dots, or numbered from a number that is not 0. */
    private void list(Node list, int first) {
        int number = first;
        depth++;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            mark = first == 0 ? "\u2022 " : number++ + ". ";
            blocks(item);
            mark = "";
        }
        depth--;
    }

    private void asItStands(String text) {
        looks.push(Look.CODE);
        for (String line : text.stripTrailing().lines().toList()) {
            add(line);
            end();
            begins = false;
        }
        looks.pop();
        begins = true;
    }

    private void within(Look look, Node node) {
        looks.push(look);
        words(node);
        looks.pop();
    }

    private void words(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            word(node);
        }
    }

    private void word(Node node) {
        if (node instanceof Text text) {
            add(text.getLiteral());
        } else if (node instanceof SoftLineBreak) {
            add(" ");
        } else if (node instanceof HardLineBreak) {
            end();
            begins = false;
        } else if (node instanceof HtmlInline html) {
            add(html.getLiteral(), Look.CODE);
        } else if (node instanceof Code code) {
            add(code.getLiteral(), Look.CODE);
        } else if (node instanceof StrongEmphasis) {
            within(Look.BOLD, node);
        } else if (node instanceof Emphasis) {
            within(Look.ITALIC, node);
        } else if (node instanceof Link to) {
            link(to);
        } else if (node instanceof Image picture) {
            words(picture);
            address(picture.getDestination());
        } else {
            words(node);
        }
    }

    private void link(Link node) {
        link = LessonLink.of(node.getDestination());
        boolean known = link.isPresent();
        words(node);
        link = Optional.empty();
        if (!known) {
            address(node.getDestination());
        }
    }

    private void address(String address) {
        add(" (" + address + ")", Look.QUIET);
    }

    private void add(String words, Look... more) {
        Set<Look> all = EnumSet.noneOf(Look.class);
        all.addAll(looks);
        all.addAll(List.of(more));
        if (pieces.isEmpty() && !mark.isEmpty()) {
            pieces.add(new Piece(mark, Set.of(Look.QUIET), Optional.empty()));
            mark = "";
        }
        if (!words.isEmpty()) {
            pieces.add(new Piece(words.replace('\n', ' '), all, link));
        }
    }

    private void end() {
        if (!pieces.isEmpty()) {
            lines.add(new LessonLine(pieces, depth, begins));
            pieces.clear();
        }
        begins = true;
    }
}
