package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Slot;
import ringside.kernel.service.frame.Writer;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerResume;
import ringside.kernel.service.task.SignalEvent;
import ringside.kernel.service.task.StopEvent;
import ringside.machine.state.Register;

/** The kernel on a CPU with FRED: one door in, ERETU out, and what became of the trap flag. */
class FredReturnsTest extends ReturningPrograms {

    private static final String FRED = "fred";
    private static final long PERCPU = 0xffff88801fc00000L;
    private static final long SELECTOR = 0xffff;
    private static final long SOFTWARE_EVENT = 1 << 17;
    private static final KernelOptions BEFORE_THE_FIX = KernelOptions.DEFAULT.withWhatIfs(Set.of("pre-e34dbbc"));

    private long slot(PtSlot slot) {
        return kernel.ptRegs().get(slot);
    }

    private void end() {
        kernel.run(100_000);
        assertThat(events.modelErrors).isEmpty();
        assertThat(events.returns).allMatch(event -> event.path() == Path.ERETU)
                .allMatch(event -> event.verdict().failing().isEmpty());
    }

    @Test
    void everyAnswerIsEretu() {
        Decision decision = new Decision(States.profile(FRED), KernelOptions.DEFAULT);
        long seed = 20250611;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            ReturnState state = new ReturnState(random.nextLong(), random.nextLong(), random.nextLong(),
                    random.nextLong(), random.nextLong(), random.nextLong());
            assertThat(decision.decide(state).summary()).as("seed %d: %s", seed, state)
                    .isEqualTo("ERETU, the only way back with FRED: no check is made");
        }
    }

    @Test
    void aSystemCallKeepsRcxAndR11() throws AssemblyException {
        boot(FRED, task(HEAD + "mov eax, 39\nmov ecx, 0x77\nmov r11d, 0x88\nsyscall\nnop\nhlt\n"));
        end();
        assertThat(events.syscallReturns()).containsExactly("ERETU");
        assertThat(register(Register.RAX)).isEqualTo(TaskSetup.PID);
        assertThat(register(Register.RCX)).isEqualTo(0x77);
        assertThat(register(Register.R11)).isEqualTo(0x88);
        assertThat(register(Register.KERNEL_GS_BASE)).isEqualTo(PERCPU);
    }

    @Test
    void theCpuWritesTheFrameAndTheEntryCodeTheRest() throws AssemblyException {
        boot(FRED, task(GETPID));
        kernel.run(2);
        assertThat(register(Register.RIP)).isEqualTo(symbol("asm_fred_entrypoint_user"));
        assertThat(register(Register.GS_BASE)).isEqualTo(PERCPU);
        assertThat(kernel.ptRegs().slots()).filteredOn(Slot::written).extracting(Slot::name)
                .containsExactly("orig_ax", "ip", "cs", "flags", "sp", "ss");
        assertThat(kernel.ptRegs().slots()).filteredOn(Slot::written).extracting(Slot::writer)
                .containsOnly(Writer.HARDWARE);
        assertThat(slot(PtSlot.SS) & SELECTOR).isEqualTo(0x2b);
        assertThat(slot(PtSlot.SS) & SOFTWARE_EVENT).isNotZero();
        runTo("fred_other");
        assertThat(kernel.ptRegs().slots()).allMatch(Slot::written);
        assertThat(slot(PtSlot.ORIG_AX)).as("not known to be a system call yet").isEqualTo(-1);
        runTo("sys_getpid");
        assertThat(slot(PtSlot.ORIG_AX)).isEqualTo(39);
        assertThat(slot(PtSlot.AX)).isEqualTo(-38);
    }

    @Test
    void theListingHasNoneOfTheInstructionsThatFredDoesAwayWith() throws AssemblyException {
        boot(FRED, task(GETPID));
        List<String> mnemonics = kernel.listing().lines().stream()
                .filter(line -> !line.user() && line.line().instruction() != null)
                .map(line -> line.line().instruction().mnemonic()).toList();
        assertThat(mnemonics).doesNotContain("swapgs", "sysretq", "sysretd", "sysexit", "iretq").contains("eretu",
                "erets");
        assertThat(kernel.listing().lines()).filteredOn(line -> line.returns().isPresent())
                .allMatch(line -> line.returns().get() == Path.ERETU && line.line().code().equals("eretu")).hasSize(1);
        assertThat(Arrays.stream(CheckId.values()).flatMap(id -> kernel.listing().checkJumps(id).stream()))
                .as("nobody looks at the outcome of the checks").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'int 0x80', end", "'int 3', SIGTRAP", "'int 4', SIGSEGV", "'int 0x81', SIGSEGV", "'int 0x20', SIGSEGV",
        "'ud2', SIGILL", "'div ecx', SIGFPE", "'mov rax, [0x600000]', SIGSEGV", "'mov rax, cr3', SIGSEGV",
        "'swapgs', SIGILL", "'sysretq', SIGILL", "'sysenter', SIGILL"})
    void everyOtherEventGoesByTheSameDoor(String code, String ended) throws AssemblyException {
        boot(FRED, task(HEAD + "mov eax, 20\nxor ecx, ecx\n" + code + "\nnop\nhlt\n"));
        end();
        assertThat(kernel.ended()).contains(ended);
        if (ended.equals("end")) {
            assertThat(register(Register.RAX)).isEqualTo(TaskSetup.PID);
        }
    }

    @Test
    void intWithAForbiddenNumberIsTheFaultThatItIsWithoutFred() throws AssemblyException {
        for (String profile : List.of(FRED, "v7.3")) {
            boot(profile, task(HEAD + "place: int 0x81\nnop\nhlt\n"));
            runTo("exc_general_protection");
            assertThat(kernel.ptRegs().get(PtSlot.FLAGS)).as(profile).isEqualTo(0x10202);
            kernel.run(100_000);
            assertSegv(symbol("place"), 13, 0x81 << 3 | 2);
        }
    }

    /** The event of INT says "software", that of a fault does not: a trap flag set by a tracer waits for one instruction. */
    @Test
    void theFaultIsNoSoftwareEvent() throws AssemblyException {
        boot(FRED, task(HEAD + "int 0x81\nnop\nhlt\n"));
        runTo("fred_intx");
        assertThat(kernel.ptRegs().get(PtSlot.SS) >>> 17 & 1).isOne();
        runTo("exc_general_protection");
        assertThat(kernel.ptRegs().get(PtSlot.SS) >>> 17 & 1).isZero();
        assertThat(kernel.ptRegs().get(PtSlot.SS) & 0xffff).isEqualTo(0x2b);
    }

    /** The other task's way out wrote its own stack into FRED_RSP0: it is written again before this task goes on. */
    @Test
    void theStackOfEventsIsWrittenOnTheWayOutOnlyIfAnotherTaskRan() throws AssemblyException {
        for (boolean yields : List.of(false, true)) {
            boot(FRED, task(HEAD + "mov eax, " + (yields ? 24 : 39) + "\nsyscall\nhlt\n"));
            long stack = register(Register.FRED_RSP0);
            runTo("prepare_stack");
            assertThat(register(Register.FRED_RSP0) == stack).isEqualTo(!yields);
            end();
            assertThat(register(Register.FRED_RSP0)).isEqualTo(stack);
            assertThat(kernel.ended()).contains("end");
        }
    }

    @Test
    void aPageFaultFindsItsAddressInTheFrame() throws AssemblyException {
        boot(FRED, task(HEAD + "mov rax, [0x600008]\nhlt\n"));
        runTo("exc_page_fault");
        assertThat(kernel.machine().memory().read(kernel.ptRegs().address() + PtSlot.SIZE, 8)).isEqualTo(0x600008);
        end();
        assertSegv(0x401000, 14, 4);
    }

    @Test
    void theTimerTicksInUserModeAndInTheKernel() throws AssemblyException {
        boot(FRED, task(GETPID));
        kernel.timerInterrupt();
        runTo("sys_getpid");
        long rsp = register(Register.RSP);
        kernel.timerInterrupt();
        runTo("fred_sysvec_apic_timer_interrupt");
        assertThat(register(Register.RSP)).as("on the same stack").isBetween(rsp - 0x200, rsp);
        end();
        assertThat(events.returns).hasSize(2);
        assertThat(events.notes).anyMatch(note -> note.contains("scheduler"));
        assertThat(kernel.ended()).contains("end");
    }

    @Test
    void signalsComeAndGoByEretu() throws AssemblyException {
        boot(FRED, raise("mov qword ptr [rdx+152], 0x1234\n"));
        end();
        assertThat(events.syscallReturns()).containsExactly("ERETU", "ERETU");
        assertThat(kernel.ended()).contains("end");
        assertThat(register(Register.RCX)).as("the handler's edit, untouched by the way back").isEqualTo(0x1234);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x800000000000", "0xdead000000000000"})
    void anEretuThatFaultsIsAFaultOfTheUser(String target) throws AssemblyException {
        boot(FRED, raise(editTarget(target)));
        end();
        assertThat(events.returns.get(1).faulted()).isTrue();
        assertThat(events.returns.get(1).user()).containsEntry(Register.RIP, Long.decode(target.length() > 16
                ? "-0x2153000000000000" : target)).containsEntry(Register.CS, 0x33L).containsEntry(Register.SS, 0x2bL);
        assertSegv(Long.parseUnsignedLong(target.substring(2), 16), 13, 0);
    }

    @Test
    void aTracerSeesTheSameStopsAsWithoutFred() throws AssemblyException {
        boot(FRED, task(GETPID).withTracer(new TracerPlan(TracerResume.SYSCALL, List.of(), TracerResume.SYSCALL)));
        end();
        assertThat(events.stops.stream().map(StopEvent::kind)).containsExactly("syscall-entry", "syscall-exit");
        assertThat(kernel.ended()).contains("end");
    }

    @Test
    void aChildAndANewProgramStartByEretu() throws AssemblyException {
        boot(FRED, task(HEAD + "mov eax, 57\nmov ecx, 7\nsyscall\nchild: nop\nhlt\n").withFollowChild(true));
        end();
        assertThat(register(Register.RAX)).isZero();
        assertThat(register(Register.RCX)).isEqualTo(7);
        boot(FRED, task(HEAD + "lea rdi, [rip+name]\nmov eax, 59\nsyscall\nhlt\nname: .asciz \"/bin/program\"\n"
                + "exec_entry: hlt\n"));
        end();
        assertThat(register(Register.RIP)).isEqualTo(symbol("exec_entry"));
        assertThat(register(Register.RCX) | register(Register.R11)).isZero();
    }

    @Test
    void sysenterOf32BitCodeIsASystemCallAndComesBackInItsVdso() throws AssemblyException {
        boot(FRED, task(HEAD + """
                    lea rdi, [rip+name]
                    mov eax, 59
                    syscall
                    hlt
                name: .asciz "/bin/program32"
                .code32
                exec_entry32:
                    mov eax, 20
                    mov ecx, 7
                    call fast
                    hlt
                fast:
                    push ecx
                    push edx
                    push ebp
                    mov ebp, esp
                    sysenter
                    hlt
                """));
        end();
        assertThat(events.syscallReturns()).containsExactly("ERETU", "ERETU");
        assertThat(kernel.ended()).contains("end");
        assertThat(register(Register.RAX)).isEqualTo(TaskSetup.PID);
        assertThat(register(Register.RCX)).isEqualTo(7);
        assertThat(register(Register.CS)).isEqualTo(0x23);
    }

    @Test
    void aTrapFlagOfTheProgramTrapsRightBehindSyscall() throws AssemblyException {
        boot(FRED, task(TF_CALL).withSelfTrace(true));
        end();
        long after = symbol("after");
        assertThat(events.signals.stream().map(SignalEvent::rip).toList()).containsSubsequence(after, after + 1);
        assertThat(kernel.ended()).contains("end");
    }

    @Test
    void stuckHereUnderADebuggerProgresses() throws AssemblyException {
        boot(FRED, task(STUCK).withTracer(new TracerPlan(TracerResume.SINGLESTEP, List.of(), TracerResume.SINGLESTEP)));
        end();
        assertThat(kernel.ended()).contains("end");
    }

    @Test
    void stuckHereTracingItselfProgressesSinceTheFixOf2025() throws AssemblyException {
        boot(FRED, task(STUCK).withSelfTrace(true));
        end();
        assertThat(kernel.ended()).contains("end");
        assertThat(events.signals.stream().map(SignalEvent::rip)).doesNotHaveDuplicates().contains(
                symbol("stuck_here"), symbol("past"));
    }

    @Test
    void beforeTheFixItRepeatsTheSameInstructionWhateverRcxAndR11Hold() throws AssemblyException {
        String program = HEAD + "pushfq\nor qword ptr [rsp], 0x100\npopfq\nmov ecx, 1\nbehind: mov r11d, 2\nhlt\n";
        boot(FRED, BEFORE_THE_FIX, task(program).withSelfTrace(true));
        kernel.run(20_000);
        assertThat(kernel.ended()).isEmpty();
        assertThat(events.signals.stream().map(SignalEvent::rip)).containsOnly(symbol("behind"))
                .hasSizeGreaterThan(20);
        KernelState state = kernel.save();
        int period = 0;
        do {
            kernel.run(1);
            period++;
        } while (!kernel.sameAs(state) && period < 5_000);
        assertThat(period).as("steps until the very same state comes back").isLessThan(5_000);
    }

    @Test
    void beforeTheFixADebuggerStillGetsAhead() throws AssemblyException {
        boot(FRED, BEFORE_THE_FIX, task(STUCK)
                .withTracer(new TracerPlan(TracerResume.SINGLESTEP, List.of(), TracerResume.SINGLESTEP)));
        end();
        assertThat(kernel.ended()).contains("end");
    }

    @Test
    void pageTableIsolationAndXenAreNotForIt() {
        assertThat(States.profile(FRED).refusal(KernelOptions.DEFAULT.withPti(true))).isPresent();
        assertThat(States.profile(FRED).refusal(KernelOptions.DEFAULT.withXenPv(true))).isPresent();
        assertThat(States.profile(FRED).refusal(KernelOptions.DEFAULT.withLa57(true).withX32(true))).isEmpty();
    }
}
