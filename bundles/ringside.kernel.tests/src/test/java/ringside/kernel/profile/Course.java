package ringside.kernel.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.BootedKernel;
import ringside.kernel.SetupException;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.service.task.KernelListener;
import ringside.kernel.service.task.KernelVector;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.task.ReturnEvent;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/**
 * A small program with its circumstances, and how a kernel takes it: what ends it, in how many steps, by which returns,
 * with which result, and what was foretold on the way.
 *
 * @param name    its name in the file of courses
 * @param task    the program
 * @param options the computer and the build
 * @param event   the interrupt that comes before its first instruction; empty for none
 * @param later   a thread flag that is set inside getpid; empty for none
 */
record Course(String name, TaskSetup task, KernelOptions options, Optional<KernelVector> event, String later) {

    private static final int MOST = 4000;
    private static final long ERROR = -4096;
    private static final String CALL = ".intel_syntax noprefix\n.text\n_start: lea rdi, [rip+name]\n%s\nhlt\n"
            + "exec_entry: pushfq\npop rbx\nhlt\nname: .asciz \"/bin/program\"\n";
    private static final String GETPID = "mov eax, 39\nsyscall";
    private static final String STEP = "pushfq\nor qword ptr [rsp], 0x100\npopfq\n";
    /** The highest numbers of all kernels and tables, with their neighbours. */
    private static final List<Integer> NUMBERS = List.of(322, 323, 324, 325, 326, 331, 332, 358, 359, 375, 376, 377,
            382,
            383, 438, 439, 440, 441, 451, 452, 461, 462, 471, 472, 473, 545, 546, 547, 548);
    /** rt_sigreturn, getpid, clone, fork, vfork, execve, iopl. */
    private static final List<Integer> CALLS = List.of(15, 39, 56, 57, 58, 59, 172);
    private static final KernelOptions X32 = KernelOptions.DEFAULT.withX32(true);

    /** All courses, for whatever kernel: what it does not have is refused. */
    static List<Course> all() {
        List<Course> all = new ArrayList<>();
        CALLS.forEach(number -> all.add(of("call " + number, "mov eax, " + number + "\nsyscall")));
        FlagRow.names().forEach(flag -> all.add(flag(flag)));
        FlagRow.names().forEach(flag -> all.add(flag(flag).after(KernelVector.TIMER, "a tick")));
        FlagRow.names().forEach(flag -> all.add(flag(flag).after(KernelVector.RESCHEDULE, "an interrupt")));
        FlagRow.names().forEach(flag -> all.add(of("flag " + flag + " set inside the call", GETPID).setting(flag)));
        all.add(of("handler changes ss", "int3\nhlt\nhandler: mov word ptr [rsp+198], 0x57\nret").handling());
        all.add(of("int3", "int3").traced());
        all.add(of("step", STEP + GETPID).traced());
        all.add(of("step sysenter", STEP + "mov eax, 20\nsysenter").traced());
        all.add(of("step with TF kept", STEP + GETPID).traced().on(KernelOptions.DEFAULT.withWhatIfs(Set.of("S64"))));
        Course fork = of("child", "mov eax, 57\nsyscall");
        all.add(fork.with(fork.task().withFollowChild(true)));
        all.add(of("iopl 3", "mov edi, 3\nmov eax, 172\nsyscall\npushfq\npop rax"));
        all.add(restart("restart of a negative call", -2, -512, KernelOptions.DEFAULT));
        all.add(of("restart of int 0x80", "mov eax, 20\nint 0x80").restarting(20, -516));
        all.add(of("restart of int 0x80 after a poke of 32 bits", "mov eax, 20\nint 0x80").restarting(20, 0xfffffe00L));
        Course program32 = of("restart of int 0x80 in a 32-bit program", "mov eax, 20\nint 0x80").restarting(20, -516);
        all.add(program32.with(program32.task().withThreadFlags(Set.of("SIGPENDING", "IA32"))));
        all.add(restart("restart of an x32 call", 0x40000000L + 39, -516, X32));
        for (int number : NUMBERS) {
            all.add(of("call " + number, "mov eax, " + number + "\nsyscall"));
            all.add(of("int 0x80 " + number, "mov eax, " + number + "\nint 0x80"));
            all.add(of("x32 call " + number, "mov eax, 0x40000000+" + number + "\nsyscall").on(X32));
        }
        KernelOptions options = KernelOptions.DEFAULT;
        all.add(of("jump to a 57-bit address", "mov rax, 0x4000000000000\njmp rax").on(options.withLa57(true)));
        for (KernelOptions chosen : List.of(options.withVendor(Vendor.AMD), options.withLa57(true),
                options.withPti(true), options.withXenPv(true), X32, options.withLass(true),
                options.withMitigations(true))) {
            all.add(of("plain with " + name(chosen), GETPID).on(chosen));
        }
        return List.copyOf(all);
    }

