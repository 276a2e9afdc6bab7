package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.code.Instruction;
import ringside.machine.memory.Rights;
import ringside.machine.state.Delivery;
import ringside.machine.state.Register;

/** Flexible return and event delivery. */
class FredTest {
    private static final long CR4_FRED = 1L << 32;
    private static final long FRED_CONFIG = SmallKernel.KERNEL_TEXT | 0x40;
    private static final long USER_GS = 0x111000;
    private static final long KERNEL_GS = 0xffff888000000000L;
    private static final String ERETU = ".byte 0xf3,0x0f,0x01,0xca\n";
    private static final String ERETS = ".byte 0xf2,0x0f,0x01,0xca\n";
    private static final String KERNEL = "from_user: nop\nback: " + ERETU + "hlt\n.org 256\nfrom_kernel: nop\nresume: "
            + ERETS + "hlt\nentry: hlt\nother: hlt\nwork: ";

    private static SmallKernel booted(String user, String work) {
        SmallKernel kernel = SmallKernel.of(SmallKernel.INTEL, user, KERNEL + work + "\nhlt\n");
        for (int vector = 0; vector < 256; vector++) {
            kernel.machine().idt().set(vector, null);
        }
        return kernel.set(Register.CR4, CR4_FRED).set(Register.FRED_CONFIG, FRED_CONFIG).set(Register.LSTAR, 0)
                .set(Register.FRED_RSP0, SmallKernel.STACK_TOP).set(Register.FRED_RSP1, SmallKernel.IST1_TOP)
                .set(Register.FRED_RSP3, SmallKernel.IST1_TOP - 0x1000).set(Register.RSP, 0x700008)
                .set(Register.GS_BASE, USER_GS).set(Register.KERNEL_GS_BASE, KERNEL_GS);
    }

    private static SmallKernel user(String code) {
        return booted(code, "nop");
    }

    private static long word(SmallKernel kernel, int index) {
        return kernel.memory().read(kernel.get(Register.RSP) + 8L * index, 8);
    }

