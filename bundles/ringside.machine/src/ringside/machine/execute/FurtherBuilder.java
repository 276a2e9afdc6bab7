package ringside.machine.execute;

import java.util.Map;
import java.util.Optional;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.DebugRegisterOperand;
import ringside.machine.code.Operand.ImmediateOperand;
import ringside.machine.code.Operand.MemoryOperand;
import ringside.machine.code.Operand.RegisterOperand;
import ringside.machine.code.Operand.SegmentRegisterOperand;

/** The operations of {@link FurtherOperation}. */
final class FurtherBuilder {
    private static final String REPEAT = "rep ";
    private static final String REPEAT_EQUAL = "repe ";
    private static final String REPEAT_NOT_EQUAL = "repne ";
    private static final Map<Character, Integer> WIDTHS = Map.of('b', 8, 'w', 16, 'd', 32, 'q', 64);
    private static final int GAP_16 = 48;
    private static final int TEN = 10;

    private final OperandBuilder operands;
    private final Op op;

    FurtherBuilder(OperandBuilder operands) {
        this.operands = operands;
        op = operands.op();
    }

    /** Fills in the operation, if the name is one of these. */
    boolean build(String name) {
        String bare = name.substring(name.indexOf(' ') + 1);
        Optional<FurtherOperation> found = FurtherOperation.of(bare);
        if (operands.count() == 1 && operands.operand(0, 1) instanceof SegmentRegisterOperand segment) {
            boolean push = name.equals("pushw");
            segmentOnStack(push ? FurtherOperation.PUSH_SEGMENT : FurtherOperation.POP_SEGMENT, segment, GAP_16);
            return push || name.equals("popw");
        }
        found.ifPresent(operation -> {
            is(operation);
            op.repeat = name.startsWith(REPEAT) ? Repeat.COUNT : name.startsWith(REPEAT_EQUAL) ? Repeat.WHILE_EQUAL
                    : name.startsWith(REPEAT_NOT_EQUAL) ? Repeat.WHILE_NOT_EQUAL : Repeat.ONCE;
            layOut(operation, bare);
        });
        return found.isPresent();
    }

    /**
     * PUSH or POP of a segment register.
     *
     * @param gap 64 minus the width of the word on the stack in bits
     */
    void segmentOnStack(FurtherOperation operation, SegmentRegisterOperand segment, int gap) {
        is(operation);
        op.source = segment.n();
        op.gap = gap;
    }

    /** A near transfer with an operand size of 16 bits. */
    void nearWord(FurtherOperation operation) {
        is(operation);
        op.gap = GAP_16;
    }

    /** MOV to or from a debug register. */
    void debugMove() {
        boolean to = operands.operand(0, 2) instanceof DebugRegisterOperand;
        is(to ? FurtherOperation.TO_DEBUG : FurtherOperation.FROM_DEBUG);
        operands.destination(operands.operand(to ? 1 : 0, 2));
        op.source = ((DebugRegisterOperand) operands.operand(to ? 0 : 1, 2)).n();
    }

    private void is(FurtherOperation operation) {
        op.code = OpCode.FURTHER;
        op.further = operation;
    }

    private void layOut(FurtherOperation operation, String name) {
        switch (operation.layout()) {
            case NOTHING -> operands.none();
            case WORDS -> {
                operands.none();
                op.gap = name.endsWith("w") ? GAP_16 : operands.stackGap();
            }
            case BASE -> op.immediate = operands.count() == 0 ? TEN : operands.immediate(operands.operand(0, 1));
            case DESTINATION -> operands.destination(operands.operand(0, 1));
            case SOURCE -> source(name);
            case PAIR -> operands.pair();
            case COUNTED_PAIR -> countedPair();
            case ADDRESS -> memory(operands.operand(0, 1));
            case POINTER -> {
                operands.destination(operands.operand(0, 2));
                memory(operands.operand(1, 2));
            }
            case STRING -> string(name);
            case TARGET -> target(name);
            case PORT_IN -> port(operands.operand(0, 2), operands.operand(1, 2));
            case PORT_OUT -> port(operands.operand(1, 2), operands.operand(0, 2));
            case FRAME -> frame(name);
            default -> {
            }
        }
    }

    /** Without an operand that has a width it is that of the name, or of a word on the stack. */
    private void source(String name) {
        op.gap = name.endsWith("w") ? GAP_16 : operands.stackGap();
        operands.source(operands.operand(0, 1));
        op.gap = op.sourceGap;
    }

    private void countedPair() {
        operands.destination(operands.operand(0, 3));
        operands.source(operands.operand(1, 3));
        op.countInCl = !(operands.operand(2, 3) instanceof ImmediateOperand);
        op.immediate = op.countInCl ? 0 : operands.immediate(operands.operand(2, 3));
    }

    private void memory(Operand operand) {
        if (!(operand instanceof MemoryOperand memory)) {
            throw operands.unknown("expected a memory operand");
        }
        op.sourceKind = Op.MEMORY;
        operands.address(memory);
    }

    /** The registers of the memory operands go without saying; what counts is the segment and the address width. */
    private void string(String name) {
        op.gap = operands.gap(WIDTHS.get(name.charAt(name.length() - 1)));
        for (int i = 0; i < operands.count(); i++) {
            if (operands.operand(i, operands.count()) instanceof MemoryOperand memory) {
                operands.address(memory);
                op.stackSegment = false;
            }
        }
    }

    /** Names that say d count with ECX in 64-bit code; those that say w, and jcxz, count with CX. */
    private void target(String name) {
        boolean half = name.endsWith("d") || name.equals("jecxz");
        op.gap = name.equals("jcxz") || name.endsWith("w") ? GAP_16 : half || operands.compat() ? Integer.SIZE : 0;
        op.immediate = operands.immediate(operands.operand(0, 1));
    }

    private void port(Operand data, Operand port) {
        if (!(data instanceof RegisterOperand)) {
            throw operands.unknown("expected al, ax or eax");
        }
        operands.destination(data);
        operands.source(port);
    }

    private void frame(String name) {
        op.gap = name.endsWith("w") ? GAP_16 : operands.stackGap();
        op.immediate = operands.immediate(operands.operand(0, 2));
        op.source = (int) operands.immediate(operands.operand(1, 2));
    }
}
