package ringside.machine.execute;

import java.util.Map;
import java.util.OptionalInt;

import ringside.machine.code.Condition;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.ControlRegisterOperand;
import ringside.machine.code.Operand.MemoryOperand;
import ringside.machine.code.Operand.SegmentRegisterOperand;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Registers;

/** Turns an instruction into the form in which it is executed, and finds out whether the CPU knows it at all. */
public final class OpBuilder {
    private static final Map<String, Integer> ARITHMETIC = Map.of("add", Alu.ADD, "or", Alu.OR, "adc", Alu.ADC,
            "sbb", Alu.SBB, "and", Alu.AND, "sub", Alu.SUB, "xor", Alu.XOR, "cmp", Alu.CMP, "test", Alu.TEST);
    private static final Map<String, Integer> SHIFTS = Map.of("rol", Shifter.ROL, "ror", Shifter.ROR,
            "shl", Shifter.SHL, "sal", Shifter.SHL, "shr", Shifter.SHR, "sar", Shifter.SAR);
    private static final Map<String, Integer> ONE_OPERAND = Map.of("inc", GeneralInstructions.INC,
            "dec", GeneralInstructions.DEC, "neg", GeneralInstructions.NEG, "not", GeneralInstructions.NOT,
            "bswap", GeneralInstructions.BYTE_SWAP);
    private static final Map<String, Integer> ACCUMULATOR = Map.of("mul", GeneralInstructions.MUL,
            "imul", GeneralInstructions.IMUL, "div", GeneralInstructions.DIV, "idiv", GeneralInstructions.IDIV);
    private static final Map<String, Integer> BITS = Map.of("bt", GeneralInstructions.BT,
            "bts", GeneralInstructions.BTS, "btr", GeneralInstructions.BTR, "btc", GeneralInstructions.BTC);
    private static final Map<String, Integer> IMPLICIT = Map.of("leave", GeneralInstructions.LEAVE,
            "clc", GeneralInstructions.CLC, "stc", GeneralInstructions.STC, "cmc", GeneralInstructions.CMC,
            "cld", GeneralInstructions.CLD, "std", GeneralInstructions.STD);
    private static final Map<String, Integer> SYSTEM = Map.ofEntries(
            Map.entry("syscall", SystemInstructions.SYSCALL), Map.entry("sysretq", SystemInstructions.SYSRET),
            Map.entry("sysretd", SystemInstructions.SYSRET), Map.entry("sysexitq", SystemInstructions.SYSEXIT),
            Map.entry("sysexitd", SystemInstructions.SYSEXIT),
            Map.entry("iretq", SystemInstructions.IRET), Map.entry("ud2", SystemInstructions.UNDEFINED),
            Map.entry("hlt", SystemInstructions.HALT), Map.entry("cli", SystemInstructions.CLI),
            Map.entry("sti", SystemInstructions.STI), Map.entry("pushfq", SystemInstructions.PUSHF),
            Map.entry("popfq", SystemInstructions.POPF), Map.entry("pushfd", SystemInstructions.PUSHF),
            Map.entry("popfd", SystemInstructions.POPF), Map.entry("swapgs", SystemInstructions.SWAPGS),
            Map.entry("rdmsr", SystemInstructions.RDMSR), Map.entry("wrmsr", SystemInstructions.WRMSR),
            Map.entry("sysenter", SystemInstructions.SYSENTER), Map.entry("clac", SystemInstructions.CLAC),
            Map.entry("stac", SystemInstructions.STAC), Map.entry("eretu", SystemInstructions.ERETU),
            Map.entry("erets", SystemInstructions.ERETS));

    private static final int GAP_32 = 32;

    private final Instruction instruction;
    private final OperandBuilder operands;
    private final Op op;
    /** 64 minus the width of a word on the stack in bits. */
    private final int stackGap;

    public OpBuilder(Instruction instruction) {
        this.instruction = instruction;
        op = new Op(instruction);
        operands = new OperandBuilder(instruction, op);
        stackGap = Long.SIZE - instruction.bits();
    }

    /**
     * Decodes.
     *
     * @throws IllegalArgumentException when the CPU does not know the instruction
     */
    public Op decode() {
        String name = instruction.mnemonic();
        if (compat()) {
            CompatForm.check(instruction, operands);
        }
        if (!decodeArithmetic(name) && !decodeConditional(name) && !decodeTransfer(name) && !decodeSystem(name)) {
            decodeOther(name);
        }
        if (compat()) {
            CompatForm.adapt(op, operands);
        }
        return op;
    }

