package ringside.assembler.decode;

import java.util.Optional;
import java.util.Set;
import ringside.assembler.form.Form;
import ringside.assembler.form.Lockable;
import ringside.assembler.form.OpcodeTable;
import ringside.assembler.form.Shape;
import ringside.machine.code.Reading;

/**
 * A form whose opcode, ModRM byte and prefixes stand in the bytes. Where several do, the one that asks for more of
 * them is meant: {@code f3 90} is PAUSE and not NOP behind a prefix without meaning.
 *
 * @param form the form
 * @param prefixes what stands before the opcode
 * @param shortJump true when it is the short form of a jump
 * @param modrm the byte behind the opcode, without meaning where the form has none
 * @param opcodeRegister the register in the opcode, without meaning where the form has none
 * @param length bytes of the opcode
 */
record FormFit(Form form, Prefixes prefixes, boolean shortJump, ModRm modrm, int opcodeRegister, int length) {

    private static final int NO_OPERATION = 0x90;
    private static final int LOW_REGISTER = 7;
    private static final int OF_REPEAT = 16;
    private static final int OF_SIZE = 8;
    private static final int OF_WIDTHS = 4;
    private static final int OF_OPCODE = 1;

    /** What a prefix 66 makes another instruction of, which the table then names. */
    private static final Set<String> WORDS = Set.of("push", "pop", "pushfq", "popfq", "pushfd", "popfd", "leave",
            "enter",
            "call", "jmp", "ret", "retf", "iretd", "loop", "loope", "loopne", "jrcxz", "jecxz");

    /** Finds the form of the instruction whose opcode comes next, and goes on behind the opcode. */
    static Optional<FormFit> best(CodeBytes code, Prefixes prefixes) {
        FormFit best = null;
        for (Form form : OpcodeTable.instance().startingWith(code.peek(0), escaped(code))) {
            FormFit fit = of(form, code, prefixes);
            if (fit != null && (best == null || fit.rank() > best.rank())) {
                best = fit;
            }
        }
        if (best != null) {
            code.position(code.position() + best.length);
        }
        return Optional.ofNullable(best);
    }

    private static int escaped(CodeBytes code) {
        return code.peek(0) == OpcodeTable.ESCAPE ? code.peek(1) : 0;
    }

    private static FormFit of(Form form, CodeBytes code, Prefixes prefixes) {
        boolean width = form.codeBits() == 0 || form.codeBits() == prefixes.codeBits();
        if (!width || !prefixesFit(form, prefixes) || otherNoOperation(form, code.peek(0), prefixes)) {
            return null;
        }
        boolean shortJump = form.isJump() && stands(form.shortOpcode(), 0, code);
        byte[] opcode = shortJump ? form.shortOpcode() : form.opcode();
        if (!shortJump && !stands(opcode, form.plusRegister() ? LOW_REGISTER : 0, code)) {
            return null;
        }
        ModRm modrm = form.modrm() == Form.NONE ? ModRm.NONE : new ModRm(code.peek(opcode.length));
        boolean fits = form.modrm() == Form.NONE || modrmFits(form, modrm);
        return fits ? new FormFit(form, prefixes, shortJump, modrm, code.peek(opcode.length - 1) & LOW_REGISTER,
                opcode.length) : null;
    }

    private static boolean prefixesFit(Form form, Prefixes prefixes) {
        boolean fits = !form.wide() || prefixes.wide();
        for (byte prefix : form.prefixes()) {
            fits &= switch (prefix & 0xff) {
                case Prefixes.OPERAND_SIZE -> prefixes.operandBits() == Short.SIZE;
                case Prefixes.ADDRESS_SIZE -> prefixes.addressSize();
                default -> (prefix & 0xff) == prefixes.repeat();
            };
        }
        fits &= !form.unrepeated() || prefixes.repeat() == 0;
        boolean alone = !prefixes.operandSize() && prefixes.repeat() == 0;
        return fits && (!form.bare() || alone);
    }

    /** Exchanging the accumulator with itself does nothing; with R8 it does something. */
    private static boolean otherNoOperation(Form form, int first, Prefixes prefixes) {
        return first == NO_OPERATION && (prefixes.base() == 0 ? !form.shapes().isEmpty() : !form.plusRegister());
    }

    private static boolean stands(byte[] opcode, int free, CodeBytes code) {
        for (int i = 0; i < opcode.length; i++) {
            int differs = (code.peek(i) ^ opcode[i]) & 0xff;
            if ((i == opcode.length - 1 ? differs & ~free : differs) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean modrmFits(Form form, ModRm modrm) {
        if (form.modrm() != Form.REGISTER && form.modrm() != Form.ANY && form.modrm() != modrm.reg()) {
            return false;
        }
        Shape shape = form.shapes().get(form.rmOperand());
        boolean moveOfSystemRegister = form.shapes().stream().anyMatch(each -> each.kind() == Shape.Kind.CONTROL
                || each.kind() == Shape.Kind.DEBUG);
        return modrm.isRegister() ? shape.isNamed()
                : shape.isMemory() || moveOfSystemRegister;
    }

    private int rank() {
        int rank = form.modrm() == Form.ANY ? -OF_REPEAT : form.plusRegister() ? 0 : OF_OPCODE;
        for (byte prefix : form.prefixes()) {
            rank += (prefix & 0xff) == Prefixes.OPERAND_SIZE || (prefix & 0xff) == Prefixes.ADDRESS_SIZE ? OF_SIZE
                    : OF_REPEAT;
        }
        rank += form.wide() ? OF_SIZE : 0;
        boolean widths = form.sized();
        for (Shape shape : form.shapes()) {
            widths |= shape.isGeneral() && shape.bits(0) == prefixes.operandBits();
        }
        return rank + (widths ? OF_WIDTHS : 0);
    }

    /** Why the instruction cannot be executed with these prefixes, if so. */
    Optional<Reading> refused() {
        boolean changesMemory = form.modrm() != Form.NONE && !modrm.isRegister() && Lockable.contains(form.mnemonic())
                && (form.rmOperand() == 0 || form.mnemonic().equals("xchg"));
        if (prefixes.lock() && !changesMemory) {
            return Optional.of(new Reading.Undefined());
        }
        boolean word = prefixes.operandBits() == Short.SIZE && !asksForSize()
                && (WORDS.contains(form.mnemonic()) || form.isJump());
        return word ? Optional.of(new Reading.Outside(form.mnemonic() + " with an operand size of 16 bits"))
                : Optional.empty();
    }

    private boolean asksForSize() {
        boolean asks = form.sized();
        for (byte prefix : form.prefixes()) {
            asks |= prefix == Prefixes.OPERAND_SIZE;
        }
        return asks;
    }
}
