package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.task.SignalEvent;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;

/**
 * Every small program that was measured runs on the kernel v6.8, and every user instruction is compared with what
 * the real CPU
 * did: the way of comparing is that of compare.py beside the recordings.
 */
class RealProgramsTest {

    private static final long TEXT = 0x401000;
    private static final long TEXT_END = 0x410000;
    private static final long MAX_STEPS = 400_000;

    private final List<String> differences = new ArrayList<>();

    @Test
    void programsWithSystemCallsDoWhatTheRealCpuDid() throws AssemblyException {
        compareAll("sys", "traces_sys.jsonl", false);
    }

    @Test
    void probesDoWhatTheRealCpuDid() throws AssemblyException {
        compareAll("probe", "traces_probe.jsonl", false);
    }

    @Test
    void programsThatSetTheirOwnTrapFlagDoWhatTheRealCpuDid() throws AssemblyException {
        compareAll("tf", "traces_tf_steps.jsonl", true);
    }

    @Test
    void programsThatFaultDoWhatTheRealCpuDid() throws AssemblyException {
        compareAll("fault", "traces_fault_steps.jsonl", true);
    }

    @Test
    void freeRunsUnderTheTrapFlagStopWhereTheRealCpuDid() throws AssemblyException {
        List<JsonObject> runs = Oracle.lines("programs/traces_tf.jsonl");
        assertThat(runs).hasSize(20);
        for (JsonObject run : runs) {
            compareFreeRun("tf", run);
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void faultsReachTheProgramAsOnTheRealCpu() throws AssemblyException {
        List<JsonObject> runs = Oracle.lines("programs/traces_fault.jsonl");
        assertThat(runs).hasSize(27);
        for (JsonObject run : runs) {
            compareFreeRun("fault", run);
        }
        assertThat(differences).isEmpty();
    }

    private void compareAll(String set, String file, boolean selfTrace) throws AssemblyException {
        Map<String, List<JsonObject>> traces = Oracle.traces("programs/" + file);
        int instructions = 0;
        for (Map.Entry<String, List<JsonObject>> trace : traces.entrySet()) {
            instructions += compare(set, trace.getKey(), trace.getValue(), selfTrace);
        }
        assertThat(differences).isEmpty();
        assertThat(traces).hasSize(switch (set) {
            case "probe" -> 23;
            case "fault" -> 27;
            default -> 20;
        });
        assertThat(instructions).isGreaterThan(400);
    }

    private static BootedKernel boot(String set, String program, boolean selfTrace) throws AssemblyException {
        String file = program + ".s";
        TaskSetup task = TaskSetup.of(file, Oracle.text("programs/" + set + "/" + file)).withSelfTrace(selfTrace);
        return BootedKernel.boot(States.profile("v6.8"), KernelOptions.DEFAULT, task);
    }

    /** Returns how many user instructions were compared. */
    private int compare(String set, String program, List<JsonObject> trace, boolean selfTrace)
            throws AssemblyException {
        BootedKernel kernel = boot(set, program, selfTrace);
        Events events = new Events();
        kernel.listener(events);
        Comparison comparison = new Comparison(program, kernel);
        int record = 1;
        for (long steps = 0; steps < MAX_STEPS && kernel.ended().isEmpty(); steps++) {
            long rip = kernel.machine().cpu().get(Register.RIP);
            boolean user = kernel.machine().cpu().cpl() == 3 && rip >= TEXT && rip < TEXT_END;
            boolean fault = false;
            if (user && record >= trace.size() - 1) {
                comparison.state("at the end");
                compareLast(program, kernel, events, rip, Oracle.number(trace.get(trace.size() - 1), "rip"));
                break;
            }
            if (user) {
                comparison.before(trace.get(record), rip);
            }
            int faults = events.exceptions.size();
            if (kernel.run(1).why() == StopReason.END_MARK) {
                break;
            }
            fault = user && events.exceptions.size() > faults && events.exceptions.get(faults).rip() == rip
                    && events.exceptions.get(faults).vector() != 1;
            if (user && !fault) {
                comparison.after(trace.get(record++));
            }
        }
        compareTraps(program, trace, events);
        return record - 1;
    }

    /** A jump to a place that cannot be executed has no record of its own: the trace ends at its target. */
    private void compareLast(String program, BootedKernel kernel, Events events, long rip, long end) {
        if (rip == end) {
            return;
        }
        kernel.run(2);
        boolean jumped = !events.exceptions.isEmpty()
                && events.exceptions.get(events.exceptions.size() - 1).rip() == end;
        if (!jumped) {
            differences.add(program + ": goes on at " + Long.toHexString(rip));
        }
    }

    private void compareTraps(String program, List<JsonObject> trace, Events events) {
        List<Long> wanted = new ArrayList<>();
        for (int i = 0; i < trace.size() - 1; i++) {
            if (trace.get(i).has("trap")) {
                wanted.add(Oracle.number(trace.get(i + 1), "rip"));
            }
        }
        List<Long> traps = events.signals.stream().filter(e -> e.name().equals("SIGTRAP") && e.trapno() == 1)
                .map(SignalEvent::rip).limit(wanted.size()).toList();
        if (!traps.equals(wanted)) {
            differences.add(program + ": traps at " + traps + ", CPU " + wanted);
        }
    }

    private void compareFreeRun(String set, JsonObject run) throws AssemblyException {
        String program = run.get("program").getAsString();
        BootedKernel kernel = boot(set, program, true);
        Events events = new Events();
        kernel.listener(events);
        int traps = run.getAsJsonArray("traps").size();
        boolean limit = run.get("ended").getAsString().equals("limit");
        boolean breakpoint = run.has("fault") && Oracle.number(run.getAsJsonObject("fault"),
                "trapno") == ExceptionVector.BP.number();
        for (long steps = 0; steps < MAX_STEPS && kernel.ended().isEmpty(); steps++) {
            if (limit && events.signals.size() >= traps) {
                break;
            }
            Map<PtSlot, Long> before = breakpoint ? slots(kernel) : Map.of();
            kernel.run(1);
            if (breakpoint && endedByTheHandler(events)) {
                compareFault(program, run, events, traps);
                compareSlots(program, run, before);
                return;
            }
        }
        for (int i = 0; i < traps; i++) {
            JsonObject trap = run.getAsJsonArray("traps").get(i).getAsJsonObject();
            SignalEvent signal = i < events.signals.size() ? events.signals.get(i) : null;
            if (signal == null || signal.rip() != Oracle.number(trap, "rip")
                    || signal.code() != Oracle.number(trap, "code")) {
                differences.add(program + ": trap " + i + " is " + signal + ", CPU " + trap);
                return;
            }
        }
        compareEnd(program, run, kernel, events, traps);
    }

    /**
     * The handler of the recording prints what it got at a breakpoint and exits; the one of our programs returns at
     * once. So what is compared is what the handler got.
     */
    private static boolean endedByTheHandler(Events events) {
        return !events.signals.isEmpty()
                && events.signals.get(events.signals.size() - 1).trapno() == ExceptionVector.BP.number();
    }

    private static Map<PtSlot, Long> slots(BootedKernel kernel) {
        Map<PtSlot, Long> slots = new EnumMap<>(PtSlot.class);
        for (PtSlot slot : PtSlot.values()) {
            slots.put(slot, kernel.ptRegs().get(slot));
        }
        return slots;
    }

    private void compareEnd(String program, JsonObject run, BootedKernel kernel, Events events, int traps) {
        String ended = run.get("ended").getAsString();
        if (ended.equals("limit")) {
            return;
        }
        if (ended.equals("hlt-marker")) {
            expect(program + " ended", kernel.ended().orElse(""), "end");
            expect(program + " signals", events.signals.size(), traps);
            return;
        }
        expect(program + " ended", kernel.ended().orElse(""), events.signals.get(events.signals.size() - 1).name());
        compareFault(program, run, events, traps);
        compareSlots(program, run, slots(kernel));
    }

    private void compareFault(String program, JsonObject run, Events events, int traps) {
        SignalEvent signal = events.signals.get(events.signals.size() - 1);
        JsonObject fault = run.getAsJsonObject("fault");
        expect(program + " number of signals", events.signals.size(), traps + 1);
        expect(program + " signo", signal.number(), (int) Oracle.number(fault, "signo"));
        expect(program + " si_code", signal.code(), (int) Oracle.number(fault, "si_code"));
        expect(program + " si_addr", signal.address(), Oracle.number(fault, "si_addr"));
        expect(program + " trapno", signal.trapno(), (int) Oracle.number(fault, "trapno"));
        expect(program + " err", signal.error(), Oracle.number(fault, "err"));
        if (signal.trapno() == 14) {
            expect(program + " cr2", signal.cr2(), Oracle.number(fault, "cr2"));
        }
    }

    private void compareSlots(String program, JsonObject run, Map<PtSlot, Long> slots) {
        JsonObject fault = run.getAsJsonObject("fault");
        expect(program + " cs", slots.get(PtSlot.CS), Oracle.number(fault, "cs"));
        expect(program + " ss", slots.get(PtSlot.SS), Oracle.number(fault, "ss"));
        long undefined = run.has("undef") ? Oracle.number(run, "undef") : 0;
        JsonObject end = run.getAsJsonObject("end");
        for (String name : end.keySet()) {
            PtSlot slot = name.equals("rflags") ? PtSlot.FLAGS
                    : PtSlot.named(name).or(() -> PtSlot.named(name.substring(1))).orElseThrow();
            long mask = slot == PtSlot.FLAGS ? ~undefined : -1;
            expect(program + " " + name, slots.get(slot) & mask, Oracle.number(end, name) & mask);
        }
    }

    private void expect(String what, Object have, Object wanted) {
        if (!have.equals(wanted)) {
            differences.add(what + " is " + have + ", CPU " + wanted);
        }
    }

    /** The state after one instruction of the trace, compared before the next user instruction. */
    private final class Comparison {

        private final String program;
        private final BootedKernel kernel;
        private final Map<Register, Long> wanted = new LinkedHashMap<>();
        private final Set<Register> skipped = new HashSet<>();
        private long undefined;

        Comparison(String program, BootedKernel kernel) {
            this.program = program;
            this.kernel = kernel;
        }

        void before(JsonObject record, long rip) {
            if (rip != Oracle.number(record, "rip")) {
                differences.add(String.format("%s %s: rip is 0x%x, CPU %s", program, record.get("i"), rip, record));
            }
            state("before record " + record.get("i"));
        }

        void after(JsonObject record) {
            skipped.clear();
            if (record.has("ignore")) {
                for (JsonElement name : record.getAsJsonArray("ignore")) {
                    skipped.add(Register.named(name.getAsString()).orElseThrow());
                }
            }
            JsonObject after = record.getAsJsonObject("after");
            for (String name : after.keySet()) {
                wanted.put(Register.named(name).orElseThrow(), Oracle.number(after, name));
            }
            undefined = record.has("undef") ? Oracle.number(record, "undef") : 0;
        }

        void state(String where) {
            wanted.forEach((register, value) -> {
                long difference = kernel.machine().cpu().get(register) ^ value;
                if (register == Register.RFLAGS) {
                    difference &= ~undefined;
                }
                if (difference != 0 && !skipped.contains(register)) {
                    differences.add(
                            String.format("%s %s: %s differs by 0x%x", program, where, register.label(), difference));
                }
            });
        }
    }
}
