package ringside.assembler.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringside.assembler.Assembler;
import ringside.assembler.intake.DisassemblerListing.Row;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.Position;
import ringside.assembler.source.Problems;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.Syntax;

/**
 * Makes a program of a disassembler's listing: its bytes at its addresses. Instructions stand in it as text where the
 * text gives the very bytes, and as bytes where not. Every line keeps its number.
 */
final class ListingProgram {

    private static final String ENTRY = "_start";
    private static final Pattern BRANCH = Pattern.compile("(?i)(j[a-z]+|callq?|loop\\w*)\\s+(?:0x)?([0-9a-f]+)");
    /** User programs lie below the stack, and the first page is nobody's. */
    private static final long LOWEST = 0x1000;
    private static final long HIGHEST = 0x7fff_f7ff_0000L;
    /** Bytes between the first and the last instruction, at most. */
    private static final long LARGEST = 1 << 20;
    private static final int ADDED = 2;

    private final String file;
    private final DisassemblerListing listing;
    /** What is added to the addresses of an object file, which begins at 0. */
    private final long moved;
    private final List<Row> code;
    private final Set<Row> inCode;
    /** Addresses of instructions that others jump to. */
    private final Set<Long> targets = new HashSet<>();
    private final Map<Long, String> names = new HashMap<>();
    private final long base;
    private final Syntax syntax;

    ListingProgram(String file, DisassemblerListing listing) {
        this.file = file;
        boolean object = Long.compareUnsigned(listing.rows().get(0).address(), LOWEST) < 0;
        this.moved = object ? Layout.USER.text() : 0;
        this.listing = listing.moved(moved);
        this.code = this.listing.rows().stream().filter(row -> row.bytes().length > 0 || !row.text().isEmpty())
                .toList();
        this.inCode = new HashSet<>(code);
        this.base = code.get(0).address();
        this.listing.rows().stream().filter(row -> !row.label().isEmpty() && !row.label().equals(ENTRY))
                .forEach(row -> names.putIfAbsent(row.address(), row.label()));
        Set<Long> starts = new HashSet<>();
        code.forEach(row -> starts.add(row.address()));
        code.forEach(row -> target(row).filter(starts::contains).ifPresent(targets::add));
        this.syntax = code.stream().anyMatch(row -> Syntax.of(row.text()) == Syntax.ATT) ? Syntax.ATT : Syntax.INTEL;
    }

    ProgramText program() throws AssemblyException {
        checkPlaces();
        List<Statement> ways = List.of(row -> row.text().isEmpty() ? bytes(row) : text(row, true),
                row -> isBranch(row) ? text(row, true) : exact(row), this::exact);
        boolean allBytes = code.stream().allMatch(row -> row.bytes().length > 0);
        for (Statement way : allBytes ? ways : ways.subList(0, 1)) {
            String source = source(way);
            Program program = assembled(source);
            if (program != null && agrees(program)) {
                return new ProgramText(source, ADDED);
            }
        }
        throw unread();
    }

    private AssemblyException unread() {
        String advice = ": make the listing with its bytes (objdump -d, or x/i with /r)";
        return code.stream().filter(row -> row.bytes().length == 0 && alone(text(row, false), row) == null).findFirst()
                .map(row -> problem(row, "the instruction '" + row.text() + "' is not read, and its bytes are not there"
                        + advice))
                .orElseGet(() -> problem(code.get(0), "the text of this listing gives other addresses than it shows"
                        + advice));
    }

    private void checkPlaces() throws AssemblyException {
        long end = base;
        for (Row row : code) {
            if (Long.compareUnsigned(row.address(), LOWEST) < 0 || Long.compareUnsigned(row.address(), HIGHEST) >= 0) {
                throw problem(row, String.format("the address 0x%x is none of a user program; expected 0x%x to 0x%x",
                        row.address(), LOWEST, HIGHEST - 1));
            }
            if (row.address() < end || row.address() - base > LARGEST) {
                throw problem(row, row.address() < end ? "the addresses of the listing do not rise here"
                        : "this is more than 1 MiB behind the first instruction of the listing");
            }
            end = row.address() + row.bytes().length;
        }
    }

    private AssemblyException problem(Row row, String message) {
        Problems problems = new Problems();
        problems.add(new Position(file, row.number(), 1), message);
        try {
            problems.check();
        } catch (AssemblyException made) {
            return made;
        }
        throw new IllegalStateException("a problem was added");
    }

    /** How the statement of a row is written. */
    @FunctionalInterface
    private interface Statement {
        String of(Row row);
    }

