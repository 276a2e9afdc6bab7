package ringside.kernel.text.answer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The tables of system calls: {@code calls.txt} of 64-bit programs, {@code calls32.txt} of 32-bit programs. */
final class SystemCalls {

    /** Set in the numbers of x32 programs. */
    static final long X32 = 0x40000000L;
    private static final Map<Long, SystemCall> WIDE = read("calls.txt");
    private static final Map<Long, SystemCall> NARROW = read("calls32.txt");
    private static final long X32_OWN = 512;

    private SystemCalls() {
    }

    /** The call of a 64-bit or x32 program with this number. */
    static SystemCall of(long number) {
        boolean x32 = (number & X32) != 0;
        SystemCall call = WIDE.get(number & ~X32);
        boolean known = call != null && (x32 || call.number() < X32_OWN);
        return known ? new SystemCall(number, call.name(), call.arguments()) : new SystemCall(number, "", -1);
    }

    /** The call of a 32-bit program with this number. */
    static SystemCall of32(long number) {
        return NARROW.getOrDefault(number, new SystemCall(number, "", -1));
    }

    private static Map<Long, SystemCall> read(String file) {
        Map<Long, SystemCall> calls = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(SystemCalls.class.getResourceAsStream(file),
                StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" ")).forEach(row -> {
                int arguments = row.length > 2 ? Integer.parseInt(row[2]) : -1;
                SystemCall call = new SystemCall(Long.parseLong(row[0]), row[1], arguments);
                calls.put(call.number(), call);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return calls;
    }
}
