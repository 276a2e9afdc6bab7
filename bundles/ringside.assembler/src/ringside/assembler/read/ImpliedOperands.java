package ringside.assembler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ringside.assembler.encode.Argument;
import ringside.assembler.form.Form;
import ringside.assembler.form.RegisterName;
import ringside.assembler.form.Shape;
import ringside.assembler.layout.Expression;
import ringside.assembler.source.Position;
import ringside.machine.code.Operand.SegmentBase;

/** Spells out the operands that a statement may leave out. */
final class ImpliedOperands {

    private static final Expression ONE = new Expression.Constant(1);
    private static final Set<String> SHIFTS = Set.of("rol", "ror", "rcl", "rcr", "shl", "sal", "shr", "sar");
    private static final Set<String> DOUBLE_SHIFTS = Set.of("shld", "shrd");

    private final List<Form> forms;
    private final Position where;
    private final int addressBits;

    /**
     * Makes it.
     *
     * @param forms       of the instruction
     * @param where       the statement
     * @param addressBits 64 or 32: the width of RSI, RDI and RBX in an address
     */
    ImpliedOperands(List<Form> forms, Position where, int addressBits) {
        this.forms = forms;
        this.where = where;
        this.addressBits = addressBits;
    }

    /** The operands with what goes without saying: a count, a first source, the places of a string instruction. */
    List<Argument> complete(String mnemonic, List<Argument> written) {
        List<Argument> all = new ArrayList<>(written);
        if (all.size() == 1 && SHIFTS.contains(mnemonic)) {
            all.add(new Argument.OfNumber(ONE, where));
        }
        if (all.size() == 2 && DOUBLE_SHIFTS.contains(mnemonic)) {
            all.add(register(1, Byte.SIZE));
        }
        if (mnemonic.equals("imul") && all.size() == 2 && all.get(0) instanceof Argument.OfRegister
                && all.get(1) instanceof Argument.OfNumber) {
            all.add(1, all.get(0));
        }
        return forms.get(0).hasImplied() ? string(all) : all;
    }

    /** Without operands the name must say the width; with one, memory, the accumulator of its width is the other. */
    private List<Argument> string(List<Argument> written) {
        List<Shape> shapes = forms.get(0).shapes();
        if (written.isEmpty() && forms.size() == 1) {
            return shapes.stream().map(shape -> argument(shape, shape.bits(0))).toList();
        }
        if (written.size() == 1 && shapes.size() == 2 && written.get(0) instanceof Argument.OfMemory memory) {
            int bits = forms.size() == 1 ? shapes.get(shapes.get(0).isImplied() ? 0 : 1).bits(0) : memory.bits();
            int other = shapes.get(0).isImplied() ? 1 : 0;
            boolean accumulator = shapes.get(other).kind() == Shape.Kind.ACCUMULATOR && bits != 0;
            if (accumulator) {
                written.add(other, register(0, bits));
            }
        }
        return written;
    }

    private Argument argument(Shape shape, int bits) {
        return switch (shape.kind()) {
            case ACCUMULATOR -> register(0, bits);
            case PORT -> register(2, Short.SIZE);
            default -> new Argument.OfMemory(RegisterName.general(shape.pointer(), addressBits, false), null, 1,
                    Expression.ZERO,
                    false, false, SegmentBase.NONE, bits, where);
        };
    }

    private Argument register(int number, int bits) {
        return new Argument.OfRegister(RegisterName.general(number, bits, false), where);
    }
}