    private static String name(KernelOptions options) {
        return options.la57() ? "la57" : options.pti() ? "pti" : options.xenPv() ? "xen-pv" : options.x32() ? "x32"
                : options.lass() ? "lass" : options.mitigations() ? "mitigations" : "vendor amd";
    }

    private static Course of(String name, String code) {
        return new Course(name, TaskSetup.of("course", CALL.formatted(code)), KernelOptions.DEFAULT, Optional.empty(),
                "");
    }

    private static Course flag(String flag) {
        Course plain = of("flag " + flag, GETPID);
        return plain.with(plain.task.withThreadFlags(Set.of(flag)));
    }

    private static Course restart(String name, long number, long result, KernelOptions options) {
        return of(name, GETPID).on(options).restarting(number, result);
    }

    /** A tracer says, at the end of the call, that it is to be restarted; a thread flag makes the kernel look. */
    private Course restarting(long number, long result) {
        TracerStop entry = new TracerStop(List.of(), TracerResume.SYSCALL, Optional.empty());
        TracerStop exit = new TracerStop(List.of(new SlotPoke("orig_ax", number), new SlotPoke("ax", result)),
                TracerResume.CONT, Optional.empty());
        return with(task.withThreadFlags(Set.of("SIGPENDING"))
                .withTracer(new TracerPlan(TracerResume.SYSCALL, List.of(entry, exit), TracerResume.CONT)));
    }

    private Course with(TaskSetup other) {
        return new Course(name, other, options, event, later);
    }

    private Course traced() {
        return with(task.withSelfTrace(true));
    }

    private Course after(KernelVector interrupt, String words) {
        return new Course(name + " and " + words, task, options, Optional.of(interrupt), later);
    }

    private Course setting(String flag) {
        return new Course(name, task, options, event, flag);
    }

    private Course handling() {
        return with(task.withHandlers(List.of(new SignalHandler("SIGTRAP", "handler", false, false))));
    }

    private Course on(KernelOptions other) {
        return new Course(name, task, other, event, later);
    }

    /** How it goes; the words hold no address. */
    String outcome(Profile profile, KernelImages images) {
        try {
            return outcome(BootedKernel.boot(profile, options, task, images));
        } catch (SetupException e) {
            return "refused";
        } catch (AssemblyException | IllegalStateException | IllegalArgumentException e) {
            return "not possible";
        }
    }

    private String outcome(BootedKernel kernel) {
        List<String> returns = new ArrayList<>();
        kernel.listener(new KernelListener() {
            @Override
            public void returned(ReturnEvent event) {
                returns.add(String.format("%s cs %x ss %x orig_ax %x", event.path().label(),
                        event.user().get(Register.CS), slot(kernel, PtSlot.SS), slot(kernel, PtSlot.ORIG_AX)));
            }
        });
        event.ifPresent(vector -> kernel.machine().cpu().raise(vector.number()));
        long inside = kernel.listing().symbol("sys_getpid").orElse(0);
        int steps = 0;
        while (steps < MOST && kernel.ended().isEmpty()) {
            if (!later.isEmpty() && kernel.machine().cpu().get(Register.RIP) == inside) {
                kernel.threadFlags().set(later, true);
            }
            steps += (int) kernel.run(1).steps();
        }
        return String.format("%s, %d steps, rax %s, rbx %s, flags %s, by %s",
                kernel.ended().orElse("limit"), steps, result(kernel, Register.RAX), result(kernel, Register.RBX),
                kernel.threadFlags().set(), returns);
    }

    private static long slot(BootedKernel kernel, PtSlot slot) {
        return kernel.ptRegs().written(slot) ? kernel.ptRegs().get(slot) : 0;
    }

    private static String result(BootedKernel kernel, Register register) {
        long value = kernel.machine().cpu().get(register);
        return value < ERROR ? "an address" : Long.toHexString(value);
    }
}
