package ringside.stepper.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries in the form of a recording, made by hand from what the manuals say. */
final class Entries {
    private static final long RIP = 0x405af7;

    private Entries() {
    }

    /** A getpid that nothing disturbs, on an AMD processor. */
    static Map<String, Object> getpid() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("entry", "syscall");
        entry.put("vendor", "AuthenticAMD");
        entry.put("pti", false);
        entry.put("la57", false);
        entry.put("user_before", hex("rip", RIP - 2, "rax", 39, "rcx", -1, "r11", -2, "rsp", 0x4f1000, "rdi", 1,
                "rsi", 2, "rdx", 3, "r10", 4, "eflags", 0x202, "cs", 0x33, "ss", 0x2b));
        Map<String, Object> cpu = hex("rax", 39, "rcx", RIP, "r11", 0x202, "eflags", 2, "cs", 0x10, "ss", 0x18);
        cpu.put("hwframe", new ArrayList<>(List.of("0x405af7", "0x33", "0x202", "0x4f1000", "0x2b")));
        entry.put("cpu_at_entry", cpu);
        entry.put("ti_entry", flags());
        entry.put("ti_exit", flags());
        entry.put("phases", new ArrayList<>(List.of(phase("syscall_exit_to_user_mode"),
                phase("exit_to_user_mode_prepare"))));
        entry.put("pt_regs", hex("r15", 15, "r14", 14, "r13", 13, "r12", 12, "rbp", 0xb, "rbx", 0xbb, "r11", 0x202,
                "r10", 4, "r9", 9, "r8", 8, "rax", 777, "rcx", RIP, "rdx", 3, "rsi", 2, "rdi", 1, "orig_ax", 39,
                "rip", RIP, "cs", 0x33, "eflags", 0x202, "rsp", 0x4f1000, "ss", 0x2b));
        entry.put("path", "sysret");
        entry.put("first_fail", "none");
        entry.put("exit_insn", "sysretq");
        entry.put("regs_at_exit_insn", hex("rcx", RIP, "r11", 0x202, "rax", 777, "rsp", 0x4f1000, "eflags", 0x46, "cs",
                0x10, "ss", 0x18, "gs_base", 0, "k_gs_base", 0xffff88801f400000L, "cr3", 0x576a000));
        Map<String, Object> after = hex("rip", RIP, "rax", 777, "rcx", RIP, "r11", 0x202, "rsp", 0x4f1000, "eflags",
                0x202, "cs", 0x33, "ss", 0x2b, "r15", 15);
        after.put("cpl", 3L);
        entry.put("user_after", after);
        return entry;
    }

    /** The same call, whose result a tracer or a signal has changed so that the return is IRET. */
    static Map<String, Object> moved(long rip) {
        Map<String, Object> entry = getpid();
        part(entry, "pt_regs").put("rip", text(rip));
        part(entry, "user_after").put("rip", text(rip));
        entry.put("path", "iret");
        entry.put("first_fail", "rcx_ne_rip");
        entry.put("exit_insn", "iretq");
        part(entry, "regs_at_exit_insn").put("rsp", "0xfffffe0000002fd8");
        entry.put("iret_frame", hex("rip", rip, "cs", 0x33, "eflags", 0x202, "rsp", 0x4f1000, "ss", 0x2b));
        return entry;
    }

    /** A page fault that the kernel repairs without anybody noticing. */
    static Map<String, Object> pageFault() {
        Map<String, Object> entry = moved(RIP);
        entry.put("entry", "#PF");
        entry.put("error_code", "0x14");
        entry.put("cr2", text(RIP));
        entry.put("pt_regs_entry", hex("rip", RIP, "cs", 0x33, "eflags", 0x202, "rsp", 0x4f1000, "ss", 0x2b, "rcx", RIP,
                "r11", 0x202, "rax", 777));
        part(entry, "pt_regs").put("orig_ax", "0xffffffffffffffff");
        entry.put("phases", new ArrayList<>(List.of(phase("exit_to_user_mode_prepare"))));
        List.of("user_before", "cpu_at_entry", "first_fail").forEach(entry::remove);
        return entry;
    }

    /** A function that the kernel passed, and the thread flags that were set there. */
    static Map<String, Object> phase(String function, String... flags) {
        Map<String, Object> phase = flags(flags);
        phase.put("fn", function);
        return phase;
    }

    static Map<String, Object> flags(String... names) {
        return new LinkedHashMap<>(Map.of("tif", new ArrayList<>(List.of(names)), "work", new ArrayList<>()));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> part(Map<String, Object> entry, String name) {
        return (Map<String, Object>) entry.get(name);
    }

    static String text(long value) {
        return "0x" + Long.toHexString(value);
    }

    private static Map<String, Object> hex(Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], text(((Number) namesAndValues[i + 1]).longValue()));
        }
        return values;
    }
}
