package ringside.kernel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Writer;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.state.Register;

/**
 * A task that stands inside the body of a system call, so that kernel services can be called one by one as a listing
 * would call them. The user program has room for data behind the label {@code data}.
 */
final class ServiceRig {

    static final String PROGRAM = """
            .intel_syntax noprefix
            .text
            _start:
                mov eax, 39
                syscall
            after:
                hlt
            handler:
                ret
            .data
            data: .skip 1024
            """;

    private static final Register[] ARGUMENTS = {Register.RDI, Register.RSI, Register.RDX, Register.RCX, Register.R8,
        Register.R9};
    private static final int MOST_STEPS = 2000;
    /** What the entry code of Linux 4.0 leaves to those system calls that look at it. */
    private static final Map<PtSlot, Long> COMPLETE = Map.of(PtSlot.SP, TaskSetup.STACK_TOP, PtSlot.CS, 0x33L,
            PtSlot.SS, 0x2bL, PtSlot.FLAGS, TaskSetup.FLAGS, PtSlot.CX, 0x401007L, PtSlot.R11, TaskSetup.FLAGS);

    final BootedKernel kernel;
    final Events events = new Events();
    final TaskContext task;

    private ServiceRig(BootedKernel kernel) {
        this.kernel = kernel;
        this.task = kernel.task();
    }

    /** All profiles, for parameterized tests. */
    static Stream<Profile> profiles() {
        return Profiles.all().stream();
    }

    static ServiceRig of(Profile profile) {
        return of(profile, TaskSetup.of("program.s", PROGRAM));
    }

    static ServiceRig of(Profile profile, TaskSetup setup) {
        try {
            ServiceRig rig = new ServiceRig(BootedKernel.boot(profile, KernelOptions.DEFAULT, setup));
            rig.enter();
            return rig;
        } catch (AssemblyException e) {
            throw new AssertionError(e);
        }
    }

    static TaskSetup setup() {
        return TaskSetup.of("program.s", PROGRAM);
    }

    static TaskSetup handling(String... signals) {
        return setup().withHandlers(Stream.of(signals)
                .map(signal -> new SignalHandler(signal, "handler", false, false)).toList());
    }

    static TaskSetup traced(TracerStop... stops) {
        return setup().withTracer(new TracerPlan(TracerResume.CONT, List.of(stops), TracerResume.CONT));
    }

    /** Goes into the system call without the work that thread flags ask for on the way. */
    private void enter() {
        Set<String> flags = kernel.threadFlags().set();
        flags.forEach(flag -> kernel.threadFlags().set(flag, false));
        goTo("sys_getpid");
        flags.forEach(flag -> kernel.threadFlags().set(flag, true));
        COMPLETE.forEach((slot, value) -> {
            if (!kernel.ptRegs().written(slot)) {
                slot(slot, value);
            }
        });
        kernel.listener(events);
    }

    /** Runs until a label is next. */
    void goTo(String label) {
        long target = symbol(label);
        for (int i = 0; i < MOST_STEPS; i++) {
            if (kernel.machine().cpu().get(Register.RIP) == target) {
                return;
            }
            kernel.run(1);
        }
        throw new AssertionError(kernel.profile() + " never comes to " + label);
    }

    /** Calls a service; the result is RAX. */
    long call(String service, long... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            kernel.machine().cpu().set(ARGUMENTS[i], arguments[i]);
        }
        kernel.services().call(service);
        return kernel.machine().cpu().get(Register.RAX);
    }

    long symbol(String label) {
        return kernel.listing().symbol(label).orElseThrow(() -> new AssertionError("no label " + label));
    }

    long slot(PtSlot slot) {
        return kernel.ptRegs().get(slot);
    }

    void slot(PtSlot slot, long value) {
        kernel.ptRegs().set(slot, value, Writer.SERVICE);
    }

    boolean flag(String name) {
        return kernel.threadFlags().has(name) && kernel.threadFlags().get(name);
    }

    /** Address of the program's data. */
    long data() {
        return symbol("data");
    }

    void put(long address, int bytes, long value) {
        kernel.machine().memory().write(address, bytes, value);
    }

    long get(long address, int bytes) {
        return kernel.machine().memory().read(address, bytes);
    }

    /** Puts a text with its zero byte into the program's data and returns its address. */
    long text(String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        kernel.machine().memory().load(data(), bytes);
        return data();
    }
}
