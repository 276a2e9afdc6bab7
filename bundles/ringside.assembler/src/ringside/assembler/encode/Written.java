package ringside.assembler.encode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import ringside.assembler.form.Form;
import ringside.assembler.form.Shape;
import ringside.assembler.source.Syntax;

/**
 * How an instruction is written, and the words of messages about it.
 *
 * @param word its first word
 * @param syntax of the statement
 * @param suffix size in bits that a letter behind its name gives, 0 when there is none
 * @param source size in bits of the second operand that the name gives, 0 when it does not
 */
public record Written(String word, Syntax syntax, int suffix, int source) {

    /** Whether a form has the size that the suffix gives. */
    boolean fits(Form form, int operandSize, int codeBits) {
        boolean extended = source == 0 || form.shapes().size() == 2
                && form.shapes().get(1).bits(operandSize) == source;
        return extended && (suffix == 0 || suffix == size(form, operandSize, codeBits));
    }

    /** The size that a suffix would tell: that of the operands, or else of the first that has one. */
    private static int size(Form form, int operandSize, int codeBits) {
        if (form.shapes().stream().anyMatch(shape -> shape.takesOperandSize() && !shape.isNumber())) {
            return operandSize;
        }
        return form.shapes().stream().filter(Written::sized).findFirst().map(shape -> shape.bits(operandSize))
                .orElse(codeBits);
    }

    private static boolean sized(Shape shape) {
        return switch (shape.kind()) {
            case REGISTER, NAMED, EITHER, MEMORY, ACCUMULATOR, OFFSET, FAR_OFFSET, SOURCE, DESTINATION -> true;
            case NUMBER -> shape == Shape.I16;
            default -> false;
        };
    }

    /** What to do when nothing tells the size of the memory. */
    String sizeAdvice() {
        return syntax == Syntax.INTEL ? "write byte ptr, word ptr, dword ptr or qword ptr before it"
                : "give the instruction a suffix: " + word + "b, " + word + "w, " + word + "l or " + word + "q";
    }

    /** What a suffix asks for. */
    String suffixed() {
        return suffix == 0 ? "" : ", whose suffix asks for " + suffix + "-bit operands";
    }

    /** A list of operands, destination first, in the order in which they are written. */
    <T> List<T> order(List<T> operands) {
        if (syntax == Syntax.INTEL) {
            return operands;
        }
        List<T> turned = new ArrayList<>(operands);
        Collections.reverse(turned);
        return turned;
    }

    /** How a register is written. */
    String register(String name) {
        return syntax == Syntax.INTEL ? name : "%" + name;
    }
}
