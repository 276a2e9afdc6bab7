package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import ringside.machine.state.CpuModel;
import ringside.machine.state.Delivery;
import ringside.machine.state.Descriptor;
import ringside.machine.state.Ldt;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;
import ringside.machine.state.Vendor;

/** IRETQ reads CS and SS from either table and faults as the manual says (SDM volume 2, IRET). */
class SegmentReturnTest {
    private static final int LOCAL = 7;
    private static final int CODE16 = LOCAL;
    private static final int CODE32 = 1 << 3 | LOCAL;
    private static final int CODE64 = 2 << 3 | LOCAL;
    private static final int CODE32_ABSENT = 3 << 3 | LOCAL;
    private static final int DATA16 = 4 << 3 | LOCAL;
    private static final int DATA32 = 5 << 3 | LOCAL;
    private static final int DATA_ABSENT = 6 << 3 | LOCAL;
    private static final int DATA_CLOSED = 7 << 3 | LOCAL;
    private static final int CODE32_SYSTEM = 8 << 3 | LOCAL;
    private static final int NOTHING = 9 << 3 | LOCAL;
    private static final int CODE_SMALL = 10 << 3 | LOCAL;
    private static final int[] SELECTORS = {0, 3, 0x10, 0x13, 0x18, 0x1b, 0x23, 0x2b, 0x33, 0x30, 0x28, 0x3b, 0x7fb,
        0xfffb, CODE16, CODE32, CODE64, CODE32_ABSENT, DATA16, DATA32, DATA_ABSENT, DATA_CLOSED, CODE32_SYSTEM, NOTHING,
        CODE_SMALL, CODE32 & ~3, CODE64 & ~1, 0xffff};
    private static final long SMALL = 0xfff;
    private static final long TARGET = 0x401000;
    private static final long STACK = 0x5_1234_5670L;

    /** A descriptor as the test knows it. */
    private record Known(boolean code, int bits, int dpl, boolean present, boolean writable, long limit) {
        Known(boolean code, int bits, int dpl) {
            this(code, bits, dpl, true, true, 0xffff_ffffL);
        }
    }

    private static final Map<Integer, Known> TABLES = new TreeMap<>(Map.ofEntries(
            Map.entry(0x10, new Known(true, 64, 0)), Map.entry(0x18, new Known(false, 32, 0)),
            Map.entry(0x20, new Known(true, 32, 3)), Map.entry(0x28, new Known(false, 32, 3)),
            Map.entry(0x30, new Known(true, 64, 3)), Map.entry(CODE16 & ~3, new Known(true, 16, 3)),
            Map.entry(CODE32 & ~3, new Known(true, 32, 3)), Map.entry(CODE64 & ~3, new Known(true, 64, 3)),
            Map.entry(CODE32_ABSENT & ~3, new Known(true, 32, 3, false, true, 0xffff_ffffL)),
            Map.entry(DATA16 & ~3, new Known(false, 16, 3)), Map.entry(DATA32 & ~3, new Known(false, 32, 3)),
            Map.entry(DATA_ABSENT & ~3, new Known(false, 32, 3, false, true, 0xffff_ffffL)),
            Map.entry(DATA_CLOSED & ~3, new Known(false, 32, 3, true, false, 0xffff_ffffL)),
            Map.entry(CODE32_SYSTEM & ~3, new Known(true, 32, 0)),
            Map.entry(CODE_SMALL & ~3, new Known(true, 32, 3, true, true, SMALL))));

    static SmallKernel kernel(CpuModel model) {
        SmallKernel kernel = SmallKernel.of(model, "start: nop\nhlt", SmallKernel.MUTE + "back: iretq");
        Ldt ldt = kernel.machine().ldt();
        ldt.set(CODE16 >> 3, Descriptor.code(16, 3));
        ldt.set(CODE32 >> 3, Descriptor.code(32, 3));
        ldt.set(CODE64 >> 3, Descriptor.code(64, 3));
        ldt.set(CODE32_ABSENT >> 3, Descriptor.code(32, 3).absent());
        ldt.set(DATA16 >> 3, Descriptor.data(16, 3));
        ldt.set(DATA32 >> 3, Descriptor.data(32, 3));
        ldt.set(DATA_ABSENT >> 3, Descriptor.data(32, 3).absent());
        ldt.set(DATA_CLOSED >> 3, Descriptor.data(32, 3).closed());
        ldt.set(CODE32_SYSTEM >> 3, Descriptor.code(32, 0));
        ldt.set(CODE_SMALL >> 3, Descriptor.code(32, 3).at(0, SMALL));
        kernel.toKernel("back");
        return kernel;
    }

    static void frame(SmallKernel kernel, long... words) {
        for (int i = 0; i < words.length; i++) {
            kernel.memory().write(kernel.get(Register.RSP) + 8L * i, 8, words[i]);
        }
    }

    /** The manual's steps, one by one: the fault with its error code, or "" for none. */
    private static String expected(int cs, int ss, long rip) {
        if ((cs & 0xfffc) == 0) {
            return "#GP 0";
        }
        Known code = TABLES.get(cs & ~3);
        int level = cs & 3;
        if (code == null || !code.code() || code.dpl() != level) {
            return "#GP " + (cs & 0xfffc);
        }
        if (!code.present()) {
            return "#NP " + (cs & 0xfffc);
        }
        String stack = stackFault(ss, level, code.bits() == 64);
        return stack.isEmpty() && code.bits() != 64 && rip > code.limit() ? "#GP 0" : stack;
    }

