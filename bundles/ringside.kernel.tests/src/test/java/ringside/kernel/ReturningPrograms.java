package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.task.SignalEvent;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;

/** Small programs, and a kernel that runs one of them and tells by which ways it went back to user mode. */
abstract class ReturningPrograms {

    static final String HEAD = ".intel_syntax noprefix\n.text\n";
    static final String GETPID = HEAD + """
            _start:
                mov eax, 39
                syscall
            after:
                nop
                hlt
            """;
    static final String FORK = HEAD + """
                mov eax, 57
                syscall
            after:
                nop
                hlt
            """;
    static final String READ = HEAD + """
                xor eax, eax
                xor edi, edi
            call:
                syscall
                nop
                hlt
            handler:
                ret
            """;
    static final String RAISE = HEAD + """
                mov edi, 0
                mov esi, 10
                mov eax, 62
                syscall
            after:
                nop
                hlt
            handler:
                EDIT
                ret
            """;
    static final String TF_CALL = HEAD + """
                push 0x302
                popfq
                mov eax, 39
                syscall
            after:
                nop
                nop
                push 0x202
                popfq
                hlt
            """;
    static final String STUCK = HEAD + """
                pushfq
                or qword ptr [rsp], 0x100
                popfq
                mov rcx, offset stuck_here
                pushfq
                pop r11
            stuck_here:
                nop
            past:
                nop
                push 0x202
                popfq
                hlt
            """;
    static final List<SignalHandler> HANDLER =
            List.of(new SignalHandler("SIGUSR1", "handler", false, false));
    static final List<SlotPoke> NOTHING = List.of();

    Events events;
    BootedKernel kernel;

    void boot(String profile, TaskSetup task) throws AssemblyException {
        boot(profile, KernelOptions.DEFAULT, task);
    }

    void boot(String profile, KernelOptions options, TaskSetup task) throws AssemblyException {
        kernel = BootedKernel.boot(States.profile(profile), options, task);
        events = new Events();
        kernel.listener(events);
    }

    List<String> returns(String profile, TaskSetup task) throws AssemblyException {
        boot(profile, task);
        kernel.run(100_000);
        assertThat(events.modelErrors).isEmpty();
        return events.syscallReturns();
    }

    long symbol(String label) {
        return kernel.listing().symbol(label).orElseThrow();
    }

    /** Runs up to a label, which must be reached. */
    void runTo(String label) {
        long address = symbol(label);
        kernel.machine().code().stopAt(address, true);
        assertThat(kernel.run(100_000).why()).isEqualTo(StopReason.STOP_MARK);
        kernel.machine().code().stopAt(address, false);
    }

    static TaskSetup task(String program) {
        return TaskSetup.of("program.s", program);
    }

    static TaskSetup raise(String edit) {
        return task(RAISE.replace("EDIT", edit)).withHandlers(HANDLER);
    }

    long register(Register register) {
        return kernel.machine().cpu().get(register);
    }

    static String editTarget(String address) {
        return "mov rax, " + address + "\nmov [rdx+168], rax\nmov [rdx+152], rax\n";
    }

    void assertSegv(long rip, int trapno, long error) {
        SignalEvent last = events.signals.get(events.signals.size() - 1);
        assertThat(kernel.ended()).contains("SIGSEGV");
        assertThat(last.rip()).isEqualTo(rip);
        assertThat(last.trapno()).isEqualTo(trapno);
        assertThat(last.error()).isEqualTo(error);
    }
}
