package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import ringside.machine.state.Delivery;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;

/**
 * The recorded programs that fault, against the real CPU: vector, error code, address, saved registers, and the
 * single-step traps before. Programs with system calls need a kernel and are left to its tests.
 */
class FaultReplayTest {
    private static final String TRACES = "traces_fault.jsonl";
    private static final int STEP_LIMIT = 1000;
    private static final long TASK_SIZE_MAX = 0x7ffffffff000L;
    private static final String KERNEL = "entry: hlt\nother: hlt\nvector1: iretq";

    private static List<Map<String, Object>> traces() {
        List<Map<String, Object>> traces = new ArrayList<>();
        for (String line : Oracle.lines(TRACES)) {
            Map<String, Object> trace = Json.object(line);
            if (source(trace).lines().noneMatch(code -> code.strip().equals("syscall"))) {
                traces.add(trace);
            }
        }
        return traces;
    }

    private static String source(Map<String, Object> trace) {
        return Oracle.text("programs/fault/" + trace.get("program") + ".s");
    }

    @Test
    void mostProgramsNeedNoKernel() {
        assertThat(traces().size()).isEqualTo(25);
    }

    @TestFactory
    List<DynamicTest> faultsAsTheRealCpuDid() {
        return traces().stream().map(trace -> dynamicTest((String) trace.get("program"), () -> replay(trace))).toList();
    }

    private static void replay(Map<String, Object> trace) {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, source(trace), KERNEL);
        kernel.memory().hideFrom(TASK_SIZE_MAX);
        kernel.set(Register.RSP, 0);
        RunResult result = kernel.cpu().run(STEP_LIMIT);
        List<Delivery> traps = kernel.deliveries().stream().filter(d -> d.vector() == 1).toList();
        List<?> recordedTraps = (List<?>) trace.get("traps");
        assertThat(traps.stream().map(Delivery::rip)).isEqualTo(recordedTraps.stream()
                .map(trap -> Json.hex(object(trap).get("rip"))).toList());
        if (trace.get("ended").equals("hlt-marker")) {
            assertThat(result.why()).isEqualTo(StopReason.END_MARK);
            return;
        }
        assertThat(result.why()).isEqualTo(StopReason.HALTED);
        Map<String, Object> fault = object(trace.get("fault"));
        Delivery delivery = kernel.lastDelivery();
        assertThat((long) delivery.vector()).isEqualTo(fault.get("trapno"));
        assertThat(delivery.cpl()).isEqualTo(3);
        assertThat(delivery.error().orElse(0)).isEqualTo(Json.hex(fault.get("err")));
        delivery.cr2().ifPresent(cr2 -> assertThat(cr2).isEqualTo(Json.hex(fault.get("cr2"))));
        checkRegisters(kernel, object(trace.get("end")));
    }

    private static void checkRegisters(SmallKernel kernel, Map<String, Object> expected) {
        expected.forEach((name, value) -> {
            long actual = switch (name) {
                case "rip" -> kernel.frame(0);
                case "rflags" -> kernel.frame(2);
                case "rsp" -> kernel.frame(3);
                default -> kernel.get(Register.named(name).orElseThrow());
            };
            assertThat(actual).as(name).isEqualTo(Json.hex(value));
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
