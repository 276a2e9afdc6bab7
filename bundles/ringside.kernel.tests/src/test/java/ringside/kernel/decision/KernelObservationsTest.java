package ringside.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ringside.kernel.States;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.machine.state.Vendor;

/** What a booted kernel 6.1, whose checks are those of the seed and of v6.5, decided from its pt_regs. */
class KernelObservationsTest {

    private static final Map<String, CheckId> REASONS = Map.of("rcx_ne_rip", CheckId.RCX_RIP, "noncanonical",
            CheckId.CANONICAL, "cs", CheckId.CS, "r11_ne_eflags", CheckId.R11_FLAGS, "rf_tf", CheckId.RF_TF, "ss",
            CheckId.SS);
    private static final int LINES = 176;
    private static final int DECIDED = 104;

    /** The seed knows 48 bits only: what a kernel with 57 bits decided is nothing to it. */
    @ParameterizedTest
    @ValueSource(strings = {"seed", "v5.6", "v6.5"})
    void theChecksDecideAsTheBootedKernelDid(String profile) throws IOException {
        List<String> differences = new ArrayList<>();
        int decided = 0;
        List<String> lines = lines();
        for (String line : lines) {
            JsonObject entry = JsonParser.parseString(line).getAsJsonObject();
            if (entry.has("decision") && "entry_SYSCALL_64".equals(entry.get("decision").getAsString())) {
                decided++;
                if (!profile.equals("seed") || !entry.get("la57").getAsBoolean()) {
                    compare(profile, entry, differences);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(lines).hasSize(LINES);
        assertThat(decided).isEqualTo(DECIDED);
    }

    private static void compare(String profile, JsonObject entry, List<String> differences) {
        Vendor vendor = entry.get("vendor").getAsString().equals("AuthenticAMD") ? Vendor.AMD : Vendor.INTEL;
        KernelOptions options = new KernelOptions(vendor, entry.get("la57").getAsBoolean(), false, false, false);
        Verdict verdict = new Decision(States.profile(profile), options)
                .decide(state(entry.getAsJsonObject("pt_regs")));
        Path path = Path.named(entry.get("path").getAsString()).orElseThrow();
        String first = entry.get("first_fail").getAsString();
        Optional<CheckId> reason = first.equals("none") ? Optional.empty() : Optional.of(REASONS.get(first));
        if (verdict.path() != path || !verdict.reason().equals(reason)) {
            differences.add(entry.get("scenario") + " #" + entry.get("n") + ": " + path + " " + reason + ", but "
                    + verdict.summary());
        }
    }

    private static ReturnState state(JsonObject regs) {
        return new ReturnState(hex(regs, "rcx"), hex(regs, "rip"), hex(regs, "cs"), hex(regs, "r11"),
                hex(regs, "eflags"), hex(regs, "ss"));
    }

    private static long hex(JsonObject regs, String name) {
        return Long.parseUnsignedLong(regs.get(name).getAsString().substring(2), 16);
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = KernelObservationsTest.class
                .getResourceAsStream("/oracle/kernel_6.1_observations.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
