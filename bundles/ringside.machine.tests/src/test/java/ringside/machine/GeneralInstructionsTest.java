package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.state.CpuModel;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** Moves, stack, jumps, conditions, bits and the rest. */
class GeneralInstructionsTest {
    private static final String[] CONDITIONS = {"o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l",
        "ge",
        "le", "g"};
    private static final long ARITHMETIC = 0x8d5;

    private static SmallKernel program(String code) {
        SmallKernel kernel = SmallKernel.of(code + "\nhlt\n.bss\n.skip 512\ntop: .skip 64");
        return kernel.set(Register.RSP, kernel.user("top")).set(Register.RDI, kernel.user("top"));
    }

    private static boolean holds(int condition, long flags) {
        boolean cf = (flags & 1) != 0;
        boolean zf = (flags & 0x40) != 0;
        boolean sf = (flags & 0x80) != 0;
        boolean of = (flags & 0x800) != 0;
        boolean plain = switch (condition / 2) {
            case 0 -> of;
            case 1 -> cf;
            case 2 -> zf;
            case 3 -> cf || zf;
            case 4 -> sf;
            case 5 -> (flags & 4) != 0;
            case 6 -> sf != of;
            default -> zf || sf != of;
        };
        return condition % 2 == 0 == plain;
    }

    @Test
    void everyConditionUnderEveryCombinationOfFlags() {
        for (int condition = 0; condition < CONDITIONS.length; condition++) {
            String name = CONDITIONS[condition];
            SmallKernel kernel = program("j" + name + " there\nhlt\nthere: set" + name + " al\ncmov" + name
                    + " rbx, rcx\ncmov" + name + " edx, ecx\nset" + name + " ah\ncmov" + name + " si, cx");
            for (long flags = 0; flags <= ARITHMETIC; flags++) {
                if ((flags & ~ARITHMETIC) != 0) {
                    continue;
                }
                boolean holds = holds(condition, flags);
                kernel.toUser();
                kernel.set(Register.RFLAGS, flags).set(Register.RCX, 0x1111111122222222L);
                kernel.set(Register.RAX, 0x7777).set(Register.RBX, -1).set(Register.RDX, -1).set(Register.RSI, -1)
                        .steps(1);
                assertThat(kernel.rip() == kernel.user("there")).as("j%s with flags %x", name, flags).isEqualTo(holds);
                kernel.set(Register.RIP, kernel.user("there")).steps(5);
                assertThat(kernel.get(Register.RAX)).isEqualTo(holds ? 0x101 : 0);
                assertThat(kernel.get(Register.RBX)).isEqualTo(holds ? 0x1111111122222222L : -1);
                assertThat(kernel.get(Register.RDX)).as("upper half cleared").isEqualTo(holds ? 0x22222222L
                        : 0xffffffffL);
                assertThat(kernel.get(Register.RSI)).isEqualTo(holds ? 0xffffffffffff2222L : -1);
                assertThat(kernel.flags()).isEqualTo(flags | 2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 0x40, 0x80, 0xc0, 0x44, 0x8d5, 0x800, 0x801, 0x10})
    void carryFlagAlone(long flags) {
        SmallKernel kernel = program("stc\ncmc\nclc\ncmc\nstd\ncld");
        kernel.set(Register.RFLAGS, flags).steps(1);
        assertThat(kernel.flags()).isEqualTo(flags | 3);
        kernel.steps(1);
        assertThat(kernel.flags()).isEqualTo(flags & ~1 | 2);
        kernel.steps(2);
        assertThat(kernel.flags()).isEqualTo(flags | 3);
        kernel.steps(1);
        assertThat(kernel.flags()).isEqualTo(flags | 0x403);
        kernel.steps(1);
        assertThat(kernel.flags()).isEqualTo(flags | 3);
    }

    @Test
    void everyCombinationOfFlagsSurvivesPopfqAndPushfq() {
        SmallKernel kernel = program("push rax\npopfq\npushfq\npop rbx");
        for (long flags = 0; flags <= ARITHMETIC; flags++) {
            kernel.toUser();
            kernel.set(Register.RAX, flags & ARITHMETIC).steps(4);
            assertThat(kernel.get(Register.RBX)).isEqualTo(flags & ARITHMETIC | 0x202);
        }
    }

    @Test
    void movesOfAllWidths() {
        SmallKernel kernel = program("mov rax, -1\nmov eax, -2\nmov rbx, -1\nmov bx, 0x1234\nmov bl, 0x56\nmov bh, bl\n"
                + "mov [rdi], rbx\nmov dword ptr [rdi+8], -1\nmov word ptr [rdi+12], 0x99\n"
                + "mov byte ptr [rdi+14], 0x77\n"
                + "mov [rdi+15], bh\nmov rcx, [rdi+8]\nmov dx, [rdi+13]\nmov dl, [rdi]\nmov rsi, 0x1122334455667788\n"
                + "mov ch, [rdi+1]");
        kernel.set(Register.RDX, -1).steps(16);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0xfffffffeL);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0xffffffffffff5656L);
        assertThat(kernel.get(Register.RCX)).isEqualTo(0x56770099ffff56ffL);
        assertThat(kernel.get(Register.RDX)).isEqualTo(0xffffffffffff7756L);
        assertThat(kernel.get(Register.RSI)).isEqualTo(0x1122334455667788L);
        assertThat(kernel.flags()).isEqualTo(0x202);
    }

