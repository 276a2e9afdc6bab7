package ringside.assembler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.program.Segment;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;

/**
 * The real assembler and linker (GNU binutils) as the judge of {@link Assembler}: both assemble the same source, and
 * every line's address and length, every byte and every symbol are compared.
 *
 * <p>An assembly error of GNU as, or missing tools, end in an {@link AssertionError}.
 */
public final class GnuAs {

    private static final String MISSING = "GNU binutils are needed for this test, but '%s' cannot be started: "
            + "install the package binutils (releng/test.sh does)";
    /** A row of the listing: line number, offset, first bytes. Rows that go on have no offset. */
    private static final Pattern ROW = Pattern.compile("^ *(\\d+) (?:([0-9a-f]{4,16})|    +) ((?:[0-9A-F]+ ?)+).*");
    private static final Pattern INCLUDE = Pattern.compile("\\.include +\"([^\"]+)\"");
    private static final Pattern OPENING = Pattern.compile("^\\s*(\\w+:\\s*)?\\.(macro|rept)\\b");
    private static final Pattern CLOSING = Pattern.compile("^\\s*\\.(endm|endr)\\b");
    private static final int LISTED_WORDS = 4;

    private final Layout layout;
    private final Map<String, Long> predefined;
    private final SourceLibrary includes;

    /**
     * Makes a judge for sources of one kind; the parameters are those of the {@link Assembler}.
     */
    public GnuAs(Layout layout, Map<String, Long> predefined, SourceLibrary includes) {
        this.layout = layout;
        this.predefined = predefined;
        this.includes = includes;
    }

    /** Bytes that one source line made: its number in its file, and where they stand. */
    record Row(int number, long offset, int length) {
    }

    /**
     * What the comparison found.
     *
     * @param lines with bytes that were compared
     * @param bytes that were compared
     * @param differences in words, empty when there is none
     */
    public record Comparison(int lines, int bytes, List<String> differences) {
    }

