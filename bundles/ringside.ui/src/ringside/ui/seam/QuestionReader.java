package ringside.ui.seam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.CheckStatus;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Operand;
import ringside.kernel.meaning.FlagField;
import ringside.model.SlotValue;
import ringside.model.State;
import ringside.stepper.returns.CheckTense;
import ringside.stepper.returns.Prospect;
import ringside.ui.Messages;
import ringside.ui.seam.Question.Seat;
import ringside.ui.seam.Question.Tense;

/** Reads the checks of a return. */
final class QuestionReader {

    private static final List<FlagField> FLAGS = Stream.of("CF", "PF", "AF", "ZF", "SF", "TF", "IF", "DF", "OF", "IOPL",
            "NT", "RF", "VM", "AC", "VIF", "VIP", "ID").flatMap(name -> FlagField.named(name).stream()).toList();
    private static final String VALUE = "0x";
    private static final int MOST_NUMBERS = 4;

    private final State state;

    private QuestionReader(State state) {
        this.state = state;
    }

    static List<Question> read(Prospect prospect, State state) {
        QuestionReader reader = new QuestionReader(state);
        return prospect.checks().stream().map(reader::question).toList();
    }

    private Question question(CheckTense check) {
        CheckResult result = check.result();
        Optional<DecidingSlot> slot = result.subject().slot();
        Seat seat = slot.isEmpty() ? Seat.ABOVE : result.subject().delivered() ? Seat.BESIDE : Seat.INSIDE;
        OptionalLong left = seat == Seat.BESIDE ? left(check) : OptionalLong.empty();
        OptionalLong right = slot.isEmpty() ? OptionalLong.empty() : right(check);
        long difference = left.isPresent() && right.isPresent() ? left.getAsLong() ^ right.getAsLong() : 0;
        return new Question(result.id(), seat, slot.map(DecidingSlot::label).orElse(""), tense(check), result.holds(),
                left, right, slot.equals(Optional.of(DecidingSlot.FLAGS)) ? bits(difference) : "",
                seat == Seat.INSIDE ? chip(check, right) : "",
                SeamWords.tense(check, seat == Seat.BESIDE), result.title(), story(check), result.reason());
    }

    private static Tense tense(CheckTense check) {
        if (check.changed()) {
            return Tense.CHANGED;
        }
        if (check.asked().isPresent()) {
            return Tense.ASKED;
        }
        CheckStatus status = check.result().status();
        return status == CheckStatus.OFF ? Tense.OFF : status == CheckStatus.OPEN ? Tense.OPEN : Tense.NOT_ASKED;
    }

    /** What SYSRET would deliver. */
    private OptionalLong left(CheckTense check) {
        Operand judged = judged(check.result()).orElse(null);
        return check.result().operands().stream().filter(operand -> operand != judged).findFirst()
                .map(operand -> shown(check, operand)).orElse(OptionalLong.empty());
    }

    private OptionalLong right(CheckTense check) {
        return judged(check.result()).map(operand -> shown(check, operand)).orElse(OptionalLong.empty());
    }

    /** The value of the slot that it is about, or else of the slot in which the kernel looks instead. */
    private static Optional<Operand> judged(CheckResult result) {
        return result.operands().stream().filter(operand -> operand.slot().equals(result.subject().slot())).findFirst()
                .or(() -> result.operands().stream().findFirst());
    }

    /** What was compared where it was asked; what would be compared now where that has changed or is still to come. */
    private OptionalLong shown(CheckTense check, Operand operand) {
        if (check.asked().isPresent() && !check.changed() || operand.slot().isEmpty()) {
            return OptionalLong.of(operand.value());
        }
        return now(operand.slot().get());
    }

    private OptionalLong now(DecidingSlot slot) {
        SlotValue value = state.getSlots().stream().filter(each -> each.getName().equals(slot.label())).findFirst()
                .orElseThrow();
        return value.isWritten() || value.isLeft() ? OptionalLong.of(value.getValue()) : OptionalLong.empty();
    }

    /** What a check in a box looks at: flags with their values where these are known, else its own few words. */
    private static String chip(CheckTense check, OptionalLong value) {
        CheckResult result = check.result();
        boolean flags = result.subject().slot().equals(Optional.of(DecidingSlot.FLAGS));
        Optional<Operand> mask = result.operands().stream().filter(operand -> operand.slot().isEmpty()).findFirst();
        return !flags || value.isEmpty() || mask.isEmpty() ? result.brief()
                : FLAGS.stream().filter(field -> field.in(mask.get().value()) != 0)
                        .map(field -> field.name() + " " + field.in(value.getAsLong()))
                        .reduce("", (higher, lower) -> lower + " " + higher).strip();
    }

    /** Names the differing bits of two flags words. */
    static String bits(long difference) {
        List<FlagField> differing = FLAGS.stream().filter(field -> field.in(difference) != 0).toList();
        if (difference == 0) {
            return "";
        }
        String names = differing.stream().map(FlagField::name).collect(Collectors.joining(", "));
        List<String> numbers = new ArrayList<>();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if ((difference >>> bit & 1) != 0) {
                numbers.add(Integer.toString(bit));
            }
        }
        String words = names.isEmpty() ? Messages.Seam_noName : names;
        return numbers.size() == 1 ? NLS.bind(Messages.Seam_bit, numbers.get(0), words)
                : numbers.size() <= MOST_NUMBERS ? NLS.bind(Messages.Seam_bits, String.join(", ", numbers), words)
                : NLS.bind(Messages.Seam_manyBits, numbers.size(), words);
    }

    /** The first part of the sentences that names a value, or else the first sentence: there is room for one. */
    private static String brief(String sentences) {
        List<String> parts = List.of(sentences.split("(?<=[.;:]) "));
        String part = parts.stream().filter(words -> words.contains(VALUE)).findFirst().orElse(parts.get(0));
        return part.endsWith(".") ? part : part.substring(0, part.length() - 1) + ".";
    }

    /** What became of it, or what SYSRET would do wrong. */
    private static List<String> story(CheckTense check) {
        List<String> story = new ArrayList<>();
        CheckResult result = check.result();
        if (check.changed()) {
            story.add(check.told());
        } else if (result.holds() || result.status() == CheckStatus.NOT_ASKED || result.hazard().isEmpty()) {
            story.add(result.sentence());
        } else {
            story.add(brief(result.hazard()));
        }
        return story.stream().filter(words -> !words.isEmpty()).toList();
    }
}
