package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;

import ringside.machine.code.CodeMap;
import ringside.machine.code.Instruction;
import ringside.machine.execute.InstructionSet;
import ringside.machine.memory.Rights;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;
import ringside.machine.transfer.Gate;

/** How a run ends: steps, marks, services, the end mark, code that is not there. */
class RunTest {
    private static final String LOOP = "a: inc rax\nb: inc rbx\nc: jmp a\nend: hlt";

    @Test
    void stepsAreCounted() {
        SmallKernel kernel = SmallKernel.of(LOOP);
        assertThat(kernel.cpu().run(1000)).isEqualTo(new RunResult(StopReason.STEPS, 1000));
        assertThat(kernel.get(Register.RAX)).isEqualTo(334);
        assertThat(kernel.get(Register.RBX)).isEqualTo(333);
        assertThat(kernel.rip()).isEqualTo(kernel.user("b"));
        assertThat(kernel.cpu().last().address()).isEqualTo(kernel.user("a"));
        assertThat(kernel.cpu().run(0)).isEqualTo(new RunResult(StopReason.STEPS, 0));
    }

    @Test
    void stopMarkStopsBeforeTheInstruction() {
        SmallKernel kernel = SmallKernel.of(LOOP);
        kernel.machine().code().stopAt(kernel.user("b"), true);
        assertThat(kernel.cpu().run(1000)).isEqualTo(new RunResult(StopReason.STOP_MARK, 1));
        assertThat(kernel.get(Register.RBX)).isZero();
        assertThat(kernel.cpu().run(1000)).as("goes on from the mark")
                .isEqualTo(new RunResult(StopReason.STOP_MARK, 3));
        assertThat(kernel.cpu().run(3)).as("used up in front of the mark")
                .isEqualTo(new RunResult(StopReason.STOP_MARK, 3));
        kernel.machine().code().stopAt(kernel.user("b"), false);
        assertThat(kernel.cpu().run(1000).why()).isEqualTo(StopReason.STEPS);
    }

