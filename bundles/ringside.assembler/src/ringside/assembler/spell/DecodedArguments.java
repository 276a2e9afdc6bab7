package ringside.assembler.spell;

import ringside.assembler.encode.Argument;
import ringside.assembler.form.RegisterName;
import ringside.assembler.layout.Expression;
import ringside.assembler.source.Position;
import ringside.machine.code.Operand;

/** Makes operands as they could be written from what they mean to the CPU. */
final class DecodedArguments {

    private static final Position NOWHERE = new Position("", 1, 1);

    private DecodedArguments() {
    }

    /**
     * An operand.
     *
     * @param target whether a number is where a jump or call goes
     */
    static Argument of(Operand operand, boolean target) {
        if (operand instanceof Operand.RegisterOperand register) {
            return register(RegisterName.general(register.register().ordinal(), register.bits(), register.high()));
        }
        if (operand instanceof Operand.SegmentRegisterOperand segment) {
            return register(RegisterName.segment(segment.n()));
        }
        if (operand instanceof Operand.ControlRegisterOperand control) {
            return register(RegisterName.control(control.n()));
        }
        if (operand instanceof Operand.ImmediateOperand number) {
            Expression value = new Expression.Constant(number.value());
            return target ? new Argument.OfTarget(value, NOWHERE) : new Argument.OfNumber(value, NOWHERE);
        }
        Operand.MemoryOperand memory = (Operand.MemoryOperand) operand;
        return new Argument.OfMemory(general(memory.baseRegister()), general(memory.index()), memory.scale(),
                new Expression.Constant(memory.displacement()), false, false, memory.segment(), memory.bits(),
                NOWHERE);
    }

    private static Argument register(RegisterName name) {
        return new Argument.OfRegister(name, NOWHERE);
    }

    private static RegisterName general(int number) {
        return number < 0 ? null : RegisterName.general(number, Long.SIZE, false);
    }
}
