package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.task.SignalEvent;

/**
 * Where single-step traps fall in what a user program saw on a real CPU under a kernel that decides like v6.8. The
 * program
 * of each recording is known by its first instructions; places are compared relative to the first trap or to the call.
 */
class RealTrapPlacesTest {

    /** Sets TF right before the system call in RAX, whatever it is; two one-byte instructions follow it. */
    private static final String TF_BEFORE_CALL = """
            .intel_syntax noprefix
            .text
                mov eax, NUMBER
                push 0x302
                popfq
                syscall
            after:
                nop
                nop
                hlt
            """;
    private static final String STUCK = """
            .intel_syntax noprefix
            .text
                push 0x302
                mov rcx, offset stuck_here
                popfq
                nop
            first:
                pushfq
                pop r11
            stuck_here:
                nop
                nop
                nop
                hlt
            """;
    private static final String SIGNAL = """
            .intel_syntax noprefix
            .text
                mov eax, 39
                syscall
                mov edi, eax
                mov esi, 10
                mov eax, 62
                push 0x302
                popfq
                syscall
            after:
                nop
                nop
                ret_like: jmp out
            out:
                nop
                hlt
            handler:
                ret
            """;

    @Test
    void trapFlagSetBeforeACallTrapsOneInstructionAfterIt() throws AssemblyException {
        assertPlaces("tf", TF_BEFORE_CALL.replace("NUMBER", "39"), List.of());
    }

    @Test
    void anUnknownCallTrapsAtTheSamePlaces() throws AssemblyException {
        assertPlaces("tf_enosys", TF_BEFORE_CALL.replace("NUMBER", "1000"), List.of());
    }

    @Test
    void stuckHereProgressesByOneInstructionATrap() throws AssemblyException {
        List<Long> real = realTraps("stuck_tf");
        BootedKernel kernel = boot(STUCK, List.of());
        List<Long> traps = traps(kernel);
        assertThat(relative(traps, traps.get(0)).subList(0, real.size())).isEqualTo(relative(real, real.get(0)));
    }

    @Test
    void aSignalUnderTheTrapFlagTrapsOneInstructionAfterSigreturn() throws AssemblyException {
        assertPlaces("sig_tf", SIGNAL, List.of(new SignalHandler("SIGUSR1", "handler", false, false)));
    }

    /** The traps up to the second, relative to where the call returned. */
    private static void assertPlaces(String scenario, String program, List<SignalHandler> handlers)
            throws AssemblyException {
        long returned = Oracle.number(last(scenario), "rcx");
        List<Long> real = relative(realTraps(scenario), returned).subList(0, 2);
        BootedKernel kernel = boot(program, handlers);
        List<Long> traps = traps(kernel);
        long after = kernel.listing().symbol("after").orElseThrow();
        assertThat(relative(traps, after).subList(0, 2)).isEqualTo(real).isEqualTo(List.of(1L, 2L));
    }

    private static BootedKernel boot(String program, List<SignalHandler> handlers) throws AssemblyException {
        return BootedKernel.boot(States.profile("v6.8"), KernelOptions.DEFAULT,
                new TaskSetup("program.s", program, Map.of(), java.util.Set.of(), handlers, true, null));
    }

    private static List<Long> traps(BootedKernel kernel) {
        Events events = new Events();
        kernel.listener(events);
        kernel.run(100_000);
        assertThat(kernel.ended()).contains("end");
        return events.signals.stream().filter(e -> e.name().equals("SIGTRAP")).map(SignalEvent::rip).toList();
    }

    private static List<Long> relative(List<Long> places, long to) {
        return places.stream().map(place -> place - to).toList();
    }

    private static List<Long> realTraps(String scenario) {
        return events(scenario).asList().stream().map(JsonElement::getAsJsonObject)
                .filter(e -> e.get("ev").getAsString().equals("signal") && e.get("sig").getAsInt() == 5)
                .map(e -> Oracle.number(e, "rip")).toList();
    }

    private static JsonObject last(String scenario) {
        return events(scenario).get(events(scenario).size() - 1).getAsJsonObject();
    }

    private static com.google.gson.JsonArray events(String scenario) {
        return Oracle.lines("real_cpu_user_visible.jsonl").stream()
                .filter(line -> line.get("scenario").getAsString().equals(scenario)).findFirst().orElseThrow()
                .getAsJsonArray("events");
    }
}
