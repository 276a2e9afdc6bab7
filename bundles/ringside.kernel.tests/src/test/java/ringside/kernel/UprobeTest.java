package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.task.SignalEvent;
import ringside.machine.state.Delivery;
import ringside.machine.state.Register;

/** A user-space probe: breakpoint, one step over a copy out of line, and RIP put right. */
class UprobeTest extends ReturningPrograms {

    private static final long COPY = 0x7fffffffe080L;
    private static final String ON_SYSCALL = HEAD + """
                mov eax, 39
            probed:
                syscall
                jmp on
            over:
                nop
            on:
                mov ebx, 7
                hlt
            """;

    static Stream<Profile> checking() {
        return Profiles.all().stream().filter(p -> !p.fastPath() && !p.fred());
    }

    private void probe(String profile, String program) throws AssemblyException {
        boot(profile, task(program).withUprobe("probed"));
        kernel.run(100_000);
        assertThat(kernel.ended()).contains("end");
        assertThat(events.modelErrors).isEmpty();
        assertThat(events.signals).as("no signal comes of it").isEmpty();
        assertThat(kernel.threadFlags().set()).doesNotContain("UPROBE");
    }

    /** As recorded from Linux 6.1: the SYSCALL of the copy returns by IRET with TF, the jump behind it runs too. */
    @ParameterizedTest
    @MethodSource("checking")
    void aProbeOnSyscallMakesItReturnByIretToTheCopy(Profile profile) throws AssemblyException {
        probe(profile.id(), ON_SYSCALL);
        assertThat(events.syscallReturns()).containsExactly("IRET(RF_TF)");
        long probed = kernel.listing().symbol("probed").orElseThrow();
        long on = kernel.listing().symbol("on").orElseThrow();
        assertThat(events.exceptions.stream().map(d -> d.vector() + ":" + Long.toHexString(d.rip())))
                .containsExactly("3:" + Long.toHexString(probed + 1), "1:" + Long.toHexString(on + COPY - probed));
        assertThat(register(Register.RCX)).as("the copy's").isEqualTo(COPY + 2);
        assertThat(register(Register.R11)).isEqualTo(0x302);
        assertThat(register(Register.RFLAGS)).isEqualTo(0x202);
        assertThat(register(Register.RBX)).isEqualTo(7);
        assertThat(register(Register.RAX)).isEqualTo(TaskSetup.PID);
    }

