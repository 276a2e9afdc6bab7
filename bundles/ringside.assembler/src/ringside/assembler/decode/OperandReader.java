package ringside.assembler.decode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import ringside.assembler.form.Form;
import ringside.assembler.form.RegisterName;
import ringside.assembler.form.Shape;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.SegmentBase;
import ringside.machine.code.Reading;
import ringside.machine.state.Register;

/** Reads the operands of an instruction whose form is known. */
final class OperandReader {

    private static final Register[] REGISTERS = Register.values();
    private static final Set<Integer> CONTROL_REGISTERS = Set.of(0, 2, 3, 4, 8);
    private static final int SEGMENT_REGISTERS = 6;
    private static final int FIRST_HIGH = 4;
    private static final long LOW_32 = 0xffff_ffffL;

    private final FormFit fit;
    private final Form form;
    private final CodeBytes code;
    private final Prefixes prefixes;
    private final long address;
    private final int size;
    private final List<Operand> operands = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private AddressReader memory;
    private int memoryBits;
    private boolean undefined;

    OperandReader(FormFit fit, CodeBytes code, Prefixes prefixes, long address) {
        this.fit = fit;
        this.form = fit.form();
        this.code = code;
        this.prefixes = prefixes;
        this.address = address;
        size = form.sized() ? prefixes.operandBits() : prefixes.codeBits();
    }

    /** Reads them; the instruction is not checked against what the CPU runs. */
    Reading read() {
        if (form.modrm() != Form.NONE) {
            code.next();
            boolean control = form.shapes().stream().anyMatch(shape -> shape.kind() == Shape.Kind.CONTROL
                    || shape.kind() == Shape.Kind.DEBUG);
            if (!fit.modrm().isRegister() && !control) {
                memory = AddressReader.behind(fit.modrm(), code, prefixes);
            }
        }
        if (form.farPointer()) {
            farPointer();
        } else {
            form.shapes().forEach(this::operand);
        }
        if (undefined) {
            return new Reading.Undefined();
        }
        return code.cutOff() ? new Reading.Unfinished()
                : new Reading.Known(instruction());
    }

    private Instruction instruction() {
        long end = address + code.position();
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) == null) {
                operands.set(i, memory.operand(memoryBits, end));
            }
        }
        if (form.hasImplied() && prefixes.segment() == SegmentBase.NONE && !prefixes.addressSize()) {
            texts.clear();
        }
        String text = (prefixes.lock() ? "lock " : "") + form.mnemonic()
                + (texts.isEmpty() ? "" : " " + String.join(", ", texts));
        return Instruction.of(address, code.position(), prefixes.codeBits(), form.mnemonic(), operands, text, null,
                null);
    }

    /** The selector is written first and stands last. */
    private void farPointer() {
        operand(form.shapes().get(1));
        operand(form.shapes().get(0));
        Collections.reverse(operands);
        Collections.reverse(texts);
    }

    private void operand(Shape shape) {
        switch (shape.kind()) {
            case REGISTER, NAMED, EITHER, MEMORY, ADDRESS -> byModrm(shape);
            case ACCUMULATOR -> register(0, shape.bits(size));
            case COUNTER -> register(1, Byte.SIZE);
            case PORT -> register(2, Short.SIZE);
            case SOURCE, DESTINATION, TABLE -> implied(shape);
            case OFFSET, FAR_OFFSET -> {
                memory = AddressReader.offset(code, prefixes);
                memory(shape);
            }
            case TARGET -> target(shape);
            case SEGMENT -> segment(shape);
            case ONE -> add(new Operand.ImmediateOperand(1), "1");
            case NUMBER, SIGNED_NUMBER, SHORT_NUMBER, UNSIGNED -> number(shape);
            case CONTROL -> control();
            case DEBUG -> {
                int number = fit.modrm().reg() + prefixes.reg();
                add(new Operand.DebugRegisterOperand(number), "dr" + number);
            }
        }
    }

    private void byModrm(Shape shape) {
        if (operands.size() != form.rmOperand() || form.modrm() == Form.NONE) {
            register(form.plusRegister() ? fit.opcodeRegister() + prefixes.base() : fit.modrm().reg() + prefixes.reg(),
                    shape.bits(size));
        } else if (memory == null) {
            register(fit.modrm().rm() + prefixes.base(), shape.bits(size));
        } else {
            memory(shape);
        }
    }

    /** What a string instruction writes lies in ES, whatever segment is named. */
    private void implied(Shape shape) {
        boolean narrow = prefixes.addressBits() < prefixes.codeBits();
        SegmentBase segment = shape.kind() == Shape.Kind.DESTINATION ? SegmentBase.NONE : prefixes.segment();
        String text = AddressReader.size(shape.bits(0)) + (segment == SegmentBase.NONE ? ""
                : segment.name().toLowerCase(Locale.ROOT) + ":") + "["
                + RegisterName.general(shape.pointer(), prefixes.addressBits(), false).text() + "]";
        add(new Operand.MemoryOperand(shape.pointer(), -1, 1, 0, segment, shape.bits(0),
                narrow ? prefixes.addressBits() : Long.SIZE), text);
    }

    /** The operand itself comes last: its address may count from the end of the instruction. */
    private void memory(Shape shape) {
        memoryBits = shape.kind() == Shape.Kind.ADDRESS ? 0 : shape.bits(size);
        operands.add(null);
        texts.add(memory.text(memoryBits));
    }

    private void register(int number, int bits) {
        boolean high = bits == Byte.SIZE && prefixes.rex() == 0 && number >= FIRST_HIGH;
        int whole = high ? number - FIRST_HIGH : number;
        add(new Operand.RegisterOperand(REGISTERS[whole], bits, high), RegisterName.general(whole, bits, high).text());
    }

    private void target(Shape shape) {
        long distance = code.number(fit.shortJump() || shape == Shape.REL8 ? Byte.BYTES : Integer.BYTES);
        long target = address + code.position() + distance;
        long reached = prefixes.codeBits() == Long.SIZE ? target : target & LOW_32;
        add(new Operand.ImmediateOperand(reached), AddressReader.hex(reached));
    }

    private void segment(Shape shape) {
        int number = fit.modrm().reg();
        if (shape == Shape.SR && number >= SEGMENT_REGISTERS) {
            undefined = true;
            return;
        }
        RegisterName name = shape == Shape.SR ? RegisterName.segment(number) : RegisterName.segment(shape.describe());
        add(new Operand.SegmentRegisterOperand(name.number()), name.text());
    }

    private void control() {
        int number = fit.modrm().reg() + prefixes.reg();
        undefined |= !CONTROL_REGISTERS.contains(number);
        add(new Operand.ControlRegisterOperand(number), "cr" + number);
    }

    private void number(Shape shape) {
        int count = form.immediateBytes(shape, size);
        long value = code.number(count);
        int bits = shape.bits(size);
        boolean whole = bits == Long.SIZE || shape.kind() == Shape.Kind.SIGNED_NUMBER;
        long unsigned = whole ? value : value & (1L << bits) - 1;
        add(new Operand.ImmediateOperand(shape.kind() == Shape.Kind.UNSIGNED ? unsigned : value),
                AddressReader.hex(unsigned));
    }

    private void add(Operand operand, String text) {
        operands.add(operand);
        texts.add(text);
    }
}
