package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.machine.code.Instruction;
import ringside.machine.memory.Memory;
import ringside.machine.memory.MemoryWatch;
import ringside.machine.memory.Rights;
import ringside.machine.state.CpuModel;
import ringside.machine.state.Register;
import ringside.machine.state.StopReason;
import ringside.machine.state.Vendor;

/** Memory as services see it, and as the CPU sees it: rights, page tables, page faults, alignment, watches. */
class MemoryTest {
    private static final long PAGE = 0x500000;

    private static Memory memory() {
        return new Machine(SmallKernel.AMD).memory();
    }

    @Test
    void numbersAreLittleEndianAndNeedNotBeAligned() {
        Memory memory = memory();
        memory.map(PAGE, 0x2000, Rights.USER_DATA);
        memory.write(PAGE + 0xffb, 8, 0x1122334455667788L);
        assertThat(memory.read(PAGE + 0xffb, 8)).isEqualTo(0x1122334455667788L);
        assertThat(memory.read(PAGE + 0xffb, 1)).isEqualTo(0x88);
        assertThat(memory.read(PAGE + 0xfff, 2)).isEqualTo(0x3344);
        assertThat(memory.bytes(PAGE + 0xffe, 4)).containsExactly(0x55, 0x44, 0x33, 0x22);
        memory.load(PAGE + 0xfff, new byte[] {1, 2, 3});
        assertThat(memory.read(PAGE + 0xfff, 4)).isEqualTo(0x11030201);
    }