    private static String stackFault(int ss, int level, boolean to64) {
        if ((ss & 0xfffc) == 0) {
            return to64 && level < 3 && (ss & 3) == level ? "" : "#GP 0";
        }
        Known stack = TABLES.get(ss & ~3);
        if (stack == null || stack.code() || !stack.writable() || (ss & 3) != level || stack.dpl() != level) {
            return "#GP " + (ss & 0xfffc);
        }
        return stack.present() ? "" : "#SS " + (ss & 0xfffc);
    }

    @TestFactory
    List<DynamicTest> everyPairOfSelectors() {
        List<DynamicTest> tests = new ArrayList<>();
        for (CpuModel model : List.of(SmallKernel.AMD, SmallKernel.INTEL)) {
            tests.add(DynamicTest.dynamicTest(model.vendor().toString(), () -> {
                for (int cs : SELECTORS) {
                    for (int ss : SELECTORS) {
                        pair(model, cs, ss);
                    }
                }
            }));
        }
        return tests;
    }

    private static void pair(CpuModel model, int cs, int ss) {
        SmallKernel kernel = kernel(model);
        frame(kernel, TARGET, cs, 0x202, STACK, ss);
        long before = kernel.get(Register.RSP);
        String expected = expected(cs, ss, TARGET);
        kernel.steps(1);
        String what = "CS " + Integer.toHexString(cs) + " SS " + Integer.toHexString(ss);
        if (expected.isEmpty()) {
            assertThat(kernel.deliveries()).as(what).isEmpty();
            assertThat(kernel.get(Register.CS)).as(what).isEqualTo(cs);
            assertThat(kernel.get(Register.SS)).as(what).isEqualTo(ss);
            assertThat(kernel.rip()).as(what).isEqualTo(TARGET);
            return;
        }
        Delivery fault = kernel.lastDelivery();
        assertThat(fault.label() + " " + fault.error().orElse(-1)).as(what).isEqualTo(expected);
        assertThat(fault.rip()).as("at the IRET: " + what).isEqualTo(kernel.kernel("back"));
        assertThat(fault.cpl()).as(what).isZero();
        assertThat(kernel.frame(3)).as("nothing was loaded: " + what).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "AMD,   0x33, 0x2b, 0x0000000512345670",
        "INTEL, 0x33, 0x2b, 0x0000000512345670",
        "AMD,   0x23, 0x2b, 0x0000000012345670",
        "INTEL, 0x23, 0x2b, 0x0000000012345670",
        "AMD,   0x23, 0x27, 0xffffc90000005670",
        "INTEL, 0x23, 0x27, 0x0000000000005670",
        "AMD,   0x33, 0x27, 0x0000000512345670"})
    void theStackPointerIsAsWideAsTheStackSegmentOf32BitCode(Vendor vendor, String cs, String ss, String rsp) {
        SmallKernel kernel = kernel(new CpuModel(vendor, false));
        long above = kernel.get(Register.RSP) & ~0xffffL;
        assertThat(above).isEqualTo(0xffffc90000000000L);
        frame(kernel, TARGET, Integer.decode(cs), 0x202, STACK, Integer.decode(ss));
        kernel.steps(1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(Long.parseUnsignedLong(rsp.substring(2), 16));
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void the16BitCodeOfAnLdtEndsTheRun(Vendor vendor) {
        SmallKernel kernel = kernel(new CpuModel(vendor, false));
        frame(kernel, kernel.user("start"), CODE16, 0x202, STACK, DATA32);
        kernel.steps(1);
        assertThat(kernel.cpu().run(1)).extracting(RunResult::steps, RunResult::why)
                .containsExactly(0L, StopReason.NO_CODE);
    }

    @Test
    void theTableIsPartOfASavedState() {
        SmallKernel kernel = kernel(SmallKernel.AMD);
        MachineState saved = kernel.machine().save();
        kernel.machine().ldt().set(DATA32 >> 3, null);
        kernel.machine().ldt().set(100, Descriptor.code(64, 3));
        MachineState changed = kernel.machine().save();
        assertThat(changed).isNotEqualTo(saved);
        kernel.machine().restore(saved);
        assertThat(kernel.machine().ldt().get(DATA32 >> 3)).contains(Descriptor.data(32, 3));
        assertThat(kernel.machine().ldt().get(100)).isEmpty();
        kernel.machine().restore(changed);
        assertThat(kernel.machine().ldt().get(DATA32 >> 3)).isEmpty();
        assertThat(kernel.machine().ldt().get(100)).contains(Descriptor.code(64, 3));
    }

    @Test
    void whatWasLoadedStaysWhenTheTableChanges() {
        SmallKernel kernel = kernel(SmallKernel.AMD);
        frame(kernel, kernel.user("start"), CODE64, 0x202, STACK, DATA32);
        kernel.steps(1).machine().ldt().set(CODE64 >> 3, null);
        assertThat(kernel.steps(1).deliveries()).isEmpty();
    }
}
