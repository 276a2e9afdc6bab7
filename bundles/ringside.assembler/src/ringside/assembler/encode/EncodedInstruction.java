package ringside.assembler.encode;

import java.util.ArrayList;
import java.util.List;
import ringside.assembler.form.RegisterName;
import ringside.assembler.form.Shape;
import ringside.assembler.layout.Item;
import ringside.assembler.source.Numbers;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Syntax;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.SegmentBase;
import ringside.machine.state.Register;

/**
 * An instruction whose form is chosen.
 *
 * @param selection the form
 * @param arguments as they are written
 * @param item what it adds to its section
 * @param bits 64 or 32: width of the code it is encoded for
 * @param syntax in which it is written
 * @param prefixes words in front of it, each with a blank behind it; empty when there is none
 */
public record EncodedInstruction(FormSelector.Selection selection, List<Argument> arguments, Item item, int bits,
        Syntax syntax, String prefixes) {

    private static final Register[] REGISTERS = Register.values();

    public String mnemonic() {
        return selection.form().mnemonic();
    }

    /**
     * The operands for the CPU.
     *
     * @param end address behind the instruction
     */
    public List<Operand> operands(long end) throws SourceProblem {
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            operands.add(operand(arguments.get(i), selection.form().shapes().get(i), end));
        }
        return operands;
    }

    private Operand operand(Argument argument, Shape shape, long end) throws SourceProblem {
        if (argument instanceof Argument.OfRegister given) {
            return register(given.register());
        }
        if (argument instanceof Argument.OfMemory memory) {
            int width = shape.kind() == Shape.Kind.ADDRESS ? 0 : shape.bits(selection.operandSize());
            long displacement = memory.displacement().resolve() + (memory.countsFromEnd() ? end : 0);
            return new Operand.MemoryOperand(number(memory.base()), number(memory.index()), memory.scale(),
                    Numbers.signExtend(displacement, bits), segment(memory, shape), width,
                    memory.addressBits(bits) == bits ? Long.SIZE : memory.addressBits(bits));
        }
        if (argument instanceof Argument.OfTarget target) {
            long address = target.target().resolve();
            return new Operand.ImmediateOperand(bits == Long.SIZE ? address : address & 0xffff_ffffL);
        }
        return new Operand.ImmediateOperand(number(((Argument.OfNumber) argument).value().resolve(), shape));
    }

    /** The segment that matters: 64-bit code has FS and GS only, and what strings write is where it is. */
    private SegmentBase segment(Argument.OfMemory memory, Shape shape) {
        SegmentBase named = memory.named();
        boolean matters = named == SegmentBase.FS || named == SegmentBase.GS || bits == Integer.SIZE;
        return matters && shape.kind() != Shape.Kind.DESTINATION ? named : SegmentBase.NONE;
    }

    private long number(long value, Shape shape) {
        int bits = shape.bits(selection.operandSize());
        long extended = Numbers.signExtend(value, bits);
        return shape.kind() == Shape.Kind.UNSIGNED ? extended & (1L << bits) - 1 : extended;
    }

    private static int number(RegisterName register) {
        return register == null || !register.isGeneral() ? -1 : register.number();
    }

    private static Operand register(RegisterName register) {
        return switch (register.kind()) {
            case CONTROL -> new Operand.ControlRegisterOperand(register.number());
            case DEBUG -> new Operand.DebugRegisterOperand(register.number());
            case SEGMENT -> new Operand.SegmentRegisterOperand(register.number());
            default -> new Operand.RegisterOperand(REGISTERS[register.number()], register.bits(), register.high());
        };
    }
}
