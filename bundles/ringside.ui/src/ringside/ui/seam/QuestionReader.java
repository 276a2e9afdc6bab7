package ringside.ui.seam;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.CheckStatus;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.Operand;
import ringside.kernel.meaning.FlagField;
import ringside.kernel.profile.CheckId;
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
    private static final FlagField RF = FlagField.named("RF").orElseThrow();
    private static final FlagField TF = FlagField.named("TF").orElseThrow();

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
        CheckId id = result.id();
        Seat seat = switch (id) {
            case XEN_PV -> Seat.ABOVE;
            case CANONICAL, LIMIT, RF_TF -> Seat.INSIDE;
            case RCX_RIP, R11_FLAGS, CS, SS -> Seat.BESIDE;
        };
        OptionalLong left = left(check);
        OptionalLong right = right(check);
        long difference = left.isPresent() && right.isPresent() ? left.getAsLong() ^ right.getAsLong() : 0;
        return new Question(id, seat, slot(id), tense(check), result.holds(), left, right,
                id == CheckId.R11_FLAGS ? bits(difference) : "", SeamWords.chip(id, flags(check)), SeamWords.tense(
                        check, seat == Seat.BESIDE), result.title(), story(check), result.reason());
    }

    private static String slot(CheckId id) {
        return switch (id) {
            case XEN_PV -> "";
            case RCX_RIP, CANONICAL, LIMIT -> SeamReader.IP;
            case R11_FLAGS, RF_TF -> SeamReader.FLAGS;
            case CS -> SeamReader.CS;
            case SS -> SeamReader.SS;
        };
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

    /** What was compared where it was asked; what would be compared now where that has changed or is still to come. */
    private OptionalLong left(CheckTense check) {
        List<Operand> operands = check.result().operands();
        return switch (check.result().id()) {
            case RCX_RIP, R11_FLAGS -> operands.isEmpty() ? OptionalLong.empty() : shown(check, operands.get(0));
            case CS, SS -> operands.size() < 2 ? OptionalLong.empty() : OptionalLong.of(operands.get(1).value());
            default -> OptionalLong.empty();
        };
    }

    private OptionalLong right(CheckTense check) {
        List<Operand> operands = check.result().operands();
        return switch (check.result().id()) {
            case RCX_RIP, R11_FLAGS -> operands.size() < 2 ? OptionalLong.empty() : shown(check, operands.get(1));
            case XEN_PV -> OptionalLong.empty();
            default -> operands.isEmpty() ? OptionalLong.empty() : shown(check, operands.get(0));
        };
    }

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

    /** RF and TF as the check looks at them. */
    private String flags(CheckTense check) {
        OptionalLong value = right(check);
        return value.isEmpty() ? Messages.Seam_rfTf
                : NLS.bind(Messages.Seam_rfTfBits, RF.in(value.getAsLong()), TF.in(value.getAsLong()));
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
