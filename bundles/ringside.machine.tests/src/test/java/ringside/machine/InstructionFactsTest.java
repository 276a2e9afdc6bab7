package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import ringside.machine.state.CpuModel;
import ringside.machine.state.Delivery;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;
import ringside.machine.state.Vendor;

/**
 * The tables of what instructions were observed to do (help: cpu/index.html#sources). Where the recorded emulators
 * disagree, the README of the recordings says which one to take; these rules stand in {@link #taken}. Hardware
 * breakpoints are not part of the machine, their table is left out.
 */
class InstructionFactsTest {
    private static final int QEMU_AMD = 1;
    private static final int BOCHS_AMD = 3;
    private static final int BOCHS_INTEL = 4;
    private static final int QEMU_LA57 = 5;
    private static final CpuModel LA57 = new CpuModel(Vendor.AMD, true);
    private static final CpuModel LA57_INTEL = new CpuModel(Vendor.INTEL, true);
    private static final String USER = "target: nop\nnop\nhlt";
    private static final String KERNEL = "entry: hlt\nother: hlt\nback_sysret: sysretq\nback_iret: iretq";
    private static final long KERNEL_FLAGS = 0x46;

    private static Map<String, List<String[]>> tables() {
        Map<String, List<String[]>> tables = new LinkedHashMap<>();
        List<String[]> current = new ArrayList<>();
        for (String line : Oracle.lines("instruction_facts.md")) {
            if (line.startsWith("## ")) {
                current = new ArrayList<>();
                tables.put(line.substring(3), current);
            } else if (line.startsWith("| ") && !line.startsWith("| input") && !line.startsWith("| handler")) {
                String[] cells = line.split("\\|", -1);
                String[] row = new String[6];
                for (int i = 0; i < row.length; i++) {
                    row[i] = cells[i + 1].trim();
                }
                current.add(row);
            }
        }
        return tables;
    }

    @Test
    void allRecordedCasesAreThere() {
        assertThat(tables().values().stream().mapToInt(List::size).sum()).isEqualTo(104);
    }

    @TestFactory
    List<DynamicTest> syscallAsRecorded() {
        List<DynamicTest> tests = new ArrayList<>();
        tables().forEach((title, rows) -> {
            if (title.startsWith("SYSCALL with")) {
                long mask = title.contains("0x257fd5") ? 0x257fd5 : 0;
                for (String[] row : rows) {
                    tests.add(dynamicTest(title + ", " + row[0], () -> {
                        String expected = row[mask != 0 && traps(row[0]) ? QEMU_AMD : BOCHS_AMD];
                        assertThat(syscall(mask, number(row[0]))).isEqualTo(expected);
                    }));
                }
            }
        });
        return tests;
    }