    private String source(Statement statement) {
        String[] lines = new String[listing.lines()];
        Arrays.fill(lines, "");
        Row entry = entry();
        Set<String> defined = new HashSet<>();
        long end = base;
        for (Row row : listing.rows()) {
            StringBuilder line = new StringBuilder();
            boolean first = row.address() == entry.address() && defined.add(ENTRY);
            boolean placed = row.bytes().length > 0 || !inCode.contains(row);
            if (placed && row.address() > end && end > base) {
                line.append(".org 0x").append(Long.toHexString(row.address() - base)).append("; ");
                end = row.address();
            }
            if (inCode.contains(row)) {
                boolean unnamed = targets.contains(row.address()) && !names.containsKey(row.address());
                line.append(unnamed ? label(row.address()) + ": " : "");
                end = row.address() + row.bytes().length;
            }
            boolean named = !row.label().isEmpty() && !row.label().equals(ENTRY) && defined.add(row.label());
            line.append(named ? row.label() + ": " : "");
            line.append(first ? ENTRY + ": " : "").append(inCode.contains(row) ? statement.of(row) : "");
            lines[row.number() - 1] = line.toString();
        }
        return Layout.note(base) + "\n" + syntax.directive() + "\n" + String.join("\n", lines);
    }

    /** Where the debugger stands, or else _start, main, or the first instruction. */
    private Row entry() {
        for (Row row : code) {
            if (row.next()) {
                return row;
            }
        }
        for (String name : List.of(ENTRY, "main")) {
            for (Row row : listing.rows()) {
                if (row.label().equals(name)) {
                    return code.stream().filter(first -> first.address() == row.address()).findFirst()
                            .orElse(code.get(0));
                }
            }
        }
        return code.get(0);
    }

    /** The name of a place that is jumped to. */
    private String label(long address) {
        return names.getOrDefault(address, ".L" + Long.toHexString(address));
    }

    private boolean isBranch(Row row) {
        return target(row).isPresent();
    }

    private Optional<Long> target(Row row) {
        Matcher branch = BRANCH.matcher(row.text());
        return branch.matches() ? Optional.of(Long.parseUnsignedLong(branch.group(2), 16) + moved) : Optional.empty();
    }

    private String text(Row row, boolean labels) {
        return target(row).map(target -> row.text().split("\\s+", 2)[0] + " " + (labels && targets.contains(target)
                ? label(target) : "0x" + Long.toHexString(target))).orElse(row.text());
    }

    private static String bytes(Row row) {
        List<String> octets = new ArrayList<>();
        for (byte octet : row.bytes()) {
            octets.add("0x" + HexFormat.of().toHexDigits(octet));
        }
        return ".byte " + String.join(", ", octets) + (row.text().isEmpty() ? "" : " # " + row.text());
    }

    /** The text where it gives the bytes by itself. */
    private String exact(Row row) {
        String text = text(row, false);
        return !row.text().isEmpty() && Arrays.equals(alone(text, row), row.bytes()) ? text : bytes(row);
    }

    /** The bytes of an instruction, or null. */
    private byte[] alone(String text, Row row) {
        try {
            Program alone = new Assembler(new Layout(row.address(), 0, 0), Map.of(), SourceLibrary.NONE)
                    .assemble(file, syntax.directive() + "\n" + text);
            return alone.segments().size() == 1 ? alone.segments().get(0).bytes() : null;
        } catch (AssemblyException refused) {
            return null;
        }
    }

    private Program assembled(String source) {
        try {
            return new Assembler(Layout.of(source), Map.of(), SourceLibrary.NONE).assemble(file, source);
        } catch (AssemblyException refused) {
            return null;
        }
    }

    /** Whether every row has its address and, as far as they are shown, its bytes. */
    private boolean agrees(Program program) {
        byte[] bytes = program.segments().isEmpty() ? new byte[0] : program.segments().get(0).bytes();
        Map<Integer, Line> lines = new HashMap<>();
        program.lines().stream().filter(line -> line.length() > 0)
                .forEach(line -> lines.put(line.number() - ADDED, line));
        for (Row row : code) {
            Line line = lines.get(row.number());
            if (line == null || line.address().getAsLong() != row.address()) {
                return false;
            }
            int from = (int) (row.address() - base);
            boolean whole = row.bytes().length == 0 || line.length() == row.bytes().length
                    && Arrays.equals(row.bytes(), Arrays.copyOfRange(bytes, from, from + row.bytes().length));
            if (!whole) {
                return false;
            }
        }
        return true;
    }
}