    @ParameterizedTest
    @CsvSource({"movzx eax~ byte ptr [rdi],80", "movzx rax~ word ptr [rdi],8180", "movsx eax~ byte ptr [rdi],ffffff80",
        "movsx rax~ byte ptr [rdi],ffffffffffffff80", "movsx rax~ word ptr [rdi],ffffffffffff8180",
        "movsxd rax~ dword ptr [rdi],ffffffff83828180", "movsx ax~ byte ptr [rdi],555555555555ff80",
        "movzx ax~ cl,55555555555500f0", "movsx eax~ ch,ffffffe0", "movzx eax~ ch,e0",
        "movsxd rax~ ecx,ffffffffc0d0e0f0",
        "bswap eax,55555555", "bswap rcx,5555555555555555"})
    void extensions(String code, String expected) {
        SmallKernel kernel = program(code.replace('~', ','));
        kernel.memory().write(kernel.get(Register.RDI), 8, 0x8786858483828180L);
        kernel.set(Register.RAX, 0x5555555555555555L).set(Register.RCX, 0x8090a0b0c0d0e0f0L).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(Long.parseUnsignedLong(expected, 16));
        if (code.equals("bswap rcx")) {
            assertThat(kernel.get(Register.RCX)).isEqualTo(0xf0e0d0c0b0a09080L);
        }
    }

