package ringside.assembler.encode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ringside.assembler.form.Form;
import ringside.assembler.form.RegisterName;
import ringside.assembler.form.Shape;
import ringside.assembler.layout.Value;
import ringside.assembler.source.Numbers;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.machine.code.Operand.SegmentBase;

/** Chooses the form of an instruction that its operands ask for. */
public final class FormSelector {

    private static final int[] LONG_SIZES = {16, 32, 64};
    private static final int[] COMPAT_SIZES = {16, 32};
    private static final int[] NONE = {};
    private final Written written;
    private final List<Form> forms;
    private final List<Argument> arguments;
    private final Position where;
    private final int codeBits;
    private boolean shortens;

    public FormSelector(Written written, List<Form> forms, List<Argument> arguments, Position where, int codeBits) {
        this.written = written;
        this.forms = forms;
        this.arguments = arguments;
        this.where = where;
        this.codeBits = codeBits;
    }

    /**
     * What was chosen.
     *
     * @param operandSize bits; the width of the code when the form has none
     */
    public record Selection(Form form, int operandSize) {

        /** True when the operand size decides on the prefixes. */
        boolean sized() {
            return form.sized();
        }
    }

    /** The first form that fits. */
    public Selection select() throws SourceProblem {
        int unsized = unsizedMemory();
        if (unsized >= 0) {
            checkSize(unsized);
        }
        Optional<Selection> found = fitting(true).findFirst();
        if (found.isEmpty()) {
            shortens = true;
            found = fitting(true).findFirst();
            shortens = found.isPresent();
        }
        return found.orElseThrow(this::explain);
    }

    /** True when a number had to lose its upper bits to fit, as GNU as lets it with a warning. */
    public boolean shortens() {
        return shortens;
    }

    /** What fits, in order of preference; perhaps but for the values of numbers. */
    private Stream<Selection> fitting(boolean values) {
        return forms.stream().flatMap(form -> IntStream.of(sizes(form))
                .filter(size -> written.fits(form, size, codeBits) && fits(form, size, values))
                .mapToObj(size -> new Selection(form, size)));
    }

