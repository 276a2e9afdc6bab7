package ringside.machine.execute;

import ringside.machine.code.Instruction;
import ringside.machine.compute.Alu;
import ringside.machine.compute.Multiplier;
import ringside.machine.compute.Shifter;
import ringside.machine.memory.Mmu;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Page;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;

/**
 * The inner loop. It carries out instructions one after the other until something out of the ordinary happens: a
 * fault, a change of what is pending, a stop. The usual instructions are in the switch; the method must stay below
 * 8000 bytecodes, or HotSpot does not compile it.
 */
public final class Interpreter {
    private static final long LOW_32 = 0xffff_ffffL;
    private static final int GAP_32 = 32;

    private final Registers registers;
    private final Alu alu;
    private final Shifter shifter;
    private final Multiplier multiplier;
    private final Mmu mmu;
    private final CodeFetch code;
    private final Pending pending;
    private final ControlTransfer control;
    private final GeneralInstructions general;
    private final SystemInstructions system;
    private final CompatInstructions compat;
    private final Transfers transfers;
    private final Further further;
    private Instruction last;

    public Interpreter(Core core, CodeFetch code, Transfers transfers, SystemInstructions system,
            CompatInstructions compat, Further further) {
        registers = core.registers();
        alu = core.alu();
        shifter = core.shifter();
        multiplier = core.multiplier();
        mmu = core.mmu();
        pending = core.pending();
        this.code = code;
        this.transfers = transfers;
        this.system = system;
        this.compat = compat;
        this.further = further;
        control = new ControlTransfer(core);
        general = new GeneralInstructions(core, new Operands(core));
    }

    /** Returns the instruction that was completed last, null when it faulted or none was. */
    public Instruction last() {
        return last;
    }

    public void last(Instruction instruction) {
        last = instruction;
    }

