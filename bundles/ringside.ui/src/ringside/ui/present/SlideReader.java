package ringside.ui.present;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.CheckStatus;
import ringside.kernel.decision.Operand;
import ringside.stepper.Session;
import ringside.stepper.chapters.Chapter;
import ringside.stepper.drawing.PhaseNames;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.returns.CheckTense;
import ringside.stepper.returns.Return;
import ringside.stepper.run.PhaseSpan;
import ringside.ui.Messages;
import ringside.ui.table.Values;

/** Reads a slide off a session that stands at its position. */
final class SlideReader {

    private final Session session;
    private final Slide slide;
    private final ShownSyntax syntax;
    private final String branch;
    private final Optional<String> predicted;

    /**
     * @param branch    the instruction that decides a check
     * @param predicted the way back that the class has said, if it has
     */
    SlideReader(Session session, Slide slide, ShownSyntax syntax, String branch, Optional<String> predicted) {
        this.session = session;
        this.slide = slide;
        this.syntax = syntax;
        this.branch = branch;
        this.predicted = predicted;
    }

    SlideContent read() {
        return switch (slide.kind()) {
            case PHASE -> phase();
            case ARRIVAL -> arrival();
            case QUESTION, ANSWER -> check();
        };
    }

    private Chapter chapter() {
        return session.chronicle().chapters().all().get(slide.chapter());
    }

    private List<SlideContent.PhaseMark> phases() {
        List<SlideContent.PhaseMark> marks = new ArrayList<>();
        for (PhaseSpan span : chapter().phases()) {
            boolean here = slide.kind() != Slide.Kind.ARRIVAL && slide.position() >= span.from()
                    && (slide.position() < span.to() || slide.kind() == Slide.Kind.ANSWER && slide.position() == span
                            .to());
            if (marks.isEmpty() || !marks.get(marks.size() - 1).phase().equals(span.phase())) {
                marks.add(new SlideContent.PhaseMark(span.phase(), here));
            } else if (here) {
                marks.set(marks.size() - 1, new SlideContent.PhaseMark(span.phase(), true));
            }
        }
        return marks;
    }

    private String step() {
        return NLS.bind(Messages.Present_step, slide.position(), session.chronicle().chapters().length());
    }

    private SlideContent phase() {
        Optional<CodeLine> line = session.next().line();
        String routine = line.map(CodeLine::routine).filter(name -> !name.isEmpty())
                .map(name -> NLS.bind(Messages.Present_routine, name)).orElse("");
        return new SlideContent(phases(), step(), PhaseNames.title(slide.phase()) + routine, List.of(), "",
                line.map(code -> List.of(code.text(syntax))).orElse(List.of()), "", true, session.next().hint(),
                List.of());
    }

    private SlideContent arrival() {
        Return made = chapter().made().orElseThrow();
        String title = made.reason() == null ? NLS.bind(Messages.Present_arrived, made.path().label())
                : NLS.bind(Messages.Present_arrivedBecause, made.path().label(), made.reason());
        String said = predicted.map(way -> NLS.bind(way.equals(made.path().label()) ? Messages.Present_saidRight
                : Messages.Present_saidWrong, way) + " ").orElse("");
        return new SlideContent(phases(), step(), title, List.of(), "", List.of(), "", true, said
                + session.prospect().summary(), chips());
    }

    private SlideContent check() {
        boolean answered = slide.kind() == Slide.Kind.ANSWER;
        CheckTense tense = session.prospect().checks().stream().filter(each -> each.result().id() == slide.check()
                .orElseThrow()).findFirst().orElseThrow();
        CheckResult result = tense.result();
        String way = !answered ? Messages.Present_open : result.holds() ? Messages.Present_holds
                : Messages.Present_fails;
        String body = !answered ? result.reason() : result.holds() ? result.sentence() : result.hazard();
        return new SlideContent(phases(), NLS.bind(Messages.Present_number, slide.number(), slide.count()),
                result.question(), values(result, answered), sign(result, answered), List.of(
                        branch), way, !answered || result.holds(), body, chips());
    }

    /** Where the values differ is marked when the check is decided. */
    private static List<SlideContent.Value> values(CheckResult result, boolean answered) {
        List<Operand> operands = result.operands();
        long difference = answered && operands.size() == 2 ? operands.get(0).value() ^ operands.get(1).value() : 0;
        return operands.stream().map(operand -> new SlideContent.Value(operand.name(), Values.grouped(operand.value()),
                difference, operand.slot().map(slot -> NLS.bind(Messages.Present_slot, slot.label()))
                        .orElse(Messages.Present_constant)))
                .toList();
    }

    private static String sign(CheckResult result, boolean answered) {
        if (result.operands().size() != 2) {
            return "";
        }
        boolean equal = result.operands().get(0).value() == result.operands().get(1).value();
        return answered ? equal ? "=" : "\u2260" : "?";
    }

    private List<SlideContent.Chip> chips() {
        return session.prospect().checks().stream().map(check -> {
            boolean known = check.asked().isPresent();
            boolean held = check.result().holds();
            String sign = check.result().status() == CheckStatus.OFF ? Messages.Present_off
                    : !known ? "\u2013" : held ? "\u2713" : "\u2717";
            return new SlideContent.Chip(sign, check.result().title(), !known ? SlideContent.Chip.State.QUIET
                    : held ? SlideContent.Chip.State.PASSED : SlideContent.Chip.State.FAILED);
        }).toList();
    }
}