    private static String syscall(long mask, long flags) {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "syscall\nhlt", KERNEL);
        kernel.set(Register.SFMASK, mask).set(Register.RFLAGS, flags).set(Register.RSP, SmallKernel.STACK_TOP);
        kernel.steps(1);
        if (kernel.deliveries().isEmpty()) {
            return "kernel rflags=" + hex(kernel.flags()) + " r11=" + hex(kernel.get(Register.R11));
        }
        return kernel.lastDelivery().label() + " cpl" + kernel.lastDelivery().cpl() + " at LSTAR+"
                + (kernel.lastDelivery().rip() - kernel.kernel("entry")) + ", saved rflags=" + hex(kernel.frame(2));
    }

    @TestFactory
    List<DynamicTest> flagsOfSysretAsRecorded() {
        return rows("SYSRETQ: RFLAGS", row -> {
            for (CpuModel model : List.of(SmallKernel.AMD, SmallKernel.INTEL, LA57)) {
                SmallKernel kernel = SmallKernel.of(model, USER, KERNEL);
                kernel.toKernel("back_sysret");
                kernel.set(Register.RCX, kernel.user("target")).set(Register.R11, number(row[0]));
                String expected = row[BOCHS_AMD].replace("target+1", "target+0");
                assertThat(returned(kernel, "SYSRETQ_insn")).isEqualTo(expected);
            }
        });
    }

    @TestFactory
    List<DynamicTest> flagsOfIretAsRecorded() {
        return rows("IRETQ: RFLAGS", row -> {
            for (CpuModel model : List.of(SmallKernel.AMD, SmallKernel.INTEL, LA57)) {
                SmallKernel kernel = SmallKernel.of(model, USER, KERNEL);
                iretFrame(kernel, kernel.user("target"), SmallKernel.USER_CS, number(row[0]), SmallKernel.USER_SS);
                assertThat(returned(kernel, "IRETQ_insn")).isEqualTo(row[BOCHS_AMD]);
            }
        });
    }

    @TestFactory
    List<DynamicTest> targetsOfSysretAsRecorded() {
        return rows("SYSRETQ to RCX", row -> {
            assertThat(sysretTo(SmallKernel.INTEL, number(row[0]))).isEqualTo(taken(row[BOCHS_INTEL]));
            assertThat(sysretTo(SmallKernel.AMD, number(row[0]))).isEqualTo(taken(row[QEMU_AMD]));
            assertThat(sysretTo(LA57, number(row[0]))).isEqualTo(taken(row[QEMU_LA57]));
        });
    }

    private static String sysretTo(CpuModel model, long target) {
        SmallKernel kernel = SmallKernel.of(model, USER, KERNEL);
        kernel.toKernel("back_sysret");
        kernel.set(Register.RFLAGS, KERNEL_FLAGS).set(Register.RCX, target).set(Register.R11, 0x202);
        return returned(kernel, "SYSRETQ_insn");
    }

    @TestFactory
    List<DynamicTest> targetsOfIretAsRecorded() {
        return rows("IRETQ to RIP", row -> {
            assertThat(iretTo(SmallKernel.INTEL, number(row[0]))).isEqualTo(taken(row[BOCHS_INTEL]));
            assertThat(iretTo(SmallKernel.AMD, number(row[0]))).isEqualTo(taken(row[BOCHS_AMD]));
            String wide = row[QEMU_LA57].startsWith("#GP") ? "#GP cpl0 at IRETQ_insn, saved rflags=0x10046"
                    : taken(row[QEMU_LA57]);
            assertThat(iretTo(LA57, number(row[0]))).isEqualTo(wide);
            assertThat(iretTo(LA57_INTEL, number(row[0]))).isEqualTo(wide);
        });
    }

    private static String iretTo(CpuModel model, long target) {
        SmallKernel kernel = SmallKernel.of(model, USER, KERNEL);
        iretFrame(kernel, target, SmallKernel.USER_CS, 0x202, SmallKernel.USER_SS);
        return returned(kernel, "IRETQ_insn");
    }

    @TestFactory
    List<DynamicTest> selectorsOfIretAsRecorded() {
        return rows("IRETQ selectors", row -> {
            String[] selectors = row[0].split(", ");
            int cs = (int) number(selectors[0]);
            SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, USER, KERNEL + "\nkernel_target: nop\nnop\nhlt");
            long target = (cs & 3) == 0 ? kernel.kernel("kernel_target") : kernel.user("target");
            iretFrame(kernel, target, cs, 0x202, (int) number(selectors[1]));
            if (cs == 0x23) {
                assertThat(kernel.cpu().run(2)).isEqualTo(new RunResult(StopReason.NO_CODE, 1));
                assertThat(kernel.get(Register.CS)).isEqualTo(cs);
            } else {
                assertThat(returned(kernel, "IRETQ_insn")).isEqualTo(row[BOCHS_AMD]);
            }
        });
    }

    @TestFactory
    List<DynamicTest> privilegeAndSceAsRecorded() {
        return rows("Privilege and EFER.SCE", row -> {
            SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "user_sysret_insn: sysretq\nsyscall_insn: syscall",
                    KERNEL);
            switch (row[0]) {
                case "sysret_at_cpl3" -> kernel.steps(1);
                case "syscall_sce0" -> kernel.set(Register.EFER, 0).set(Register.RIP, kernel.user("syscall_insn"))
                        .steps(1);
                default -> {
                    kernel.toKernel("back_sysret");
                    kernel.set(Register.EFER, 0).set(Register.RFLAGS, KERNEL_FLAGS).steps(1);
                }
            }
            Delivery delivery = kernel.lastDelivery();
            String place = delivery.rip() == kernel.kernel("back_sysret") ? "SYSRETQ_insn"
                    : delivery.rip() == kernel.user("syscall_insn") ? "syscall_insn" : "user_sysret_insn";
            assertThat(delivery.label() + " cpl" + delivery.cpl() + " at " + place + ", saved rflags="
                    + hex(kernel.frame(2))).isEqualTo(row[BOCHS_AMD]);
        });
    }

    @TestFactory
    List<DynamicTest> stuckHereAsRecorded() {
        return rows("The seed's stuck_here", row -> {
            boolean sysret = row[0].contains("sysret");
            String program = "mov rcx, offset stuck_here\npushfq\npop r11\nstuck_here: nop\nnop\nend: hlt\n"
                    + ".bss\n.skip 64\ntop: .skip 8";
            String handler = "entry: hlt\nother: hlt\nvector1: cmp rcx, [rsp]\njne 1f\n" + "cmp r11, [rsp+16]\njne 1f\n"
                    + (sysret ? "mov rsp, [rsp+24]\nsysretq\n" : "") + "1: iretq";
            SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, program, handler);
            kernel.set(Register.RSP, kernel.user("top")).set(Register.RFLAGS, 0x302);
            StopReason why = StopReason.STEPS;
            while (kernel.deliveries().size() < 20 && why == StopReason.STEPS) {
                why = kernel.cpu().run(1).why();
            }
            long there = kernel.deliveries().stream().filter(d -> d.rip() == kernel.user("stuck_here")).count();
            assertThat(kernel.deliveries().size() + " #DB, " + there + " of them at stuck_here, "
                    + (why == StopReason.END_MARK ? "finished" : "NEVER FINISHED")).isEqualTo(row[QEMU_AMD]);
        });
    }

    /** Runs the return instruction and at most one instruction at its target, and tells what came of it. */
    private static String returned(SmallKernel kernel, String place) {
        long instruction = kernel.rip();
        for (int step = 0; step < 2 && kernel.deliveries().isEmpty(); step++) {
            kernel.steps(1);
        }
        if (kernel.deliveries().isEmpty()) {
            return "ok, rflags=" + hex(kernel.flags());
        }
        Delivery delivery = kernel.lastDelivery();
        String where = "at rip=" + hex(delivery.rip());
        if (delivery.rip() == instruction) {
            where = "at " + place;
        } else if (delivery.vector() == ExceptionVector.DB.number()) {
            where = "at target+" + (delivery.rip() - kernel.user("target"));
        }
        return delivery.label() + " cpl" + delivery.cpl() + " " + where + ", saved rflags=" + hex(kernel.frame(2));
    }

    private static void iretFrame(SmallKernel kernel, long rip, int cs, long flags, int ss) {
        kernel.toKernel("back_iret");
        kernel.set(Register.RFLAGS, KERNEL_FLAGS);
        long frame = kernel.get(Register.RSP);
        long[] values = {rip, cs, flags, SmallKernel.STACK_TOP - 0x80, ss};
        for (int i = 0; i < values.length; i++) {
            kernel.memory().write(frame + 8L * i, 8, values[i]);
        }
    }

    /** A fault saves RF = 1, which QEMU does not do. */
    private static String taken(String cell) {
        return cell.replace("saved rflags=0x202", "saved rflags=0x10202");
    }

    private static boolean traps(String flags) {
        return (number(flags) & Flag.TF.mask()) != 0;
    }

    private interface Check {
        void row(String[] cells);
    }

    private static List<DynamicTest> rows(String title, Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        tables().forEach((name, rows) -> {
            if (name.startsWith(title)) {
                rows.forEach(row -> tests.add(dynamicTest(title + ": " + row[0], () -> check.row(row))));
            }
        });
        return tests;
    }

    private static long number(String text) {
        return Long.parseUnsignedLong(text.trim().substring(2), 16);
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