    /** Assembles a source with both and compares. */
    public Comparison compare(String file, String source) throws AssemblyException {
        Program ours = new Assembler(layout, predefined, includes).assemble(file, source);
        Path folder = temporaryFolder();
        try {
            return compare(file, ours, folder, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private Comparison compare(String file, Program ours, Path folder, String source) throws IOException {
        Files.writeString(folder.resolve("source.s"), source);
        for (Line line : ours.lines()) {
            Matcher include = INCLUDE.matcher(line.code());
            if (include.find()) {
                Files.writeString(folder.resolve(include.group(1)), includes.source(include.group(1)).orElseThrow());
            }
        }
        List<Row> rows = rows(run(folder, assemblerCommand()));
        run(folder, linkerCommand());
        ElfFile linked = new ElfFile(Files.readAllBytes(folder.resolve("linked")));
        List<String> differences = new ArrayList<>();
        int bytes = compareBytes(file, ours, linked, differences);
        int lines = compareLines(file, ours, source, rows, differences);
        compareSymbols(file, ours, linked, differences);
        return new Comparison(lines, bytes, differences);
    }

    private List<String> assemblerCommand() {
        List<String> command = new ArrayList<>(List.of("as", "--64", "-aln", "--listing-lhs-width=" + LISTED_WORDS,
                "--listing-cont-lines=1000000", "-o", "object.o"));
        predefined.forEach((name, value) -> command.addAll(List.of("--defsym", hex(name + "=", value))));
        command.add("source.s");
        return command;
    }

    private List<String> linkerCommand() {
        return List.of("ld", "-e", "0", hex("-Ttext=", layout.text()), hex("-Tdata=", layout.data()),
                hex("-Tbss=", layout.bss()), "-o", "linked", "object.o");
    }

    private static String hex(String option, long address) {
        return option + "0x" + Long.toHexString(address);
    }

    /** The rows of a listing. Statements on one line share a row. */
    private static List<Row> rows(String listing) {
        List<Row> rows = new ArrayList<>();
        for (String text : listing.split("\n")) {
            Matcher row = ROW.matcher(text.indexOf('\t') < 0 ? text + "\t" : text);
            if (text.startsWith("****") || !row.matches()) {
                continue;
            }
            int number = Integer.parseInt(row.group(1));
            int length = row.group(3).replace(" ", "").length() / 2;
            if (row.group(2) != null) {
                rows.add(new Row(number, Long.parseUnsignedLong(row.group(2), 16), length));
            } else {
                Row last = rows.remove(rows.size() - 1);
                rows.add(new Row(last.number(), last.offset(), last.length() + length));
            }
        }
        return rows;
    }

    /** Compares each row with the lines that made its bytes: several statements, or all that a macro stands for. */
    private int compareLines(String file, Program ours, String source, List<Row> theirs, List<String> differences) {
        Map<String, BitSet> blocks = new HashMap<>(Map.of(file, blocks(source)));
        List<Line> lines = ours.lines().stream().filter(line -> line.length() > 0).toList();
        int at = 0;
        for (Row their : theirs) {
            int first = at;
            int length = 0;
            boolean numbered = true;
            while (at < lines.size() && length < their.length()) {
                Line line = lines.get(at++);
                length += line.length();
                numbered &= line.number() == their.number() || blocks.computeIfAbsent(line.file(), name -> blocks(
                        includes.source(name).orElseThrow())).get(line.number());
            }
            if (!numbered || length != their.length() || offset(ours, lines.get(first)) != their.offset()) {
                differences.add(file + ": Ringside has " + lines.subList(first, at) + ", GNU as " + their);
                return first;
            }
        }
        if (at < lines.size()) {
            differences.add(file + ": GNU as does not have " + lines.get(at));
        }
        return at;
    }

    /** The numbers of the lines between {@code .macro} or {@code .rept} and its end: GNU as lists what calls them. */
    private static BitSet blocks(String source) {
        BitSet inside = new BitSet();
        int open = 0;
        String[] lines = source.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            open += OPENING.matcher(lines[i]).find() ? 1 : 0;
            open -= CLOSING.matcher(lines[i]).find() ? 1 : 0;
            inside.set(i + 1, open > 0);
        }
        return inside;
    }

    private static long offset(Program program, Line line) {
        long address = line.address().getAsLong();
        return address - program.segments().stream().filter(segment -> address - segment.address() >= 0
                && address - segment.address() < segment.size()).findFirst().orElseThrow().address();
    }

    private static int compareBytes(String file, Program ours, ElfFile linked, List<String> differences) {
        int compared = 0;
        Map<String, ElfFile.Section> theirs = linked.sections();
        for (Segment segment : ours.segments()) {
            ElfFile.Section section = theirs.get(segment.section());
            if (section == null || section.address() != segment.address()) {
                differences.add(file + ": " + segment + " is elsewhere or missing after ld");
                continue;
            }
            int at = Arrays.mismatch(segment.bytes(), section.bytes());
            if (at >= 0) {
                Line line = ours.lineAt(segment.address() + at);
                differences.add(line == null ? file + ": " + segment.section() + " ends differently"
                        : file + ":" + line.number() + ": " + line.code() + ": Ringside has "
                                + bytes(segment.bytes(), segment, line) + ", GNU as "
                                + bytes(section.bytes(), segment, line));
            }
            compared += segment.bytes().length;
        }
        return compared;
    }

    private static String bytes(byte[] bytes, Segment segment, Line line) {
        int from = (int) (line.address().getAsLong() - segment.address());
        return HexFormat.of().formatHex(bytes, Math.min(from, bytes.length),
                Math.min(from + line.length(), bytes.length));
    }

    private static void compareSymbols(String file, Program ours, ElfFile linked, List<String> differences) {
        Map<String, Long> theirs = linked.symbols();
        Set<String> names = new LinkedHashSet<>(ours.symbols().keySet());
        for (String name : names) {
            if (!ours.symbols().get(name).equals(theirs.get(name)) && !name.startsWith(".L")) {
                differences.add(String.format("%s: the symbol %s is 0x%x, with GNU as %s", file, name,
                        ours.symbols().get(name), theirs.get(name) == null ? "missing"
                                : "0x" + Long.toHexString(theirs.get(name))));
            }
        }
    }

    /** The output of a command. */
    private static String run(Path folder, List<String> command) throws IOException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Process process;
        try {
            process = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(output.toFile())
                    .redirectError(errors.toFile()).start();
        } catch (IOException e) {
            throw new AssertionError(String.format(MISSING, command.get(0)), e);
        }
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(command.get(0) + " fails: " + Files.readString(errors));
            }
            return Files.readString(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " was running", e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("gnu-as");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
