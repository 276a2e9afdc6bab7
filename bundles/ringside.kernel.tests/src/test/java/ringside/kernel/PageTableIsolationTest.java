package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.listing.KernelMap;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.memory.Memory;
import ringside.machine.state.Delivery;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** With page-table isolation the user's page table really shows next to nothing of the kernel. */
class PageTableIsolationTest extends ReturningPrograms {

    private static final KernelOptions PTI = new KernelOptions(Vendor.INTEL, false, true, false, false);
    private static final String LOAD_STACK = "mov rsp, qword ptr gs:[";
    private static final int WORD = 8;

    private static KernelWalk walk(String profile, TaskSetup task) throws AssemblyException {
        return new KernelWalk(profile, PTI, task);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void theUsersTableHasTheEntryCodeAndWhatTheCpuNeedsForDelivery(String profile) throws AssemblyException {
        KernelWalk walk = walk(profile, task(GETPID));
        Memory memory = walk.kernel.machine().memory();
        KernelMap map = KernelMap.of(walk.kernel.profile());
        long hidden = walk.kernel.listing().symbol("entry_text_end").getAsLong();
        long[] shown = {map.text(), hidden - 1, map.tss(), map.entryStack() - WORD, map.ist(1) - WORD,
            map.ist(2) - WORD};
        long[] secret = {hidden, walk.kernel.listing().symbol("do_syscall_64").getAsLong(),
            walk.kernel.listing().symbol("sys_call_table").getAsLong(), map.percpu(), map.task(), map.stackTop() - WORD,
            map.ptRegs()};
        for (long address : shown) {
            assertThat(memory.mapped(address)).as("user mode sees 0x%x", address).isTrue();
        }
        for (long address : secret) {
            assertThat(memory.mapped(address)).as("user mode sees 0x%x", address).isFalse();
        }
        walk.toRoutine("do_syscall_64");
        for (long address : secret) {
            assertThat(memory.mapped(address)).as("the kernel sees 0x%x", address).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void aLoadOfTheKernelsMemoryFaultsBeforeTheSwitchAndWorksBehindIt(String profile) throws AssemblyException {
        KernelWalk walk = walk(profile, task(GETPID));
        KernelMap map = KernelMap.of(walk.kernel.profile());
        walk.toCode("swapgs");
        walk.step();
        KernelState behindSwapgs = walk.kernel.save();
        walk.toCode(LOAD_STACK);
        long load = walk.register(Register.RIP);
        walk.step();
        assertThat(walk.register(Register.RSP)).isEqualTo(map.currentTop());
        assertThat(walk.events.exceptions).isEmpty();
        walk.kernel.restore(behindSwapgs);
        walk.kernel.machine().cpu().set(Register.RIP, load);
        walk.step();
        assertThat(walk.events.exceptions).hasSize(1);
        Delivery fault = walk.events.exceptions.get(0);
        assertThat(fault.vector()).isEqualTo(ExceptionVector.PF.number());
        assertThat(fault.cpl()).isZero();
        assertThat(fault.rip()).isEqualTo(load);
        assertThat(fault.cr2().getAsLong() & -KernelMap.PAGE).isEqualTo(map.percpu());
        assertThat(fault.error()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void iretReadsItsFrameFromTheEntryStack(String profile) throws AssemblyException {
        KernelWalk walk = walk(profile, raise("nop"));
        KernelMap map = KernelMap.of(walk.kernel.profile());
        Memory memory = walk.kernel.machine().memory();
        walk.toRoutine("native_irq_return_iret");
        long frame = walk.register(Register.RSP);
        assertThat(frame).isEqualTo(map.entryStack() - 5 * WORD);
        assertThat(memory.mapped(map.ptRegs())).isFalse();
        long handler = walk.kernel.listing().symbol("handler").getAsLong();
        assertThat(memory.read(frame, WORD)).isEqualTo(handler);
        memory.write(map.ptRegs() + PtSlot.IP.offset(), WORD, 0x1234);
        memory.write(frame, WORD, handler + 1);
        walk.step();
        assertThat(walk.register(Register.RIP)).isEqualTo(handler + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void bothReturnInstructionsAreReachedWithTheUsersTable(String profile) throws AssemblyException {
        for (String way : List.of("sysretq", "iretq")) {
            KernelWalk walk = walk(profile, way.equals("iretq") ? raise("nop") : task(GETPID));
            walk.toCode("call do_syscall_64");
            long inKernel = walk.register(Register.CR3);
            walk.toCode(way);
            assertThat(walk.register(Register.CR3)).as(way).isEqualTo(inKernel | 0x1800).isNotEqualTo(inKernel);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void exceptionsOfTheUserSwitchThereAndBackAndLeaveTheEntryStackAtOnce(String profile) throws AssemblyException {
        KernelWalk walk = walk(profile, task(HEAD + "xor eax, eax\nmov rax, [rax]\nhlt\nhandler:\nhlt\n")
                .withHandlers(List.of(new SignalHandler("SIGSEGV", "handler", false, false))));
        walk.step();
        walk.step();
        assertThat(walk.place().stack()).isEqualTo("entry");
        assertThat(walk.place().table()).isEqualTo("user");
        walk.toRoutine("sync_regs");
        assertThat(walk.place().table()).isEqualTo("kernel");
        walk.toRoutine(profile.equals("v5.6") ? "do_page_fault" : "exc_page_fault");
        assertThat(walk.place().stack()).isEqualTo("thread");
        walk.toRoutine("native_irq_return_iret");
        assertThat(walk.place().toString()).isEqualTo("native_irq_return_iret 0 0 U entry user");
        walk.kernel.run(100);
        assertThat(walk.kernel.ended()).contains("end");
        assertThat(walk.events.modelErrors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void anIretThatFaultsIsRepairedBehindASwitchBack(String profile) throws AssemblyException {
        boot(profile, PTI, raise(editTarget("0x800000000000")));
        kernel.run(100_000);
        assertSegv(0x800000000000L, ExceptionVector.GP.number(), 0);
        assertThat(events.modelErrors).isEmpty();
    }

    @Test
    void aTrapInTheKernelFindsOutWhoseTableAndGsBaseAreInUse() throws AssemblyException {
        KernelOptions unmasked = PTI.withWhatIfs(Set.of("S64"));
        for (String profile : List.of("v5.6", "v5.10", "v6.5", "v6.8", "v7.3")) {
            KernelWalk walk = new KernelWalk(profile, unmasked, task(TF_CALL).withSelfTrace(true));
            walk.toRoutine("paranoid_entry");
            assertThat(walk.place().toString()).as(profile).isEqualTo("paranoid_entry 0 0 U ist user");
            walk.toRoutine("paranoid_exit");
            assertThat(walk.place().toString()).as(profile).isEqualTo("paranoid_exit 0 0 K ist kernel");
            walk.toCode("iretq");
            walk.step();
            assertThat(walk.place().toString()).as(profile).isEqualTo("entry_SYSCALL_64 0 0 U user user");
            walk.kernel.run(100_000);
            assertThat(walk.kernel.ended()).as(profile).contains("end");
        }
    }
}
