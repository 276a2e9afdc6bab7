package ringside.scenarios.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ringside.scenarios.file.Digests;
import ringside.scenarios.file.ExpectedOnDisk;

/**
 * The text of a file that is small enough, is UTF-8 and holds no NUL. It remembers where its lines start, so that
 * offsets can be told as line and column.
 */
public final class SourceText {

    /** MiB that a scenario or a program may have. */
    static final int LIMIT = 1;

    private static final int MEBIBYTE = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final String text;
    private final ExpectedOnDisk onDisk;
    private final int[] lineStarts;

    private SourceText(String name, String text, ExpectedOnDisk onDisk) {
        this.name = name;
        this.text = text;
        this.onDisk = onDisk;
        this.lineStarts = lineStarts(text);
    }

    public static SourceText of(Path file) throws Refusal {
        return of(file, LIMIT);
    }

    /** @param limit MiB that are accepted */
    public static SourceText of(Path file, int limit) throws Refusal {
        String name = file.toString();
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new Refusal(name, Files.isDirectory(file) ? "this is a directory: choose a file in it"
                        : "this is not a regular file: choose one");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = bounded(in, name, limit);
                ExpectedOnDisk seen = new ExpectedOnDisk.Content(bytes.length,
                        Files.getLastModifiedTime(file).toInstant(), Digests.sha256(bytes));
                return new SourceText(name, decoded(bytes, name), seen);
            }
        } catch (NoSuchFileException missing) {
            throw new Refusal(name, "there is no such file");
        } catch (AccessDeniedException denied) {
            throw new Refusal(name, "this file may not be read: check its permissions");
        } catch (IOException failed) {
            throw new Refusal(name, "this file cannot be read: " + failed.getMessage());
        }
    }

    public static SourceText of(InputStream in, String name) throws Refusal {
        return of(in, name, LIMIT);
    }

    /** @param limit MiB that are accepted */
    public static SourceText of(InputStream in, String name, int limit) throws Refusal {
        try {
            return new SourceText(name, decoded(bounded(in, name, limit), name), ExpectedOnDisk.NOTHING);
        } catch (IOException failed) {
            throw new Refusal(name, "this cannot be read: " + failed.getMessage());
        }
    }

    private static byte[] bounded(InputStream in, String name, int limit) throws IOException, Refusal {
        byte[] bytes = in.readNBytes(limit * MEBIBYTE + 1);
        if (bytes.length > limit * MEBIBYTE) {
            throw new Refusal(name, "this file is larger than " + limit
                    + " MiB, the most that is accepted: it is probably something else");
        }
        if (bytes.length == 0) {
            throw new Refusal(name, "this file is empty");
        }
        return bytes;
    }

    private static String decoded(byte[] bytes, String name) throws Refusal {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new Refusal(name, "this file is UTF-16: save it as UTF-8");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        String content = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        int nul = content.indexOf('\0');
        if (nul >= 0) {
            throw at(name, content, nul, "a NUL byte: this is not a text file");
        }
        if (result.isError()) {
            throw at(name, content, content.length(), String.format(
                    "the byte 0x%02x is not UTF-8: save the file as UTF-8", bytes[in.position()]));
        }
        if (content.isBlank()) {
            throw new Refusal(name, "this file is empty");
        }
        return content;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static Refusal at(String name, String text, int offset, String message) {
        return new Refusal(List.of(new SourceText(name, text, ExpectedOnDisk.NOTHING).diagnostic(offset, message)));
    }

    /** LF, CR LF and CR end a line, as in XML. */
    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, lines * 2);
                }
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The file as it was read; {@link ExpectedOnDisk#NOTHING} if this is not from a file. */
    public ExpectedOnDisk onDisk() {
        return onDisk;
    }

    /** Line of an offset, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Column of an offset, from 1. */
    public int column(int offset) {
        return offset - lineStarts[line(offset) - 1] + 1;
    }

    /** The offset of a line and column, moved into the text if they are outside. */
    public int offset(int line, int column) {
        if (line < 1) {
            return 0;
        }
        if (line > lineStarts.length) {
            return text.length();
        }
        return Math.min(text.length(), lineStarts[line - 1] + Math.max(0, column - 1));
    }

    public Diagnostic diagnostic(int offset, String message) {
        return new Diagnostic(name, line(offset), column(offset), message);
    }
}
