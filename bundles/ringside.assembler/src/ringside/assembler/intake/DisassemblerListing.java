package ringside.assembler.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A listing of {@code objdump -d} or of gdb ({@code x/i}, {@code disassemble}), read line by line. */
final class DisassemblerListing {

    private static final String BYTES = "((?:[0-9a-f]{2}[ \\t]+)*[0-9a-f]{2})";
    private static final Pattern OBJDUMP = Pattern.compile("\\s*([0-9a-f]{1,16}):\\s+" + BYTES + "(?:\\s*|\\s+(.*))");
    private static final Pattern OBJDUMP_TEXT = Pattern.compile("\\s*([0-9a-f]{1,16}):\\s+(\\S.*)");
    private static final Pattern GDB = Pattern.compile("\\s*(=>)?\\s*0x([0-9a-f]{1,16})\\s*(?:<([^>]*)>)?:\\s+"
            + "(?:" + BYTES + "(?:\\s+|$))?(.*)");
    private static final Pattern ROUTINE = Pattern.compile("([0-9a-f]{8,16}) <([^>]+)>:\\s*");
    private static final Pattern FRAME = Pattern.compile("\\s*|.*\\bfile format \\S+|Disassembly of section .*"
            + "|Dump of assembler code .*|End of assembler dump\\.|\\s*\\.\\.\\.|\\(gdb\\).*");
    private static final Pattern HEAD = Pattern.compile("(?s).*(\\bfile format \\S+|Disassembly of section |"
            + "[0-9a-f]{8,16} <[^>]+>:).*");
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z_.$][\\w.$]*");

    /**
     * A line of the listing.
     *
     * @param number from 1
     * @param address of its bytes, or of the routine that begins
     * @param label that it defines, or empty
     * @param bytes that it shows; none when it shows only text
     * @param text the instruction, or empty
     * @param next whether the debugger stands there
     */
    record Row(int number, long address, String label, byte[] bytes, String text, boolean next) {
    }

    private final List<Row> rows;
    private final int lines;

    private DisassemblerListing(List<Row> rows, int lines) {
        this.rows = List.copyOf(rows);
        this.lines = lines;
    }

    /** The listing that a text is; empty for any other text. */
    static Optional<DisassemblerListing> of(String text) {
        boolean headed = HEAD.matcher(text).matches();
        String[] lines = text.split("\n", -1);
        List<Row> rows = new ArrayList<>();
        boolean code = false;
        for (int i = 0; i < lines.length; i++) {
            Optional<Row> row = row(lines[i].replaceAll("\\s+$", ""), i + 1, headed);
            if (row.isEmpty() && !FRAME.matcher(lines[i]).matches()) {
                return Optional.empty();
            }
            row.ifPresent(rows::add);
            code |= row.isPresent() && (row.get().bytes().length > 0 || !row.get().text().isEmpty());
        }
        return code ? Optional.of(new DisassemblerListing(joined(rows), lines.length)) : Optional.empty();
    }

    private static Optional<Row> row(String line, int number, boolean headed) {
        Matcher routine = ROUTINE.matcher(line);
        if (routine.matches()) {
            return Optional.of(new Row(number, address(routine.group(1)), label(routine.group(2)), new byte[0], "",
                    false));
        }
        Matcher gdb = GDB.matcher(line);
        if (gdb.matches()) {
            return Optional.of(new Row(number, address(gdb.group(2)), label(gdb.group(3)), bytes(gdb.group(4)),
                    text(gdb.group(5)), gdb.group(1) != null));
        }
        Matcher objdump = OBJDUMP.matcher(line);
        if (objdump.matches()) {
            return Optional.of(new Row(number, address(objdump.group(1)), "", bytes(objdump.group(2)),
                    text(objdump.group(3)), false));
        }
        Matcher bare = OBJDUMP_TEXT.matcher(line);
        return headed && bare.matches() ? Optional.of(new Row(number, address(bare.group(1)), "", new byte[0],
                text(bare.group(2)), false)) : Optional.empty();
    }

    private static long address(String hex) {
        return Long.parseUnsignedLong(hex, 16);
    }

    private static byte[] bytes(String text) {
        return text == null ? new byte[0] : HexFormat.of().parseHex(text.replaceAll("\\s+", ""));
    }

    /** A name without offset that can be a symbol. */
    private static String label(String name) {
        return name != null && SYMBOL.matcher(name).matches() ? name : "";
    }

    /** The instruction without the remark behind it and without the names of addresses. */
    private static String text(String text) {
        return text == null ? "" : text.replaceFirst("\\s*#.*", "").replaceAll("\\s*<[^>]*>", "").strip();
    }

    /** Long instructions take several lines, of which only the first has text. */
    private static List<Row> joined(List<Row> rows) {
        List<Row> joined = new ArrayList<>();
        for (Row row : rows) {
            Row last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            boolean goesOn = last != null && row.text().isEmpty() && row.bytes().length > 0
                    && last.bytes().length > 0 && last.address() + last.bytes().length == row.address();
            if (goesOn) {
                byte[] all = Arrays.copyOf(last.bytes(), last.bytes().length + row.bytes().length);
                System.arraycopy(row.bytes(), 0, all, last.bytes().length, row.bytes().length);
                joined.set(joined.size() - 1, new Row(last.number(), last.address(), last.label(), all, last.text(),
                        last.next()));
            } else {
                joined.add(row);
            }
        }
        return joined;
    }

    /** The same listing elsewhere; what it shows of targets stays. */
    DisassemblerListing moved(long by) {
        return new DisassemblerListing(rows.stream().map(row -> new Row(row.number(), row.address() + by, row.label(),
                row.bytes(), row.text(), row.next())).toList(), lines);
    }

    List<Row> rows() {
        return rows;
    }

    /** Number of lines of the text. */
    int lines() {
        return lines;
    }
}