    private boolean compat() {
        return instruction.bits() == Integer.SIZE;
    }

    private boolean decodeArithmetic(String name) {
        if (ARITHMETIC.containsKey(name)) {
            arithmetic(ARITHMETIC.get(name));
        } else if (SHIFTS.containsKey(name)) {
            shift(SHIFTS.get(name));
        } else if (ONE_OPERAND.containsKey(name)) {
            oneOperand(ONE_OPERAND.get(name));
        } else if (name.equals("imul") && instruction.operands().size() > 1) {
            multiply();
        } else if (ACCUMULATOR.containsKey(name)) {
            accumulator(ACCUMULATOR.get(name));
        } else if (BITS.containsKey(name)) {
            general(BITS.get(name));
            operands.destination(operands.operand(0, 2));
            operands.source(operands.operand(1, 2));
        } else {
            return false;
        }
        return true;
    }

    private boolean decodeConditional(String name) {
        OptionalInt jump = Condition.of(name, "j");
        OptionalInt move = Condition.of(name, "cmov");
        OptionalInt set = Condition.of(name, "set");
        if (jump.isPresent()) {
            op.code = OpCode.JUMP_IF + jump.getAsInt();
            op.immediate = operands.immediate(operands.operand(0, 1));
        } else if (move.isPresent()) {
            conditionalMove(move.getAsInt());
        } else if (set.isPresent()) {
            conditionalSet(set.getAsInt());
        } else {
            return false;
        }
        return true;
    }

