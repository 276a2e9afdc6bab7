package ringside.kernel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.SeccompAction;
import ringside.kernel.service.setup.SeccompRule;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.task.KernelListener;
import ringside.kernel.service.task.SignalEvent;
import ringside.kernel.service.task.StopEvent;
import ringside.machine.Cpu;
import ringside.machine.memory.Memory;
import ringside.machine.state.Register;

/**
 * Runs the program of a recorded scenario and notes what the recorder noted: every signal with the registers in its
 * frame, every stop for the tracer, the registers at the end. All by the names of the recording.
 */
final class UserVisibleProgram implements KernelListener {

    private static final int LIMIT = 200_000;
    private static final Map<String, Integer> UCONTEXT = Map.of("rip", 16, "rsp", 15, "eflags", 17, "rcx", 14, "r11", 3,
            "rax", 13, "selectors", 18, "err", 19, "trapno", 20);
    private static final int GREGS = 40;
    private static final Map<String, PtSlot> SLOTS = Map.of("rip", PtSlot.IP, "rsp", PtSlot.SP, "eflags", PtSlot.FLAGS,
            "rcx", PtSlot.CX, "r11", PtSlot.R11, "rax", PtSlot.AX, "cs", PtSlot.CS, "ss", PtSlot.SS);
    private static final Map<String, Register> REGISTERS = Map.of("rsp", Register.RSP, "eflags", Register.RFLAGS, "rcx",
            Register.RCX, "r11", Register.R11, "rax", Register.RAX, "cs", Register.CS, "ss", Register.SS);

    private final JsonObject scenario;
    private final BootedKernel kernel;
    private final List<Map<String, Long>> events = new ArrayList<>();
    private boolean entering;
    private boolean sent;
    private boolean raised;

    /** @param scenario a line of {@code uservisible/scenarios.jsonl} */
    UserVisibleProgram(JsonObject scenario, String program, Profile profile, KernelOptions options)
            throws AssemblyException {
        this.scenario = scenario;
        this.kernel = BootedKernel.boot(profile, options, setup(before() + program + data()));
    }

    private String before() {
        return ".set NARROW, " + (scenario.has("narrow") ? 1 : 0) + "\n";
    }

    /** The tables that the program ends with. */
    private String data() {
        StringBuilder text = new StringBuilder(".align 8\nedits:\n");
        if (scenario.has("edits")) {
            scenario.getAsJsonObject("edits").entrySet().forEach(edit -> text.append(String.format("    .quad %d, %s%n",
                    GREGS + 8 * UCONTEXT.get(edit.getKey()), edit.getValue().getAsString())));
        }
        int traps = scenario.has("traps") ? scenario.get("traps").getAsInt() : 1;
        return text.append("    .quad 0\ntraps:\n    .quad ").append(traps).append('\n').toString();
    }

    private TaskSetup setup(String program) {
        Map<Register, Long> registers = new EnumMap<>(Register.class);
        registers.putAll(Map.of(Register.RCX, 0xc1c1c1c1c1c1c1c1L, Register.R11, 0x1111111111111111L, Register.RSP,
                0x4f1000L, Register.RDI, 0xd1d1L, Register.RSI, 0x51L, Register.RDX, 0xd1L, Register.R10, 0xaL));
        registers.put(Register.RIP, Oracle.number(scenario, "start"));
        JsonObject given = scenario.getAsJsonObject("registers");
        given.keySet().forEach(name -> registers.put(Register.named(name).orElseThrow(), Oracle.number(given, name)));
        boolean restart = scenario.has("restart");
        List<SignalHandler> handlers = tracer() != null ? List.of() : List.of(
                new SignalHandler("SIGUSR1", "usr1", restart, true), new SignalHandler("SIGSYS", "usr1", false, true),
                new SignalHandler("SIGTRAP", "trap", false, true), new SignalHandler("SIGSEGV", "segv", false, true));
        return new TaskSetup("program.s", program, registers, Set.of(), handlers, false, tracer(), seccomp(),
                scenario.has("followChild"), null, false);
    }

    private TracerPlan tracer() {
        if (!scenario.has("tracer")) {
            return null;
        }
        JsonObject tracer = scenario.getAsJsonObject("tracer");
        List<TracerStop> stops = new ArrayList<>();
        for (JsonElement each : tracer.getAsJsonArray("stops")) {
            JsonObject stop = each.getAsJsonObject();
            List<SlotPoke> pokes = new ArrayList<>();
            if (stop.has("pokes")) {
                JsonObject writes = stop.getAsJsonObject("pokes");
                writes.keySet().forEach(slot -> pokes.add(new SlotPoke(slot, Oracle.number(writes, slot))));
            }
            stops.add(new TracerStop(pokes, resume(stop, "resume")));
        }
        return new TracerPlan(resume(tracer, "first"), stops, TracerResume.DETACH);
    }

