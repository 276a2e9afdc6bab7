package ringside.assembler.form;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import ringside.words.LibraryFileException;
import ringside.words.NearestNames;

/** Reads the encoding of one row of the table of instructions. */
final class FormReader {

    private static final List<String> WORDS = List.of("rexw", "first", "code64", "code32", "read", "np", "nr",
            "short", "near", "/r", "/n", "/*", "ib", "iw", "id", "iq", "iz");
    private static final Set<Integer> PREFIXES = Set.of(0x66, 0x67, 0xf2, 0xf3);
    private static final Pattern DIGIT = Pattern.compile("/[0-7]");
    private static final Pattern OPCODE = Pattern.compile("[0-9a-f]{2}(\\+r|\\+n|\\+8n)?");

    private final OpcodeRow row;
    private final int number;
    private final List<Shape> shapes = new ArrayList<>();
    private final ByteArrayOutputStream prefixes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream opcode = new ByteArrayOutputStream();
    private byte[] shortOpcode = {};
    private boolean inShort;
    private boolean wide;
    private boolean plusRegister;
    private boolean preferred;
    private boolean bare;
    private boolean unrepeated;
    private boolean written = true;
    private int modrm = Form.NONE;
    private int immediate;
    private int codeBits;

    /**
     * Makes a reader.
     *
     * @param row what it reads
     * @param number what n stands for
     */
    FormReader(OpcodeRow row, int number) {
        this.row = row;
        this.number = number;
    }

    /**
     * Reads the row.
     *
     * @throws LibraryFileException if it has another form; the message names line, column and what was expected
     */
    Form read(String mnemonic) {
        for (OpcodeRow.Word operand : row.operands()) {
            shapes.add(Shape.named(operand.text())
                    .orElseThrow(() -> unknown(operand, "an operand", Shape.names())));
        }
        row.encoding().forEach(this::word);
        if (opcode.size() == 0) {
            throw row.wrong(row.text().length(), "the bytes of the instruction were expected");
        }
        return new Form(mnemonic, List.copyOf(shapes), prefixes.toByteArray(), opcode.toByteArray(), shortOpcode, wide,
                plusRegister, modrm, immediate, preferred, wide ? Long.SIZE : codeBits, bare, unrepeated,
                written);
    }

    private LibraryFileException unknown(OpcodeRow.Word word, String expected, List<String> known) {
        List<String> nearest = NearestNames.to(word.text(), known);
        return row.wrong(word.start(), "'" + word.text() + "' stands where " + expected + " was expected; "
                + (nearest.isEmpty() ? "the head of the file lists all" : "did you mean " + String.join(" or ", nearest)
                        + "?"));
    }

    private void word(OpcodeRow.Word word) {
        switch (word.text()) {
            case "rexw" -> wide = true;
            case "first" -> preferred = true;
            case "code64" -> codeBits = Long.SIZE;
            case "code32" -> codeBits = Integer.SIZE;
            case "read" -> written = false;
            case "np" -> bare = true;
            case "nr" -> unrepeated = true;
            case "short" -> inShort = true;
            case "near" -> endShort();
            case "/r" -> modrm = Form.REGISTER;
            case "/n" -> modrm = number;
            case "/*" -> modrm = Form.ANY;
            case "ib" -> immediate = Byte.BYTES;
            case "iw" -> immediate = Short.BYTES;
            case "id" -> immediate = Integer.BYTES;
            case "iq" -> immediate = Long.BYTES;
            case "iz" -> immediate = Form.OPERAND_SIZE;
            default -> {
                if (DIGIT.matcher(word.text()).matches()) {
                    modrm = Integer.parseInt(word.text().substring(1));
                } else if (OPCODE.matcher(word.text()).matches()) {
                    opcode(word.text());
                } else {
                    throw unknown(word, "a byte or a word of the encoding", WORDS);
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
        boolean prefix = opcode.size() == 0 && !plus.equals("+r") && PREFIXES.contains(value);
        (prefix ? prefixes : opcode).write(value);
    }
}
