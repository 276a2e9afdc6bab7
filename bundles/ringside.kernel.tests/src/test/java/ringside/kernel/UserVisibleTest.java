package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import ringside.assembler.source.AssemblyException;

/**
 * What user programs saw on a real CPU under a real kernel: the same signals at the same addresses with the same
 * registers, the same stops for a tracer, the same registers at the end. The programs and all that surrounds them stand
 * in {@code uservisible/}; what is not compared stands there too, with the reason.
 */
class UserVisibleTest {

    private static final String RECORDING = "real_cpu_user_visible.jsonl";
    private static final int SCENARIOS = 47;
    private static final Set<String> NO_VALUES = Set.of("ev");

    static Stream<String> scenarios() {
        return Oracle.lines(RECORDING).stream().map(line -> line.get("scenario").getAsString());
    }

    @Test
    void everyRecordedScenarioHasAProgram() {
        assertThat(resource("/uservisible/scenarios.jsonl").lines().map(UserVisibleTest::object)
                .map(line -> line.get("scenario").getAsString())).containsExactlyElementsOf(scenarios().toList())
                .hasSize(SCENARIOS);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theProgramSeesWhatItSawOnTheRealCpu(String name) throws AssemblyException {
        JsonObject scenario = scenario(name);
        UserVisibleProgram program = new UserVisibleProgram(scenario, program(), States.profile("v6.5"), States.AMD);
        List<Map<String, Long>> seen = program.run();
        List<JsonObject> recorded = recorded(name, scenario);
        assertThat(differences(seen, recorded, scenario)).as("%s: seen %s", name, seen).isEmpty();
        if (scenario.has("end")) {
            assertThat(program.place()).contains(scenario.get("end").getAsString());
        }
    }

    /** The recorded events without those that say nothing about the program or are left out with a reason. */
    private static List<JsonObject> recorded(String name, JsonObject scenario) {
        Set<String> omitted = scenario.has("omit") ? scenario.getAsJsonObject("omit").keySet() : Set.of();
        List<JsonObject> all = new ArrayList<>();
        for (JsonElement each : Oracle.lines(RECORDING).stream()
                .filter(line -> line.get("scenario").getAsString().equals(name)).findFirst().orElseThrow()
                .getAsJsonArray("events")) {
            String kind = each.getAsJsonObject().get("ev").getAsString();
            if (!kind.equals("note") && !omitted.contains(kind)) {
                all.add(each.getAsJsonObject());
            }
        }
        return all;
    }

    private static List<String> differences(List<Map<String, Long>> seen, List<JsonObject> recorded,
            JsonObject scenario) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < recorded.size(); i++) {
            if (i >= seen.size()) {
                differences.add("event " + i + " is missing: " + recorded.get(i));
            } else {
                compare(i, seen.get(i), recorded.get(i), scenario, differences);
            }
        }
        boolean ends = recorded.isEmpty() || !recorded.get(recorded.size() - 1).get("ev").getAsString().equals("after");
        if (!ends && seen.size() > recorded.size()) {
            differences.add("more is seen than recorded");
        }
        return differences;
    }

    private static void compare(int index, Map<String, Long> seen, JsonObject recorded, JsonObject scenario,
            List<String> differences) {
        for (String name : recorded.keySet()) {
            if (!NO_VALUES.contains(name) && !skipped(name, recorded, scenario, index)) {
                long expected = Oracle.number(recorded, name);
                if (!Long.valueOf(expected).equals(seen.get(name))) {
                    differences.add(String.format("event %d: %s is %s, recorded 0x%x", index, name,
                            seen.get(name) == null ? "nothing" : "0x" + Long.toHexString(seen.get(name)), expected));
                }
            }
        }
    }

    /** Who sent a signal, and what a stop says about its signal, are not the program's business. */
    private static boolean skipped(String name, JsonObject recorded, JsonObject scenario, int index) {
        boolean stop = recorded.get("ev").getAsString().equals("ptrace_stop");
        boolean fromTask = recorded.has("code") && recorded.get("code").getAsInt() == 0;
        if (name.equals("addr") && (stop || fromTask) || name.equals("code") && stop) {
            return true;
        }
        if (stop && UserVisibleProgram.pokes(scenario, index).contains(name)) {
            return true;
        }
        return scenario.has("skip") && scenario.getAsJsonObject("skip").has(name) && scenario.getAsJsonObject("skip")
                .getAsJsonObject(name).getAsJsonArray("events").contains(new JsonPrimitive(index));
    }

    private static JsonObject object(String line) {
        return JsonParser.parseString(line).getAsJsonObject();
    }

    /** What surrounds the program of a recorded scenario. */
    static JsonObject scenario(String name) {
        return resource("/uservisible/scenarios.jsonl").lines().map(UserVisibleTest::object)
                .filter(line -> line.get("scenario").getAsString().equals(name)).findFirst().orElseThrow();
    }

    /** The program of all scenarios. */
    static String program() {
        return resource("/uservisible/program.s");
    }

    static String resource(String name) {
        try (InputStream in = UserVisibleTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
