package ringside.assembler.spell;

import java.util.ArrayList;
import java.util.List;
import ringside.assembler.encode.Argument;
import ringside.assembler.form.RegisterName;
import ringside.assembler.layout.Expression;
import ringside.assembler.source.Position;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;

/** Makes operands as they could be written from what they mean to the CPU. */
final class DecodedArguments {

    private static final Position NOWHERE = new Position("", 1, 1);

    private DecodedArguments() {
    }

    /** The operands of an instruction. */
    static List<Argument> of(Instruction instruction) {
        List<Argument> arguments = new ArrayList<>();
        boolean target = instruction.target().isPresent();
        boolean relative = instruction.text().contains("[rip");
        for (Operand operand : instruction.operands()) {
            arguments.add(operand instanceof Operand.MemoryOperand memory
                    ? memory(memory, relative ? instruction.end() : 0, relative) : other(operand, target));
        }
        return arguments;
    }

    private static Argument other(Operand operand, boolean target) {
        if (operand instanceof Operand.RegisterOperand register) {
            return register(RegisterName.general(register.register().ordinal(), register.bits(), register.high()));
        }
        if (operand instanceof Operand.SegmentRegisterOperand segment) {
            return register(RegisterName.segment(segment.n()));
        }
        if (operand instanceof Operand.ControlRegisterOperand control) {
            return register(RegisterName.control(control.n()));
        }
        if (operand instanceof Operand.DebugRegisterOperand debug) {
            return register(RegisterName.debug(debug.n()));
        }
        Expression value = new Expression.Constant(((Operand.ImmediateOperand) operand).value());
        return target ? new Argument.OfTarget(value, NOWHERE) : new Argument.OfNumber(value, NOWHERE);
    }

    private static Argument register(RegisterName name) {
        return new Argument.OfRegister(name, NOWHERE);
    }

    private static Argument memory(Operand.MemoryOperand memory, long end, boolean relative) {
        return new Argument.OfMemory(general(memory.baseRegister(), memory.addressBits()),
                general(memory.index(), memory.addressBits()), memory.scale(),
                new Expression.Constant(memory.displacement() - end), relative, relative, memory.segment(),
                memory.bits(), NOWHERE);
    }

    private static RegisterName general(int number, int bits) {
        return number < 0 ? null : RegisterName.general(number, bits, false);
    }
}