    @ParameterizedTest
    @CsvSource({"v4.0", "v4.1", "seed", "v4.10"})
    void theFastPathTrapsRightBehindTheCopy(String profile) throws AssemblyException {
        probe(profile, ON_SYSCALL);
        assertThat(events.syscallReturns()).containsExactly("SYSRET-FAST");
        assertThat(events.exceptions.stream().map(Delivery::rip)).last().isEqualTo(COPY + 2);
        assertThat(register(Register.RBX)).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aProbeOnAPlainInstructionChangesNothingForTheProgram(Profile profile) throws AssemblyException {
        probe(profile.id(), HEAD + "mov ebx, 3\nprobed:\nadd ebx, 4\nmov ecx, ebx\nhlt\n");
        assertThat(register(Register.RBX)).isEqualTo(7);
        assertThat(register(Register.RCX)).isEqualTo(7);
        assertThat(register(Register.RFLAGS) & 0x100).isZero();
        assertThat(kernel.machine().memory().read(kernel.listing().symbol("probed").orElseThrow(), 1)).isEqualTo(0xcc);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aTrapFlagOfTheProgramItselfGivesItsSigtrap(Profile profile) throws AssemblyException {
        boot(profile.id(), task(HEAD + """
                    push 0x302
                    popfq
                probed:
                    mov ebx, 4
                    nop
                    push 0x202
                    popfq
                    hlt
                """).withUprobe("probed").withSelfTrace(true));
        kernel.run(200_000);
        assertThat(kernel.ended()).contains("end");
        long probed = kernel.listing().symbol("probed").orElseThrow();
        assertThat(events.signals.stream().map(SignalEvent::rip)).first().isEqualTo(probed + 5);
        assertThat(register(Register.RBX)).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aCopyThatFaultsIsReportedAtTheProgramsOwnAddress(Profile profile) throws AssemblyException {
        boot(profile.id(), task(HEAD + "xor ebx, ebx\nprobed:\nmov eax, [rbx]\nhlt\n").withUprobe("probed"));
        kernel.run(100_000);
        long probed = kernel.listing().symbol("probed").orElseThrow();
        assertSegv(probed, 14, 4);
        assertThat(register(Register.RFLAGS) & 0x100).isZero();
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void aSignalWaitsUntilTheCopyIsDone(Profile profile) throws AssemblyException {
        boot(profile.id(), task(HEAD + """
                    xor edi, edi
                    mov esi, 10
                    mov eax, 62
                probed:
                    syscall
                    nop
                    hlt
                handler:
                    ret
                """).withUprobe("probed").withHandlers(HANDLER));
        kernel.run(100_000);
        assertThat(kernel.ended()).contains("end");
        long probed = kernel.listing().symbol("probed").orElseThrow();
        assertThat(events.signals).hasSize(1);
        assertThat(events.signals.get(0).rip()).isBetween(probed + 2, probed + 3);
    }

    @Test
    void aProbeNeedsAnInstructionThatTheModelCanStepOver() {
        for (String line : List.of("jmp probed", "call probed", "je probed", "ret", "hlt", "int3")) {
            assertThatThrownBy(() -> boot("v6.8", task(HEAD + "probed:\n" + line + "\nhlt\n").withUprobe("probed")))
                    .as(line).isInstanceOf(SetupException.class).hasMessageContaining("'" + line.split(" ")[0]);
        }
        assertThatThrownBy(() -> boot("v6.8", task(GETPID).withUprobe("aftr"))).hasMessageContaining(
                "'aftr' is no label of program.s for the uprobe; the nearest are after");
    }

    @Test
    void onlyTheTrampolineMayTellOfAReturn() throws AssemblyException {
        for (String profile : List.of("v7.3", "fred")) {
            boot(profile, task(HEAD + "mov eax, 335\nsyscall\nhlt\n"));
            kernel.run(10_000);
            assertThat(kernel.ended()).as(profile).contains("SIGILL");
            boot(profile, task(HEAD + "mov eax, 336\nsyscall\nhlt\n"));
            kernel.run(10_000);
            assertThat(register(Register.RAX)).as(profile).isEqualTo(-6);
        }
        boot("v6.8", task(HEAD + "mov eax, 335\nsyscall\nhlt\n"));
        kernel.run(10_000);
        assertThat(register(Register.RAX)).isEqualTo(-38);
    }

    /** The first hit is a breakpoint, which turns the NOP into a call; then it is a system call, made fit for SYSRET. */
    @ParameterizedTest
    @CsvSource({"v6.8,'IRET IRET IRET IRET',204", "v7.3,'IRET SYSRET',232", "fred,'ERETU ERETU',232"})
    void aProbedNopBecomesACall(String profile, String ways, int first) throws AssemblyException {
        boot(profile, task(HEAD + """
                    mov ebx, 2
                    mov ecx, 5
                    mov r11d, 6
                    mov eax, 7
                probed:
                    .byte 0x0f, 0x1f, 0x44, 0, 0
                    dec ebx
                    jnz probed
                    hlt
                """).withUprobe("probed"));
        kernel.run(100_000);
        assertThat(kernel.ended()).contains("end");
        assertThat(String.join(" ", events.returns.stream().map(event -> event.path().label()).toList()))
                .isEqualTo(ways);
        assertThat(kernel.machine().memory().read(symbol("probed"), 1) & 0xff).isEqualTo(first);
        assertThat(register(Register.RAX)).isEqualTo(7);
        assertThat(register(Register.RCX)).isEqualTo(5);
        assertThat(register(Register.R11)).isEqualTo(6);
        assertThat(register(Register.RSP)).isEqualTo(TaskSetup.STACK_TOP);
        assertThat(events.signals).isEmpty();
    }

    @Test
    void theTrampolineIsWhereTheKernelExpectsIt() throws AssemblyException {
        boot("v7.3", task(HEAD + "call function\nhlt\nfunction: nop\nret\n").withReturnProbe("function"));
        assertThat(symbol("uretprobe_syscall_check")).isEqualTo(symbol("URETPROBE_CHECK"));
        assertThat(symbol("uprobe_syscall_check")).isEqualTo(symbol("UPROBE_CHECK"));
        kernel.run(100_000);
        assertThat(kernel.ended()).contains("end");
        assertThat(events.returns).extracting(event -> event.path().label()).containsExactly("IRET", "IRET", "SYSRET");
    }
}