    private boolean decodeTransfer(String name) {
        switch (name) {
            case "mov", "movabs" -> move();
            case "movzx" -> moveZeroExtended();
            case "movsx", "movsxd" -> {
                general(GeneralInstructions.MOVE_SIGN_EXTENDED);
                operands.destination(operands.operand(0, 2));
                operands.source(operands.operand(1, 2));
            }
            case "lea" -> loadAddress();
            case "xchg" -> exchange();
            case "push" -> push();
            case "pop" -> pop();
            case "jmp" -> jump(OpCode.JUMP, OpCode.JUMP_INDIRECT);
            case "call" -> jump(OpCode.CALL, OpCode.CALL_INDIRECT);
            case "ret" -> {
                op.code = OpCode.RET;
                op.immediate = instruction.operands().isEmpty() ? 0 : operands.immediate(operands.operand(0, 1));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean decodeSystem(String name) {
        if (SYSTEM.containsKey(name)) {
            operands.none();
            system(SYSTEM.get(name));
            op.gap = name.equals("sysretd") || name.equals("sysexitd") ? GAP_32 : 0;
            return true;
        }
        switch (name) {
            case "int" -> {
                system(SystemInstructions.INTERRUPT);
                op.immediate = operands.immediate(operands.operand(0, 1)) & 0xff;
            }
            case "int3" -> {
                operands.none();
                system(SystemInstructions.INTERRUPT);
                op.immediate = ExceptionVector.BP.number();
            }
            case "retf", "retfq" -> farReturn(name.equals("retfq") ? 0 : GAP_32);
            case "verw" -> {
                system(SystemInstructions.VERIFY_WRITE);
                operands.source(operands.operand(0, 1));
                op.sourceGap = 48;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void decodeOther(String name) {
        switch (name) {
            case "nop", "pause", "lfence", "mfence", "sfence", "endbr64", "endbr32" -> op.code = OpCode.NOP;
            case "cbw" -> widen(GeneralInstructions.WIDEN_ACCUMULATOR, 48);
            case "cwde" -> widen(GeneralInstructions.WIDEN_ACCUMULATOR, 32);
            case "cdqe" -> widen(GeneralInstructions.WIDEN_ACCUMULATOR, 0);
            case "cwd" -> widen(GeneralInstructions.SIGN_TO_RDX, 48);
            case "cdq" -> widen(GeneralInstructions.SIGN_TO_RDX, 32);
            case "cqo" -> widen(GeneralInstructions.SIGN_TO_RDX, 0);
            default -> {
                if (!IMPLICIT.containsKey(name)) {
                    throw operands.unknown("the simulated CPU has no such instruction");
                }
                operands.none();
                general(IMPLICIT.get(name));
            }
        }
    }

    private void arithmetic(int operation) {
        Operand left = operands.operand(0, 2);
        Operand right = operands.operand(1, 2);
        general(operation);
        operands.destination(left);
        operands.source(right);
        if (wide() && plainOrImmediate()) {
            if (op.destinationKind == Op.REGISTER) {
                op.code = (op.gap == 0 ? OpCode.ARITHMETIC_64 : OpCode.ARITHMETIC_32) + operation;
            } else {
                op.code = op.gap == 0 ? OpCode.TO_MEMORY_64 : OpCode.TO_MEMORY_32;
            }
            completeSource();
        } else if (wide() && op.destinationKind == Op.REGISTER) {
            op.code = op.gap == 0 ? OpCode.FROM_MEMORY_64 : OpCode.FROM_MEMORY_32;
        }
    }

    private void shift(int operation) {
        general(GeneralInstructions.SHIFT + operation);
        operands.destination(operands.operand(0, 2));
        operands.source(operands.operand(1, 2));
        long count = op.immediate & (op.gap == 0 ? 63 : 31);
        boolean fixed = op.sourceKind == Op.IMMEDIATE && count != 0 && wide() && op.destinationKind == Op.REGISTER;
        if (fixed && operation == Shifter.SHL) {
            op.code = op.gap == 0 ? OpCode.SHL_64 : OpCode.SHL_32;
            op.immediate = count;
        } else if (fixed && operation == Shifter.SHR) {
            op.code = op.gap == 0 ? OpCode.SHR_64 : OpCode.SHR_32;
            op.immediate = count;
        }
    }

    private void oneOperand(int operation) {
        general(operation);
        operands.destination(operands.operand(0, 1));
        if (wide() && op.destinationKind == Op.REGISTER && operation == GeneralInstructions.INC) {
            op.code = OpCode.INC;
        } else if (wide() && op.destinationKind == Op.REGISTER && operation == GeneralInstructions.DEC) {
            op.code = OpCode.DEC;
        }
    }

    private void accumulator(int operation) {
        general(operation);
        operands.source(operands.operand(0, 1));
        op.gap = op.sourceGap;
    }

    private void multiply() {
        int count = instruction.operands().size();
        general(count == 2 ? GeneralInstructions.MULTIPLY : GeneralInstructions.MULTIPLY_IMMEDIATE);
        operands.destination(operands.operand(0, count));
        operands.source(operands.operand(1, count));
        if (count == 3) {
            op.immediate = operands.immediate(operands.operand(2, 3));
        } else if (wide() && op.sourceKind == Op.REGISTER) {
            op.code = OpCode.MULTIPLY;
        }
    }

    private void conditionalMove(int condition) {
        general(GeneralInstructions.CONDITIONAL_MOVE + condition);
        operands.destination(operands.operand(0, 2));
        operands.source(operands.operand(1, 2));
        if (op.gap == 0 && op.sourceKind == Op.REGISTER) {
            op.code = OpCode.CONDITIONAL_MOVE_64;
            op.operation = condition;
        }
    }

    private void conditionalSet(int condition) {
        general(GeneralInstructions.CONDITIONAL_SET + condition);
        operands.destination(operands.operand(0, 1));
        if (op.destinationKind == Op.REGISTER) {
            op.code = OpCode.CONDITIONAL_SET;
            op.operation = condition;
        }
    }

    private void move() {
        Operand to = operands.operand(0, 2);
        Operand from = operands.operand(1, 2);
        if (to instanceof ControlRegisterOperand control) {
            system(SystemInstructions.TO_CONTROL);
            operands.source(from);
            op.destination = operands.controlRegister(control);
        } else if (from instanceof ControlRegisterOperand control) {
            system(SystemInstructions.FROM_CONTROL);
            operands.destination(to);
            op.source = operands.controlRegister(control);
        } else if (to instanceof SegmentRegisterOperand segment) {
            system(SystemInstructions.TO_SEGMENT);
            operands.source(from);
            op.destination = operands.loadableSegment(segment);
        } else if (from instanceof SegmentRegisterOperand segment) {
            system(SystemInstructions.FROM_SEGMENT);
            operands.destination(to);
            op.source = segment.n();
        } else {
            general(GeneralInstructions.MOVE);
            operands.destination(to);
            operands.source(from);
            quickMove();
        }
    }

    private void quickMove() {
        boolean toRegister = op.destinationKind == Op.REGISTER;
        if (wide() && toRegister && op.sourceKind == Op.MEMORY) {
            op.code = op.gap == 0 ? OpCode.LOAD_64 : OpCode.LOAD_32;
        } else if (wide() && plainOrImmediate()) {
            if (toRegister) {
                op.code = op.gap == 0 ? OpCode.MOVE_64 : OpCode.MOVE_32;
            } else {
                op.code = op.gap == 0 ? OpCode.STORE_64 : OpCode.STORE_32;
            }
            completeSource();
        } else if (op.gap == 56 && op.destinationKind == Op.MEMORY && plainOrImmediate()) {
            op.code = OpCode.STORE_8;
            completeSource();
        }
    }

    private void moveZeroExtended() {
        general(GeneralInstructions.MOVE);
        operands.destination(operands.operand(0, 2));
        operands.source(operands.operand(1, 2));
        if (wide() && op.sourceKind == Op.MEMORY) {
            op.code = op.sourceBytes() == 1 ? OpCode.LOAD_8 : OpCode.LOAD_16;
        }
    }

    private void loadAddress() {
        general(GeneralInstructions.LEA);
        operands.destination(operands.operand(0, 2));
        if (!(operands.operand(1, 2) instanceof MemoryOperand memory)) {
            throw operands.unknown("expected a memory operand behind the comma");
        }
        operands.address(memory);
        op.segment = Registers.ZERO;
        if (wide()) {
            op.code = op.gap == 0 ? OpCode.LEA_64 : OpCode.LEA_32;
        }
    }

    private void exchange() {
        general(GeneralInstructions.EXCHANGE);
        int first = operands.operand(1, 2) instanceof MemoryOperand ? 1 : 0;
        operands.destination(instruction.operands().get(first));
        operands.source(instruction.operands().get(1 - first));
    }

    private void push() {
        if (operands.operand(0, 1) instanceof SegmentRegisterOperand segment && compat()) {
            stackSegment(CompatInstructions.PUSH_SEGMENT);
            op.source = operands.loadableSegment(segment);
            return;
        }
        general(GeneralInstructions.PUSH);
        operands.source(operands.operand(0, 1));
        requireStackWord(op.sourceKind == Op.IMMEDIATE ? stackGap : op.sourceGap);
        if (op.sourceKind != Op.MEMORY) {
            op.code = OpCode.PUSH;
            completeSource();
        }
    }

    private void pop() {
        if (operands.operand(0, 1) instanceof SegmentRegisterOperand segment && compat()) {
            stackSegment(CompatInstructions.POP_SEGMENT);
            op.destination = operands.loadableSegment(segment);
            return;
        }
        general(GeneralInstructions.POP);
        operands.destination(operands.operand(0, 1));
        requireStackWord(op.gap);
        if (op.destinationKind == Op.REGISTER) {
            op.code = OpCode.POP;
        }
    }

    private void stackSegment(int operation) {
        op.code = OpCode.COMPAT;
        op.operation = operation;
    }

    private void requireStackWord(int gap) {
        if (gap != stackGap) {
            throw operands.unknown("expected a " + instruction.bits() + "-bit operand");
        }
    }

    private void jump(int direct, int indirect) {
        operands.source(operands.operand(0, 1));
        boolean near = op.sourceKind == Op.IMMEDIATE && op.immediate << 16 >> 16 == op.immediate;
        op.code = near ? direct : indirect;
        if (op.sourceKind != Op.IMMEDIATE) {
            requireStackWord(op.sourceGap);
        }
    }

    private void farReturn(int gap) {
        system(SystemInstructions.FAR_RETURN);
        op.gap = gap;
        op.stackSegment = true;
        op.immediate = instruction.operands().isEmpty() ? 0 : operands.immediate(operands.operand(0, 1));
    }

    private void widen(int operation, int gap) {
        operands.none();
        general(operation);
        op.gap = gap;
    }

    private void general(int operation) {
        op.code = OpCode.GENERAL;
        op.operation = operation;
    }

    private void system(int operation) {
        op.code = OpCode.SYSTEM;
        op.operation = operation;
    }

    /** Tells whether the destination is 64 or 32 bits wide. */
    private boolean wide() {
        return op.gap <= 32;
    }

    private boolean plainOrImmediate() {
        return op.sourceKind == Op.REGISTER || op.sourceKind == Op.IMMEDIATE;
    }

    /** Makes the source the sum of a register and the immediate, one of which is 0. */
    private void completeSource() {
        if (op.sourceKind == Op.IMMEDIATE) {
            op.source = Registers.ZERO;
        }
    }
}
