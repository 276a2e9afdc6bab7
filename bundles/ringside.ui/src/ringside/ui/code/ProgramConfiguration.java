package ringside.ui.code;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.IUndoManager;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextViewerUndoManager;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.IContentAssistant;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.jface.text.source.DefaultAnnotationHover;
import org.eclipse.jface.text.source.IAnnotationHover;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.SourceViewerConfiguration;

import ringside.kernel.meaning.Meanings;
import ringside.ui.Messages;

/** What the editor of the program can do besides typing: complete words, explain them, take back what was typed. */
final class ProgramConfiguration extends SourceViewerConfiguration {

    private static final int UNDO_LEVELS = 200;
    private static final int TAB = 8;

    private final Supplier<Optional<Meanings>> meanings;

    /** @param meanings of the kernel that runs; asked for when a word is to be explained */
    ProgramConfiguration(Supplier<Optional<Meanings>> meanings) {
        this.meanings = meanings;
    }

    @Override
    public int getTabWidth(ISourceViewer viewer) {
        return TAB;
    }

    @Override
    public IUndoManager getUndoManager(ISourceViewer viewer) {
        return new TextViewerUndoManager(UNDO_LEVELS);
    }

    @Override
    public IAnnotationHover getAnnotationHover(ISourceViewer viewer) {
        return new DefaultAnnotationHover();
    }

    @Override
    public IInformationControlCreator getInformationControlCreator(ISourceViewer viewer) {
        return parent -> new DefaultInformationControl(parent, false);
    }

    @Override
    public ITextHover getTextHover(ISourceViewer viewer, String contentType) {
        return new Hover();
    }

    @Override
    public IContentAssistant getContentAssistant(ISourceViewer viewer) {
        ContentAssistant assistant = new ContentAssistant();
        assistant.setContentAssistProcessor(new Proposals(), IDocument.DEFAULT_CONTENT_TYPE);
        assistant.setInformationControlCreator(getInformationControlCreator(viewer));
        assistant.enableAutoInsert(true);
        assistant.setEmptyMessage(Messages.Program_noProposal);
        assistant.setShowEmptyList(true);
        return assistant;
    }

    private final class Hover implements ITextHover {

        @Override
        public String getHoverInfo(ITextViewer viewer, IRegion region) {
            try {
                IDocument document = viewer.getDocument();
                IRegion line = document.getLineInformationOfOffset(region.getOffset());
                return meanings.get().flatMap(known -> ProgramWords.meaning(known, text(document, line),
                        region.getOffset() - line.getOffset())).orElse(null);
            } catch (BadLocationException gone) {
                return null;
            }
        }

        @Override
        public IRegion getHoverRegion(ITextViewer viewer, int offset) {
            try {
                IDocument document = viewer.getDocument();
                IRegion line = document.getLineInformationOfOffset(offset);
                return ProgramWords.word(text(document, line), offset - line.getOffset())
                        .map(span -> (IRegion) new Region(line.getOffset() + span.start(), span.length()))
                        .orElseGet(() -> new Region(offset, 0));
            } catch (BadLocationException gone) {
                return new Region(offset, 0);
            }
        }

        private static String text(IDocument document, IRegion line) {
            try {
                return document.get(line.getOffset(), line.getLength());
            } catch (BadLocationException gone) {
                return "";
            }
        }
    }

    private final class Proposals implements IContentAssistProcessor {

        @Override
        public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
            String text = viewer.getDocument().get();
            int length = ProgramWords.prefix(text, offset).length();
            List<String> words = ProgramWords.proposals(text, offset);
            return words.stream().map(word -> new CompletionProposal(word, offset - length, length, word.length(), null,
                    word, null, meanings.get().flatMap(known -> ProgramWords.meaning(known, word, 0)).orElse(null)))
                    .toArray(ICompletionProposal[]::new);
        }

        @Override
        public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
            return new IContextInformation[0];
        }

        @Override
        public char[] getCompletionProposalAutoActivationCharacters() {
            return new char[0];
        }

        @Override
        public char[] getContextInformationAutoActivationCharacters() {
            return new char[0];
        }

        @Override
        public String getErrorMessage() {
            return null;
        }

        @Override
        public IContextInformationValidator getContextInformationValidator() {
            return null;
        }
    }
}
