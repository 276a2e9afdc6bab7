package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;
import ringside.machine.state.Vendor;

/**
 * The routines of v6.5 come in the order in which a real kernel 6.1 passed them, from SYSCALL to the first instruction
 * of the user: getpid, a signal to oneself, its rt_sigreturn, a call under the trap flag, without and with page-table
 * isolation. {@code tracephases/routines.txt} lists what the model leaves out and what it names otherwise, and why.
 */
class TracePhasesTest {

    private static final String RECORDING = "trace_phases.jsonl";
    private static final int LIMIT = 10_000;

    /** Every recorded trace, such as {@code sig@insn_restorer trace}. */
    static Stream<String> traces() {
        return Oracle.lines(RECORDING).stream().map(TracePhasesTest::name);
    }

    private static String name(JsonObject trace) {
        return trace.get("trace").getAsString() + " " + trace.get("run").getAsString();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void theRoutinesComeInTheOrderOfTheRealKernel(String name) throws AssemblyException {
        List<String> passed = visit(name);
        Set<String> inlined = words("inlined").keySet();
        assertThat(compressed(passed.stream().filter(routine -> !inlined.contains(routine))))
                .as("the model's whole path: %s", passed)
                .isEqualTo(compressed(recorded(name).stream().filter(new TreeSet<>(passed)::contains)));
    }

    @Test
    void whatTheModelLeavesOutIsExactlyWhatTheListSays() throws AssemblyException {
        Set<String> known = known();
        Set<String> left = new TreeSet<>();
        traces().forEach(name -> recorded(name).stream().filter(each -> !known.contains(each)).forEach(left::add));
        assertThat(left).isEqualTo(words("skip").keySet());
    }

    @Test
    void everyRoutineThatTheRealKernelInlinedIsPassed() throws AssemblyException {
        Set<String> passed = new TreeSet<>();
        for (String name : traces().toList()) {
            passed.addAll(visit(name));
        }
        assertThat(passed).containsAll(words("inlined").keySet());
    }

    /** The recorded routines in order, by the names of the model, each once for a stay. */
    private static List<String> recorded(String name) {
        Map<String, String> same = words("same");
        JsonObject trace = Oracle.lines(RECORDING).stream().filter(line -> name(line).equals(name)).findFirst()
                .orElseThrow();
        List<String> all = new ArrayList<>();
        for (JsonElement phase : trace.getAsJsonArray("phases")) {
            String routine = phase.getAsJsonArray().get(0).getAsString();
            if (!routine.startsWith("user:")) {
                all.add(same.getOrDefault(routine, routine));
            }
        }
        return all;
    }

    /** The names of all routines that the model passes in any of the traces. */
    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        try {
            for (String name : traces().toList()) {
                known.addAll(visit(name));
            }
        } catch (AssemblyException e) {
            throw new AssertionError(e);
        }
        return known;
    }

    /** The routines that the model passes on the recorded visit of the kernel. */
    private static List<String> visit(String name) throws AssemblyException {
        String scenario = name.substring(0, name.indexOf('@'));
        KernelOptions options = new KernelOptions(Vendor.AMD, false, name.endsWith("pti"), false, false);
        UserVisibleProgram program = new UserVisibleProgram(UserVisibleTest.scenario(scenario),
                UserVisibleTest.program(), States.profile("v6.5"), options);
        return program.visit(name.contains("@insn_restorer") ? 2 : 1, LIMIT);
    }

    private static List<String> compressed(Stream<String> routines) {
        List<String> all = new ArrayList<>();
        routines.filter(each -> all.isEmpty() || !all.get(all.size() - 1).equals(each)).forEach(all::add);
        return all;
    }

    /** The lines of the list that begin with a word: what stands behind it, and the word behind that. */
    private static Map<String, String> words(String first) {
        return UserVisibleTest.resource("/tracephases/routines.txt").lines().map(line -> line.split("\\s+", 4))
                .filter(words -> words[0].equals(first))
                .collect(Collectors.toMap(words -> words[1], words -> words[2], (one, other) -> other, TreeMap::new));
    }
}
