package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import ringside.assembler.program.Program;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;

/**
 * The recorded programs of arithmetic and memory, instruction by instruction against the real CPU: all registers, all
 * flags (those that the SDM leaves undefined, too), and memory at the end.
 */
class AluReplayTest {
    private static final String TRACES = "traces_alu.jsonl";

    @TestFactory
    List<DynamicTest> everyInstructionDoesWhatTheRealCpuDid() {
        List<DynamicTest> tests = new ArrayList<>();
        List<String> trace = new ArrayList<>();
        for (String line : Oracle.lines(TRACES)) {
            trace.add(line);
            if (line.startsWith("{\"end\"")) {
                List<String> one = List.copyOf(trace);
                String name = (String) Json.object(one.get(0)).get("begin");
                tests.add(DynamicTest.dynamicTest(name, () -> replay(name, one)));
                trace.clear();
            }
        }
        return tests;
    }

    @Test
    void aHundredProgramsAreRecorded() {
        assertThat(Oracle.lines(TRACES).stream().filter(line -> line.startsWith("{\"end\""))).hasSize(100);
    }

    private static void replay(String name, List<String> trace) {
        Program program = Oracle.program("alu", name);
        Machine machine = user(program);
        Cpu cpu = machine.cpu();
        setAll(cpu, object(Json.object(trace.get(0)), "start"));
        for (String line : trace.subList(1, trace.size() - 1)) {
            Map<String, Object> step = Json.object(line);
            Registered expected = Registered.of(cpu);
            object(step, "after").forEach((register, value) -> expected.put(register, Json.hex(value)));
            assertThat(cpu.get(Register.RIP)).as("%s: address of %s", name, line).isEqualTo(Json.hex(step.get("rip")));
            assertThat(cpu.run(1)).as("%s: %s", name, line).isEqualTo(new RunResult(StopReason.STEPS, 1));
            assertThat(Registered.of(cpu)).as("%s: %s %s", name, cpu.last(), line).isEqualTo(expected);
        }
        Map<String, Object> end = Json.object(trace.get(trace.size() - 1));
        assertThat(cpu.run(1)).isEqualTo(new RunResult(StopReason.END_MARK, 0));
        assertThat(cpu.get(Register.RIP)).isEqualTo(Json.hex(end.get("rip")));
        checkMemory(machine, program, ".data", object(end, "data"));
        checkMemory(machine, program, ".bss", object(end, "bss"));
    }

    private static Machine user(Program program) {
        Machine machine = new Machine(SmallKernel.AMD);
        program.loadInto(machine, true);
        Cpu cpu = machine.cpu();
        cpu.set(Register.CS, SmallKernel.USER_CS);
        cpu.set(Register.SS, SmallKernel.USER_SS);
        cpu.set(Register.RIP, program.entry());
        return machine;
    }

    private static void checkMemory(Machine machine, Program program, String section, Map<String, Object> expected) {
        program.segments().stream().filter(segment -> segment.section().equals(section)).forEach(segment -> {
            for (long at = segment.address(); at + 8 <= segment.address() + segment.size(); at += 8) {
                Object value = expected.get("0x" + Long.toHexString(at));
                assertThat(machine.memory().read(at, 8)).as("memory at %x", at)
                        .isEqualTo(value == null ? 0 : Json.hex(value));
            }
        });
    }

    private static void setAll(Cpu cpu, Map<String, Object> start) {
        start.forEach((name, value) -> cpu.set(Register.named(name).orElseThrow(), Json.hex(value)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.getOrDefault(name, Map.of());
    }
}
