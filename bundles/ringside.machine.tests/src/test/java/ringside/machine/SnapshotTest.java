package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ringside.machine.memory.Rights;
import ringside.machine.state.Delivery;
import ringside.machine.state.Register;

/** Saved states: exact, cheap, comparable. */
class SnapshotTest {
    private static final long SEED = 20260104;
    private static final String BUSY = """
            start:  lea rsp, [top]
            again:  mov rcx, 64
            fill:   imul rax, rax, 25
                    add rax, 12345
                    mov [buffer+rcx*8-8], rax
                    rol rbx, 3
                    adc rbx, rax
                    dec rcx
                    jnz fill
                    push 0x302
                    popfq
                    push 0x202
                    popfq
                    call swap
                    syscall
                    ud2
            swap:   lea rsi, [buffer]
                    add rsi, rbx
                    and rsi, -8
                    xor esi, edx
                    pushfq
                    pop rdx
                    ret
            .data
            buffer: .skip 8192
            .bss
                    .skip 4096
            top:    .skip 8
            """;
    private static final String KERNEL = """
            entry:    sti
                      mov [count], rcx
                      sysretq
            other:    add qword ptr [rsp], 2
                      mov qword ptr [rsp], offset user_again
                      iretq
            vector1:  inc qword ptr [count+8]
                      iretq
            .data
            count:    .quad 0, 0
            """;

    private static SmallKernel busy() {
        SmallKernel probe = SmallKernel.of(BUSY);
        return SmallKernel.of(SmallKernel.AMD, BUSY,
                KERNEL.replace("user_again", "0x" + Long.toHexString(probe.user("again"))));
    }

    /** Everything that can be seen from outside. */
    private static List<Object> picture(SmallKernel kernel) {
        List<Object> picture = new ArrayList<>();
        for (Register register : Register.values()) {
            picture.add(register + "=" + Long.toHexString(kernel.get(register)));
        }
        for (long page : new long[] {0x410000, 0x411000, 0x420000, 0x421000, SmallKernel.STACK_TOP - 0x1000,
            SmallKernel.KERNEL_DATA}) {
            picture.add(new String(kernel.memory().bytes(page, 0x1000), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        picture.add(kernel.cpu().interruptPending());
        return picture;
    }

    @Test
    void runningOnFromASavedStateGivesTheSameAgain() {
        SmallKernel kernel = busy();
        Random random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            kernel.cpu().run(random.nextInt(900));
            MachineState saved = kernel.machine().save();
            List<Object> before = picture(kernel);
            int more = random.nextInt(900);
            if (random.nextInt(4) == 0) {
                kernel.cpu().raise(0x30);
            }
            boolean raised = kernel.cpu().interruptPending();
            kernel.cpu().run(more);
            List<Object> after = picture(kernel);
            kernel.machine().restore(saved);
            assertThat(picture(kernel)).as("round %d, seed %d", round, SEED).isEqualTo(before);
            assertThat(kernel.machine().sameAs(saved)).isTrue();
            if (raised) {
                kernel.cpu().raise(0x30);
            }
            for (int step = 0; step < more; step++) {
                kernel.cpu().run(1);
            }
            assertThat(picture(kernel)).as("round %d, one step at a time, seed %d", round, SEED).isEqualTo(after);
        }
        assertThat(kernel.deliveries()).extracting(Delivery::label).contains("#DB", "#UD", "interrupt 0x30");
    }

    @Test
    void anySavedStateCanBeRestoredInAnyOrder() {
        SmallKernel kernel = busy();
        List<MachineState> states = new ArrayList<>();
        List<List<Object>> pictures = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            states.add(kernel.machine().save());
            pictures.add(picture(kernel));
            kernel.cpu().run(133);
            if (i % 7 == 3) {
                kernel.memory().map(0x600000 + 0x1000L * i, 0x1000, Rights.USER_DATA);
                kernel.memory().write(0x600000 + 0x1000L * i, 8, i);
            }
        }
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            int which = random.nextInt(states.size());
            kernel.machine().restore(states.get(which));
            assertThat(picture(kernel)).as("state %d, seed %d", which, SEED).isEqualTo(pictures.get(which));
            assertThat(kernel.memory().mapped(0x603000)).isEqualTo(which > 3);
            assertThat(kernel.machine().sameAs(states.get(which))).isTrue();
            kernel.cpu().run(random.nextInt(300));
        }
    }

