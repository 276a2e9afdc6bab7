package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.state.CpuModel;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** Ports, descriptors, control and debug registers, and who may use them. */
class PrivilegedInstructionsTest {
    private static final String DATA = "\nhlt\n.data\n.balign 16\nplace: .quad 0, 0\n";
    private static final String HANDLERS = "entry: hlt\nother: hlt\n";
    private static final long UMIP = 1 << 11;
    private static final long FSGSBASE = 1 << 16;

    private static SmallKernel user(Vendor vendor, String code) {
        SmallKernel kernel = SmallKernel.of(new CpuModel(vendor, false), "a: " + code + "\nb: nop" + DATA, HANDLERS);
        return kernel.set(Register.RDI, kernel.user("place")).set(Register.RSP, kernel.user("place") + 0x800);
    }

    private static SmallKernel user(String code) {
        return user(Vendor.AMD, code);
    }

    private static SmallKernel kernel(String code) {
        SmallKernel kernel = SmallKernel.of(SmallKernel.INTEL, "nop\nhlt", HANDLERS + "work: " + code
                + "\nbehind: hlt\n.data\nplace: .quad 0, 0");
        kernel.toKernel("work");
        return kernel.set(Register.RDI, kernel.kernel("place"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invd", "wbinvd", "clts", "invlpg [rdi]", "invpcid rax, [rdi]", "lgdt [rdi]",
        "lidt [rdi]", "lldt ax", "ltr ax", "lmsw ax", "mov dr0, rax", "mov rax, dr7", "mov rax, dr4", "mov rax, cr8",
        "rdpmc", "xsetbv", "in al, 0x60", "out dx, eax", "insb", "rep outsw"})
    void theUserMayNot(String code) {
        SmallKernel kernel = user(code);
        kernel.memory().write(SmallKernel.TSS + 102, 2, 0x2070);
        kernel.set(Register.RCX, 1).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
        assertThat(kernel.lastDelivery().error()).hasValue(0);
        assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mov rax, dr8", "mov dr15, rax", "mov rax, cr1", "mov cr9, rax", "ud0 eax, eax",
        "ud1 rax, [rdi]", "rdfsbase rax", "wrgsbase ecx"})
    void noLevelHas(String code) {
        SmallKernel kernel = user(code).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#UD");
        kernel = kernel(code).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#UD");
    }

