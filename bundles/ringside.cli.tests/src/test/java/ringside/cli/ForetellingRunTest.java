package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run --set-at} and {@code run --foretell}: edits on the way, and what each step says of the next return. */
class ForetellingRunTest {
    @TempDir
    private Path folder;

    private static List<JsonObject> objects(Ran ran) {
        return ran.lines().stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }

    private static List<JsonObject> run(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "run";
        System.arraycopy(more, 0, all, 1, more.length);
        all[all.length - 2] = "--format";
        all[all.length - 1] = "jsonl";
        return objects(Ran.command(all));
    }

    private static JsonObject result(List<JsonObject> objects) {
        return objects.get(objects.size() - 1).getAsJsonObject("result");
    }

    private static JsonObject foretold(List<JsonObject> objects, long step) {
        return objects.stream().filter(o -> !o.has("event") && o.has("step") && o.get("step").getAsLong() == step)
                .findFirst().orElseThrow().getAsJsonObject("foretold");
    }

    @Test
    void aReturnTellsItsOriginAndWhatWasAskedWhen() {
        JsonObject made = result(run("s22-task-work", "--kernel", "v6.8"));
        assertThat(made.get("origin").getAsString()).isEqualTo("syscall");
        assertThat(made.get("by").getAsString()).isEqualTo("SYSCALL");
        List<JsonObject> asked = made.getAsJsonArray("asked").asList().stream().map(each -> each.getAsJsonObject())
                .toList();
        assertThat(asked).extracting(each -> each.get("check").getAsString()).containsExactly("RCX_RIP", "R11_FLAGS",
                "CS", "SS", "LIMIT", "RF_TF");
        assertThat(asked).extracting(each -> each.get("step").getAsLong()).isSorted();
        assertThat(asked).allMatch(each -> each.get("held").getAsBoolean());
        assertThat(asked.get(0).getAsJsonObject("operands").get("RIP").getAsString()).isEqualTo("0x401007");
        assertThat(made.get("decided").getAsLong()).isEqualTo(asked.get(5).get("step").getAsLong())
                .isLessThan(made.get("returned").getAsLong());
    }

    @Test
    void checksThatAreNotAskedAreAbsentAndAReturnWithoutAnyHasNoDecision() {
        JsonObject slow = result(run("s31-tracer-moves-rip", "--kernel", "seed"));
        assertThat(slow.getAsJsonArray("asked")).hasSize(1);
        assertThat(slow.getAsJsonArray("asked").get(0).getAsJsonObject().get("held").getAsBoolean()).isFalse();
        JsonObject fast = result(run("s01-plain-getpid", "--kernel", "seed"));
        assertThat(fast.getAsJsonArray("asked")).isEmpty();
        assertThat(fast.get("decided").isJsonNull()).isTrue();
    }

    @Test
    void anEditOnTheWayIsKnownToWhatIsForetoldFromItsStepOn() {
        List<JsonObject> plain = run("s22-task-work", "--kernel", "v6.8", "--foretell");
        JsonObject made = result(plain);
        long asked = made.getAsJsonArray("asked").get(0).getAsJsonObject().get("step").getAsLong();
        long before = asked - 3;
        List<JsonObject> edited = run("s22-task-work", "--kernel", "v6.8", "--foretell", "--set-at",
                before + ":pt_regs.ip=0x401000");
        assertThat(foretold(edited, before - 1).get("path").getAsString()).isEqualTo("SYSRET");
        assertThat(foretold(edited, before).get("path").getAsString()).isEqualTo("IRET");
        assertThat(foretold(edited, before).get("reason").getAsString()).isEqualTo("RCX_RIP");
        JsonObject first = edited.stream().filter(o -> o.has("return")).findFirst().orElseThrow();
        assertThat(first.getAsJsonObject("return").get("reason").getAsString()).isEqualTo("RCX_RIP");
        List<JsonObject> late = run("s22-task-work", "--kernel", "v6.8", "--foretell", "--set-at",
                asked + ":pt_regs.ip=0x401000");
        assertThat(foretold(late, asked).get("path").getAsString()).isEqualTo("SYSRET");
        assertThat(result(late).get("path").getAsString()).isEqualTo("SYSRET");
    }