    @Test
    void memoryThatIsNotThereIsReportedAndNothingIsWritten() {
        Memory memory = memory();
        memory.map(PAGE, 0x1000, Rights.USER_DATA);
        assertThatThrownBy(() -> memory.read(PAGE + 0xffc, 8)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0x501000");
        assertThatThrownBy(() -> memory.write(PAGE + 0xffc, 8, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(memory.read(PAGE + 0xffc, 4)).isZero();
        assertThatThrownBy(() -> memory.bytes(0, 1)).hasMessageContaining("0x0");
        assertThatThrownBy(() -> memory.map(PAGE, 0, Rights.USER_DATA)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mappingCoversWholePagesAndKeepsTheirContent() {
        Memory memory = memory();
        memory.map(PAGE + 0xfff, 2, Rights.USER_DATA);
        assertThat(memory.mapped(PAGE)).isTrue();
        assertThat(memory.mapped(PAGE + 0x1fff)).isTrue();
        assertThat(memory.mapped(PAGE + 0x2000)).isFalse();
        memory.write(PAGE, 8, 7);
        memory.map(PAGE, 1, Rights.USER_CODE);
        assertThat(memory.rights(PAGE)).contains(Rights.USER_CODE);
        assertThat(memory.read(PAGE, 8)).isEqualTo(7);
        memory.unmap(PAGE, 1);
        assertThat(memory.rights(PAGE)).isEmpty();
        memory.map(PAGE, 1, Rights.USER_DATA);
        assertThat(memory.read(PAGE, 8)).as("a new page").isZero();
    }

    @Test
    void highestPageOfAllCanBeMapped() {
        Memory memory = memory();
        memory.map(-0x1000, 0x1000, Rights.KERNEL_DATA);
        memory.write(-8, 8, 5);
        assertThat(memory.read(-8, 8)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"false,false,0x700000,4", "false,true,0x700000,4", "true,false,0x700000,6",
        "false,false,0xffff888000000000,4", "false,true,0xffff888000000000,5", "true,true,0xffff888000000000,7",
        "true,true,0x7ffffffff000,7", "true,true,0x7fffffffeff8,6"})
    void userFaultsOnWhatIsNotMapped(boolean write, boolean hidden, String address, long error) {
        SmallKernel kernel = SmallKernel.of(write ? "a: mov [rdi], rax\nhlt" : "a: mov rax, [rdi]\nhlt");
        if (hidden) {
            kernel.memory().hideFrom(0x7ffffffff000L);
        }
        kernel.set(Register.RDI, Long.decode(address.startsWith("0xf") ? "0" : address)
                + (address.startsWith("0xf") ? 0xffff888000000000L : 0)).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#PF");
        assertThat(kernel.lastDelivery().error()).hasValue(error);
        assertThat(kernel.lastDelivery().cr2()).hasValue(Long.parseUnsignedLong(address.substring(2), 16));
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
        assertThat(kernel.frame(2)).as("RF").isEqualTo(0x10202);
    }

    @ParameterizedTest
    @CsvSource({"'mov rax, [rdi]',5", "'mov [rdi], rax',7", "'inc qword ptr [rdi]',7", "'add [rdi], al',7",
        "'cmp [rdi], al',5", "'xchg rax, [rdi]',7", "'bts qword ptr [rdi], 3',7", "'bt qword ptr [rdi], 3',5",
        "'shl qword ptr [rdi], cl',7", "'jmp rdi',0x15", "'cmovb eax, [rdi]',5"})
    void kernelPagesAreClosedToTheUser(String code, String error) {
        SmallKernel kernel = SmallKernel.of("a: " + code + "\nhlt");
        kernel.set(Register.RDI, SmallKernel.STACK).steps(1);
        if (code.startsWith("jmp")) {
            kernel.steps(1);
        }
        assertThat(kernel.lastDelivery().label()).isEqualTo("#PF");
        assertThat(kernel.lastDelivery().error()).hasValue(Long.decode(error));
    }

    @Test
    void readOnlyPagesAreReadOnlyForTheKernelToo() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "hlt", "entry: hlt\nother: hlt\nwork: mov [rdi], rax");
        kernel.memory().map(PAGE, 1, new Rights(true, false, false));
        kernel.toKernel("work");
        kernel.set(Register.RDI, PAGE).steps(1);
        assertThat(kernel.lastDelivery().error()).hasValue(3);
    }

    @Test
    void pagesWithoutTheRightAreNotExecuted() {
        SmallKernel kernel = SmallKernel.of(".text\nnop\nhlt\n.data\ninner: .quad 0x90");
        kernel.set(Register.RIP, kernel.user("inner")).steps(1);
        assertThat(kernel.lastDelivery().error()).hasValue(0x15);
        assertThat(kernel.frame(0)).isEqualTo(kernel.user("inner"));
    }

    @ParameterizedTest
    @CsvSource({"'mov rax, [rdi]',4", "'mov [rdi], rax',6", "'add [rdi], rax',6", "'add rax, [rdi]',4"})
    void accessAcrossTwoPagesFaultsOnTheFirstByteThatIsMissing(String code, long error) {
        SmallKernel kernel = SmallKernel.of("a: " + code + "\nhlt");
        kernel.memory().map(PAGE, 0x1000, Rights.USER_DATA);
        kernel.memory().write(PAGE + 0xff8, 8, 0x1234);
        for (int warm = 0; warm < 2; warm++) {
            kernel.toUser();
            kernel.set(Register.RAX, -1).set(Register.RDI, warm == 0 ? PAGE + 0xff0 : PAGE + 0xffd).steps(1);
        }
        assertThat(kernel.lastDelivery().cr2()).hasValue(PAGE + 0x1000);
        assertThat(kernel.lastDelivery().error()).hasValue(error);
        assertThat(kernel.memory().read(PAGE + 0xff8, 8)).as("nothing was written").isEqualTo(0x1234);
        kernel.toUser();
        kernel.set(Register.RDI, PAGE - 3).steps(1);
        assertThat(kernel.lastDelivery().cr2()).hasValue(PAGE - 3);
    }

    @Test
    void accessAcrossTwoPagesReadsAndWritesBoth() {
        SmallKernel kernel = SmallKernel.of("a: mov [rdi], rax\nmov rbx, [rdi]\nmov [rdi], ecx\nmov dx, [rdi+2]\nhlt");
        kernel.memory().map(PAGE, 0x2000, Rights.USER_DATA);
        kernel.set(Register.RDI, PAGE + 0xffd).set(Register.RAX, 0x1122334455667788L).set(Register.RCX, 0x99aabbccL);
        kernel.steps(4);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0x1122334455667788L);
        assertThat(kernel.get(Register.RDX)).isEqualTo(0x99aa);
        assertThat(kernel.memory().read(PAGE + 0xffd, 8)).isEqualTo(0x1122334499aabbccL);
    }

    @ParameterizedTest
    @CsvSource({"'mov rax, [rdi]',#GP", "'mov rax, [rbp]',#SS", "'mov rax, [rsp+8]',#SS", "'mov rax, [r12]',#GP",
        "'mov rax, fs:[rbp]',#GP", "'push rax',#SS", "'pop rax',#SS", "'ret',#SS", "'call a',#SS", "'leave',#SS",
        "'push qword ptr [rdi]',#GP", "'pushfq',#SS", "'iretq',#SS", "'add [rbp], rax',#SS", "'call [rdi]',#GP"})
    void addressesThatAreNotCanonical(String code, String label) {
        SmallKernel kernel = SmallKernel.of("a: " + code + "\nhlt");
        for (Register register : List.of(Register.RDI, Register.RBP, Register.RSP, Register.R12)) {
            kernel.set(register, 0x0000900000000000L);
        }
        kernel.steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo(label);
        assertThat(kernel.lastDelivery().error()).hasValue(0);
        assertThat(kernel.frame(3)).isEqualTo(0x0000900000000000L);
    }

    @Test
    void accessThatLeavesTheCanonicalRangeFaults() {
        SmallKernel kernel = SmallKernel.of("a: mov rax, [rdi]\nhlt");
        kernel.set(Register.RDI, 0x00007ffffffffffcL).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
    }

    @Test
    void fiveLevelsOfPageTablesMakeMoreAddressesCanonical() {
        SmallKernel kernel = SmallKernel.of(new CpuModel(Vendor.INTEL, true), "a: mov rax, [rdi]\nhlt",
                SmallKernel.MUTE);
        kernel.set(Register.RDI, 1L << 50).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#PF");
    }

    @Test
    void alignmentIsCheckedOnlyForTheUserAndOnlyWithTheFlag() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD,
                "a: mov rax, [rdi]\nmov eax, [rdi+4]\nmov al, [rdi+1]\nhlt",
                "entry: hlt\nother: hlt\nwork: mov rax, [rdi]");
        kernel.memory().map(PAGE, 0x1000, Rights.USER_DATA);
        kernel.set(Register.RDI, PAGE + 4).steps(1);
        assertThat(kernel.deliveries()).isEmpty();
        kernel.toUser();
        kernel.set(Register.RFLAGS, 0x40202).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#AC");
        assertThat(kernel.lastDelivery().error()).hasValue(0);
        kernel.toKernel("work");
        kernel.set(Register.RFLAGS, 0x40002).steps(1);
        kernel.toUser();
        kernel.set(Register.RDI, PAGE + 4).set(Register.RIP, kernel.user("a") + 3).set(Register.RFLAGS, 0x40202)
                .steps(2);
        assertThat(kernel.deliveries()).hasSize(1);
    }