    private int unsizedMemory() {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Argument.OfMemory memory && memory.bits() == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Fails when the other operands do not tell the size of the memory; a number does not tell it. */
    private void checkSize(int memory) throws SourceProblem {
        boolean known = fitting(false).anyMatch(selection -> selection.form().preferred())
                || fitting(false).map(selection -> selection.form().shapes().get(memory)
                        .bits(selection.operandSize())).distinct().count() <= 1;
        if (!known) {
            throw new SourceProblem(arguments.get(memory).where(), "the size of the memory operand is not known; "
                    + written.sizeAdvice());
        }
    }

    /** The operand sizes that may be meant. */
    private int[] sizes(Form form) {
        if (form.shapes().size() != arguments.size()) {
            return NONE;
        }
        int size = 0;
        boolean needed = false;
        for (int i = 0; i < arguments.size(); i++) {
            Shape shape = form.shapes().get(i);
            if (shape.takesOperandSize() && !shape.isNumber()) {
                needed = true;
                int bits = arguments.get(i).bits();
                if (bits == Byte.SIZE || bits != 0 && size != 0 && bits != size) {
                    return NONE;
                }
                size = bits == 0 ? size : bits;
            }
        }
        if (!needed) {
            return new int[] {codeBits};
        }
        return size != 0 ? new int[] {size} : codeBits == Long.SIZE ? LONG_SIZES : COMPAT_SIZES;
    }

    private boolean fits(Form form, int size, boolean values) {
        for (int i = 0; i < arguments.size(); i++) {
            Shape shape = form.shapes().get(i);
            Argument argument = arguments.get(i);
            boolean checkWidth = values || !(argument instanceof Argument.OfNumber);
            if (!fitsKind(shape, argument) || checkWidth && !fitsWidth(shape, argument, size)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fitsKind(Shape shape, Argument argument) {
        if (argument instanceof Argument.OfRegister given) {
            return fitsRegister(shape, given.register());
        }
        if (argument instanceof Argument.OfMemory memory) {
            return shape.isMemory() || shape.isOffset() && fitsOffset(shape, memory)
                    || shape.isImplied() && fitsImplied(shape, memory);
        }
        return argument instanceof Argument.OfTarget ? shape.kind() == Shape.Kind.TARGET : shape.isNumber();
    }

    /** An address without registers; for some forms only one that 32 bits with sign cannot hold. */
    private static boolean fitsOffset(Shape shape, Argument.OfMemory memory) {
        Value value = memory.displacement().known();
        boolean far = value != null && value.isConstant() && !Numbers.fitsSigned(value.offset(), Integer.SIZE);
        return memory.isOffset() && (shape.kind() == Shape.Kind.OFFSET || far);
    }

    /** What is written lies in ES, whatever else is named. */
    private static boolean fitsImplied(Shape shape, Argument.OfMemory memory) {
        boolean segment = shape.kind() != Shape.Kind.DESTINATION || memory.segment() == SegmentBase.NONE
                || memory.segment() == SegmentBase.ES;
        return segment && memory.isAt(shape.pointer());
    }

    private static boolean fitsRegister(Shape shape, RegisterName register) {
        return switch (shape.kind()) {
            case REGISTER, NAMED, EITHER -> register.isGeneral();
            case ACCUMULATOR -> register.isGeneral() && register.number() == 0 && !register.high();
            case COUNTER -> register.text().equals("cl");
            case PORT -> register.text().equals("dx");
            case CONTROL -> register.kind() == RegisterName.Kind.CONTROL;
            case DEBUG -> register.kind() == RegisterName.Kind.DEBUG;
            case SEGMENT -> register.isSegment() && (shape == Shape.SR || register.text().equals(shape.describe()));
            default -> false;
        };
    }

    private boolean fitsWidth(Shape shape, Argument argument, int size) {
        if (argument instanceof Argument.OfNumber number) {
            Value value = number.value().known();
            return value != null && value.isConstant() ? fitsNumber(shape, value.offset(), size)
                    : shape != Shape.ONE && shape.kind() != Shape.Kind.SHORT_NUMBER;
        }
        return argument.bits() == 0 || shape.kind() == Shape.Kind.ADDRESS || argument.bits() == shape.bits(size);
    }

    /** Of a number of 32 bits the highest is a sign for operands that are narrower. */
    private boolean fitsNumber(Shape shape, long value, int size) {
        if (shape.kind() != Shape.Kind.UNSIGNED && shape.bits(size) < Integer.SIZE
                && Numbers.fitsUnsigned(value, Integer.SIZE)) {
            return fitsOwn(shape, Numbers.signExtend(value, Integer.SIZE), size);
        }
        return fitsOwn(shape, value, size);
    }

    private boolean fitsOwn(Shape shape, long value, int size) {
        if (shortens && shape.kind() == Shape.Kind.NUMBER && shape.bits(size) < Long.SIZE && shape != Shape.I32S) {
            return true;
        }
        return switch (shape.kind()) {
            case ONE -> value == 1;
            case UNSIGNED -> Numbers.fits(value, shape.bits(size));
            case SIGNED_NUMBER -> Numbers.fitsSigned(value, Integer.SIZE);
            case SHORT_NUMBER -> Numbers.fits(value, shape.bits(size))
                    && Numbers.fitsSigned(Numbers.signExtend(value, shape.bits(size)), Byte.SIZE);
            default -> shape == Shape.I && size == Long.SIZE ? Numbers.fitsSigned(value, Integer.SIZE)
                    : Numbers.fits(value, shape.bits(size));
        };
    }

    private SourceProblem explain() {
        List<Form> sameCount = forms.stream().filter(form -> form.shapes().size() == arguments.size()).toList();
        if (sameCount.isEmpty()) {
            String counts = forms.stream().map(form -> form.shapes().size()).distinct().sorted()
                    .map(String::valueOf).collect(Collectors.joining(" or "));
            return new SourceProblem(where, "'" + written.word() + "' takes " + counts
                    + (counts.equals("1") ? " operand" : " operands") + ", found "
                    + arguments.size());
        }
        List<Form> sameKinds = sameCount.stream().filter(this::fitsKinds).toList();
        if (sameKinds.isEmpty()) {
            return new SourceProblem(where, "'" + written.word() + "' cannot take " + found() + "; expected "
                    + accepted(sameCount));
        }
        return explainWidths(sameKinds);
    }

    private boolean fitsKinds(Form form) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!fitsKind(form.shapes().get(i), arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private SourceProblem explainWidths(List<Form> candidates) {
        for (Argument argument : arguments) {
            if (argument instanceof Argument.OfNumber number && widthsFitWithout(candidates, argument)) {
                Value value = number.value().known();
                return new SourceProblem(argument.where(), String.format("the value 0x%x does not fit '%s' here%s",
                        value == null ? 0 : value.offset(), written.word(), range(candidates, argument)));
            }
        }
        List<Form> sized = candidates.stream().filter(this::fitsSuffix).toList();
        return new SourceProblem(where, "the operand sizes do not fit '" + written.word() + "'" + written.suffixed()
                + ": found " + found() + "; expected " + accepted(sized.isEmpty() ? candidates : sized));
    }

    private boolean fitsSuffix(Form form) {
        return IntStream.of(LONG_SIZES).anyMatch(size -> written.fits(form, size, codeBits));
    }

    private boolean widthsFitWithout(List<Form> candidates, Argument number) {
        return candidates.stream().anyMatch(form -> widthOfOthers(form, number) > 0);
    }

    /** The operand size for which all operands but the number fit; 0 when there is none. */
    private int widthOfOthers(Form form, Argument number) {
        for (int size : sizes(form)) {
            boolean fits = written.fits(form, size, codeBits);
            for (int i = 0; i < arguments.size(); i++) {
                fits &= arguments.get(i) == number || fitsWidth(form.shapes().get(i), arguments.get(i), size);
            }
            if (fits) {
                return size;
            }
        }
        return 0;
    }

    private String range(List<Form> candidates, Argument number) {
        int bits = 0;
        boolean signed = false;
        for (Form form : candidates) {
            int size = widthOfOthers(form, number);
            Shape shape = form.shapes().get(arguments.indexOf(number));
            if (size > 0 && shape.kind() != Shape.Kind.SHORT_NUMBER && shape != Shape.ONE) {
                signed = shape == Shape.I32S || shape == Shape.I && size == Long.SIZE;
                bits = Math.max(bits, signed ? Integer.SIZE : shape.bits(size));
            }
        }
        return bits == 0 ? "" : "; expected a number of " + bits + " bits" + (signed ? " with sign" : "");
    }

    private String found() {
        return arguments.isEmpty() ? "no operands" : written.order(arguments).stream().map(this::withSize)
                .collect(Collectors.joining(", "));
    }

    private String withSize(Argument argument) {
        if (!(argument instanceof Argument.OfRegister given)) {
            return argument.describe();
        }
        String name = written.register(given.describe());
        return given.register().isGeneral() ? name + " (" + given.bits() + "-bit register)" : name;
    }

    private String accepted(List<Form> candidates) {
        return candidates.stream().map(this::described).collect(Collectors.toCollection(LinkedHashSet::new)).stream()
                .collect(Collectors.joining(" or "));
    }

    private String described(Form form) {
        return form.shapes().isEmpty() ? form.describe() : written.order(form.shapes()).stream().map(Shape::describe)
                .collect(Collectors.joining(", "));
    }
}
