package ringside.cli.report;

import ringside.cli.console.Console;
import ringside.cli.console.JsonLine;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.ReturnState;
import ringside.stepper.quiz.Choice;
import ringside.stepper.quiz.Moment;
import ringside.stepper.quiz.Paper;
import ringside.stepper.quiz.Question;

/** A paper with its key as one JSON object on one line. */
public final class QuizJson {
    private final JsonLine json;

    public QuizJson(Console console) {
        json = new JsonLine(console.sink());
    }

    /** Writes the whole paper. */
    public void write(Paper paper) {
        json.begin().number("seed", paper.seed()).array("questions");
        paper.questions().forEach(this::question);
        json.endArray().end();
    }

    private void question(Question question) {
        json.beginElement().number("id", question.id()).string("kind", question.kind().label())
                .string("kernel", question.kernel()).string("text", question.text());
        question.slots().ifPresent(this::slots);
        question.moment().ifPresent(this::moment);
        json.array("choices");
        for (Choice choice : question.choices()) {
            json.element(choice.value());
        }
        json.endArray().string("answer", question.answer()).string("why", question.why()).endObject();
    }

    private void slots(ReturnState slots) {
        json.object("slots");
        for (DecidingSlot slot : DecidingSlot.values()) {
            json.hex(slot.label(), slots.get(slot));
        }
        json.endObject();
    }

    private void moment(Moment moment) {
        json.string("scenario", moment.scenario()).number("step", moment.step());
    }
}
