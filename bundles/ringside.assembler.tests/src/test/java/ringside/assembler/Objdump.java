package ringside.assembler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real disassembler (GNU binutils) as the judge of {@link ringside.assembler.decode.Disassembler}. Missing tools
 * end in an {@link AssertionError}.
 */
final class Objdump {

    /** Where the instructions stand: each at a multiple of this, filled up with no-operations. */
    static final int SLOT = 32;

    private static final Pattern ROW = Pattern.compile("\\s*([0-9a-f]+):\\t((?:[0-9a-f]{2} )+)\\s*(?:\\t(.*))?");
    private static final Pattern COMMENT = Pattern.compile("\\s*[#<].*");
    private static final int NO_OPERATION = 0x90;
    private static final int HEXADECIMAL = 16;

    private Objdump() {
    }

    /** An instruction as it is printed; not there when the bytes are none. */
    record Printed(int length, Optional<String> text) {
    }

    /** Disassembles the first instruction of each of some byte strings. */
    static List<Printed> of(List<byte[]> codes, int bits) throws IOException {
        byte[] all = new byte[codes.size() * SLOT];
        java.util.Arrays.fill(all, (byte) NO_OPERATION);
        for (int i = 0; i < codes.size(); i++) {
            System.arraycopy(codes.get(i), 0, all, i * SLOT, codes.get(i).length);
        }
        Path file = Files.createTempFile("objdump", ".bin");
        try {
            Files.write(file, all);
            return parsed(run(file, bits), codes.size());
        } finally {
            Files.delete(file);
        }
    }

    private static String run(Path file, int bits) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder("objdump", "-D", "-w", "-b", "binary", "-m",
                    bits == Long.SIZE ? "i386:x86-64" : "i386", "-M", "intel", file.toString())
                    .redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new AssertionError("GNU binutils are needed for this test, but objdump cannot be started: install "
                    + "the package binutils (releng/test.sh does)", e);
        }
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<Printed> parsed(String output, int count) {
        List<Printed> printed = new ArrayList<>();
        for (String line : output.split("\n")) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && Integer.parseInt(row.group(1), HEXADECIMAL) % SLOT == 0) {
                String text = row.group(3) == null ? "" : COMMENT.matcher(row.group(3)).replaceAll("");
                printed.add(new Printed(row.group(2).trim().split(" ").length,
                        text.isEmpty() || text.contains("(bad)") ? Optional.empty()
                                : Optional.of(text.strip().toLowerCase(Locale.ROOT))));
            }
        }
        if (printed.size() != count) {
            throw new AssertionError("objdump shows " + printed.size() + " instructions of " + count);
        }
        return printed;
    }
}