    /**
     * Carries out instructions.
     *
     * @param limit most steps to do; fewer when {@link Pending#limit} is lowered meanwhile
     * @return steps done: completed instructions, or one faulting attempt as the last
     */
    public int execute(int limit) {
        pending.limit = limit;
        Op op = null;
        int done = 0;
        try {
            final LazyFlags flags = registers.flags;
            final long[] r = registers.general;
            long rip = registers.rip;
            Op[] page = code.page;
            long base = code.base;
            while (done < pending.limit) {
                registers.rip = rip;
                long offset = rip - base;
                Op found = (offset & -Page.SIZE) == 0 ? page[(int) offset] : null;
                if (found == null) {
                    found = code.fetch(rip);
                    page = code.page;
                    base = code.base;
                    if (found == null) {
                        break;
                    }
                }
                op = found;
                switch (op.code) {
                    case OpCode.NOP -> rip = op.next;
                    case OpCode.MOVE_64 -> {
                        r[op.destination] = r[op.source] + op.immediate;
                        rip = op.next;
                    }
                    case OpCode.MOVE_32 -> {
                        r[op.destination] = r[op.source] + op.immediate & LOW_32;
                        rip = op.next;
                    }
                    case OpCode.LOAD_64 -> {
                        r[op.destination] = mmu.load64(op.effective(r));
                        rip = op.next;
                    }
                    case OpCode.LOAD_32 -> {
                        r[op.destination] = mmu.load32(op.effective(r));
                        rip = op.next;
                    }
                    case OpCode.LOAD_16 -> {
                        r[op.destination] = mmu.load16(op.effective(r));
                        rip = op.next;
                    }
                    case OpCode.LOAD_8 -> {
                        r[op.destination] = mmu.load8(op.effective(r));
                        rip = op.next;
                    }
                    case OpCode.STORE_64 -> {
                        mmu.store64(op.effective(r), r[op.source] + op.immediate);
                        rip = op.next;
                    }
                    case OpCode.STORE_32 -> {
                        mmu.store32(op.effective(r), r[op.source] + op.immediate);
                        rip = op.next;
                    }
                    case OpCode.STORE_8 -> {
                        mmu.store8(op.effective(r), r[op.source] + op.immediate);
                        rip = op.next;
                    }
                    case OpCode.LEA_64 -> {
                        r[op.destination] = op.effective(r);
                        rip = op.next;
                    }
                    case OpCode.LEA_32 -> {
                        r[op.destination] = op.effective(r) & LOW_32;
                        rip = op.next;
                    }
                    case OpCode.PUSH -> {
                        long top = r[Registers.RSP] - Long.BYTES;
                        mmu.storeStack(top, r[op.source] + op.immediate);
                        r[Registers.RSP] = top;
                        rip = op.next;
                    }
                    case OpCode.POP -> {
                        long top = r[Registers.RSP];
                        long value = mmu.loadStack(top);
                        r[Registers.RSP] = top + Long.BYTES;
                        r[op.destination] = value;
                        rip = op.next;
                    }
                    case OpCode.CALL -> {
                        long top = r[Registers.RSP] - Long.BYTES;
                        mmu.storeStack(top, op.next);
                        r[Registers.RSP] = top;
                        rip = op.immediate;
                    }
                    case OpCode.RET -> {
                        long top = r[Registers.RSP];
                        rip = control.target(mmu.loadStack(top));
                        r[Registers.RSP] = top + Long.BYTES + op.immediate;
                    }
                    case OpCode.JUMP -> rip = op.immediate;
                    case OpCode.JUMP_INDIRECT -> rip = control.jump(op);
                    case OpCode.CALL_INDIRECT -> rip = control.call(op);
                    case OpCode.INC -> {
                        r[op.destination] = alu.inc(r[op.destination], op.gap);
                        rip = op.next;
                    }
                    case OpCode.DEC -> {
                        r[op.destination] = alu.dec(r[op.destination], op.gap);
                        rip = op.next;
                    }
                    case OpCode.SHL_64 -> {
                        r[op.destination] = shifter.shl(r[op.destination], (int) op.immediate, 0);
                        rip = op.next;
                    }
                    case OpCode.SHR_64 -> {
                        r[op.destination] = shifter.shr(r[op.destination], (int) op.immediate, 0);
                        rip = op.next;
                    }
                    case OpCode.SHL_32 -> {
                        r[op.destination] = shifter.shl(r[op.destination], (int) op.immediate, GAP_32);
                        rip = op.next;
                    }
                    case OpCode.SHR_32 -> {
                        r[op.destination] = shifter.shr(r[op.destination], (int) op.immediate, GAP_32);
                        rip = op.next;
                    }
                    case OpCode.MULTIPLY -> {
                        r[op.destination] = multiplier.signed(r[op.destination], r[op.source], op.gap);
                        rip = op.next;
                    }
                    case OpCode.FROM_MEMORY_64 -> {
                        long right = mmu.load64(op.effective(r));
                        long result = alu.binary(op.operation, r[op.destination], right, 0);
                        if (!Alu.discards(op.operation)) {
                            r[op.destination] = result;
                        }
                        rip = op.next;
                    }
                    case OpCode.FROM_MEMORY_32 -> {
                        long right = mmu.load32(op.effective(r));
                        long result = alu.binary(op.operation, r[op.destination], right, GAP_32);
                        if (!Alu.discards(op.operation)) {
                            r[op.destination] = result;
                        }
                        rip = op.next;
                    }
                    case OpCode.TO_MEMORY_64 -> {
                        long at = op.effective(r);
                        long right = r[op.source] + op.immediate;
                        if (Alu.discards(op.operation)) {
                            alu.binary(op.operation, mmu.load64(at), right, 0);
                        } else {
                            mmu.store64(at, alu.binary(op.operation, mmu.loadForWrite(at, Long.BYTES), right, 0));
                        }
                        rip = op.next;
                    }
                    case OpCode.TO_MEMORY_32 -> {
                        long at = op.effective(r);
                        long right = r[op.source] + op.immediate;
                        if (Alu.discards(op.operation)) {
                            alu.binary(op.operation, mmu.load32(at), right, GAP_32);
                        } else {
                            long left = mmu.loadForWrite(at, Integer.BYTES);
                            mmu.store32(at, alu.binary(op.operation, left, right, GAP_32));
                        }
                        rip = op.next;
                    }
                    case OpCode.CONDITIONAL_MOVE_64 -> {
                        if (flags.condition(op.operation)) {
                            r[op.destination] = r[op.source];
                        }
                        rip = op.next;
                    }
                    case OpCode.CONDITIONAL_SET -> {
                        r[op.destination] = r[op.destination] & ~0xffL | (flags.condition(op.operation) ? 1 : 0);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_64 + Alu.ADD -> {
                        r[op.destination] = alu.add(r[op.destination], r[op.source] + op.immediate, 0);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_64 + Alu.OR -> {
                        r[op.destination] = alu.logic(r[op.destination] | r[op.source] + op.immediate, 0);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_64 + Alu.ADC -> {
                        r[op.destination] = alu.adc(r[op.destination], r[op.source] + op.immediate, 0);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_64 + Alu.SBB -> {
                        r[op.destination] = alu.sbb(r[op.destination], r[op.source] + op.immediate, 0);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_64 + Alu.AND -> {
                        r[op.destination] = alu.logic(r[op.destination] & r[op.source] + op.immediate, 0);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_64 + Alu.SUB -> {
                        r[op.destination] = alu.sub(r[op.destination], r[op.source] + op.immediate, 0);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_64 + Alu.XOR -> {
                        r[op.destination] = alu.logic(r[op.destination] ^ r[op.source] + op.immediate, 0);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_64 + Alu.CMP -> {
                        alu.sub(r[op.destination], r[op.source] + op.immediate, 0);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_64 + Alu.TEST -> {
                        alu.logic(r[op.destination] & r[op.source] + op.immediate, 0);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_32 + Alu.ADD -> {
                        r[op.destination] = alu.add(r[op.destination], r[op.source] + op.immediate, GAP_32);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_32 + Alu.OR -> {
                        r[op.destination] = alu.logic(r[op.destination] | r[op.source] + op.immediate, GAP_32);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_32 + Alu.ADC -> {
                        r[op.destination] = alu.adc(r[op.destination], r[op.source] + op.immediate, GAP_32);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_32 + Alu.SBB -> {
                        r[op.destination] = alu.sbb(r[op.destination], r[op.source] + op.immediate, GAP_32);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_32 + Alu.AND -> {
                        r[op.destination] = alu.logic(r[op.destination] & r[op.source] + op.immediate, GAP_32);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_32 + Alu.SUB -> {
                        r[op.destination] = alu.sub(r[op.destination], r[op.source] + op.immediate, GAP_32);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_32 + Alu.XOR -> {
                        r[op.destination] = alu.logic(r[op.destination] ^ r[op.source] + op.immediate, GAP_32);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_32 + Alu.CMP -> {
                        alu.sub(r[op.destination], r[op.source] + op.immediate, GAP_32);
                        rip = op.next;
                    }
                    case OpCode.ARITHMETIC_32 + Alu.TEST -> {
                        alu.logic(r[op.destination] & r[op.source] + op.immediate, GAP_32);
                        rip = op.next;
                    }
                    case OpCode.JUMP_IF -> rip = flags.overflow() ? op.immediate : op.next;
                    case OpCode.JUMP_IF + 1 -> rip = flags.overflow() ? op.next : op.immediate;
                    case OpCode.JUMP_IF + 2 -> rip = flags.carry() ? op.immediate : op.next;
                    case OpCode.JUMP_IF + 3 -> rip = flags.carry() ? op.next : op.immediate;
                    case OpCode.JUMP_IF + 4 -> rip = flags.zero() ? op.immediate : op.next;
                    case OpCode.JUMP_IF + 5 -> rip = flags.zero() ? op.next : op.immediate;
                    case OpCode.JUMP_IF + 6 -> rip = flags.carry() || flags.zero() ? op.immediate : op.next;
                    case OpCode.JUMP_IF + 7 -> rip = flags.carry() || flags.zero() ? op.next : op.immediate;
                    case OpCode.JUMP_IF + 8 -> rip = flags.sign() ? op.immediate : op.next;
                    case OpCode.JUMP_IF + 9 -> rip = flags.sign() ? op.next : op.immediate;
                    case OpCode.JUMP_IF + 10 -> rip = flags.parity() ? op.immediate : op.next;
                    case OpCode.JUMP_IF + 11 -> rip = flags.parity() ? op.next : op.immediate;
                    case OpCode.JUMP_IF + 12 -> rip = flags.less() ? op.immediate : op.next;
                    case OpCode.JUMP_IF + 13 -> rip = flags.less() ? op.next : op.immediate;
                    case OpCode.JUMP_IF + 14 -> rip = flags.zero() || flags.less() ? op.immediate : op.next;
                    case OpCode.JUMP_IF + 15 -> rip = flags.zero() || flags.less() ? op.next : op.immediate;
                    case OpCode.GENERAL -> {
                        general.execute(op);
                        rip = op.next;
                    }
                    case OpCode.COMPAT -> rip = compat.execute(op);
                    case OpCode.FURTHER -> {
                        pending.done = done;
                        rip = further.execute(op);
                    }
                    case OpCode.TRANSFER -> {
                        transfers.execute(op);
                        rip = registers.rip;
                        page = code.page;
                        base = code.base;
                    }
                    default -> {
                        system.execute(op);
                        rip = registers.rip;
                        page = code.page;
                        base = code.base;
                    }
                }
                done++;
            }
            registers.rip = rip;
            last = op == null ? last : op.instruction;
        } catch (Fault fault) {
            last = null;
            transfers.faulted(fault, op != null && op.stackSegment);
            done++;
        }
        return done;
    }
}
