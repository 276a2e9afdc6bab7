package ringside.assembler.form;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the encoding of one row of the table of instructions. */
final class FormReader {

    private final int number;
    private final List<Shape> shapes = new ArrayList<>();
    private final ByteArrayOutputStream prefixes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream opcode = new ByteArrayOutputStream();
    private byte[] shortOpcode = {};
    private boolean inShort;
    private boolean wide;
    private boolean plusRegister;
    private boolean preferred;
    private int modrm = Form.NONE;
    private int immediate;
    private int codeBits;

    /**
     * Makes a reader.
     *
     * @param number what n stands for
     */
    FormReader(int number) {
        this.number = number;
    }

    Form read(String mnemonic, String operands, String encoding) {
        for (String operand : operands.isEmpty() ? new String[0] : operands.split(", *")) {
            shapes.add(Shape.named(operand.strip()));
        }
        for (String word : encoding.split(" +")) {
            word(word);
        }
        return new Form(mnemonic, List.copyOf(shapes), prefixes.toByteArray(), opcode.toByteArray(), shortOpcode, wide,
                plusRegister, modrm, immediate, preferred, wide ? Long.SIZE : codeBits);
    }

    private void word(String word) {
        switch (word) {
            case "rexw" -> wide = true;
            case "first" -> preferred = true;
            case "code64" -> codeBits = Long.SIZE;
            case "code32" -> codeBits = Integer.SIZE;
            case "short" -> inShort = true;
            case "near" -> endShort();
            case "/r" -> modrm = Form.REGISTER;
            case "/n" -> modrm = number;
            case "ib" -> immediate = Byte.BYTES;
            case "iw" -> immediate = Short.BYTES;
            case "id" -> immediate = Integer.BYTES;
            case "iq" -> immediate = Long.BYTES;
            case "iz" -> immediate = Form.OPERAND_SIZE;
            default -> {
                if (word.startsWith("/")) {
                    modrm = Integer.parseInt(word.substring(1));
                } else {
                    opcode(word);
                }
            }
        }
    }

    private void endShort() {
        if (inShort) {
            shortOpcode = opcode.toByteArray();
            opcode.reset();
        }
    }

    private void opcode(String word) {
        int value = Integer.parseInt(word.substring(0, 2), 16);
        String plus = word.substring(2);
        plusRegister |= plus.equals("+r");
        value += plus.equals("+n") ? number : plus.equals("+8n") ? 8 * number : 0;
        boolean prefix = opcode.size() == 0 && plus.isEmpty() && (value == 0x66 || value == 0xf3);
        (prefix ? prefixes : opcode).write(value);
    }
}
