package ringside.scenarios.format;

import java.util.regex.Pattern;

/**
 * How names in a scenario are spelt. Whether a kernel profile or a program has such a name is found out when it is
 * run.
 */
enum NameSyntax {

    SCENARIO_ID("[a-z0-9](?:-?[a-z0-9]){0,99}",
            "lower-case letters, digits and single hyphens, for example s01-plain-getpid"),
    KERNEL_ID("[a-z][a-z0-9.]{0,31}", "the id of a kernel profile, for example seed or v6.8"),
    VALUE_NAME("(?:user|pt_regs|flag|cpu|check)\\.[A-Za-z][A-Za-z0-9_-]{0,31}(?:\\.[A-Za-z]{1,8})?",
            "a name such as user.rcx, user.rflags.TF, pt_regs.ip, flag.SIGPENDING, cpu.la57 or check.RF_TF"),
    REGISTER("[a-z][a-z0-9_]{0,31}", "the name of a register, for example rcx"),
    SLOT("r1[0-5]|r[89]|[abcd]x|[sd]i|[bsi]p|orig_ax|[cs]s|flags",
            "one of r15 r14 r13 r12 bp bx r11 r10 r9 r8 ax cx dx si di orig_ax ip cs flags sp ss"),
    SIGNAL("SIG[A-Z0-9+]{1,12}", "the name of a signal, for example SIGUSR1"),
    SIGNAL_OR_NONE("none|SIG[A-Z0-9+]{1,12}", "none, or the name of a signal, for example SIGUSR1"),
    WHAT_IF("[A-Za-z][A-Za-z0-9.-]{0,31}", "the id of an experiment, for example S65 or S65-doubled"),
    THREAD_FLAG("(?!TIF_)[A-Z][A-Z0-9_]{0,31}", "the name of a thread flag without TIF_, for example SIGPENDING"),
    LABEL(Words.LABEL, "a label: letters, digits, _ . and $, not starting with a digit"),
    CHECK_ID(Words.CHECK, "one of " + Words.CHECKS),
    ENDED("end|limit|blocked|exit|oops|shutdown|halted|no-code|SIG[A-Z0-9+]{1,12}",
            "end, limit, blocked, exit, oops, shutdown, halted, no-code, or the signal that ends the program, for "
                    + "example SIGSEGV"),
    TRAP_RIP("0x[0-9a-fA-F]{1,16}|[0-9]{1,20}|" + Words.LABEL + "(?:[+-](?:[0-9]{1,9}|0x[0-9a-fA-F]{1,8}))?",
            "an address such as 0x401000, or a label of the program such as stuck_here or stuck_here+2");

    private final Pattern pattern;
    private final String accepted;

    NameSyntax(String pattern, String accepted) {
        this.pattern = Pattern.compile(pattern);
        this.accepted = accepted;
    }

    boolean accepts(String text) {
        return pattern.matcher(text).matches();
    }

    /** What is accepted, for the end of a message. */
    String accepted() {
        return accepted;
    }

    /** Constants that the constants above need. */
    private static final class Words {
        static final String LABEL = "[A-Za-z_.$][A-Za-z0-9_.$]{0,99}";
        static final String CHECK = "(?:XEN_PV|RCX_RIP|CANONICAL|LIMIT|CS|R11_FLAGS|RF_TF|SS)";
        static final String CHECKS = "XEN_PV, RCX_RIP, CANONICAL, LIMIT, CS, R11_FLAGS, RF_TF, SS";
    }
}
