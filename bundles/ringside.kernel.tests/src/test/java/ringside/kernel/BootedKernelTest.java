package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Slot;
import ringside.kernel.service.frame.Writer;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.setup.TracerStop;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;

class BootedKernelTest {

    private static final String GETPID = """
            .intel_syntax noprefix
            .text
            _start:
                mov eax, 39
                syscall
            after:
                nop
                hlt
            """;

    private Events events;

    private BootedKernel boot(String profile, TaskSetup task) throws AssemblyException {
        BootedKernel kernel = BootedKernel.boot(States.profile(profile), KernelOptions.DEFAULT, task);
        events = new Events();
        kernel.listener(events);
        return kernel;
    }

    private BootedKernel boot(String profile) throws AssemblyException {
        return boot(profile, TaskSetup.of("getpid.s", GETPID));
    }

    private static void runTo(BootedKernel kernel, String label) {
        long address = kernel.listing().symbol(label).orElseThrow();
        kernel.machine().code().stopAt(address, true);
        assertThat(kernel.run(100_000).why()).isEqualTo(StopReason.STOP_MARK);
        kernel.machine().code().stopAt(address, false);
    }

    @Test
    void startsInUserModeAtTheFirstInstructionWithEmptyRegisters() throws AssemblyException {
        BootedKernel kernel = boot("seed");
        assertThat(kernel.machine().cpu().cpl()).isEqualTo(3);
        assertThat(kernel.machine().cpu().get(Register.RIP)).isEqualTo(0x401000);
        assertThat(kernel.machine().cpu().get(Register.RSP)).isEqualTo(0x7ffffffde000L);
        assertThat(kernel.machine().cpu().get(Register.RFLAGS)).isEqualTo(0x202);
        assertThat(kernel.machine().cpu().get(Register.RBX)).isZero();
        assertThat(kernel.ptRegs().slots()).hasSize(21).allMatch(slot -> !slot.written());
    }

    @Test
    void startValuesOfRegistersAreTaken() throws AssemblyException {
        BootedKernel kernel = boot("v6.8", TaskSetup.of("getpid.s", GETPID)
                .withRegisters(Map.of(Register.RBX, 7L, Register.RFLAGS, 0x246L)));
        assertThat(kernel.machine().cpu().get(Register.RBX)).isEqualTo(7);
        assertThat(kernel.machine().cpu().get(Register.RFLAGS)).isEqualTo(0x246);
    }

    @Test
    void theSeedLeavesSixSlotsUnwrittenOnTheFastPath() throws AssemblyException {
        BootedKernel kernel = boot("seed");
        runTo(kernel, "sys_getpid");
        assertThat(kernel.ptRegs().slots().stream().filter(slot -> !slot.written()).map(Slot::name))
                .containsExactly("r15", "r14", "r13", "r12", "bp", "bx");
        assertThat(kernel.ptRegs().slots().stream().filter(Slot::written).map(Slot::writer))
                .containsOnly(Writer.ENTRY_CODE);
    }

    @Test
    void sixEightWritesEverySlotOnEntry() throws AssemblyException {
        BootedKernel kernel = boot("v6.8");
        runTo(kernel, "__x64_sys_getpid");
        assertThat(kernel.ptRegs().slots()).allMatch(Slot::written);
    }

    @Test
    void readingAnUnwrittenSlotIsReportedAsAnErrorOfTheModel() throws AssemblyException {
        BootedKernel kernel = boot("seed");
        runTo(kernel, "sys_getpid");
        kernel.run(1);
        long restore = kernel.listing().lines().stream()
                .filter(line -> line.routine().equals("restore_regs_and_iret") && line.line().instruction() != null)
                .findFirst().orElseThrow().line().address().getAsLong();
        kernel.machine().cpu().set(Register.RIP, restore);
        kernel.run(1);
        assertThat(events.modelErrors).hasSize(1).allMatch(text -> text.contains("slot bx"));
    }

    @Test
    void anExceptionFromUserModeShowsWhatTheHardwareWrote() throws AssemblyException {
        BootedKernel kernel = boot("seed", TaskSetup.of("ud.s", ".intel_syntax noprefix\n.text\nud2\n"));
        runTo(kernel, "invalid_op");
        assertThat(kernel.ptRegs().slots().stream().filter(Slot::written).map(Slot::name))
                .containsExactly("ip", "cs", "flags", "sp", "ss");
        assertThat(kernel.ptRegs().slot(PtSlot.IP).writer()).isEqualTo(Writer.HARDWARE);
    }

    @Test
    void afterTheReturnNoSlotCounts() throws AssemblyException {
        BootedKernel kernel = boot("v6.8");
        runTo(kernel, "after");
        assertThat(kernel.ptRegs().slots()).noneMatch(Slot::written);
    }

    @Test
    void restoreBringsBackEveryStepExactly() throws AssemblyException {
        for (String profile : States.DECIDING) {
            BootedKernel kernel = boot(profile, TaskSetup.of("raise.s", """
                    .intel_syntax noprefix
                    .text
                        mov esi, 10
                        mov eax, 62
                        syscall
                        hlt
                    handler:
                        ret
                    """).withHandlers(List.of(new SignalHandler("SIGUSR1", "handler", false, true))));
            List<KernelState> states = new ArrayList<>();
            while (kernel.ended().isEmpty()) {
                states.add(kernel.save());
                kernel.run(1);
            }
            for (int from = 0; from < states.size() - 1; from += 7) {
                kernel.restore(states.get(from));
                assertThat(kernel.sameAs(states.get(from))).as("%s state %d", profile, from).isTrue();
                kernel.run(1);
                assertThat(kernel.sameAs(states.get(from + 1))).as("%s state %d", profile, from + 1).isTrue();
                assertThat(kernel.sameAs(states.get(from))).isFalse();
            }
        }
    }

