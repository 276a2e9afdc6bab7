package ringside.machine;

import java.util.List;

import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.ImmediateOperand;
import ringside.machine.code.Operand.MemoryOperand;
import ringside.machine.code.Operand.RegisterOperand;
import ringside.machine.code.Operand.SegmentBase;
import ringside.machine.memory.Memory;
import ringside.machine.memory.Rights;
import ringside.machine.state.Delivery;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Register;
import ringside.machine.transfer.CpuListener;
import ringside.machine.transfer.Gate;

/** A machine that executes one instruction again and again, with chosen registers and flags. */
final class SingleInstruction {
    static final long CODE = 0x1000;
    static final long DATA = 0x2000;

    private final Machine machine = new Machine(SmallKernel.AMD);
    private final Cpu cpu = machine.cpu();
    private boolean faulted;

    SingleInstruction(String mnemonic, Operand... operands) {
        Memory memory = machine.memory();
        memory.map(CODE, 0x1000, Rights.KERNEL_CODE);
        memory.map(DATA, 0x2000, Rights.KERNEL_DATA);
        machine.code().add(Instruction.of(CODE, 3, mnemonic, List.of(operands), mnemonic, null, null));
        machine.idt().set(ExceptionVector.DE.number(), new Gate(CODE, 0, 0));
        machine.listener(new CpuListener() {
            @Override
            public void delivered(Delivery delivery) {
                faulted = true;
            }
        });
    }

    static Operand register(Register register, int bits) {
        return new RegisterOperand(register, bits, false);
    }

    static Operand high(Register register) {
        return new RegisterOperand(register, 8, true);
    }

    static Operand constant(long value) {
        return new ImmediateOperand(value);
    }

    /** Memory at RSI + displacement. */
    static Operand memory(long displacement, int bits) {
        return new MemoryOperand(Register.RSI.ordinal(), -1, 1, displacement, SegmentBase.NONE, bits);
    }

    SingleInstruction set(Register register, long value) {
        cpu.set(register, value);
        return this;
    }

    long get(Register register) {
        return cpu.get(register);
    }

    long flags() {
        return cpu.get(Register.RFLAGS);
    }

    Memory memory() {
        return machine.memory();
    }

    /** Executes it; the stack for an exception is the data page. */
    SingleInstruction run() {
        faulted = false;
        cpu.set(Register.RIP, CODE);
        cpu.run(1);
        return this;
    }

    SingleInstruction runWithStack() {
        cpu.set(Register.RSP, DATA + 0x2000);
        return run();
    }

    boolean faulted() {
        return faulted;
    }
}