    /** The edit comes before it is looked whether the program is over: what is foretold there comes. */
    @ParameterizedTest
    @CsvSource({"s01-plain-getpid, v6.8, 0x401000, SYSRET", "s01-plain-getpid, v6.8, 0x0, SIGSEGV",
        "s24-raise-and-sigreturn, seed, 0x401000, IRET",
        "s45-timer-interrupt, seed, 0x401000, end"})
    void anEditAtTheLastPositionMakesTheFutureThatIsForetoldThere(String scenario, String kernel, String rip,
            String then) {
        long last = result(run(scenario, "--kernel", kernel)).get("steps").getAsLong();
        List<JsonObject> edited = run(scenario, "--kernel", kernel, "--foretell", "--max-steps", "3000", "--set-at",
                last + ":user.rip=" + rip);
        JsonObject told = foretold(edited, last);
        JsonObject made = result(edited);
        assertThat(made.get("steps").getAsLong()).isGreaterThan(last);
        if (told.has("ended")) {
            assertThat(told.get("ended").getAsString()).isEqualTo(then).isEqualTo(made.get("ended").getAsString());
        } else {
            assertThat(told.get("path").getAsString()).isEqualTo(then);
            assertThat(edited.stream().filter(o -> o.has("return")).map(o -> o.getAsJsonObject("return").get("steps")
                    .getAsLong())).contains(told.get("step").getAsLong());
        }
    }

    @ParameterizedTest
    @CsvSource({"s35-noncanonical, v4.0, IRET", "s68-no-force-iret, v4.0, TRAP"})
    void aReturnInstructionThatFaultsDoesNotArrive(String scenario, String kernel, String path) {
        List<JsonObject> told = run(scenario, "--kernel", kernel, "--foretell");
        JsonObject made = told.stream().filter(o -> o.has("return")).map(o -> o.getAsJsonObject("return"))
                .filter(o -> o.get("path").getAsString().equals(path)).filter(o -> o.has("faulted")).findFirst()
                .orElseThrow();
        assertThat(made.get("returned").isJsonNull()).isTrue();
        assertThat(made.get("faulted").getAsLong()).isEqualTo(made.get("steps").getAsLong());
        assertThat(made.getAsJsonObject("user").get("rip").getAsString()).isNotEmpty()
                .doesNotStartWith("0xffffffff");
        JsonObject before = foretold(told, made.get("faulted").getAsLong() - 1);
        assertThat(before.get("step").getAsLong()).isEqualTo(made.get("faulted").getAsLong());
        assertThat(before.get("faulted").getAsBoolean()).isTrue();
        JsonObject arrived = result(run("s22-task-work", "--kernel", kernel));
        assertThat(arrived.has("faulted")).isFalse();
        assertThat(arrived.get("returned").getAsLong()).isPositive();
    }

