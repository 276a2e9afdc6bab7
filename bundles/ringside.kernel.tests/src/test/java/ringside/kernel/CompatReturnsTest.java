package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.task.ReturnEvent;
import ringside.kernel.service.task.SignalEvent;
import ringside.machine.state.Delivery;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;
import ringside.machine.state.Vendor;

/** Fast system calls of 32-bit programs: by the vDSO and without it, in every kernel and on both makers' CPUs. */
class CompatReturnsTest extends ReturningPrograms {

    private static final String EXECVE = HEAD + """
            .equ vsyscall, 0xf7ffc000
            _start:
                mov eax, 59
                lea rdi, [path]
                syscall
                hlt
            .data
            path: .asciz "/bin/program32"
            .text
            .code32
            exec_entry32:
            """;
    private static final String REGISTERS = """
                mov ebx, 0x11
                mov ecx, 0x22
                mov edx, 0x33
                mov esi, 0x44
                mov edi, 0x55
                mov ebp, 0x66
            """;
    private static final Map<Register, Long> KEPT = Map.of(Register.RBX, 0x11L, Register.RCX, 0x22L, Register.RDX,
            0x33L, Register.RSI, 0x44L, Register.RDI, 0x55L, Register.RBP, 0x66L);
    private static final String GETPID_BY_VDSO = EXECVE + REGISTERS + "mov eax, 20\ncall vsyscall\nafter: hlt\n";
    private static final int PID = 4242;
    private static final long VDSO = 0xf7ffc000L;
    private static final Set<String> IN_ASSEMBLY = Set.of("v4.0", "v4.1", "seed");
    private static final long ENOSYS = 0xffff_ffdaL;
    private static final long EFAULT = -14;
    private static final long LOW_32 = 0xffff_ffffL;

    /** A kernel with a vendor, with and without page-table isolation where it has that. */
    record Setting(String profile, KernelOptions options) {
        boolean fred() {
            return profile.equals("fred");
        }

        boolean inAssembly() {
            return IN_ASSEMBLY.contains(profile);
        }

        boolean intel() {
            return options.vendor() == Vendor.INTEL;
        }

        long landingPad() {
            return VDSO + (inAssembly() ? 16 : 9);
        }

        @Override
        public String toString() {
            return profile + " " + options.vendor() + (options.pti() ? " with PTI" : "");
        }
    }

