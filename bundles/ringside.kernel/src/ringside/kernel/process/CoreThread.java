package ringside.kernel.process;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A thread in a core file.
 *
 * @param id        its number; of a machine that was dumped, that of the CPU as the dump counts
 * @param signal    the signal that ended or stopped it, 0 for none
 * @param offset    where its note begins in the file
 * @param registers name to value; orig_ax is missing where the writer of the file does not know it
 */
public record CoreThread(int id, int signal, long offset, Map<String, Long> registers) {

    public CoreThread {
        registers = Collections.unmodifiableMap(new LinkedHashMap<>(registers));
    }
}