    /** Whether a value can be set may depend on the position: that is found before anything is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"seed|20:user.cs=0x33|privilege level 0",
        "v6.8|129:user.ss=0x10|privilege level 3", "seed|20:cpu.vendor=amd|cannot change",
        "seed|20:user.rflags.TF=2|at step 20"})
    void anEditThatIsRefusedIsNotToldAsMade(String kernel, String edit, String why) {
        for (String format : List.of("text", "jsonl")) {
            Ran ran = Ran.command("run", "s01-plain-getpid", "--kernel", kernel, "--set-at", edit, "--format", format);
            assertThat(ran.status()).isEqualTo(3);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains(why).hasLineCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"s01-plain-getpid, seed, end", "s68-no-force-iret, v4.1, oops", "s42-sysemu, v6.8, end"})
    void whereNoReturnComesTheEndIsForetold(String scenario, String kernel, String ended) {
        List<JsonObject> objects = run(scenario, "--kernel", kernel, "--foretell");
        JsonObject last = objects.stream().filter(o -> o.has("foretold")).reduce((a, b) -> b).orElseThrow();
        assertThat(last.getAsJsonObject("foretold").get("ended").getAsString()).isEqualTo(ended);
    }

    @Test
    void aLoopWithoutAReturnIsForetoldWhenTheStateComesBackWhole() throws IOException {
        String program = Files.writeString(folder.resolve("loop.s"), "again:\n    jmp again\n    hlt\n").toString();
        List<JsonObject> objects = run(program, "--kernel", "v6.8", "--foretell", "--max-steps", "400");
        assertThat(foretold(objects, 5).get("ended").getAsString()).isEqualTo("loop");
        String counting = Files.writeString(folder.resolve("count.s"), "again:\n    inc rax\n    jmp again\n    hlt\n")
                .toString();
        objects = run(counting, "--kernel", "v6.8", "--foretell", "--max-steps", "400");
        assertThat(foretold(objects, 5).get("ended").getAsString()).isEqualTo("limit");
    }

    /** A circle of 24 steps: whatever the limit, it is told as soon as a state has come back before it. */
    @ParameterizedTest
    @ValueSource(ints = {30, 60, 61, 100, 457, 700, 1000, 2100, 5000})
    void aLoopIsToldWhateverTheLimit(int limit) throws IOException {
        String program = Files.writeString(folder.resolve("eight.s"),
                "again:\n    inc rcx\n    and ecx, 7\n    jmp again\n    hlt\n").toString();
        String steps = String.valueOf(limit);
        List<JsonObject> objects = run(program, "--kernel", "v6.8", "--foretell", "--max-steps", steps);
        for (long step : new long[] {1, 5, limit - 1, limit}) {
            assertThat(foretold(objects, step).get("ended").getAsString()).isEqualTo("loop");
        }
        Ran text = Ran.command("run", program, "--kernel", "v6.8", "--max-steps", steps);
        assertThat(text.status()).isEqualTo(5);
        assertThat(text.out()).contains("A loop: step ");
        assertThat(text.err()).contains("the step limit of " + limit + " is reached. A loop: step ");
        Ran within = Ran.command("run", program, "--kernel", "v6.8", "--max-steps", "20");
        assertThat(within.out() + within.err()).doesNotContain("A loop");
    }

    /** An edit breaks the circle; what comes before it belongs to none. */
    @Test
    void aLoopBeginsBehindTheLastEdit() throws IOException {
        String program = Files.writeString(folder.resolve("still.s"), "again:\n    jmp again\n    hlt\n").toString();
        Ran ran = Ran.command("run", program, "--kernel", "v6.8", "--max-steps", "101", "--set-at", "100:user.rcx=7");
        assertThat(ran.err()).contains("step 101 has exactly the state of step 100");
        ran = Ran.command("run", program, "--kernel", "v6.8", "--max-steps", "100", "--set-at", "100:user.rcx=7");
        assertThat(ran.err()).contains("is reached").doesNotContain("A loop");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"5:user.rcxx=1|2|user.rcx", "x:user.rcx=1|2|STEP:NAME=VALUE",
        "5:user.rcx=zz|3|at step 5", "5:cpu.vendor=amd|3|cannot change", "999:user.rcx=1|0|was not made"})
    void anEditThatCannotBeMadeIsToldWithTheReason(String edit, int status, String words) {
        Ran ran = Ran.command("run", "s01-plain-getpid", "--set-at", edit);
        assertThat(ran.status()).isEqualTo(status);
        assertThat(ran.err()).contains(words).hasLineCount(status == 2 ? 2 : 1);
    }

    @Test
    void foretellingNeedsStepsToTellItWith() {
        Ran ran = Ran.command("run", "s01-plain-getpid", "--foretell");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--format jsonl");
    }
}