    @Test
    void savedStateKeepsBytesThatAreWrittenLater() {
        SmallKernel kernel = SmallKernel.of("a: mov [rdi], rax\njmp a\nhlt");
        kernel.memory().map(0x500000, 0x1000, Rights.USER_DATA);
        kernel.set(Register.RDI, 0x500000).set(Register.RAX, 1).steps(2);
        MachineState one = kernel.machine().save();
        kernel.set(Register.RAX, 2).steps(2);
        MachineState two = kernel.machine().save();
        kernel.memory().write(0x500000, 8, 3);
        kernel.machine().restore(one);
        assertThat(kernel.memory().read(0x500000, 8)).isEqualTo(1);
        kernel.machine().restore(two);
        assertThat(kernel.memory().read(0x500000, 8)).isEqualTo(2);
    }

    @Test
    void equalStatesAreFoundEqualHoweverTheyCameAbout() {
        SmallKernel kernel = SmallKernel.of("a: mov [rdi], rax\nxor rax, 1\njmp a\nhlt");
        kernel.memory().map(0x500000, 0x1000, Rights.USER_DATA);
        kernel.set(Register.RDI, 0x500000).set(Register.RFLAGS, 0x246).steps(6);
        MachineState first = kernel.machine().save();
        kernel.steps(3);
        MachineState between = kernel.machine().save();
        kernel.steps(3);
        assertThat(kernel.machine().sameAs(first)).isTrue();
        assertThat(kernel.machine().sameAs(between)).isFalse();
        MachineState second = kernel.machine().save();
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint()).isNotEqualTo(between.fingerprint());
        assertThat(second.sameAs(first)).isTrue();
    }

    @Test
    void anyDifferenceIsFound() {
        SmallKernel kernel = SmallKernel.of("nop\nhlt");
        MachineState saved = kernel.machine().save();
        List<Runnable> changes = List.of(() -> kernel.set(Register.R9, 1), () -> kernel.set(Register.RFLAGS, 0x206),
                () -> kernel.memory().write(SmallKernel.STACK, 1, 1), () -> kernel.cpu().raise(0x20),
                () -> kernel.memory().map(0x900000, 1, Rights.USER_DATA),
                () -> kernel.memory().map(SmallKernel.STACK, 1, Rights.USER_DATA),
                () -> kernel.memory().unmap(SmallKernel.TSS, 1), () -> kernel.memory().addTable(0x7000),
                () -> kernel.set(Register.CR3, 0x1000));
        for (Runnable change : changes) {
            change.run();
            assertThat(kernel.machine().sameAs(saved)).isFalse();
            assertThat(kernel.machine().save().fingerprint()).isNotEqualTo(saved.fingerprint());
            kernel.machine().restore(saved);
            assertThat(kernel.machine().sameAs(saved)).isTrue();
        }
    }

    @Test
    void pagesThatWereRemovedAndMadeAgainCompareByContent() {
        SmallKernel kernel = SmallKernel.of("nop\nhlt");
        kernel.memory().map(0x900000, 0x1000, Rights.USER_DATA);
        kernel.memory().write(0x900010, 8, 5);
        MachineState saved = kernel.machine().save();
        kernel.memory().unmap(0x900000, 0x1000);
        kernel.memory().map(0x900000, 0x1000, Rights.USER_DATA);
        assertThat(kernel.machine().sameAs(saved)).isFalse();
        kernel.memory().write(0x900010, 8, 5);
        assertThat(kernel.machine().sameAs(saved)).isTrue();
        assertThat(kernel.machine().save().fingerprint()).isEqualTo(saved.fingerprint());
        kernel.machine().restore(saved);
        assertThat(kernel.memory().read(0x900010, 8)).isEqualTo(5);
    }

    @Test
    void manyPagesAreSavedAndRestored() {
        SmallKernel kernel = SmallKernel.of("nop\nhlt");
        kernel.memory().map(0x10000000, 0x1000L * 2000, Rights.USER_DATA);
        for (int i = 0; i < 2000; i++) {
            kernel.memory().write(0x10000000 + 0x1000L * i, 8, i);
        }
        MachineState saved = kernel.machine().save();
        for (int i = 0; i < 2000; i += 3) {
            kernel.memory().write(0x10000000 + 0x1000L * i, 8, -1);
        }
        kernel.machine().save();
        kernel.machine().restore(saved);
        for (int i = 0; i < 2000; i++) {
            assertThat(kernel.memory().read(0x10000000 + 0x1000L * i, 8)).isEqualTo(i);
        }
    }
}