    private static long[] frame(SmallKernel kernel) {
        long[] frame = new long[8];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = word(kernel, i);
        }
        return frame;
    }

    @ParameterizedTest
    @CsvSource({"syscall, 1, 2", "sysenter, 2, 2"})
    void syscallAndSysenterAreEvents(String code, int vector, int length) {
        SmallKernel kernel = user("nop\nend: hlt");
        kernel.machine().code().add(Instruction.of(kernel.rip(), length, code, java.util.List.of(), code, null, null));
        long next = kernel.rip() + length;
        kernel.set(Register.RCX, 11).set(Register.R11, 12).set(Register.RFLAGS, 0x244bd7).steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.kernel("from_user"));
        assertThat(kernel.get(Register.RSP)).isEqualTo(SmallKernel.STACK_TOP - 64);
        assertThat(frame(kernel)).containsExactly(0, next, 0x33, 0x244bd7, 0x700008,
                0x2b | 1 << 17 | (long) vector << 32 | 7L << 48 | 1L << 57 | (long) length << 60, 0, 0);
        assertThat(kernel.flags()).isEqualTo(2);
        assertThat(kernel.get(Register.CS)).isEqualTo(0x10);
        assertThat(kernel.get(Register.SS)).isEqualTo(0x18);
        assertThat(kernel.get(Register.RCX)).as("SYSCALL leaves RCX alone").isEqualTo(11);
        assertThat(kernel.get(Register.R11)).as("SYSCALL leaves R11 alone").isEqualTo(12);
        assertThat(kernel.get(Register.GS_BASE)).isEqualTo(KERNEL_GS);
        assertThat(kernel.get(Register.KERNEL_GS_BASE)).isEqualTo(USER_GS);
        assertThat(kernel.events()).containsExactly("entered by syscall");
    }

    @ParameterizedTest
    @CsvSource({
        "int 0x80,          4, 128, 2, true, 0,   0",
        "int 0x20,          4, 32,  2, true, 0,   0",
        "int3,              6, 3,   1, true, 0,   0",
        "ud2,               3, 6,   0, false, 0,   0",
        "mov rax; [0x600000], 3, 14, 0, false, 0x600000, 4",
        "sysretq,           3, 6,   0, false, 0,   0",
        "swapgs,            3, 6,   0, false, 0,   0",
        "wrmsr,             3, 13,  0, false, 0,   0"})
    void everythingElseIsAnEventToo(String code, long type, long vector, long length, boolean behind, String data,
            long error) {
        SmallKernel kernel = user("a: " + code.replace(';', ',') + "\nb: hlt");
        kernel.steps(1);
        boolean software = type == 4;
        assertThat(kernel.rip()).isEqualTo(kernel.kernel("from_user"));
        long flags = behind ? 0x202 : 0x10202;
        assertThat(frame(kernel)).containsExactly(error, kernel.user(behind ? "b" : "a"), 0x33, flags, 0x700008,
                0x2b | vector << 32 | type << 48 | 1L << 57 | length << 60 | (software ? 1 << 17 : 0),
                Long.decode(data), 0);
        assertThat(kernel.deliveries()).hasSize(1);
        assertThat(kernel.lastDelivery().vector()).isEqualTo((int) vector);
        assertThat(kernel.lastDelivery().cpl()).isEqualTo(3);
    }

    @Test
    void anInterruptOfTheUserIsAnEventOfType0() {
        SmallKernel kernel = user("nop\nb: hlt");
        kernel.cpu().raise(0xec);
        kernel.steps(1);
        assertThat(frame(kernel)).containsExactly(0, kernel.user("b") - 1, 0x33, 0x202, 0x700008,
                0x2bL | 0xecL << 32 | 1L << 57, 0, 0);
    }

    @Test
    void aSingleStepTellsItsReasonInTheEventData() {
        SmallKernel kernel = user("nop\nb: hlt");
        kernel.set(Register.RFLAGS, 0x302).steps(1);
        assertThat(frame(kernel)).containsExactly(0, kernel.user("b"), 0x33, 0x302, 0x700008,
                0x2bL | 1L << 32 | 3L << 48 | 1L << 57, 0x4000, 0);
    }

    @Test
    void eventsOfTheKernelEnter256BytesFurtherOnTheSameStack() {
        SmallKernel kernel = booted("hlt", "mov rax, [0x600000]");
        kernel.toKernel("work");
        long rsp = kernel.get(Register.RSP) - 8;
        kernel.set(Register.RSP, rsp).steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.kernel("from_kernel"));
        assertThat(kernel.get(Register.RSP)).as("64 bytes left free, then a multiple of 64")
                .isEqualTo((rsp - 64 & -64) - 64);
        assertThat(frame(kernel)).containsExactly(0, kernel.kernel("work"), 0x10, 0x10002, rsp,
                0x18L | 14L << 32 | 3L << 48 | 1L << 57, 0x600000, 0);
        assertThat(kernel.get(Register.GS_BASE)).as("stays").isEqualTo(USER_GS);
    }

    @Test
    void anExceptionOfTheKernelMayHaveAStackLevelOfItsOwn() {
        SmallKernel kernel = booted("hlt", "ud2");
        kernel.toKernel("work");
        kernel.set(Register.FRED_STKLVLS, 1 << 12).steps(1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(SmallKernel.IST1_TOP - 64);
        assertThat(kernel.get(Register.FRED_CONFIG)).isEqualTo(FRED_CONFIG | 1);
        assertThat(word(kernel, 2)).as("CS, level 0 saved").isEqualTo(0x10);
        kernel.steps(1).set(Register.RFLAGS, 0x4ed7).steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.kernel("work"));
        assertThat(kernel.get(Register.FRED_CONFIG)).isEqualTo(FRED_CONFIG);
        assertThat(kernel.get(Register.RSP)).isEqualTo(SmallKernel.STACK_TOP - 0x100);
        assertThat(kernel.flags()).isEqualTo(0x10002);
    }

    @Test
    void aStackThatCannotBeWrittenIsADoubleFaultOnItsOwnStack() {
        SmallKernel kernel = user("a: ud2");
        kernel.set(Register.FRED_RSP0, 0xffffdead00000000L).set(Register.FRED_STKLVLS, 3L << 16).steps(1);
        assertThat(kernel.deliveries()).extracting(Delivery::label).containsExactly("#DF");
        assertThat(kernel.get(Register.RSP)).isEqualTo(SmallKernel.IST1_TOP - 0x1000 - 64);
        assertThat(word(kernel, 1)).isEqualTo(kernel.user("a"));
        assertThat(kernel.get(Register.FRED_CONFIG) & 3).isEqualTo(3);
    }

    @Test
    void eretuRestoresEverythingAtOnce() {
        SmallKernel kernel = user("syscall\nb: hlt");
        kernel.set(Register.RFLAGS, 0x2448d7).steps(1);
        kernel.set(Register.RCX, 1).set(Register.R11, 2).steps(2);
        assertThat(kernel.rip()).isEqualTo(kernel.user("b"));
        assertThat(kernel.flags()).isEqualTo(0x2448d7);
        assertThat(kernel.get(Register.RSP)).isEqualTo(0x700008);
        assertThat(kernel.get(Register.CS)).isEqualTo(0x33);
        assertThat(kernel.get(Register.SS)).isEqualTo(0x2b);
        assertThat(kernel.get(Register.GS_BASE)).isEqualTo(USER_GS);
        assertThat(kernel.get(Register.KERNEL_GS_BASE)).isEqualTo(KERNEL_GS);
        assertThat(kernel.events()).containsExactly("entered by syscall", "returned by eretu");
    }

    @ParameterizedTest
    @CsvSource({"syscall, 2, b", "int 0x80, 2, b", "int3, 2, c", "ud2, 2, b"})
    void aStepIsDueAtOnceOnlyBehindAnInstructionThatAskedForTheEvent(String code, int steps, String trap) {
        SmallKernel kernel = user("a: " + code + "\nb: nop\nc: nop\nhlt");
        kernel.set(Register.RFLAGS, 0x302).steps(1);
        assertThat(kernel.deliveries()).as("no step trap in the kernel").extracting(Delivery::label)
                .doesNotContain("#DB");
        boolean faulted = code.equals("ud2");
        if (faulted) {
            kernel.memory().write(kernel.get(Register.RSP) + 8, 8, kernel.user("a"));
        }
        kernel.steps(steps);
        if (faulted) {
            assertThat(kernel.rip()).isEqualTo(kernel.user("a"));
            assertThat(kernel.flags()).as("RF is restored").isEqualTo(0x10302);
            return;
        }
        if (trap.equals("c")) {
            assertThat(kernel.rip()).isEqualTo(kernel.user("b"));
            kernel.steps(1);
        }
        assertThat(kernel.lastDelivery().label()).isEqualTo("#DB");
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user(trap));
    }

    @Test
    void withoutTheSoftwareBitEretuTrapsOneInstructionLater() {
        SmallKernel kernel = user("syscall\nb: nop\nc: nop\nhlt");
        kernel.set(Register.RFLAGS, 0x302).steps(1);
        long ss = kernel.get(Register.RSP) + 40;
        kernel.memory().write(ss, 8, kernel.memory().read(ss, 8) & ~(1L << 17));
        kernel.steps(3);
        assertThat(kernel.deliveries()).extracting(Delivery::label).containsExactly("#DB");
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("c"));
    }

    @ParameterizedTest
    @CsvSource({"1, 0x800000000000", "2, 0x10", "2, 0x1000033", "2, 0x3b", "3, 0x200", "3, 0x3202", "3, 0x8202",
        "3, 0x20202", "5, 0x18", "5, 0x80002b", "5, 0x3", "5, 0x13"})
    void aBadFrameIsAProtectionFaultOfTheKernelAtEretu(int word, String value) {
        SmallKernel kernel = user("syscall\nb: hlt");
        kernel.steps(1);
        long rsp = kernel.get(Register.RSP);
        kernel.memory().write(rsp + 8L * word, 8, Long.decode(value));
        kernel.steps(2);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.kernel("back"));
        assertThat(kernel.lastDelivery().cpl()).isZero();
        assertThat(kernel.rip()).isEqualTo(kernel.kernel("from_kernel"));
        assertThat(kernel.get(Register.RSP)).as("the bad frame is below a gap of 64 bytes").isEqualTo(rsp - 128);
        assertThat(kernel.get(Register.GS_BASE)).isEqualTo(KERNEL_GS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x23, 0x2b, 0x33})
    void eretuMayGoToEverySegmentOfTheUser(int selector) {
        SmallKernel kernel = user("syscall\nb: hlt");
        kernel.steps(1);
        kernel.memory().write(kernel.get(Register.RSP) + 16, 8, selector);
        kernel.steps(2);
        boolean code = selector != 0x2b;
        assertThat(kernel.get(Register.CS)).isEqualTo(code ? selector : 0x10);
    }

    @ParameterizedTest
    @CsvSource({"1, 0x800000000000", "2, 0x33", "2, 0x100010", "3, 0x20002", "5, 0x2b"})
    void aBadFrameIsAProtectionFaultAtErets(int word, String value) {
        SmallKernel kernel = booted("hlt", "ud2");
        kernel.toKernel("work");
        kernel.steps(1);
        kernel.memory().write(kernel.get(Register.RSP) + 8L * word, 8, Long.decode(value));
        kernel.steps(2);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.kernel("resume"));
    }

    @Test
    void eretuAndEretsAreForTheKernelAlone() {
        for (String code : new String[] {ERETU, ERETS}) {
            SmallKernel kernel = user("a: " + code + "hlt");
            kernel.steps(1);
            assertThat(kernel.lastDelivery().label()).isEqualTo("#UD");
        }
    }

    @Test
    void eretuAndEretsNeedFred() {
        for (String label : new String[] {"back", "resume"}) {
            SmallKernel kernel = SmallKernel.of(SmallKernel.INTEL, "hlt", KERNEL + "nop\n");
            kernel.toKernel(label);
            kernel.steps(1);
            assertThat(kernel.lastDelivery().label()).isEqualTo("#UD");
        }
    }

    @Test
    void eretuNeedsStackLevel0() {
        SmallKernel kernel = user("syscall\nb: hlt");
        kernel.steps(2).set(Register.FRED_CONFIG, FRED_CONFIG | 2).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swapgs", "sysretq"})
    void theKernelHasNoSwapgsAndNoSysret(String code) {
        SmallKernel kernel = booted("hlt", code);
        kernel.toKernel("work");
        kernel.set(Register.RCX, 0x401000).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#UD");
    }

    @Test
    void iretDoesNotLeaveTheKernel() {
        SmallKernel kernel = booted("hlt", "push 0x2b\npush 0\npush 0x202\npush 0x33\npush 0\niretq");
        kernel.toKernel("work");
        kernel.steps(6);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.lastDelivery().error()).hasValue(0x30);
    }

    @Test
    void iretStaysWithinTheUser() {
        SmallKernel kernel = user("push 0x2b\npush 0x700000\npush 0x202\npush 0x33\npush offset b\niretq\n"
                + "hlt\nb: nop\nhlt");
        kernel.memory().map(0x6ff000, 0x2000, Rights.USER_DATA);
        kernel.steps(7);
        assertThat(kernel.deliveries()).isEmpty();
        assertThat(kernel.rip()).isEqualTo(kernel.user("b") + 1);
    }

    @Test
    void theRegistersOfFredAreWrittenByTheirNumbers() {
        String[] numbers = {"1cc", "1cd", "1ce", "1cf", "1d0", "1d4"};
        Register[] names = {Register.FRED_RSP0, Register.FRED_RSP1, Register.FRED_RSP2, Register.FRED_RSP3,
            Register.FRED_STKLVLS, Register.FRED_CONFIG};
        for (int i = 0; i < names.length; i++) {
            SmallKernel kernel = booted("hlt", "wrmsr\nmov eax, 0\nrdmsr\nwrmsr\n");
            kernel.toKernel("work");
            kernel.set(Register.RCX, Long.parseLong(numbers[i], 16)).set(Register.RDX, 0xffff8000L)
                    .set(Register.RAX, 0x12340040L).steps(3);
            assertThat(kernel.get(names[i])).isEqualTo(0xffff800012340040L);
            assertThat(kernel.get(Register.RAX)).isEqualTo(0x12340040L);
            if (names[i] != Register.FRED_STKLVLS) {
                kernel.set(Register.RAX, 0x12340024L).steps(1);
                assertThat(kernel.lastDelivery().label()).as("reserved bits").isEqualTo("#GP");
            }
        }
    }

    @Test
    void aSnapshotHoldsFredAndItsStackLevel() {
        SmallKernel kernel = booted("hlt", "ud2");
        kernel.toKernel("work");
        MachineState before = kernel.machine().save();
        kernel.set(Register.FRED_STKLVLS, 1 << 12).steps(1).set(Register.CR4, 0);
        kernel.machine().restore(before);
        assertThat(kernel.machine().sameAs(before)).isTrue();
        assertThat(kernel.get(Register.CR4)).isEqualTo(CR4_FRED);
        assertThat(kernel.get(Register.FRED_CONFIG)).isEqualTo(FRED_CONFIG);
    }
}
