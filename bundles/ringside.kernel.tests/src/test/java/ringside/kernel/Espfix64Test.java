package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.assembler.source.AssemblyException;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Register;

/**
 * Returns to segments of an LDT: a 16-bit stack gets its pointer back whole, and bad segments are the program's fault,
 * never the kernel's (CVE-2014-9322).
 */
class Espfix64Test extends ReturningPrograms {

    private static final long LOCAL_STACK = 0x1f;
    private static final long STACK = 0x12345678;
    private static final long OTHER_CODE = 0x23;

    /** Segment 3 of the LDT as struct user_desc, then a signal whose handler changes the saved CS, SS and RSP. */
    private static String program(long bits, long cs, long ss, boolean narrow) {
        return HEAD + """
                    mov edi, 0x11
                    lea rsi, [segment]
                    mov edx, 16
                    mov eax, 154
                    syscall
                    xor edi, edi
                    mov esi, 10
                    mov eax, 62
                    syscall
                    hlt
                handler:
                    mov word ptr [rdx+190], %d
                    mov word ptr [rdx+184], %d
                    lea rax, [target]
                    mov [rdx+168], rax
                    mov rax, %d
                    mov [rdx+160], rax
                    ret
                    .code%d
                target:
                    mov ecx, esp
                    hlt
                    .data
                segment:
                    .long 3, 0, 0xfffff, %d
                """.formatted(ss, cs, STACK, narrow ? 32 : 64, bits);
    }

    private static final long DATA_16 = 0x50;
    private static final long DATA_16_ABSENT = 0x70;
    private static final long CODE_32 = 0x55;
    private static final long CODE_32_ABSENT = 0x75;

    /** The kernels that restore SS, since 4.6. */
    static Stream<CompatReturnsTest.Setting> restoring() {
        return CompatReturnsTest.settings().filter(setting -> !setting.inAssembly());
    }

    private void run(CompatReturnsTest.Setting setting, String program) throws AssemblyException {
        boot(setting.profile(), setting.options(), task(program).withHandlers(HANDLER));
        kernel.run(20_000);
        assertThat(events.modelErrors).isEmpty();
        assertThat(events.notes).noneMatch(note -> note.contains("oops"));
    }

    @ParameterizedTest
    @MethodSource("restoring")
    void a16BitStackHasTheWholePointer(CompatReturnsTest.Setting setting) throws AssemblyException {
        run(setting, program(DATA_16, OTHER_CODE, LOCAL_STACK, true));
        assertThat(kernel.ended()).contains("end");
        assertThat(register(Register.SS)).isEqualTo(LOCAL_STACK);
        assertThat(register(Register.RCX)).isEqualTo(STACK);
    }

    @ParameterizedTest
    @MethodSource("restoring")
    void sixtyFourBitCodeHasItTooAndNothingOfTheKernels(CompatReturnsTest.Setting setting) throws AssemblyException {
        run(setting, program(DATA_16, 0x33, LOCAL_STACK, false));
        assertThat(kernel.ended()).contains("end");
        assertThat(register(Register.RSP)).isEqualTo(STACK);
    }

    @ParameterizedTest
    @MethodSource("restoring")
    void aStackThatIsNotPresentIsTheProgramsFault(CompatReturnsTest.Setting setting) throws AssemblyException {
        run(setting, program(DATA_16_ABSENT, OTHER_CODE, LOCAL_STACK, true));
        assertFault(setting, "SIGBUS");
    }

    @ParameterizedTest
    @MethodSource("restoring")
    void codeAsStackAndNothingAsStackAreToo(CompatReturnsTest.Setting setting) throws AssemblyException {
        run(setting, program(CODE_32, OTHER_CODE, LOCAL_STACK, true));
        assertFault(setting, "SIGSEGV");
        run(setting, program(CODE_32, OTHER_CODE, LOCAL_STACK + 8, true));
        assertFault(setting, "SIGSEGV");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void badCodeSegmentsAreToo(CompatReturnsTest.Setting setting) throws AssemblyException {
        run(setting, program(CODE_32_ABSENT, LOCAL_STACK, 0x2b, true));
        assertThat(kernel.ended()).contains("SIGBUS");
        assertThat(events.exceptions).last().extracting(fault -> fault.vector())
                .isEqualTo(ExceptionVector.NP.number());
        for (long cs : List.of(LOCAL_STACK + 8, LOCAL_STACK, 0x2bL)) {
            run(setting, program(DATA_16, cs, 0x2b, true));
            assertThat(kernel.ended()).as("CS %#x", cs).contains("SIGSEGV");
            assertThat(events.exceptions).last().extracting(fault -> fault.vector())
                    .isEqualTo(ExceptionVector.GP.number());
        }
    }

    static Stream<CompatReturnsTest.Setting> everywhere() {
        return CompatReturnsTest.settings();
    }

    /**
     * On the espfix stack the fault of IRET cannot be pushed, becomes a double fault and then #GP(0) of the program;
     * ERETU needs no such stack.
     */
    private void assertFault(CompatReturnsTest.Setting setting, String withFred) {
        assertThat(kernel.ended()).contains(setting.fred() ? withFred : "SIGSEGV");
        long doubles = events.exceptions.stream()
                .filter(fault -> fault.vector() == ExceptionVector.DF.number()).count();
        assertThat(doubles).isEqualTo(setting.fred() ? 0 : 1);
    }
}
