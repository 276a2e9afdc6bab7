package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scenario made of pasted registers returns as the answer about them says, on every kernel that asks. */
class ExplainedScenarioTest {
    private static final String[] KERNELS = {"v4.0", "v4.1", "seed", "v4.10", "v5.6", "v6.5", "v6.8"};
    @TempDir
    private Path folder;

    private static JsonObject last(Ran ran) {
        return JsonParser.parseString(ran.lines().get(ran.lines().size() - 1)).getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "rcx=0x7ffff7eb1236 r11=0x246 rip=0x7ffff7eb1234 cs=0x33 ss=0x2b rflags=0x246 orig_rax=0x0",
        "rcx=0x7ffff7eb1236 r11=0x246 rip=0x7ffff7eb1236 cs=0x33 ss=0x2b rflags=0x246 orig_rax=0x1 rax=0x5 rbx=0x7 "
                + "r12=0xc r15=0xf rbp=0x9 rdi=0x1 rsp=0x7ffffffde100",
        "rcx=0x7ffff7eb1236 r11=0x246 rip=0x7ffff7eb1236 cs=0x33 ss=0x2b rflags=0x200246 orig_rax=0x1 rax=0x5",
        "rcx=0xffffffffffffffff r11=0x246 rip=0x800000000000 cs=0x33 ss=0x2b rflags=0x246 orig_rax=0x1 rax=0x5",
        "rcx=0x800000000000 r11=0x246 rip=0x800000000000 cs=0x33 ss=0x2b rflags=0x246 orig_rax=0x1 rax=0x5",
        "rcx=0x7ffff7eb1236 r11=0x10346 rip=0x7ffff7eb1236 cs=0x33 ss=0x2b rflags=0x10346 orig_rax=0x1 rax=0x5",
        "rcx=0x7ffff7eb1236 r11=0x246 rip=0x7ffff7eb1236 cs=0x33 ss=0x53 rflags=0x246 orig_rax=0x1 rax=0x5"})
    void theRunMakesTheReturnThatTheAnswerTells(String paste) throws IOException {
        String text = Files.writeString(folder.resolve("paste.txt"), paste + "\n").toString();
        for (String kernel : KERNELS) {
            for (String option : new String[] {"--vendor=intel", "--xen-pv"}) {
                String scenario = folder.resolve(kernel + option + ".ringside").toString();
                JsonObject answer = last(Ran.command("explain", "--kernel", kernel, option, "--format", "json",
                        "--scenario", scenario, text));
                JsonObject made = last(Ran.command("run", scenario, "--format", "jsonl")).getAsJsonObject("result");
                assertThat(made.get("ended").getAsString()).as(kernel + option).isIn("end", "oops", "SIGSEGV");
                for (String key : new String[] {"path", "reason", "failing"}) {
                    assertThat(made.get(key)).as("%s %s %s of %s", kernel, option, key, paste)
                            .isEqualTo(answer.get(key));
                }
                if (paste.contains("rbx")) {
                    JsonObject user = made.getAsJsonObject("user");
                    for (String register : paste.replaceFirst(" orig_rax=0x1", "").split(" ")) {
                        assertThat(user.get(register.split("=")[0].replace("eflags", "flags")).getAsString())
                                .as(kernel + option + ": " + register).isEqualTo(register.split("=")[1]);
                    }
                }
            }
        }
    }
}