    @Test
    void portsAreOpenByIopl() {
        SmallKernel kernel = user("in al, 0x60").set(Register.RFLAGS, 0x3202).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0xff);
        assertThat(kernel.rip()).isEqualTo(kernel.user("b"));
    }

    /** Ports 0x60, 0x62 to 0x66 are open, 0x61 and 0x67 and all others are not. */
    @ParameterizedTest
    @CsvSource({"0x60,'in al, dx',true", "0x61,'in al, dx',false", "0x60,'in ax, dx',false", "0x5f,'in ax, dx',false",
        "0x62,'out dx, eax',true", "0x63,'out dx, eax',true", "0x64,'out dx, eax',false", "0x66,'out dx, al',true",
        "0x66,'out dx, ax',false", "0x67,'insb',false", "0x62,'insd',true"})
    void portsAreOpenByTheBitmap(int port, String code, boolean open) {
        SmallKernel kernel = user(code).set(Register.RDX, port);
        kernel.memory().write(SmallKernel.TSS + 102, 2, 104);
        for (int i = 0; i < 0x80; i++) {
            kernel.memory().write(SmallKernel.TSS + 104 + i, 1, i == 0x60 / 8 ? 0b1000_0010 : 0xff);
        }
        kernel.steps(1);
        assertThat(kernel.rip() == kernel.user("b")).isEqualTo(open);
        assertThat(kernel.deliveries().isEmpty()).isEqualTo(open);
    }

    @Test
    void withoutABitmapNoPortIsOpen() {
        SmallKernel kernel = user("in al, dx");
        kernel.memory().write(SmallKernel.TSS + 102, 2, 104 + 8192 + 8);
        assertThat(kernel.steps(1).lastDelivery().label()).isEqualTo("#GP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgdt [rdi]", "sidt [rdi]", "sldt ax", "str rax", "smsw eax", "smsw [rdi]"})
    void tablesAreTheKernelsSecretWithUmip(String code) {
        SmallKernel kernel = user(code).steps(1);
        assertThat(kernel.rip()).isEqualTo(kernel.user("b"));
        kernel = user(code).set(Register.CR4, UMIP).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
    }

    @Test
    void theUserSeesWhereTheTablesAreWithoutUmip() {
        SmallKernel kernel = user("sgdt [rdi]\nstr eax\nsldt ecx\nsmsw rdx").steps(4);
        assertThat(kernel.memory().read(kernel.user("place"), 2)).isEqualTo(0x7f);
        assertThat(kernel.memory().read(kernel.user("place") + 2, 8)).isEqualTo(0xfffffe0000001000L);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x40);
        assertThat(kernel.get(Register.RCX)).isZero();
        assertThat(kernel.get(Register.RDX)).isEqualTo(0x80050033L);
    }

    /** As measured: what the kernel's descriptors are nobody sees, and then all 64 bits stay. */
    @ParameterizedTest
    @CsvSource({"33,affb00,ffffffff,true,false", "2b,cff300,ffffffff,true,true", "23,cffb00,ffffffff,true,false",
        "10,,,false,false", "18,,,false,false", "0,,,false,false", "40,,,false,false"})
    void rightsAndLimitsOfWhatMayBeSeen(String selector, String rights, String limit, boolean readable,
            boolean writable) {
        SmallKernel kernel = user("lar rax, rcx\nlsl ebx, ecx\nverr cx\nsetz r8b\nverw cx\nsetz r9b")
                .set(Register.RCX, Long.parseLong(selector, 16)).set(Register.RAX, -1).set(Register.RBX, -1).steps(6);
        assertThat(kernel.get(Register.RAX)).isEqualTo(rights == null ? -1 : Long.parseLong(rights, 16));
        assertThat(kernel.get(Register.RBX)).isEqualTo(limit == null ? -1 : Long.parseLong(limit, 16));
        assertThat(kernel.get(Register.R8)).isEqualTo(readable ? 1 : 0);
        assertThat(kernel.get(Register.R9)).isEqualTo(writable ? 1 : 0);
    }

    @Test
    void debugRegistersKeepWhatIsNotFixed() {
        SmallKernel kernel = kernel("mov dr1, rax\nmov rbx, dr1\nmov dr6, rcx\nmov rdx, dr6\nmov dr7, rsi\nmov r8, dr5")
                .set(Register.RAX, -5).set(Register.RSI, 0xdfff).set(Register.RCX, 0xffff).steps(6);
        assertThat(kernel.get(Register.RBX)).isEqualTo(-5);
        assertThat(kernel.get(Register.RDX)).isEqualTo(0xffffefffL);
        assertThat(kernel.get(Register.R8)).isEqualTo(0xfff);
    }

    @Test
    void theUpperHalfOfDr7MustBeZero() {
        SmallKernel kernel = kernel("mov dr7, rax").set(Register.RAX, 1L << 32).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
    }

    @Test
    void dr4IsNothingWithDebugExtensions() {
        SmallKernel kernel = kernel("mov rax, dr4").set(Register.CR4, 8).steps(1);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#UD");
    }

    @Test
    void debugRegistersArePartOfASavedState() {
        SmallKernel kernel = kernel("mov dr0, rax\nmov dr0, rcx\nmov rbx, dr0").set(Register.RAX, 1)
                .set(Register.RCX, 2).steps(1);
        MachineState before = kernel.machine().save();
        kernel.steps(1);
        assertThat(kernel.machine().sameAs(before)).isFalse();
        assertThat(kernel.machine().save().fingerprint()).isNotEqualTo(before.fingerprint());
        kernel.machine().restore(before);
        kernel.set(Register.RIP, kernel.kernel("behind") - 3).steps(1);
        assertThat(kernel.get(Register.RBX)).isEqualTo(1);
    }

    @Test
    void basesAreReadAndWrittenWhenTheKernelLets() {
        SmallKernel kernel = user("wrfsbase rax\nrdfsbase rbx\nrdgsbase ecx\nwrgsbase rdx").set(Register.CR4, FSGSBASE)
                .set(Register.RAX, 0x7000_1234_5678L).set(Register.GS_BASE, 0x1_8000_0000L).set(Register.RCX, -1)
                .set(Register.RDX, 1L << 60).steps(4);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0x7000_1234_5678L);
        assertThat(kernel.get(Register.RCX)).isEqualTo(0x8000_0000L);
        assertThat(kernel.lastDelivery().label()).as("not canonical").isEqualTo("#GP");
    }

    @Test
    void aSelectorInFsBringsItsBase() {
        SmallKernel kernel = user("mov fs, eax\nmov ebx, fs\nmov fs, ecx").set(Register.FS_BASE, 0x1234)
                .set(Register.RAX, 0x2b).set(Register.RCX, 0x18).steps(2);
        assertThat(kernel.get(Register.FS_BASE)).isZero();
        assertThat(kernel.get(Register.RBX)).isEqualTo(0x2b);
        kernel.steps(1);
        assertThat(kernel.lastDelivery().error()).as("the kernel's segment").hasValue(0x18);
    }

    @Test
    void pointersLoadASegmentToo() {
        SmallKernel kernel = user("lgs eax, [rdi]");
        kernel.memory().write(kernel.user("place"), 8, 0x2b_1234_5678L);
        kernel.steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x12345678L);
        assertThat(kernel.get(Register.GS_BASE)).isZero();
    }

    @Test
    void tablesOfTheKernelAreLoaded() {
        SmallKernel kernel = kernel("lidt [rdi]\nsidt [rdi+16]\nlldt ax\nltr cx").set(Register.RAX, 0x50)
                .set(Register.RCX, 0x40);
        kernel.memory().write(kernel.kernel("place"), 8, 0x1234_5678_0fffL);
        kernel.steps(3);
        assertThat(kernel.memory().read(kernel.kernel("place") + 16, 8)).isEqualTo(0x1234_5678_0fffL);
        kernel.steps(1);
        assertThat(kernel.lastDelivery().error()).as("busy").hasValue(0x40);
    }
}