    @Test
    void loopOfOneInstructionStopsAtItsMarkEachTime() {
        SmallKernel kernel = SmallKernel.of("a: jmp a");
        kernel.machine().code().stopAt(kernel.user("a"), true);
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.STOP_MARK, 1));
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.STOP_MARK, 1));
    }

    @Test
    void replacementsNeedAnInstruction() {
        SmallKernel kernel = SmallKernel.of(LOOP);
        CodeMap code = kernel.machine().code();
        assertThatThrownBy(() -> code.replaceByNop(0x500000)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0x500000");
        assertThatThrownBy(() -> code.replaceByNop(kernel.user("b") + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(code.at(0x500000)).isNull();
    }

    @Test
    void replacedInstructionDoesNothingUntilItIsRestored() {
        SmallKernel kernel = SmallKernel.of(LOOP);
        CodeMap code = kernel.machine().code();
        code.replaceByNop(kernel.user("b"));
        assertThat(code.replaced(kernel.user("b"))).isTrue();
        kernel.steps(30);
        assertThat(kernel.get(Register.RAX)).isEqualTo(10);
        assertThat(kernel.get(Register.RBX)).isZero();
        assertThat(code.at(kernel.user("b")).text()).contains("inc");
        code.restore(kernel.user("b"));
        assertThat(code.replaced(kernel.user("b"))).isFalse();
        kernel.steps(30);
        assertThat(kernel.get(Register.RBX)).isEqualTo(10);
    }

    @Test
    void endMarkIsNeitherExecutedNorCounted() {
        SmallKernel kernel = SmallKernel.of("nop\nend: hlt");
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.END_MARK, 1));
        assertThat(kernel.rip()).isEqualTo(kernel.user("end"));
        assertThat(kernel.cpu().last().mnemonic()).isEqualTo("nop");
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.END_MARK, 0));
        assertThat(kernel.deliveries()).isEmpty();
    }

    @Test
    void executableMemoryWithoutInstructionIsOutsideTheModel() {
        SmallKernel kernel = SmallKernel.of(LOOP);
        kernel.set(Register.RIP, kernel.user("a") + 1);
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.NO_CODE, 0));
        kernel.memory().map(0x600000, 0x1000, Rights.USER_CODE);
        kernel.set(Register.RIP, 0x600000);
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.NO_CODE, 0));
    }

    @Test
    void compatibilityModeIsOutsideTheModel() {
        SmallKernel kernel = SmallKernel.of(LOOP);
        kernel.set(Register.CS, 0x23);
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.NO_CODE, 0));
        kernel.set(Register.CS, 0x33);
        assertThat(kernel.cpu().run(10).steps()).isEqualTo(10);
    }

    private static SmallKernel withService(BiConsumer<String, Cpu> service) {
        SmallKernel kernel = SmallKernel.of("a: inc rax\nserved: inc rbx  #@ service wait\nc: inc rcx\nd: hlt");
        kernel.machine().services(name -> service.accept(name, kernel.cpu()));
        return kernel;
    }

    @Test
    void serviceRunsBeforeItsInstruction() {
        List<String> calls = new ArrayList<>();
        SmallKernel kernel = withService((service, cpu) -> {
            calls.add(service + " " + cpu.get(Register.RAX) + " " + cpu.get(Register.RBX));
            cpu.set(Register.RBX, 40);
        });
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.END_MARK, 3));
        assertThat(calls).containsExactly("wait 1 0");
        assertThat(kernel.get(Register.RBX)).isEqualTo(41);
    }

    @Test
    void serviceThatWritesRipTakesThePlaceOfItsInstruction() {
        SmallKernel kernel = withService((service, cpu) -> cpu.set(Register.RIP, cpu.get(Register.RIP)));
        assertThat(kernel.cpu().run(3)).as("the same place again and again")
                .isEqualTo(new RunResult(StopReason.STEPS, 3));
        assertThat(kernel.get(Register.RBX)).isZero();
        assertThat(kernel.cpu().last().service()).isEqualTo("wait");
        SmallKernel jumping = withService((service, cpu) -> cpu.set(Register.RIP, cpu.get(Register.RIP) + 3));
        assertThat(jumping.cpu().run(10)).isEqualTo(new RunResult(StopReason.END_MARK, 3));
        assertThat(jumping.get(Register.RBX)).isZero();
        assertThat(jumping.get(Register.RCX)).isEqualTo(1);
    }

    @Test
    void serviceThatAsksForAStopStopsAfterItsInstruction() {
        SmallKernel kernel = withService((service, cpu) -> cpu.stop(StopReason.SERVICE));
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.SERVICE, 2));
        assertThat(kernel.get(Register.RBX)).isEqualTo(1);
        assertThat(kernel.cpu().run(10)).isEqualTo(new RunResult(StopReason.END_MARK, 1));
    }

    @Test
    void serviceMayRaiseAnInterruptThatComesBehindItsInstruction() {
        SmallKernel kernel = withService((service, cpu) -> cpu.raise(0x20));
        kernel.steps(2);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("c"));
    }

    @Test
    void serviceMayChangeMemoryAndPrivilege() {
        SmallKernel kernel = withService((service, cpu) -> cpu.set(Register.CS, SmallKernel.KERNEL_CS));
        kernel.steps(2);
        assertThat(kernel.cpu().cpl()).isZero();
        kernel.steps(1);
    }

    @Test
    void missingServicePortIsReported() {
        SmallKernel kernel = withService((service, cpu) -> {});
        kernel.machine().services(null);
        assertThatThrownBy(() -> kernel.cpu().run(10)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wait");
    }

    @Test
    void instructionAcrossTwoPagesNeedsBoth() {
        Machine machine = new Machine(SmallKernel.AMD);
        machine.memory().map(0x1000, 0x1000, Rights.KERNEL_CODE);
        machine.memory().map(0x3000, 0x2000, Rights.KERNEL_DATA);
        machine.memory().map(0x8000, 0x1000, Rights.KERNEL_CODE);
        machine.code().add(Instruction.of(0x1ffe, 3, "inc", List.of(SingleInstruction.register(Register.RAX, 64)),
                "inc rax",
                null, null));
        machine.code().add(Instruction.of(0x8000, 1, "nop", List.of(), "nop", null, null));
        machine.idt().set(14, new Gate(0x8000, 0, 0));
        Cpu cpu = machine.cpu();
        cpu.set(Register.RIP, 0x1ffe);
        cpu.set(Register.RSP, 0x5000);
        cpu.run(1);
        assertThat(cpu.get(Register.RIP)).isEqualTo(0x8000);
        assertThat(cpu.get(Register.CR2)).isEqualTo(0x2000);
        assertThat(machine.memory().read(cpu.get(Register.RSP), 8)).as("error: fetch").isEqualTo(0x10);
        machine.memory().map(0x2000, 0x1000, Rights.KERNEL_CODE);
        cpu.set(Register.RIP, 0x1ffe);
        cpu.run(1);
        assertThat(cpu.get(Register.RIP)).isEqualTo(0x2001);
        assertThat(cpu.get(Register.RAX)).isEqualTo(1);
    }

    @Test
    void unknownInstructionsAreRefusedWithAReason() {
        assertThatThrownBy(() -> InstructionSet.require(Instruction.of(0, 2, "fsin", List.of(), "fsin", null, null)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("fsin");
        assertThatThrownBy(() -> InstructionSet.require(Instruction.of(0, 2, "add", List.of(), "add", null, null)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("expected 2 operands");
        assertThatThrownBy(() -> Instruction.of(0, 16, "nop", List.of(), "nop", null, null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 to 15");
    }

    @Test
    void directTargetsAreKnown() {
        SmallKernel kernel = SmallKernel.of("a: jne a\nb: call a\nc: jmp rax\nd: hlt");
        CodeMap code = kernel.machine().code();
        assertThat(code.at(kernel.user("a")).target()).hasValue(kernel.user("a"));
        assertThat(code.at(kernel.user("a")).conditionalJump()).isTrue();
        assertThat(code.at(kernel.user("b")).target()).hasValue(kernel.user("a"));
        assertThat(code.at(kernel.user("b")).conditionalJump()).isFalse();
        assertThat(code.at(kernel.user("c")).target()).isEmpty();
    }
}