    @Test
    void alignmentComesBeforeThePageAndAfterTheCanonicalCheck() {
        SmallKernel kernel = SmallKernel.of("a: mov [rdi], rax\nhlt");
        kernel.set(Register.RFLAGS, 0x40202).set(Register.RDI, 0x700001).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#AC");
        kernel.toUser();
        kernel.set(Register.RFLAGS, 0x40202).set(Register.RDI, 0x0000900000000001L).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
    }

    @Test
    void everyPageTableHasItsOwnRightsAndAllShareThePages() {
        SmallKernel kernel = SmallKernel.of(SmallKernel.AMD, "hlt", "entry: hlt\nother: hlt\n"
                + "work: mov cr3, rax\nmov rbx, [rdi]\nmov [rdi], rcx\nmov rdx, cr3");
        Memory memory = kernel.memory();
        memory.map(PAGE, 0x1000, Rights.USER_DATA);
        memory.write(PAGE, 8, 0x1111);
        memory.addTable(0x5000);
        memory.map(0x5000, SmallKernel.KERNEL_TEXT, 0x1000, Rights.KERNEL_CODE);
        memory.map(0x5000, SmallKernel.STACK, SmallKernel.STACK_BYTES, Rights.KERNEL_DATA);
        memory.map(0x5000, SmallKernel.TSS, 0x1000, Rights.KERNEL_DATA);
        memory.map(0x5000, PAGE, 0x1000, new Rights(true, false, false));
        kernel.toKernel("work");
        kernel.set(Register.RAX, 0x8000000000005803L).set(Register.RDI, PAGE).set(Register.RCX, 7).steps(2);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0x1111);
        assertThat(kernel.get(Register.CR3)).as("bit 63 is not kept").isEqualTo(0x5803);
        assertThat(memory.rights(PAGE)).contains(new Rights(true, false, false));
        kernel.steps(1);
        assertThat(kernel.lastDelivery().error()).hasValue(3);
        kernel.set(Register.CR3, 0x6000);
        assertThat(memory.rights(PAGE)).as("an unknown root is the default table").contains(Rights.USER_DATA);
        memory.unmap(0x5000, PAGE, 1);
        assertThat(memory.read(PAGE, 8)).as("still in the default table").isEqualTo(0x1111);
        memory.unmap(0, PAGE, 1);
        assertThatThrownBy(() -> memory.read(PAGE, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> memory.map(0x9000, PAGE, 1, Rights.USER_DATA)).hasMessageContaining("0x9000");
    }

