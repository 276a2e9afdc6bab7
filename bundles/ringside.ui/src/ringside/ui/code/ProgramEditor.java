package ringside.ui.code;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IUndoManager;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.AnnotationRulerColumn;
import org.eclipse.jface.text.source.CompositeRuler;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.LineNumberRulerColumn;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.LineStyleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;

import ringside.stepper.listing.SourceSpan;
import ringside.stepper.listing.SourceWords;
import ringside.stepper.run.ProgramFault;
import ringside.ui.Messages;
import ringside.ui.appearance.Filling;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Styling;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.TypedTab;
import ringside.ui.appearance.Typeface;

/** The text of a program with colours, line numbers and faults in the margin. */
final class ProgramEditor {

    private static final int FAULT_WIDTH = 16;
    private static final int GAP = 6;

    private final Appearance appearance;
    private final AnnotationModel faults = new AnnotationModel();
    private final Document document = new Document();
    private final SourceViewer viewer;
    private final LineNumberRulerColumn numbers = new LineNumberRulerColumn();
    private final AnnotationRulerColumn signs;

    ProgramEditor(Composite parent, Appearance appearance, ProgramConfiguration configuration) {
        this.appearance = appearance;
        FaultMarks marks = new FaultMarks(appearance);
        CompositeRuler ruler = new CompositeRuler();
        signs = new AnnotationRulerColumn(faults, appearance.zoom().of(FAULT_WIDTH), marks);
        signs.addAnnotationType(FaultMarks.FAULT);
        ruler.addDecorator(0, signs);
        ruler.addDecorator(1, numbers);
        viewer = new SourceViewer(parent, ruler, SWT.V_SCROLL | SWT.H_SCROLL | SWT.MULTI);
        viewer.getControl().setLayoutData(Filling.room());
        StyledText text = viewer.getTextWidget();
        TypedTab.in(text);
        Styling.own(text);
        Styling.own(signs.getControl());
        Styling.own(numbers.getControl());
        text.setAlwaysShowScrollBars(false);
        text.setLeftMargin(GAP);
        text.addLineStyleListener(this::style);
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.Program_name;
            }
        });
        viewer.configure(configuration);
        viewer.setDocument(document, faults);
        viewer.appendVerifyKeyListener(event -> {
            if (event.stateMask == SWT.CTRL && event.character == ' ') {
                viewer.doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
                event.doit = false;
            }
        });
    }

    /** Returns the control for the text. */
    StyledText text() {
        return viewer.getTextWidget();
    }

    /** Returns the document. */
    Document document() {
        return document;
    }

    /** Returns who takes back what was typed. */
    IUndoManager history() {
        return viewer.getUndoManager();
    }

    /** Does one of the operations of {@link org.eclipse.jface.text.ITextOperationTarget}. */
    void operate(int operation) {
        if (viewer.canDoOperation(operation)) {
            viewer.doOperation(operation);
        }
    }

    /** Shows another text; what was typed before cannot be taken back any more. */
    void show(String program) {
        document.set(program);
        viewer.getUndoManager().reset();
        mark(List.of());
    }

    /** Marks the faults of the text, each at its place. */
    void mark(List<ProgramFault> found) {
        faults.removeAllAnnotations();
        for (ProgramFault fault : found) {
            faults.addAnnotation(new Annotation(FaultMarks.FAULT, true, fault.message()), place(fault));
        }
        text().redraw();
    }

    /** The word at the place; a fault without a place stands at the first line. */
    private Position place(ProgramFault fault) {
        try {
            int line = Math.min(Math.max(fault.line(), 1), document.getNumberOfLines()) - 1;
            int start = document.getLineOffset(line);
            int end = start + document.getLineInformation(line).getLength();
            int from = Math.max(start, Math.min(start + fault.column() - 1, end - 1));
            int to = from;
            while (to < end && !Character.isWhitespace(document.getChar(to))) {
                to++;
            }
            return new Position(from, Math.max(Math.min(1, document.getLength() - from), to - from));
        } catch (BadLocationException gone) {
            return new Position(0, 0);
        }
    }

    /** Returns the messages of the faults that are marked. */
    List<String> messages() {
        List<String> messages = new ArrayList<>();
        for (Iterator<Annotation> all = faults.getAnnotationIterator(); all.hasNext();) {
            messages.add(all.next().getText());
        }
        return messages;
    }

    /** Puts the cursor where a fault is. */
    void reveal(ProgramFault fault) {
        Position place = place(fault);
        viewer.setSelectedRange(place.getOffset(), 0);
        viewer.revealRange(place.getOffset(), place.getLength());
    }

    private void style(LineStyleEvent event) {
        List<StyleRange> ranges = new ArrayList<>();
        for (SourceSpan span : SourceWords.spans(event.lineText)) {
            ranges.add(new StyleRange(event.lineOffset + span.start(), span.length(),
                    appearance.color(CodeStyles.tone(span.kind())), null));
        }
        for (Iterator<Annotation> all = faults.getAnnotationIterator(); all.hasNext();) {
            Position place = faults.getPosition(all.next());
            int from = Math.max(place.getOffset(), event.lineOffset);
            int to = Math.min(place.getOffset() + place.getLength(), event.lineOffset + event.lineText.length());
            if (from < to) {
                underline(ranges, from, to);
            }
        }
        event.styles = ranges.toArray(StyleRange[]::new);
    }

    /** Ranges may not overlap: those that a fault touches give way to it. */
    private void underline(List<StyleRange> ranges, int from, int to) {
        ranges.removeIf(range -> range.start < to && range.start + range.length > from);
        StyleRange fault = new StyleRange(from, to - from, appearance.color(Tone.FAILED_TEXT), null);
        fault.underline = true;
        fault.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
        fault.underlineColor = appearance.color(Tone.FAILED_TEXT);
        int at = 0;
        while (at < ranges.size() && ranges.get(at).start < from) {
            at++;
        }
        ranges.add(at, fault);
    }

    /** Takes up fonts and colours. */
    void restyle() {
        text().setFont(appearance.font(Typeface.MONO));
        text().setForeground(appearance.color(Tone.INK));
        text().setBackground(appearance.color(Tone.PAPER));
        numbers.setFont(appearance.font(Typeface.MONO));
        numbers.setForeground(appearance.color(Tone.QUIET_TEXT));
        numbers.setBackground(appearance.color(Tone.PAPER));
        signs.getControl().setBackground(appearance.color(Tone.PAPER));
        numbers.redraw();
        text().redraw();
    }
}
