package ringside.assembler.decode;

import java.util.List;
import java.util.Optional;
import ringside.assembler.form.Form;
import ringside.assembler.form.OpcodeTable;
import ringside.assembler.source.Numbers;
import ringside.machine.code.Instruction;
import ringside.machine.code.InstructionReader;

/** Reads 32-bit code from its bytes, by the same table that the assembler writes by. Immutable. */
public final class CompatDisassembler implements InstructionReader {

    @Override
    public Optional<Instruction> read(long address, byte[] bytes) {
        CodeBytes code = new CodeBytes(bytes);
        try {
            Prefixes prefixes = Prefixes.read(code);
            if (prefixes == null) {
                return Optional.empty();
            }
            int opcode = code.position();
            for (Form form : OpcodeTable.instance().forms32()) {
                code.position(opcode);
                Optional<Instruction> found = new FormDecoder(form, prefixes, code, address).decode();
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException cutOffOrNotKnown) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The bytes of an instruction, read from the first to the last. */
    static final class CodeBytes {
        private final byte[] bytes;
        private int position;

        CodeBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        int position() {
            return position;
        }

        void position(int at) {
            position = at;
        }

        int peek() {
            return bytes[position] & 0xff;
        }

        int next() {
            return bytes[position++] & 0xff;
        }

        /** Reads a number of some bytes with sign. */
        long number(int count) {
            long value = 0;
            for (int i = 0; i < count; i++) {
                value |= (long) next() << Byte.SIZE * i;
            }
            return Numbers.signExtend(value, Byte.SIZE * count);
        }

        boolean accept(byte[] wanted, int mask) {
            for (int i = 0; i < wanted.length; i++) {
                int differs = (next() ^ wanted[i]) & (i == wanted.length - 1 ? mask : 0xff);
                if (differs != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * What stands in front of the opcode.
     *
     * @param operandSize operands have 16 bits
     * @param repeat F3, which makes another instruction of some opcodes
     * @param override another segment than DS or SS is asked for, other than FS and GS
     * @param segment fs, gs or empty
     */
    record Prefixes(boolean operandSize, boolean repeat, boolean override, String segment) {
        private static final int OPERAND_SIZE = 0x66;
        private static final int REPEAT = 0xf3;
        private static final int FS = 0x64;
        private static final int GS = 0x65;
        private static final List<Integer> OVERRIDES = List.of(0x26, 0x2e, 0x36, 0x3e);
        private static final List<Integer> OTHERS = List.of(0x67, 0xf0, 0xf2);

        /** Reads them; null when there is one that the model does not know. */
        static Prefixes read(CodeBytes code) {
            boolean size = false;
            boolean repeat = false;
            boolean override = false;
            String segment = "";
            while (true) {
                int prefix = code.peek();
                if (prefix == OPERAND_SIZE) {
                    size = true;
                } else if (prefix == REPEAT) {
                    repeat = true;
                } else if (prefix == FS || prefix == GS) {
                    segment = prefix == FS ? "fs" : "gs";
                } else if (OVERRIDES.contains(prefix)) {
                    override = true;
                } else if (OTHERS.contains(prefix)) {
                    return null;
                } else {
                    return new Prefixes(size, repeat, override, segment);
                }
                code.next();
            }
        }
    }
}