    private static TracerResume resume(JsonObject from, String name) {
        return TracerResume.named(from.get(name).getAsString()).orElseThrow();
    }

    private List<SeccompRule> seccomp() {
        List<SeccompRule> rules = new ArrayList<>();
        if (scenario.has("seccomp")) {
            for (JsonElement each : scenario.getAsJsonArray("seccomp")) {
                JsonObject rule = each.getAsJsonObject();
                rules.add(new SeccompRule(rule.get("nr").getAsInt(),
                        SeccompAction.valueOf(rule.get("action").getAsString()), 0));
            }
        }
        return rules;
    }

    /** Runs to the end; {@return what was seen, in order} The last is the state at the end of the program. */
    List<Map<String, Long>> run() {
        kernel.listener(this);
        for (int steps = 0; steps < LIMIT && goesOn(); steps++) {
            kernel.run(1);
            raise();
            if (entering && kernel.machine().cpu().cpl() == 3) {
                entering = false;
                events.add(frame());
            }
        }
        if (ended().equals("end")) {
            Map<String, Long> end = new TreeMap<>();
            REGISTERS.forEach((name, register) -> end.put(name, kernel.machine().cpu().get(register)));
            events.add(end);
        }
        return events;
    }

    /** {@return the routines that are passed on the n-th visit of the kernel, each once for a stay, from 1} */
    List<String> visit(int number, int limit) {
        List<String> routines = new ArrayList<>();
        int visits = 0;
        boolean inside = false;
        for (int steps = 0; steps < limit && kernel.ended().isEmpty() && visits <= number; steps++) {
            kernel.run(1);
            boolean now = kernel.machine().cpu().cpl() == 0;
            visits += now && !inside ? 1 : 0;
            inside = now;
            String routine = kernel.listing().routine(kernel.machine().cpu().get(Register.RIP));
            boolean same = !routines.isEmpty() && routines.get(routines.size() - 1).equals(routine);
            if (now && visits == number && !same) {
                routines.add(routine);
            }
        }
        return routines;
    }

    private boolean goesOn() {
        if (ended().equals("blocked") && scenario.has("signal") && !sent) {
            sent = true;
            kernel.queueSignal(scenario.get("signal").getAsString());
        }
        return kernel.ended().isEmpty();
    }

    private void raise() {
        if (scenario.has("raise") && !raised) {
            JsonObject flag = scenario.getAsJsonObject("raise");
            long at = kernel.listing().symbol(flag.get("at").getAsString()).orElseThrow();
            raised = kernel.machine().cpu().get(Register.RIP) == at;
            kernel.threadFlags().set(flag.get("flag").getAsString(), raised);
        }
    }

    /** What the handler that begins finds behind RSI (siginfo) and RDX (ucontext). */
    private Map<String, Long> frame() {
        Cpu cpu = kernel.machine().cpu();
        Memory memory = kernel.machine().memory();
        long info = cpu.get(Register.RSI);
        long context = cpu.get(Register.RDX);
        Map<String, Long> frame = new TreeMap<>();
        UCONTEXT.forEach((name, index) -> frame.put(name, memory.read(context + GREGS + 8L * index, 8)));
        long selectors = frame.remove("selectors");
        frame.put("cs", selectors & 0xffff);
        frame.put("ss", selectors >>> 48);
        frame.put("sig", memory.read(info, 4));
        frame.put("code", (long) (int) memory.read(info + 8, 4));
        frame.put("addr", memory.read(info + 16, 8));
        return frame;
    }

    @Override
    public void signal(SignalEvent event) {
        entering = event.toHandler();
    }

    @Override
    public void ptraceStop(StopEvent event) {
        Map<String, Long> stop = new TreeMap<>();
        SLOTS.forEach((name, slot) -> stop.put(name, kernel.ptRegs().get(slot)));
        stop.put("rip", event.rip());
        stop.put("eflags", event.flags());
        boolean call = event.kind().startsWith("syscall");
        stop.put("sig", call ? 0x80L | Signal.SIGTRAP.number() : Signal.named(event.kind()).orElseThrow().number());
        events.add(stop);
    }

    /** The registers, by the names of the recording, that the tracer writes at a stop: they are seen as written. */
    static Set<String> pokes(JsonObject scenario, int stop) {
        JsonObject plan = scenario.getAsJsonObject("tracer").getAsJsonArray("stops").get(stop).getAsJsonObject();
        Set<String> slots = plan.has("pokes") ? plan.getAsJsonObject("pokes").keySet() : Set.of();
        return SLOTS.entrySet().stream().filter(each -> slots.contains(each.getValue().label())).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How the program ended, or an empty text. */
    String ended() {
        return kernel.ended().orElse("");
    }

    /** The label of the program where it ended. */
    Optional<String> place() {
        return kernel.listing().label(kernel.machine().cpu().get(Register.RIP));
    }
}