    @Test
    void restoreBringsBackWhichChecksAreOff() throws AssemblyException {
        BootedKernel kernel = boot("v6.8");
        KernelState on = kernel.save();
        kernel.switchCheck(CheckId.LIMIT, false);
        KernelState off = kernel.save();
        assertThat(kernel.sameAs(on)).isFalse();
        kernel.restore(on);
        assertThat(kernel.switchedOff()).isEmpty();
        kernel.restore(off);
        assertThat(kernel.switchedOff()).containsExactly(CheckId.LIMIT);
        assertThat(kernel.machine().code().replaced(kernel.listing().checkJumps(CheckId.LIMIT).get(0))).isTrue();
    }

    @Test
    void aCheckThatTheKernelDoesNotMakeCannotBeSwitched() throws AssemblyException {
        BootedKernel kernel = boot("seed");
        assertThatThrownBy(() -> kernel.switchCheck(CheckId.LIMIT, false)).hasMessageContaining("LIMIT");
    }

    @Test
    void namesThatDoNotExistAreAllTold() {
        TaskSetup task = TaskSetup.of("getpid.s", GETPID).withThreadFlags(Set.of("SIGPENDIG"))
                .withHandlers(List.of(new SignalHandler("SIGUSR3", "afer", false, false)))
                .withTracer(new TracerPlan(TracerResume.CONT,
                        List.of(new TracerStop(List.of(new SlotPoke("rip", 0)), TracerResume.CONT)),
                        TracerResume.CONT));
        assertThatThrownBy(() -> boot("seed", task)).isInstanceOf(SetupException.class)
                .hasMessageContaining("SIGPENDING").hasMessageContaining("SIGUSR1").hasMessageContaining("after")
                .hasMessageContaining("'rip' is no slot");
    }

    @Test
    void aProgramWithAMistakeIsRefusedWithItsLine() {
        assertThatThrownBy(() -> boot("seed", TaskSetup.of("bad.s", ".intel_syntax noprefix\nmov eax, ebz\n")))
                .isInstanceOf(AssemblyException.class);
    }

    @Test
    void valuesAreReadAndWrittenByName() throws AssemblyException, ValueException {
        BootedKernel kernel = boot("seed");
        ValueNames values = new ValueNames(kernel);
        values.write("user.rcx", 5);
        values.write("user.rflags.TF", 1);
        values.write("flag.SIGPENDING", 1);
        values.write("pt_regs.ip", 9);
        values.write("check.RF_TF", 0);
        assertThat(values.read("user.rcx")).isEqualTo(5);
        assertThat(values.read("user.rflags")).isEqualTo(0x302);
        assertThat(values.read("user.rflags.IF")).isEqualTo(1);
        assertThat(kernel.threadFlags().get("SIGPENDING")).isTrue();
        assertThat(kernel.ptRegs().slot(PtSlot.IP).writer()).isEqualTo(Writer.USER_EDIT);
        assertThat(kernel.switchedOff()).containsExactly(CheckId.RF_TF);
        for (String name : values.names()) {
            assertThat(values.known(name)).as(name).isTrue();
        }
    }

    @Test
    void valuesThatCannotBeAreRefusedWithAReason() throws AssemblyException {
        ValueNames values = new ValueNames(boot("seed"));
        assertThatThrownBy(() -> values.write("user.rcz", 1)).hasMessageContaining("user.rcx");
        assertThatThrownBy(() -> values.write("user.rflags.TF", 2)).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> values.write("user.cs", 0x10)).hasMessageContaining("privilege level 3");
        assertThatThrownBy(() -> values.write("flag.SIGPENDING", 2)).hasMessageContaining("0 (off) or 1 (on)");
        assertThatThrownBy(() -> values.write("cpu.la57", 1)).hasMessageContaining("before the start");
        assertThatThrownBy(() -> values.write("check.LIMIT", 0)).hasMessageContaining("LIMIT");
    }

    @Test
    void expressionsAreEvaluatedWithRegistersAndLabels() throws AssemblyException, ValueException {
        BootedKernel kernel = boot("seed");
        Map<String, Long> expected = Map.of("0x401000", 0x401000L, "4198400", 0x401000L, "-1", -1L, "0b101", 5L,
                "user.rip+2", 0x401002L, "after", 0x401007L, "user.rflags | 0x100", 0x302L, "~0 & (1 + 2)", 3L,
                "0xffffffffffffffff", -1L, "after - _start", 7L);
        for (Map.Entry<String, Long> entry : expected.entrySet()) {
            assertThat(ValueExpression.evaluate(entry.getKey(), kernel)).as(entry.getKey()).isEqualTo(entry.getValue());
        }
    }

    @Test
    void expressionsThatAreNoneNameTheColumnAndWhatIsAccepted() throws AssemblyException {
        BootedKernel kernel = boot("seed");
        Map<String, Integer> columns = Map.of("", 1, "0x", 1, "1 +", 4, "1 2", 3, "(1", 3, "nowhere", 1, "1+zork", 3,
                "18446744073709551616", 1, "0x10000000000000000", 1);
        columns.forEach((text, column) -> assertThatThrownBy(() -> ValueExpression.evaluate(text, kernel)).as(text)
                .isInstanceOf(ValueException.class).hasMessageContaining("column " + column + ":")
                .hasMessageContaining("accepted is"));
    }
}