    static Stream<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        for (Profile profile : Profiles.all()) {
            for (Vendor vendor : Vendor.values()) {
                KernelOptions options = KernelOptions.DEFAULT.withVendor(vendor);
                all.add(new Setting(profile.id(), options));
                if (profile.refusal(options.withPti(true)).isEmpty()) {
                    all.add(new Setting(profile.id(), options.withPti(true)));
                }
            }
        }
        return all.stream();
    }

    static Stream<Setting> withoutFred() {
        return settings().filter(setting -> !setting.fred());
    }

    private void run(Setting setting, String program) throws AssemblyException {
        run(setting, task(program));
    }

    private void run(Setting setting, TaskSetup task) throws AssemblyException {
        boot(setting.profile(), setting.options(), task);
        kernel.run(20_000);
        assertThat(events.modelErrors).isEmpty();
    }

    private long low(Register register) {
        return register(register) & LOW_32;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theVdsoGivesEveryRegisterBackAndTheResult(Setting setting) throws AssemblyException {
        run(setting, GETPID_BY_VDSO);
        assertThat(kernel.ended()).contains("end");
        assertThat(low(Register.RAX)).isEqualTo(PID);
        KEPT.forEach((register, value) -> assertThat(register(register)).as(register.toString()).isEqualTo(value));
        assertThat(register(Register.CS)).isEqualTo(0x23);
        assertThat(register(Register.SS)).isEqualTo(0x2b);
        assertThat(register(Register.RSP)).isEqualTo(TaskSetup.STACK32_TOP);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theFastWayBackIsSysretlAndWhatIsSaidOfItIsThatOfTheEra(Setting setting) throws AssemblyException {
        run(setting, GETPID_BY_VDSO);
        ReturnEvent last = events.returns.get(events.returns.size() - 1);
        assertThat(last.path()).isEqualTo(setting.fred() ? Path.ERETU : Path.SYSRETL);
        assertThat(last.verdict().failing()).isEmpty();
        if (!setting.fred()) {
            assertThat(last.verdict().summary()).contains(setting.inAssembly() ? "no check is made" : "landing pad");
        }
    }

    @ParameterizedTest
    @MethodSource("withoutFred")
    void aCallFromElsewhereComesBackAtTheLandingPadOrBehindSyscall(Setting setting) throws AssemblyException {
        String call = setting.intel() ? "mov ebp, esp\nsysenter\n" : "mov ebp, ecx\nsyscall\n";
        run(setting, EXECVE + REGISTERS + "mov eax, 20\npush offset here\npush ecx\npush edx\npush ebp\n" + call
                + "hlt\nhere: hlt\n");
        assertThat(kernel.ended()).contains("end");
        boolean behind = setting.inAssembly() && !setting.intel();
        assertThat(register(Register.RSP)).isEqualTo(TaskSetup.STACK32_TOP - (behind ? 16 : 0));
        assertThat(low(Register.RAX)).isEqualTo(PID);
    }

    @ParameterizedTest
    @MethodSource("withoutFred")
    void theOtherMakersInstructionDoesNotExist(Setting setting) throws AssemblyException {
        run(setting, EXECVE + "mov eax, 20\nhere: " + (setting.intel() ? "syscall" : "sysenter") + "\nhlt\n");
        assertThat(kernel.ended()).contains("SIGILL");
        assertThat(events.signals.get(0).rip()).isEqualTo(kernel.listing().symbol("here").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void anUnknownNumberAnswersEnosys(Setting setting) throws AssemblyException {
        run(setting, EXECVE + "mov eax, 5000\ncall vsyscall\nhlt\n");
        assertThat(low(Register.RAX)).isEqualTo(ENOSYS);
        assertThat(kernel.ended()).contains("end");
    }

    @ParameterizedTest
    @MethodSource("withoutFred")
    void aStackThatCannotBeReadAnswersEfaultByIret(Setting setting) throws AssemblyException {
        run(setting, EXECVE + "mov eax, 20\nmov ebp, 0x10\n"
                + (setting.intel() ? "sysenter" : "mov esp, 0x10\nsyscall") + "\nhlt\n");
        boolean ended = kernel.machine().cpu().cpl() == 3;
        assertThat(ended ? register(Register.RAX) : kernel.ptRegs().get(PtSlot.AX)).isEqualTo(EFAULT);
        assertThat(events.returns).extracting(ReturnEvent::path).last().isEqualTo(Path.IRET);
        assertThat(events.notes).noneMatch(note -> note.contains("oops"));
    }

    @ParameterizedTest
    @MethodSource("withoutFred")
    void aCallWithEntryWorkIsMadeAllTheSame(Setting setting) throws AssemblyException {
        run(setting, task(GETPID_BY_VDSO).withThreadFlags(Set.of("SYSCALL_TRACE")));
        assertThat(low(Register.RAX)).isEqualTo(PID);
        KEPT.forEach((register, value) -> assertThat(register(register)).as(register.toString()).isEqualTo(value));
        assertThat(events.returns).extracting(ReturnEvent::path).last()
                .isEqualTo(setting.inAssembly() ? Path.IRET : Path.SYSRETL);
    }

    @ParameterizedTest
    @MethodSource("withoutFred")
    void withSysenterTheTrapFlagComesThroughToTheKernel(Setting setting) throws AssemblyException {
        if (!setting.intel()) {
            return;
        }
        boot(setting.profile(), setting.options(), task(EXECVE + """
                    mov eax, 20
                    push offset here
                    push ecx
                    push edx
                    push ebp
                    mov ebp, esp
                    pushfd
                    or dword ptr [esp], 0x100
                    popfd
                    sysenter
                    hlt
                here: hlt
                """));
        kernel.run(20_000);
        assertThat(events.modelErrors).isEmpty();
        List<Long> traps = events.exceptions.stream().filter(trap -> trap.vector() == 1 && trap.cpl() == 0)
                .map(Delivery::rip).toList();
        long entry = kernel.listing().symbol("entry_SYSENTER_compat").orElseThrow();
        assertThat(traps.get(0)).isEqualTo(entry);
        if (setting.inAssembly()) {
            assertThat(traps).as("do_debug took TF away").hasSize(1);
        } else {
            long end = kernel.listing().symbol("__end_entry_SYSENTER_compat").orElseThrow();
            assertThat(traps).as("it looks away until the entry code takes TF away").allMatch(at -> at < end);
        }
        SignalEvent step = events.signals.get(0);
        assertThat(step.name()).isEqualTo("SIGTRAP");
        assertThat(step.rip()).isEqualTo(setting.landingPad() + (setting.inAssembly() ? 0 : 1));
        assertThat(kernel.ended()).contains("SIGTRAP");
        assertThat(kernel.ptRegs().get(PtSlot.AX)).as("the call was made").isEqualTo(PID);
    }

    @Test
    void aXenGuestGoesBackByIret() throws AssemblyException {
        for (String profile : States.DECIDING) {
            KernelOptions xen = KernelOptions.DEFAULT.withXenPv(true);
            if (States.profile(profile).refusal(xen).isEmpty()) {
                boot(profile, xen, task(GETPID_BY_VDSO));
                kernel.run(20_000);
                assertThat(events.returns).as(profile).extracting(ReturnEvent::path).last().isEqualTo(Path.IRET);
                assertThat(low(Register.RAX)).as(profile).isEqualTo(PID);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void int80Of32BitCodeIsAlwaysIretOrEretu(Setting setting) throws AssemblyException {
        run(setting, EXECVE + REGISTERS + "mov eax, 20\nint 0x80\nhlt\n");
        assertThat(low(Register.RAX)).isEqualTo(PID);
        KEPT.forEach((register, value) -> assertThat(register(register)).as(register.toString()).isEqualTo(value));
        assertThat(events.returns).extracting(ReturnEvent::path).last()
                .isEqualTo(setting.fred() ? Path.ERETU : Path.IRET);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a64BitProgramHasNoLandingPad(Setting setting) throws AssemblyException {
        if (setting.fred() || !setting.intel()) {
            return;
        }
        run(setting, HEAD + "mov eax, 20\nmov ebp, offset sixth\nsysenter\nhlt\n.data\nsixth: .quad 0\n");
        assertThat(kernel.ended()).contains("SIGSEGV");
        assertThat(kernel.run(1).why()).isNotEqualTo(StopReason.STEPS);
    }
}