    @Test
    void addressesAreSumsModuloTwoToTheSixtyFour() {
        SmallKernel kernel = program("lea rax, [rbx+rcx*8-1]\nlea edx, [rbx+rcx*8-1]\nlea r8w, [rbx+rcx]\n"
                + "lea r9, fs:[rbx]");
        kernel.set(Register.RBX, -3).set(Register.RCX, 0x3000000000000001L).set(Register.R8, 0x10000);
        kernel.set(Register.FS_BASE, 0x5000).steps(4);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x8000000000000004L);
        assertThat(kernel.get(Register.RDX)).isEqualTo(4);
        assertThat(kernel.get(Register.R8)).isEqualTo(0x1fffe);
        assertThat(kernel.get(Register.R9)).as("no segment base").isEqualTo(-3);
    }

    @Test
    void stackInstructions() {
        SmallKernel kernel = program("push rsp\npop rax\npush -1\npop qword ptr [rsp+8]\n"
                + "push qword ptr [rsp+8]\npop rbx\n"
                + "push rdi\npop rsp\npush rbp\nmov rbp, rsp\nsub rsp, 64\nleave");
        long top = kernel.get(Register.RSP);
        kernel.set(Register.RBP, 0x4444).steps(12);
        assertThat(kernel.get(Register.RAX)).as("RSP as it was before the push").isEqualTo(top);
        assertThat(kernel.memory().read(top + 8, 8)).as("address with RSP after the pop").isEqualTo(-1);
        assertThat(kernel.get(Register.RBX)).isEqualTo(-1);
        assertThat(kernel.get(Register.RSP)).isEqualTo(top);
        assertThat(kernel.get(Register.RBP)).isEqualTo(0x4444);
    }

    @Test
    void callsAndReturns() {
        SmallKernel kernel = program("call plain\na: call rax\nb: call [rdi]\nc: jmp [rdi+8]\nhlt\n"
                + "plain: ret\ndrops: ret 16\n"
                + "last: nop");
        long top = kernel.get(Register.RSP);
        kernel.memory().write(top + 24, 8, 0);
        kernel.set(Register.RDI, top + 32).set(Register.RAX, kernel.user("drops"));
        kernel.memory().write(top + 32, 8, kernel.user("plain"));
        kernel.memory().write(top + 40, 8, kernel.user("last"));
        kernel.steps(1);
        assertThat(kernel.memory().read(top - 8, 8)).isEqualTo(kernel.user("a"));
        kernel.steps(3);
        assertThat(kernel.rip()).isEqualTo(kernel.user("b"));
        assertThat(kernel.get(Register.RSP)).isEqualTo(top + 16);
        kernel.steps(3);
        assertThat(kernel.rip()).isEqualTo(kernel.user("last"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jmp rax", "call rax", "ret", "jmp [rdi]", "call [rdi]"})
    void transferToAnAddressThatIsNotCanonicalFaultsWhereItStands(String code) {
        for (Vendor vendor : Vendor.values()) {
            SmallKernel kernel = SmallKernel.of(new CpuModel(vendor, false), "a: " + code
                    + "\nhlt\n.bss\n.skip 64\ntop: .skip 8",
                    SmallKernel.MUTE);
            long top = kernel.user("top");
            kernel.memory().write(top, 8, 1L << 63);
            kernel.memory().write(top - 8, 8, 0x77);
            kernel.set(Register.RSP, top).set(Register.RDI, top).set(Register.RAX, 1L << 47).steps(1);
            assertThat(kernel.lastDelivery().label()).isEqualTo("#GP");
            assertThat(kernel.lastDelivery().rip()).isEqualTo(kernel.user("a"));
            assertThat(kernel.frame(3)).isEqualTo(top);
            assertThat(kernel.memory().read(top - 8, 8)).as("nothing pushed").isEqualTo(0x77);
        }
    }

    @Test
    void jumpThatIsCanonicalWithFiveLevelsGoesThere() {
        SmallKernel kernel = SmallKernel.of(new CpuModel(Vendor.AMD, true), "a: jmp rax\nhlt", SmallKernel.MUTE);
        kernel.set(Register.RAX, 1L << 50).steps(2);
        assertThat(kernel.lastDelivery().label()).isEqualTo("#PF");
        assertThat(kernel.lastDelivery().rip()).isEqualTo(1L << 50);
    }

    @ParameterizedTest
    @CsvSource({"bt,0,0", "bts,0,1", "btr,1,0", "btc,1,0", "btc,0,1"})
    void bitsInRegistersAndInMemory(String operation, int before, int after) {
        SmallKernel kernel = program(operation + " rax, rcx\n" + operation + " dword ptr [rdi], ecx\n" + operation
                + " qword ptr [rdi], 69\n" + operation + " r8w, 19");
        long memory = kernel.get(Register.RDI);
        kernel.set(Register.RAX, (long) before << 33).set(Register.RCX, 0xffffffff00000000L - 95);
        kernel.memory().write(memory, 8, (long) before << 5);
        kernel.memory().write(memory - 12, 4, (long) before << 1);
        kernel.set(Register.R8, before << 3 | 0x30000).set(Register.RFLAGS, 0x8d4).steps(1);
        long wanted = operation.equals("bt") ? before : after;
        assertThat(kernel.get(Register.RAX)).isEqualTo(wanted << 33);
        assertThat(kernel.flags()).as("only CF changes").isEqualTo(0x8d6 | before);
        kernel.steps(1);
        assertThat(kernel.memory().read(memory - 12, 4)).as("bit -95 of the string").isEqualTo(wanted << 1);
        assertThat(kernel.flags()).isEqualTo(0x8d6 | before);
        kernel.steps(1);
        assertThat(kernel.memory().read(memory, 8)).as("a constant stays in its quadword").isEqualTo(wanted << 5);
        kernel.steps(1);
        assertThat(kernel.get(Register.R8)).isEqualTo(0x30000 | wanted << 3);
        assertThat(kernel.flags()).isEqualTo(0x8d6 | before);
    }

    @Test
    void exchanges() {
        SmallKernel kernel = program("xchg rax, rbx\nxchg [rdi], rax\nxchg al, ah\nxchg ecx, [rdi+8]\nxchg dx, bx");
        kernel.memory().write(kernel.get(Register.RDI), 8, 0x1234);
        kernel.memory().write(kernel.get(Register.RDI) + 8, 8, 0x5555666677778888L);
        kernel.set(Register.RAX, 1).set(Register.RBX, 2).set(Register.RCX, -1).set(Register.RDX, 0x99998888L).steps(5);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0x3412);
        assertThat(kernel.get(Register.RBX)).isEqualTo(0x8888);
        assertThat(kernel.get(Register.RCX)).isEqualTo(0x77778888L);
        assertThat(kernel.get(Register.RDX)).isEqualTo(0x99990001L);
        assertThat(kernel.memory().read(kernel.get(Register.RDI), 8)).isEqualTo(2);
        assertThat(kernel.memory().read(kernel.get(Register.RDI) + 8, 8)).isEqualTo(0x55556666ffffffffL);
    }

    @Test
    void shiftByNothingTouchesNoFlagsButClearsTheUpperHalf() {
        SmallKernel kernel = program("shl eax, cl\nsar qword ptr [rdi], cl");
        kernel.set(Register.RAX, -1).set(Register.RCX, 32).set(Register.RFLAGS, 0x8d7).steps(1);
        assertThat(kernel.get(Register.RAX)).isEqualTo(0xffffffffL);
        assertThat(kernel.flags()).isEqualTo(0x8d7);
    }

    @Test
    void instructionsWithoutEffect() {
        SmallKernel kernel = program("nop\npause\nlfence");
        Registered before = Registered.of(kernel.cpu());
        kernel.steps(3);
        assertThat(Registered.of(kernel.cpu())).isEqualTo(before);
    }

    @Test
    void faultingInstructionChangesNothing() {
        for (String code : new String[] {"add [rsi], rax", "xchg rax, [rsi]", "pop qword ptr [rsi]", "push [rsi]",
            "call [rsi]", "adc rax, [rsi]", "imul rax, [rsi]", "shl dword ptr [rsi], 3", "mul qword ptr [rsi]",
            "div qword ptr [rsi]", "div rcx", "idiv cl", "btr [rsi], rax", "sete [rsi]", "neg byte ptr [rsi]"}) {
            SmallKernel kernel = program("a: " + code);
            kernel.set(Register.RSI, 0x700000).set(Register.RAX, 7).set(Register.RDX, 9).set(Register.RFLAGS, 0x8d7);
            Registered before = Registered.of(kernel.cpu());
            kernel.steps(1);
            assertThat(kernel.frame(0)).as(code).isEqualTo(kernel.user("a"));
            assertThat(kernel.frame(2)).as(code).isEqualTo(0x108d7);
            kernel.set(Register.RFLAGS, 0x8d7).set(Register.RSP, kernel.user("top"));
            assertThat(Registered.of(kernel.cpu())).as(code).isEqualTo(before);
        }
    }
}
