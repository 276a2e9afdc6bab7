package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlagsCommandTest {
    @Test
    void aWordOfThreadFlagsIsToldBitByBitWithWhatTheKernelFinds() {
        Ran ran = Ran.command("flags", "0x80000004", "--kernel", "seed");
        assertThat(ran.status()).isZero();
        assertThat(ran.lines().get(0)).isEqualTo("thread_info.flags = 0x80000004, seed");
        assertThat(ran.lines().get(1)).startsWith("      2  SIGPENDING: ");
        assertThat(ran.lines().get(2)).isEqualTo("     31  seed has no name for this bit");
        assertThat(ran.out()).contains("EXIT_TO_USERMODE_LOOP_FLAGS 0x180e finds SIGPENDING (")
                .contains("SYSCALL_EXIT_WORK_FLAGS 0x10000091 finds nothing (")
                .endsWith("The way out deals with them in this order: SIGPENDING.\n");
    }

    @Test
    void theWordIsTakenFromItsNameOrFromTheOption() {
        Ran named = Ran.command("flags", "EFLAGS: 00010246", "--kernel", "v6.8");
        assertThat(named.lines().get(0)).isEqualTo("RFLAGS = 0x10246, v6.8");
        assertThat(Ran.command("flags", "0x10246", "--kernel", "v6.8", "--word", "eflags").out()).isEqualTo(named
                .out());
        assertThat(Ran.command("flags", "0x21", "--kernel", "v6.8", "--word", "syscall_work").out())
                .contains("SECCOMP: ").contains("SYSCALL_WORK_ENTER 0x3f finds SECCOMP, SYSCALL_USER_DISPATCH (");
    }

    @Test
    void whatIsNoWordIsWrongUsage() {
        assertUsage(Ran.command("flags", "hello"), "'hello' is no word of flags");
        assertUsage(Ran.command("flags", "1", "--word", "colour"),
                "there is no word 'colour' of flags: known are flags");
        assertUsage(Ran.command("flags", "1", "--word", "syscall_work", "--kernel", "seed"),
                "seed has no word syscall_work: known are flags, rflags");
        assertUsage(Ran.command("flags"), "VALUE");
    }

    private static void assertUsage(Ran ran, String message) {
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
        assertThat(ran.out()).isEmpty();
    }
}
