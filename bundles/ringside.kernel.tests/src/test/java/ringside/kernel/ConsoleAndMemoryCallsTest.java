package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.state.Output;
import ringside.machine.memory.Rights;
import ringside.machine.state.Register;

/** Bodies of write, brk, mmap, munmap, mprotect, clock_gettime and nanosleep. */
class ConsoleAndMemoryCallsTest {

    private static final long EBADF = -9;
    private static final long ENOMEM = -12;
    private static final long EFAULT = -14;
    private static final long EEXIST = -17;
    private static final long EINVAL = -22;
    private static final long UNMAPPED = 0x5000;
    private static final long PAGE = 4096;
    private static final long READ_WRITE = 3;
    private static final long PRIVATE_ANONYMOUS = 0x22;
    private static final long FIXED = 0x10;
    private static final long NO_REPLACE = 0x100000;

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void whatIsWrittenToDescriptors1And2IsKeptAndTold(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        rig.task.machine().memory().load(rig.data(), "ok\n".getBytes(StandardCharsets.UTF_8));
        KernelState before = rig.kernel.save();
        assertThat(rig.call("write", 1, rig.data(), 3)).isEqualTo(3);
        assertThat(rig.call("write", 2, rig.data(), 1)).isEqualTo(1);
        assertThat(rig.call("write", 1, UNMAPPED, 0)).isZero();
        assertThat(rig.kernel.output().text()).isEqualTo("ok\no");
        assertThat(rig.events.outputs).containsExactly("1:ok\n", "2:o");
        rig.kernel.restore(before);
        assertThat(rig.kernel.output()).isEqualTo(Output.NONE);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void otherDescriptorsAndMemoryThatCannotBeReadAreErrors(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        assertThat(rig.call("write", 0, rig.data(), 3)).isEqualTo(EBADF);
        assertThat(rig.call("write", 7, rig.data(), 3)).isEqualTo(EBADF);
        assertThat(rig.events.notes).hasSize(2).allMatch(note -> note.contains("the model has 1 and 2"));
        assertThat(rig.call("write", 1, UNMAPPED, 3)).isEqualTo(EFAULT);
        assertThat(rig.call("write", 1, rig.data(), 0x10000)).isEqualTo(EFAULT);
        assertThat(rig.call("write", 1, rig.kernel.machine().cpu().get(Register.RSP), 8)).isEqualTo(EFAULT);
        assertThat(rig.call("write", 1, rig.data(), -1)).isEqualTo(EINVAL);
        assertThat(rig.kernel.output()).isEqualTo(Output.NONE);
    }

    @Test
    void outputsAreTheSameWhenTheSameWasWrittenInTheSamePieces() {
        Output a = Output.NONE.with(1, new byte[] {1}).with(2, new byte[] {2});
        assertThat(a).isEqualTo(Output.NONE.with(1, new byte[] {1}).with(2, new byte[] {2}))
                .hasSameHashCodeAs(Output.NONE.with(1, new byte[] {1}).with(2, new byte[] {2}))
                .isNotEqualTo(Output.NONE.with(1, new byte[] {1}).with(1, new byte[] {2}))
                .isNotEqualTo(Output.NONE.with(2, new byte[] {2})).isNotEqualTo(Output.NONE);
        Output much = Output.NONE.with(1, new byte[Output.MOST_KEPT]).with(1, new byte[] {'x'});
        assertThat(much.cut()).isTrue();
        assertThat(much.text()).hasSize(Output.MOST_KEPT);
        assertThat(much.total()).isEqualTo(Output.MOST_KEPT + 1L);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void theHeapGrowsAndShrinks(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        long start = rig.call("brk", 0);
        assertThat(start % PAGE).isZero();
        assertThat(rig.task.user().accessible(start, 1, true)).isFalse();
        assertThat(rig.call("brk", start + 5000)).isEqualTo(start + 5000);
        assertThat(rig.task.user().accessible(start, 2 * PAGE, true)).isTrue();
        assertThat(rig.call("brk", start - 1)).as("below its start").isEqualTo(start + 5000);
        assertThat(rig.call("brk", start + (1L << 40))).as("too much").isEqualTo(start + 5000);
        assertThat(rig.call("brk", start + 1)).isEqualTo(start + 1);
        assertThat(rig.task.user().accessible(start, PAGE, true)).isTrue();
        assertThat(rig.task.user().accessible(start + PAGE, 1, true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void pagesAreMappedProtectedAndUnmapped(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        long first = rig.call("mmap", 0, 2 * PAGE, READ_WRITE, PRIVATE_ANONYMOUS, -1);
        assertThat(rig.task.user().accessible(first, 2 * PAGE, true)).isTrue();
        long second = rig.call("mmap", 0, 1, 5, PRIVATE_ANONYMOUS, -1);
        assertThat(second).isEqualTo(first - PAGE);
        assertThat(rig.task.machine().memory().rights(second)).contains(new Rights(true, false, true));
        assertThat(rig.call("mmap", 0x700000, PAGE, READ_WRITE, PRIVATE_ANONYMOUS, -1)).isEqualTo(0x700000);
        assertThat(rig.call("mmap", 0x700000, PAGE, READ_WRITE, PRIVATE_ANONYMOUS, -1)).isNotEqualTo(0x700000);
        rig.put(0x700000, 8, 7);
        assertThat(rig.call("mmap", 0x700000, PAGE, READ_WRITE, PRIVATE_ANONYMOUS | NO_REPLACE, -1))
                .isEqualTo(EEXIST);
        assertThat(rig.call("mmap", 0x700000, PAGE, READ_WRITE, PRIVATE_ANONYMOUS | FIXED, -1)).isEqualTo(0x700000);
        assertThat(rig.task.user().get(0x700000, 8)).as("a fresh page").isZero();
        assertThat(rig.call("mprotect", 0x700000, PAGE, 1)).isZero();
        assertThat(rig.task.user().accessible(0x700000, 1, true)).isFalse();
        assertThat(rig.task.user().accessible(0x700000, 1, false)).isTrue();
        assertThat(rig.call("mprotect", 0x700000, PAGE, 0)).isZero();
        assertThat(rig.task.user().accessible(0x700000, 1, false)).isFalse();
        assertThat(rig.call("munmap", 0x700000, PAGE)).isZero();
        assertThat(rig.call("munmap", 0x700000, PAGE)).as("nothing there").isZero();
        assertThat(rig.call("mprotect", 0x700000, PAGE, 1)).isEqualTo(ENOMEM);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void wrongArgumentsOfMemoryCallsAreErrors(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        assertThat(rig.call("mmap", 0, PAGE, READ_WRITE, 2, 3)).as("a file").isEqualTo(EBADF);
        assertThat(rig.call("mmap", 0, 0, READ_WRITE, PRIVATE_ANONYMOUS, -1)).isEqualTo(EINVAL);
        assertThat(rig.call("mmap", 0, PAGE, READ_WRITE, 0x20, -1)).as("not private").isEqualTo(EINVAL);
        assertThat(rig.call("mmap", 5, PAGE, READ_WRITE, PRIVATE_ANONYMOUS | FIXED, -1)).isEqualTo(EINVAL);
        assertThat(rig.call("mmap", 0, 1L << 30, READ_WRITE, PRIVATE_ANONYMOUS, -1)).isEqualTo(ENOMEM);
        assertThat(rig.call("mmap", 1L << 62, PAGE, READ_WRITE, PRIVATE_ANONYMOUS | FIXED, -1)).isEqualTo(ENOMEM);
        assertThat(rig.call("munmap", 5, PAGE)).isEqualTo(EINVAL);
        assertThat(rig.call("munmap", 0x700000, 0)).isEqualTo(EINVAL);
        assertThat(rig.call("munmap", 1L << 62, PAGE)).isEqualTo(EINVAL);
        assertThat(rig.call("mprotect", 5, PAGE, 1)).isEqualTo(EINVAL);
        assertThat(rig.call("mprotect", 0x400000, PAGE, 8)).isEqualTo(EINVAL);
        long given = 0;
        while (rig.call("mmap", 0, 256 * PAGE, READ_WRITE, PRIVATE_ANONYMOUS, -1) > 0) {
            given++;
        }
        assertThat(given).isEqualTo(16);
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void theClockGoesOnByQuestionsAndSleeps(Profile profile) {
        ServiceRig rig = ServiceRig.of(profile);
        assertThat(rig.call("clock_gettime", 1, rig.data())).isZero();
        assertThat(rig.task.user().get(rig.data(), 8)).isZero();
        assertThat(rig.task.user().get(rig.data() + 8, 8)).isEqualTo(1000);
        rig.put(rig.data(), 8, 2);
        rig.put(rig.data() + 8, 8, 500_000_000L);
        assertThat(rig.call("nanosleep", rig.data(), 0)).isZero();
        assertThat(rig.call("timer_sleep")).isZero();
        assertThat(rig.events.notes).singleElement().asString().contains("2.500000000 s");
        assertThat(rig.call("clock_gettime", 0, rig.data())).isZero();
        assertThat(rig.task.user().get(rig.data(), 8)).isEqualTo(1_700_000_002L);
        assertThat(rig.task.user().get(rig.data() + 8, 8)).isEqualTo(500_002_000L);
        assertThat(rig.call("clock_gettime", 99, rig.data())).isEqualTo(EINVAL);
        assertThat(rig.call("clock_gettime", 1, UNMAPPED)).isEqualTo(EFAULT);
        assertThat(rig.call("clock_gettime", 1, rig.symbol("_start"))).as("read-only").isEqualTo(EFAULT);
    }

    /** A hello world with a timer as a student writes it, in 64-bit code, on every kernel. */
    @Test
    void helloWorldSleepsAndExitsOnEveryKernel() throws AssemblyException {
        String program = """
                .intel_syntax noprefix
                _start:
                    mov eax, 1
                    mov edi, 1
                    lea rsi, [rip+text]
                    mov edx, 6
                    syscall
                    mov ebx, eax
                    mov eax, 35
                    lea rdi, [rip+time]
                    xor esi, esi
                    syscall
                    mov ebp, eax
                    mov eax, 63
                    syscall
                    mov r12, rax
                    mov eax, 231
                    xor edi, edi
                    syscall
                .data
                text: .ascii "hello\\n"
                time: .quad 1, 0
                """;
        for (Profile profile : Profiles.all()) {
            BootedKernel kernel = BootedKernel.boot(profile, KernelOptions.DEFAULT, TaskSetup.of("a.s", program));
            Events events = new Events();
            kernel.listener(events);
            for (int i = 0; i < 5000 && kernel.ended().isEmpty(); i++) {
                kernel.run(1000);
            }
            assertThat(kernel.ended()).as(profile.id()).contains("exit");
            assertThat(kernel.output().text()).isEqualTo("hello\n");
            assertThat(kernel.listing().symbol("text")).isPresent();
            assertThat(events.modelErrors).isEmpty();
            assertThat(events.notes).as(profile.id()).anyMatch(note -> note.contains("the model has no body"
                    + " for system call 63"));
        }
    }
}
