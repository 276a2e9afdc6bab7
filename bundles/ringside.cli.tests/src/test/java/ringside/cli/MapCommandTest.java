package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.kernel.profile.Profiles;
import ringside.kernel.questions.InputClasses;

class MapCommandTest {
    private static final int CLASSES = InputClasses.ofAllProfiles().all().size();

    static List<String> profiles() {
        return Profiles.all().stream().map(profile -> profile.id()).toList();
    }

    /** The rows of the map are input for {@code decide}, which gives the same answers. */
    @ParameterizedTest
    @MethodSource("profiles")
    void decideConfirmsEveryRow(String profile) {
        for (String[] machine : new String[][] {{}, {"--la57"}}) {
            List<String> arguments = new ArrayList<>(List.of("map", "--kernel", profile, "--format", "csv"));
            arguments.addAll(List.of(machine));
            Ran map = Ran.command(arguments.toArray(String[]::new));
            assertThat(map.status()).isZero();
            assertThat(map.lines()).hasSize(CLASSES + 1).first().asString()
                    .isEqualTo("class,rip_class,rcx_equals_rip,cs_class,ss_class,r11_equals_flags,r11_rf,r11_tf,"
                            + "flags_rf,flags_tf,cx,ip,cs,r11,flags,ss,path,reason,failing");
            List<String> decide = new ArrayList<>(List.of("decide", "--check", "--kernel", profile));
            decide.addAll(List.of(machine));
            Ran decided = Ran.withInput(map.out(), decide.toArray(String[]::new));
            assertThat(decided.err()).isEmpty();
            assertThat(decided.status()).isZero();
            assertThat(decided.out()).isEqualTo(map.out());
        }
    }

    @Test
    void jsonAndTextSayTheSameAsCsv() {
        List<String> csv = Ran.command("map", "--kernel", "seed", "--format", "csv").lines();
        List<String> json = Ran.command("map", "--kernel", "seed", "--format", "jsonl").lines();
        List<String> text = Ran.command("map", "--kernel", "seed").lines().stream()
                .filter(line -> line.matches(" *\\d+  [a-z].*")).toList();
        assertThat(json).hasSize(CLASSES);
        assertThat(text).hasSize(CLASSES);
        for (int at = 0; at < CLASSES; at++) {
            String[] cells = csv.get(at + 1).split(",", -1);
            JsonObject object = JsonParser.parseString(json.get(at)).getAsJsonObject();
            assertThat(object.get("class").getAsInt()).isEqualTo(at + 1).isEqualTo(Integer.parseInt(cells[0]));
            assertThat(object.get("rip_class").getAsString()).isEqualTo(cells[1]);
            assertThat(object.get("rcx_equals_rip").getAsBoolean()).isEqualTo(Boolean.parseBoolean(cells[2]));
            assertThat(object.get("ip").getAsString()).isEqualTo(cells[11]);
            JsonArray failing = object.get("failing").getAsJsonArray();
            assertThat(String.join("+", failing.asList().stream().map(each -> each.getAsString()).toList()))
                    .isEqualTo(cells[18]);
            assertThat(text.get(at).split("\\s+")).contains(cells[1], cells[16], cells[17].isEmpty() ? "-" : cells[17],
                    cells[18].isEmpty() ? "-" : cells[18], "rip=" + cells[11], "rcx=" + cells[10],
                    "rflags=" + cells[14]);
        }
    }

    @Test
    void textEndsWithTheMapInShortAndItsCounts() {
        Ran ran = Ran.command("map", "--kernel", "v6.8", "--summary");
        assertThat(ran.out()).contains("IRET         LIMIT         28  RCX = RIP; RIP not user-48; CS 0x33; SS 0x2b; "
                + "R11 = RFLAGS", "6400 classes; by path: SYSRET 1, IRET 6399; by first reason: RCX_RIP 3200, "
                        + "R11_FLAGS 2560, CS 512, SS 96, LIMIT 28, RF_TF 3", "last-page-48      0x7ffffffff000");
        assertThat(ran.lines()).hasSizeLessThan(40);
    }

    @Test
    void allOptionsAreOneMapForEachMachine() {
        Ran csv = Ran.command("map", "--kernel", "seed", "--all-options", "--format", "csv");
        assertThat(csv.lines()).hasSize(8 * CLASSES + 1);
        assertThat(csv.lines().get(1)).startsWith("intel,false,false,1,user-48,");
        assertThat(csv.lines().get(8 * CLASSES)).startsWith("amd,true,true,6400,kernel-48,").contains(",XEN_PV,");
        assertThat(Ran.command("map", "--kernel", "seed", "--all-options", "--summary").out())
                .contains("Machine: amd, la57, xen-pv");
    }

    @Test
    void wrongUsageIsToldWithWhatWouldBeRight() {
        Ran missing = Ran.command("map");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("--kernel PROFILE is missing");
        assertThat(Ran.command("map", "--kernel", "sede").err()).contains("did you mean seed?");
        assertThat(Ran.command("map", "--kernel", "seed", "--pti").err()).contains("does not know pti");
        assertThat(Ran.command("map", "--kernel", "seed", "--la57", "--all-options").status()).isEqualTo(2);
        assertThat(Ran.command("map", "--kernel", "seed", "--summary", "--format", "csv").status()).isEqualTo(2);
        assertThat(Ran.command("map", "--help").out()).contains("Usage: ringside map", "exactly one class");
    }
}
