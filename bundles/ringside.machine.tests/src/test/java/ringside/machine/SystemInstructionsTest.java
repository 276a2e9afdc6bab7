package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.code.Instruction;
import ringside.machine.memory.Rights;
import ringside.machine.state.CpuModel;
import ringside.machine.state.Descriptor;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** Instructions of the system: what they change, and who may use them. */
class SystemInstructionsTest {
    private static final String BSS = "\nhlt\n.bss\n.skip 256\ntop: .skip 8";
    private static final String HANDLERS = "entry: hlt\nother: hlt\n";

    private static SmallKernel user(String code) {
        SmallKernel kernel = SmallKernel.of(code + BSS);
        kernel.set(Register.RSP, kernel.user("top"));
        return kernel;
    }

    private static SmallKernel kernel(String code) {
        SmallKernel kernel = SmallKernel.of(SmallKernel.INTEL, "target: nop\nhlt", HANDLERS + "work: " + code);
        kernel.toKernel("work");
        return kernel;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "sti", "swapgs", "sysretq", "rdmsr", "wrmsr", "mov cr3, rax", "mov rax, cr3",
        "mov rax, cr2", "mov cr0, rax"})
    void privilegedInstructionsAreProtectionFaultsForTheUser(String code) {
        SmallKernel kernel = user("a: " + code);
        kernel.set(Register.RCX, 0xc0000082L).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.lastDelivery().error()).hasValue(0);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
    }

    @ParameterizedTest
    @CsvSource({"sysenter,INTEL,#GP", "sysenter,AMD,#UD", "clac,INTEL,#UD", "stac,AMD,#UD", "ud2,AMD,#UD"})
    void instructionsThatTheUserDoesNotHave(String code, Vendor vendor, String label) {
        SmallKernel kernel = SmallKernel.of(new CpuModel(vendor, false), "nop\nhlt", HANDLERS);
        kernel.machine().code().add(Instruction.of(kernel.rip(), 3, code, java.util.List.of(), code, null, null));
        kernel.steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"0,202", "ffffffffffffffff,244fd7", "fffffffffffffeff,244ed7", "3d7fd7,244fd7", "3000,202"})
    void popfqOfTheUserWritesExactlyItsBits(String image, String expected) {
        SmallKernel kernel = user("push rax\npopfq");
        kernel.set(Register.RAX, Long.parseUnsignedLong(image, 16)).steps(2);
        assertThat(kernel.flags()).isEqualTo(Long.parseLong(expected, 16));
    }

    @Test
    void popfqLeavesWhatTheUserMayNotChange() {
        SmallKernel kernel = user("push rax\npopfq");
        kernel.set(Register.RFLAGS, 0x182002).set(Register.RAX, -1 & ~0x100).steps(2);
        assertThat(kernel.flags()).as("IOPL 2, VIF, VIP kept; IF not set").isEqualTo(0x3c6cd7);
    }

    @Test
    void popfqOfTheKernelWritesIfAndIopl() {
        SmallKernel kernel = kernel("push rax\npopfq\nnop");
        kernel.set(Register.RAX, -1 & ~0x100).steps(2);
        assertThat(kernel.flags()).isEqualTo(0x247ed7);
    }

    @Test
    void userWithTheRightIoplMayChangeIf() {
        SmallKernel kernel = user("cli\nsti\npush 0x3002\npopfq");
        kernel.set(Register.RFLAGS, 0x3202).steps(1);
        assertThat(kernel.flags()).isEqualTo(0x3002);
        kernel.steps(1);
        assertThat(kernel.flags()).isEqualTo(0x3202);
        kernel.steps(2);
        assertThat(kernel.flags()).isEqualTo(0x3002);
        assertThat(kernel.deliveries()).isEmpty();
    }

    @Test
    void pushfqHidesRfAndVm() {
        SmallKernel kernel = user("pushfq\npop rax");
        kernel.set(Register.RFLAGS, 0x3fffd7 & ~0x100).steps(2);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x3c7ed7);
    }

    @Test
    void swapgsExchangesTheBases() {
        SmallKernel kernel = kernel("swapgs\nmov rax, gs:[0x10]\nmov rbx, fs:[rsi]\nswapgs");
        kernel.memory().map(0x800000, 0x1000, Rights.KERNEL_DATA);
        kernel.memory().write(0x800010, 8, 77);
        kernel.memory().write(0x800108, 8, 88);
        kernel.set(Register.GS_BASE, 5).set(Register.KERNEL_GS_BASE, 0x800000).set(Register.FS_BASE, 0x800100);
        kernel.set(Register.RSI, 8).steps(3);
        assertThat(kernel.get(Register.RAX)).isEqualTo(77);
        assertThat(kernel.get(Register.RBX)).isEqualTo(88);
        assertThat(kernel.get(Register.KERNEL_GS_BASE)).isEqualTo(5);
        kernel.steps(1);
        assertThat(kernel.get(Register.GS_BASE)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"c0000080,EFER", "c0000081,STAR", "c0000082,LSTAR", "c0000083,CSTAR", "c0000100,FS_BASE",
        "c0000101,GS_BASE", "c0000102,KERNEL_GS_BASE", "c0000084,SFMASK"})
    void modelRegistersAreReadAndWritten(String number, Register register) {
        SmallKernel kernel = kernel("wrmsr\nmov eax, 0\nmov edx, 0\nrdmsr");
        long high = register == Register.SFMASK ? 0 : 0xffff8888L;
        kernel.set(Register.RCX, Long.parseLong(number, 16)).set(Register.RDX, 0xdead00000000L | high);
        kernel.set(Register.RAX, 0x12345678L).steps(1);
        assertThat(kernel.get(register)).isEqualTo(high << 32 | 0x12345678L);
        kernel.steps(3);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x12345678L);
        assertThat(kernel.get(Register.RDX)).isEqualTo(high);
    }

    @ParameterizedTest
    @CsvSource({"c0000082,9000", "c0000101,9000", "10,0", "c0000103,0"})
    void badModelRegistersAreProtectionFaults(String number, String upper) {
        SmallKernel kernel = kernel("wrmsr");
        kernel.set(Register.RCX, Long.parseLong(number, 16)).set(Register.RDX, Long.parseLong(upper, 16)).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
    }

    @Test
    void syscallAndSysretqKeepRspAndMemory() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.INTEL, "a: syscall\nb: nop\nhlt", "entry: sysretq\nother: hlt");
        kernel.set(Register.RSP, 0x1234567).set(Register.RFLAGS, 0x244ed7 & ~0x4000).steps(1);
        assertThat(kernel.get(Register.RCX)).isEqualTo(kernel.user("b"));
        assertThat(kernel.get(Register.R11)).isEqualTo(0x240ed7);
        assertThat(kernel.flags()).isEqualTo(2);
        assertThat(kernel.get(Register.CS)).isEqualTo(0x10);
        assertThat(kernel.get(Register.SS)).isEqualTo(0x18);
        assertThat(kernel.rip()).isEqualTo(kernel.kernel("entry"));
        kernel.steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("b"));
        assertThat(kernel.flags()).isEqualTo(0x240ed7);
        assertThat(kernel.get(Register.CS)).isEqualTo(0x33);
        assertThat(kernel.get(Register.SS)).isEqualTo(0x2b);
        assertThat(kernel.get(Register.RSP)).isEqualTo(0x1234567);
        assertThat(kernel.events()).containsExactly("entered by syscall", "returned by sysretq");
    }

    @Test
    void intelFaultOfSysretqComesBeforeAnyChange() {
        SmallKernel kernel = kernel("sysretq");
        kernel.set(Register.RCX, 1L << 47).set(Register.R11, 0x202).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.lastDelivery().cpl()).isZero();
        assertThat(kernel.frame(0)).isEqualTo(kernel.kernel("work"));
        assertThat(kernel.frame(2)).isEqualTo(0x10002);
        assertThat(kernel.events()).containsExactly("#GP");
    }

    @Test
    void amdFaultOfSysretqComesFromTheUser() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "hlt", HANDLERS + "work: sysretq");
        kernel.toKernel("work");
        kernel.set(Register.RCX, 1L << 47).set(Register.R11, 0x202).steps(2);
        assertThat(kernel.events()).containsExactly("returned by sysretq", "entered", "#GP");
        assertThat(kernel.frame(0)).isEqualTo(1L << 47);
        assertThat(kernel.frame(1)).isEqualTo(0x33);
        assertThat(kernel.get(Register.RSP)).as("on the kernel's stack").isEqualTo(SmallKernel.STACK_TOP - 48);
    }

    @ParameterizedTest
    @CsvSource({"0,2b,0", "3,2b,0", "33,0,0", "33,3,0", "33,23,20", "33,33,30", "33,18,18", "33,7,4", "37,2b,34",
        "2b,2b,28", "13,2b,10", "53,2b,50", "33,53,50"})
    void iretqNamesTheSelectorAtFault(String cs, String ss, String error) {
        SmallKernel kernel = iret(Integer.parseInt(cs, 16), Integer.parseInt(ss, 16));
        kernel.steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.lastDelivery().error()).hasValue(Long.parseLong(error, 16));
        assertThat(kernel.frame(3)).as("RSP unchanged").isEqualTo(SmallKernel.STACK_TOP - 0x100);
    }

    @Test
    void iretqToSegmentsThatAreNotPresent() {
        SmallKernel kernel = iret(0x0f, 0x2b);
        kernel.machine().descriptors().set(0x0f, new Descriptor(true, 3, true, false));
        kernel.steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#NP");
        assertThat(kernel.lastDelivery().error()).hasValue(0xc);
        kernel = iret(0x33, 0x17);
        kernel.machine().descriptors().set(0x17, new Descriptor(false, 3, false, false));
        kernel.steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#SS");
        assertThat(kernel.lastDelivery().error()).hasValue(0x14);
    }

    @Test
    void iretqToTheLocalDescriptorTable() {
        SmallKernel kernel = iret(0x0f, 0x17);
        kernel.machine().descriptors().set(0x0f, new Descriptor(true, 3, true, true));
        kernel.machine().descriptors().set(0x17, new Descriptor(false, 3, false, true));
        kernel.steps(2);
        assertThat(kernel.deliveries()).isEmpty();
        assertThat(kernel.get(Register.CS)).isEqualTo(0x0f);
        assertThat(kernel.get(Register.SS)).isEqualTo(0x17);
    }

    @Test
    void iretqWithNestedTaskFaults() {
        SmallKernel kernel = iret(0x33, 0x2b);
        kernel.set(Register.RFLAGS, 0x4002).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.frame(2)).isEqualTo(0x14002);
        assertThat(kernel.flags()).as("NT is cleared on the way in").isEqualTo(2);
    }

    private static SmallKernel iret(int cs, int ss) {
        SmallKernel kernel = kernel("iretq");
        long[] frame = {kernel.user("target"), cs, 0x202, 0x7000, ss};
        for (int i = 0; i < frame.length; i++) {
            kernel.memory().write(kernel.get(Register.RSP) + 8L * i, 8, frame[i]);
        }
        return kernel;
    }

    @Test
    void iretqOfTheUserKeepsIfIoplVifAndVipAndLeavesNoTraceOfRf() {
        SmallKernel kernel = user("push 0x2b\npush rbx\npush rax\npush 0x33\npush rcx\niretq\nback: nop");
        kernel.set(Register.RFLAGS, 0x181202).set(Register.RAX, ~0x100L).set(Register.RBX, 0x7777);
        kernel.set(Register.RCX, kernel.user("back")).steps(6);
        assertThat(kernel.flags()).isEqualTo(0x3c5ed7);
        assertThat(kernel.get(Register.RSP)).isEqualTo(0x7777);
        assertThat(kernel.rip()).isEqualTo(kernel.user("back"));
        assertThat(kernel.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2b,1,3", "18,0,3", "18,1,0", "33,0,0", "0,0,0", "19,0,0"})
    void verwTellsWhetherASegmentMayBeWritten(String selector, int writable, int cpl) {
        SmallKernel kernel = cpl == 3 ? user("verw [rdi]") : kernel("verw [rdi]");
        kernel.memory().map(0x800000, 0x1000, Rights.USER_DATA);
        kernel.memory().write(0x800000, 2, Long.parseLong(selector, 16));
        kernel.set(Register.RDI, 0x800000).set(Register.RFLAGS, 0x8d7 & ~0x40).steps(1);
        assertThat(kernel.flags()).isEqualTo(0x897 | writable * 0x40);
    }

    @Test
    void controlRegistersAreKept() {
        SmallKernel kernel = kernel("mov cr2, rax\nmov rbx, cr2\nmov cr4, rax\nmov rcx, cr4\n"
                + "mov cr8, rax\nmov rdx, cr8");
        kernel.set(Register.RAX, 0x123456789L).steps(6);
        assertThat(kernel.get(Register.CR2)).isEqualTo(0x123456789L);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0x123456789L);
        assertThat(kernel.get(Register.RCX)).isEqualTo(0x123456789L);
        assertThat(kernel.get(Register.RDX)).isEqualTo(9);
    }

    @Test
    void selectorsCanBeRead() {
        SmallKernel kernel = user("mov eax, cs\nmov ecx, ss\nmov edx, ds");
        kernel.set(Register.RAX, -1).set(Register.RDX, -1).steps(3);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x33);
        assertThat(kernel.get(Register.RCX)).isEqualTo(0x2b);
        assertThat(kernel.get(Register.RDX)).isZero();
    }

    @Test
    void alignmentFlagOfTheKernel() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "nop\nhlt", HANDLERS
                + "work: nop\nnop\nnop\nnop\nnop\nnop");
        kernel.toKernel("work");
        long at = kernel.rip();
        kernel.machine().code().add(Instruction.of(at, 3, "stac", java.util.List.of(), "stac", null, null));
        kernel.machine().code().add(Instruction.of(at + 3, 3, "clac", java.util.List.of(), "clac", null, null));
        kernel.steps(1);
        assertThat(kernel.flags()).isEqualTo(0x40002);
        kernel.steps(1);
        assertThat(kernel.flags()).isEqualTo(2);
    }
}