    @Test
    void watchHearsOfEveryAccessOfTheCpuAndOfNoOther() {
        SmallKernel kernel = SmallKernel.of("a: mov [rdi], rax\nb: mov bl, [rdi+7]\nc: inc dword ptr [rdi+8]\n"
                + "d: mov [rdi-4], rax\ne: mov rax, [rdi+16]\nf: hlt");
        kernel.memory().map(PAGE, 0x1000, Rights.USER_DATA);
        List<String> heard = new ArrayList<>();
        kernel.memory().watch(PAGE + 0x100, 12, recorder(heard));
        kernel.set(Register.RDI, PAGE + 0x100).steps(5);
        kernel.memory().write(PAGE + 0x100, 8, 1);
        assertThat(heard).containsExactly("written 500100+8 by a", "read 500107+1 by b", "read 500108+4 by c",
                "written 500108+4 by c", "written 5000fc+8 by d");
        kernel.memory().watch(0, 0, null);
        kernel.toUser();
        kernel.steps(1);
        assertThat(heard).hasSize(5);
    }

    @Test
    void watchHearsOfTheFrameThatTheHardwarePushes() {
        SmallKernel kernel = SmallKernel.of("a: ud2\nhlt");
        List<String> heard = new ArrayList<>();
        kernel.memory().watch(SmallKernel.STACK_TOP - 40, 8, recorder(heard));
        kernel.steps(1);
        assertThat(heard).containsExactly("written ffffc90000003fd8+8 by null");
    }

    @Test
    void watchedPageInUseStillBelongsToSavedStatesAndStillObeysItsRights() {
        SmallKernel kernel = SmallKernel.of("a: mov [rdi], rax\nb: mov rbx, [rdi]\njmp a\nhlt");
        Memory memory = kernel.memory();
        memory.map(PAGE, 0x1000, Rights.USER_DATA);
        memory.watch(PAGE, 8, recorder(new ArrayList<>()));
        kernel.set(Register.RDI, PAGE).set(Register.RAX, 1).steps(6);
        MachineState saved = kernel.machine().save();
        kernel.set(Register.RAX, 2).steps(6);
        assertThat(kernel.get(Register.RBX)).isEqualTo(2);
        kernel.machine().restore(saved);
        assertThat(memory.read(PAGE, 8)).isEqualTo(1);
        kernel.steps(5);
        assertThat(kernel.get(Register.RBX)).isEqualTo(1);
        kernel.steps(1);
        memory.map(PAGE, 0x1000, new Rights(true, false, false));
        kernel.steps(1);
        assertThat(kernel.lastDelivery().error()).as("a write to a page that is only for reading").hasValue(7);
    }

    @Test
    void watchMayStopTheRun() {
        SmallKernel kernel = SmallKernel.of("a: inc rax\nmov [rdi], rax\njmp a\nhlt");
        kernel.memory().map(PAGE, 0x1000, Rights.USER_DATA);
        kernel.set(Register.RDI, PAGE);
        kernel.memory().watch(PAGE, 8, new MemoryWatch() {
            @Override
            public void read(long address, int bytes, Instruction by) {
            }

            @Override
            public void written(long address, int bytes, Instruction by) {
                kernel.cpu().stop(StopReason.SERVICE);
            }
        });
        assertThat(kernel.cpu().run(100)).isEqualTo(new RunResult(StopReason.SERVICE, 2));
    }

    private static MemoryWatch recorder(List<String> heard) {
        return new MemoryWatch() {
            @Override
            public void read(long address, int bytes, Instruction by) {
                heard.add("read " + Long.toHexString(address) + "+" + bytes + " by " + name(by));
            }

            @Override
            public void written(long address, int bytes, Instruction by) {
                heard.add("written " + Long.toHexString(address) + "+" + bytes + " by " + name(by));
            }
        };
    }

    /** The instructions of the watched program, a to e in order. */
    private static String name(Instruction by) {
        if (by == null) {
            return "null";
        }
        return switch (by.text()) {
            case "mov [rdi], rax" -> "a";
            case "mov bl, [rdi+7]" -> "b";
            case "inc dword ptr [rdi+8]" -> "c";
            case "mov [rdi-4], rax" -> "d";
            default -> by.text();
        };
    }
}
