package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {
    private static final String STUCK = """
            _start:
                push 0x302
                popfq
                mov rcx, offset stuck_here
                pushfq
                pop r11
            stuck_here:
                nop
                nop
            end:
                hlt
            """;
    private static final String FAULT = """
            _start:
                mov rax, [0x500000]
            end:
                hlt
            """;

    @TempDir
    private Path folder;

    private String program(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static List<JsonObject> objects(Ran ran) {
        return ran.lines().stream().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    }

    @Test
    void anInstructionOutsideTheModelIsReported() throws IOException {
        String program = program("sse.s", "_start: nop\n.byte 0x0f, 0x28, 0xc1\nhlt\n");
        Ran text = Ran.command("run", program);
        assertThat(text.status()).isEqualTo(3);
        assertThat(text.out()).contains("ended: no-code, after 1 steps",
                "At 0x401001 stand the bytes 0f 28 c1 f4", "SSE: movaps");
        assertThat(text.err()).contains("sse: At 0x401001 stand the bytes 0f 28 c1 f4");
        Ran json = Ran.command("run", program, "--format", "jsonl");
        assertThat(json.status()).isEqualTo(3);
        JsonObject event = objects(json).stream().filter(o -> o.has("event")).findFirst().orElseThrow();
        assertThat(event.get("event").getAsString()).isEqualTo("outside-model");
        assertThat(event.get("rip").getAsString()).isEqualTo("0x401001");
        assertThat(event.get("what").getAsString()).isEqualTo("SSE: movaps");
    }

    @Test
    void bytesAreStepsLikeAnyOthers() throws IOException {
        Ran ran = Ran.command("run", program("bytes.s", "_start: .byte 0xff, 0xc0, 0x06, 0xf4\n"));
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("inc eax", "ended: SIGILL");
        Ran end = Ran.command("run", program("end.s", "_start: .byte 0xff, 0xc0, 0xf4\n"));
        assertThat(end.status()).isZero();
        assertThat(end.out()).contains("inc eax", "ended: end, after 1 steps");
    }

    @Test
    void aProgramThatChangesItselfIsShownAsItIs() throws IOException {
        Ran ran = Ran.command("run", program("self.s", """
                _start:
                    mov edi, 0x401000
                    mov esi, 4096
                    mov edx, 7
                    mov eax, 10
                    syscall
                    mov ecx, 2
                again:
                    inc ebx
                    mov byte ptr [again + 1], 0xcb
                    dec ecx
                    jnz again
                    hlt
                """));
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("inc ebx", "dec ebx");
        assertThat(ran.lines().stream().filter(line -> line.contains("ec ebx")).count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "v6.8"})
    void everyStepIsOneObjectWithTheSameKeysInTheSameOrder(String kernel) {
        Ran ran = Ran.command("run", "s01-plain-getpid", "--kernel", kernel, "--format", "jsonl");
        assertThat(ran.status()).isZero();
        List<JsonObject> objects = objects(ran);
        List<JsonObject> steps = objects.stream().filter(o -> o.has("step")).toList();
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i).keySet()).containsExactly("step", "phase", "routine", "rip", "text", "cpl",
                    "changes", "pt_regs");
            assertThat(steps.get(i).get("step").getAsInt()).isEqualTo(i + 1);
            assertThat(steps.get(i).get("rip").getAsString()).matches("0x[0-9a-f]+");
        }
        JsonObject result = objects.get(objects.size() - 1).getAsJsonObject("result");
        assertThat(result.keySet()).containsExactly("path", "reason", "failing", "origin", "by", "decided",
                "returned", "asked", "steps", "ended", "user");
        assertThat(result.get("steps").getAsInt()).isEqualTo(steps.size());
        assertThat(result.get("ended").getAsString()).isEqualTo("end");
        assertThat(result.get("reason").isJsonNull()).isTrue();
        assertThat(result.get("path").getAsString()).isEqualTo(kernel.equals("seed") ? "SYSRET-FAST" : "SYSRET");
        assertThat(result.getAsJsonObject("user").keySet()).contains("rax", "r15", "rip", "rflags", "cs", "ss");
        JsonObject returned = objects.get(objects.size() - 2).getAsJsonObject("return");
        assertThat(returned.keySet()).isEqualTo(result.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "v6.8"})
    void changesFollowFromOneStepToTheNext(String kernel) throws IOException {
        Ran ran = Ran.command("run", program("stuck.s", STUCK), "--kernel", kernel, "--self-trace", "--format",
                "jsonl");
        Map<String, String> known = new HashMap<>();
        for (JsonObject step : objects(ran)) {
            if (step.has("changes")) {
                for (Map.Entry<String, JsonElement> change : step.getAsJsonObject("changes").entrySet()) {
                    String before = change.getValue().getAsJsonArray().get(0).getAsString();
                    assertThat(known.getOrDefault(change.getKey(), before)).as("%s before step %s", change.getKey(),
                            step.get("step"))
                            .isEqualTo(before);
                    known.put(change.getKey(), change.getValue().getAsJsonArray().get(1).getAsString());
                }
                assertThat(step.getAsJsonObject("changes").has("rip")).isFalse();
            }
        }
        assertThat(ran.status()).isZero();
    }

    @Test
    void entryCodeFillsTheSlotsOneAfterTheOther() {
        Ran ran = Ran.command("run", "s01-plain-getpid", "--kernel", "v6.8", "--format", "jsonl");
        List<String> slots = objects(ran).stream().filter(o -> o.has("pt_regs"))
                .flatMap(o -> o.getAsJsonObject("pt_regs").keySet().stream())
                .toList();
        assertThat(slots).startsWith("ss", "sp", "flags", "cs", "ip", "orig_ax").contains("r15", "ax");
    }

    @Test
    void whatHappensStandsBehindTheStepInWhichItHappened() throws IOException {
        Ran ran = Ran.command("run", program("stuck.s", STUCK), "--kernel", "v6.8", "--self-trace", "--format",
                "jsonl");
        List<String> lines = ran.lines();
        int trap = lines.indexOf("{\"event\":\"#DB\",\"rip\":\"0x40100d\",\"cpl\":3}");
        assertThat(trap).isPositive();
        assertThat(lines.get(trap - 1)).startsWith("{\"step\":3,\"phase\":\"user\"");
        assertThat(objects(ran).stream().filter(o -> o.has("event") && o.get("event").getAsString().equals("SIGTRAP"))
                .map(o -> o.get("rip").getAsString())).containsExactly("0x40100d", "0x40100e", "0x401010", "0x401011",
                        "0x401012");
    }

    @Test
    void aFaultTellsErrorCodeAndAddress() throws IOException {
        Ran ran = Ran.command("run", program("fault.s", FAULT), "--kernel", "v6.8", "--format", "jsonl");
        assertThat(ran.lines())
                .contains("{\"event\":\"#PF\",\"rip\":\"0x401000\",\"cpl\":3,\"error\":\"0x4\",\"cr2\":\"0x500000\"}",
                        "{\"event\":\"SIGSEGV\",\"rip\":\"0x401000\",\"code\":1,"
                                + "\"trapno\":14,\"error\":\"0x4\",\"cr2\":\"0x500000\"}");
        JsonObject result = objects(ran).get(ran.lines().size() - 1).getAsJsonObject("result");
        assertThat(result.get("ended").getAsString()).isEqualTo("SIGSEGV");
        assertThat(result.get("path").isJsonNull()).isTrue();
        assertThat(result.getAsJsonObject("user").get("rip").getAsString()).isEqualTo("0x401000");
        assertThat(ran.status()).isZero();
    }

    @Test
    void severalProgramsAreRunOneAfterTheOtherEachBehindItsName() throws IOException {
        Ran ran = Ran.command("run", program("a.s", STUCK), program("b.s", FAULT), "--kernel", "v6.8", "--format",
                "jsonl");
        assertThat(ran.lines().get(0)).isEqualTo("{\"begin\":\"a\"}");
        assertThat(ran.lines()).contains("{\"begin\":\"b\"}");
        assertThat(ran.lines().stream().filter(l -> l.startsWith("{\"result\"")).count()).isEqualTo(2);
    }

    @Test
    void aLoopReachesTheStepLimitAndIsNamed() throws IOException {
        Ran ran = Ran.command("run", program("stuck.s", STUCK), "--kernel", "seed", "--self-trace", "--disable-check",
                "RF_TF", "--max-steps",
                "30000");
        assertThat(ran.status()).isEqualTo(5);
        assertThat(ran.err()).contains("step limit of 30000").contains("loop");
        assertThat(ran.out()).contains("ended: limit");
    }

    @Test
    void theTextFormEndsWithTheVerdictAndItsReasons() throws IOException {
        Ran ran = Ran.command("run", program("stuck.s", STUCK), "--kernel", "v6.8", "--self-trace");
        assertThat(ran.out()).contains("instruction", "stuck_here", "IRET because", "RCX_RIP", "ended: end")
                .doesNotContain("\t");
        assertThat(ran.status()).isZero();
    }

    @Test
    void expectationsAreHeld() {
        assertThat(Ran.command("run", "s01-plain-getpid", "--kernel", "v6.8", "--expect", "SYSRET").status()).isZero();
        Ran wrong = Ran.command("run", "s01-plain-getpid", "--kernel", "v6.8", "--expect", "IRET:RF_TF");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).isEqualTo("s01-plain-getpid: the last return is SYSRET, expected IRET:RF_TF\n");
        Ran forced = Ran.command("run", "s01-plain-getpid", "--kernel", "v6.8", "--set",
                "pt_regs.flags=pt_regs.flags|0x400", "--expect", "IRET");
        assertThat(forced.status()).isZero();
    }

    @Test
    void startValuesAreSetInOrder() {
        Ran ran = Ran.command("run", "s01-plain-getpid", "--kernel", "v6.8", "--set", "user.rbx=user.rip+2", "--set",
                "user.r12=user.rbx|0x10000000",
                "--set", "user.rflags.DF=on", "--set", "cpu.vendor=amd", "--set", "flag.NEED_RESCHED=1", "--format",
                "jsonl");
        assertThat(ran.status()).isZero();
        JsonObject user = objects(ran).get(ran.lines().size() - 1).getAsJsonObject("result").getAsJsonObject("user");
        assertThat(user.get("rbx").getAsString()).isEqualTo("0x401002");
        assertThat(user.get("r12").getAsString()).isEqualTo("0x10401002");
        assertThat(user.get("rflags").getAsString()).isEqualTo("0x602");
        assertThat(ran.out()).contains("schedule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--set|user.rxc=1", "--set|user.rcx", "--set|user.rcx=", "--set|user.rcx=0xzz",
        "--set|flag.NOPE=1",
        "--set|user.rflags.TF=7", "--set|cpu.vendor=via", "--disable-check|NOPE", "--disable-check|LIMIT",
        "--expect|NOPE", "--expect|IRET:NOPE",
        "--format|xml", "--max-steps|many", "--max-steps|-1", "--kernel|v9", "--pti", "--fromat|jsonl"})
    void wrongUsageIsStatusTwoAndOneClearMessage(String arguments) {
        String[] all = ("run|s01-plain-getpid|--kernel|seed|" + arguments).split("\\|");
        Ran ran = Ran.command(arguments.startsWith("--kernel") ? ("run|s01-plain-getpid|" + arguments).split("\\|")
                : all);
        assertThat(ran.status()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).startsWith("ringside run: ").doesNotContain("\tat ", "Exception");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void unknownScenariosNameTheNearest() {
        Ran ran = Ran.command("run", "s01-plain-getpit");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("s01-plain-getpid");
    }

    @Test
    void damagedInputIsStatusThreeWithThePlace() throws IOException {
        Ran program = Ran.command("run", program("bad.s", "_start:\n    mov rax,\n    bogus\n"));
        assertThat(program.status()).isEqualTo(3);
        assertThat(program.err().lines()).hasSize(2).allMatch(l -> l.matches(".*bad\\.s:[23]:\\d+: .+"));
        Ran scenario = Ran.command("run", program("bad.ringside", "<?xml version=\"1.0\"?>\n<nonsense/>\n"));
        assertThat(scenario.status()).isEqualTo(3);
        assertThat(scenario.err()).contains("bad.ringside:");
        assertThat(Ran.command("run", folder.resolve("none.s").toString()).status()).isEqualTo(3);
        assertThat(Ran.command("run", folder.resolve("none.ringside").toString()).status()).isEqualTo(3);
        assertThat(Ran.command("run", folder.toString()).status()).isEqualTo(3);
        assertThat(Ran.command("run", program("binary.s", "_start:\0\n")).status()).isEqualTo(3);
        Ran nothing = Ran.command("run", program("nothing.s", ".data\n.quad 1\n"));
        assertThat(nothing.status()).isEqualTo(3);
        assertThat(nothing.err()).contains("nothing.s: ").contains("no instruction").hasLineCount(1);
    }

    @Test
    void theMostSeriousStatusOfSeveralRunsCounts() throws IOException {
        Ran ran = Ran.command("run", program("bad.s", "    bogus\n"), program("good.s", FAULT));
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.out()).contains("SIGSEGV");
    }
}
