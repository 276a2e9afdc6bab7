package ringside.stepper.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.frame.PtSlot;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/**
 * Understands the fields of one recorded entry. Fields that it does not know are ignored; one that it needs and does
 * not find is named, nothing is made up for it.
 */
final class EntryReader {
    private static final long USER_CODE = 0x33;
    private static final long COMPAT_CODE = 0x23;
    private static final int SYSCALL_BYTES = 2;
    private static final List<String> PATHS = List.of("sysret", "iret", "sysretl", "sysexit");
    private static final Map<PtSlot, Register> ARGUMENTS = Map.of(PtSlot.DI, Register.RDI, PtSlot.SI, Register.RSI,
            PtSlot.DX, Register.RDX, PtSlot.R10, Register.R10);
    private static final Map<String, Vendor> VENDORS = Map.of("GenuineIntel", Vendor.INTEL, "AuthenticAMD", Vendor.AMD);
    private static final List<String> KNOWN_BEFORE = List.of("rip", "rax", "rcx", "r11", "rsp", "rdi", "rsi", "rdx",
            "r10", "eflags", "cs", "ss");
    private static final List<String> KNOWN_AT_FAULT = List.of("rip", "cs", "eflags", "rsp", "ss", "rcx", "r11", "rax");
    private static final List<String> KNOWN_AFTER = List.of("rip", "rax", "rcx", "r11", "rsp", "eflags", "cs", "ss");
    private static final List<String> KNOWN_AT_ENTRY = List.of("rax", "rcx", "r11", "eflags", "cs", "ss");
    private static final List<String> KNOWN_AT_EXIT = List.of("rcx", "r11", "rax", "rsp", "eflags", "cs");
    private static final List<String> KNOWN_IN_FRAME = List.of("rip", "cs", "eflags", "rsp", "ss");
    /** The words that make up an interrupt frame, in memory order. */
    private static final List<PtSlot> HARDWARE_FRAME =
            List.of(PtSlot.IP, PtSlot.CS, PtSlot.FLAGS, PtSlot.SP, PtSlot.SS);
    private static final String DIED = "none";

    private final Fields fields;

    EntryReader(Fields fields) {
        this.fields = fields;
    }

    /** @throws NotReplayable when this entry cannot be replayed on any kernel; the message says why */
    RecordedEntry read() throws NotReplayable {
        String entry = fields.text("entry");
        return switch (entry) {
            case "syscall" -> systemCall(EntryKind.SYSCALL);
            case "int80" -> systemCall(EntryKind.INT80);
            case "fork_child" -> entry(EntryKind.FORK_CHILD, Optional.empty(), parent(), Map.of(), Map.of());
            case "syscall32" -> systemCall(EntryKind.SYSCALL32);
            case "sysenter", "sysenter32" -> systemCall(EntryKind.SYSENTER32);
            case "int80_32" -> systemCall(EntryKind.INT80_32);
            default -> exception(entry);
        };
    }

    private RecordedEntry systemCall(EntryKind kind) throws NotReplayable {
        Map<Register, Long> before = kind.seen() && !fields.has("user_before") && fields.has("cpu_at_entry") ? told()
                : registers(fields.object("user_before"), KNOWN_BEFORE);
        long code = kind.compat() ? COMPAT_CODE : USER_CODE;
        if (before.get(Register.CS) != code) {
            throw new NotReplayable(String.format("a call of the kind '%s' comes from 0x%x, user_before.cs is 0x%x",
                    fields.text("entry"), code, before.get(Register.CS)));
        }
        Map<PtSlot, Long> frame = new EnumMap<>(PtSlot.class);
        Map<Register, Long> cpu = new EnumMap<>(Register.class);
        if (kind.seen()) {
            Fields atEntry = fields.object("cpu_at_entry");
            cpu.putAll(registers(atEntry, KNOWN_AT_ENTRY));
            frame.putAll(hardwareFrame(atEntry));
            frame.put(PtSlot.ORIG_AX, before.get(Register.RAX));
            if (kind == EntryKind.SYSCALL) {
                frame.put(PtSlot.CX, cpu.get(Register.RCX));
            }
            frame.put(PtSlot.R11, cpu.get(Register.R11));
        } else if (kind == EntryKind.INT80) {
            Fields atEntry = fields.object("pt_regs_entry");
            registers(atEntry, KNOWN_IN_FRAME).forEach(before::putIfAbsent);
            frame.putAll(slots(atEntry, KNOWN_IN_FRAME));
            frame.keySet().removeAll(Set.of(PtSlot.AX, PtSlot.ORIG_AX));
        }
        if (!kind.compat()) {
            ARGUMENTS.forEach((slot, register) -> Optional.ofNullable(before.get(register))
                    .ifPresent(value -> frame.put(slot, value)));
        }
        return entry(kind, Optional.empty(), before, frame, cpu);
    }

    /**
     * What SYSCALL itself tells of the registers before it: it puts RIP into RCX and RFLAGS into R11. Those it takes
     * away cannot be known, and are not asked for.
     */
    private Map<Register, Long> told() throws NotReplayable {
        Fields atEntry = fields.object("cpu_at_entry");
        Map<PtSlot, Long> frame = hardwareFrame(atEntry);
        Map<Register, Long> before = new EnumMap<>(Register.class);
        before.put(Register.RIP, frame.get(PtSlot.IP) - SYSCALL_BYTES);
        before.put(Register.RFLAGS, frame.get(PtSlot.FLAGS));
        before.put(Register.RSP, frame.get(PtSlot.SP));
        before.put(Register.CS, frame.get(PtSlot.CS));
        before.put(Register.SS, frame.get(PtSlot.SS));
        before.put(Register.RAX, atEntry.number("rax"));
        before.put(Register.RCX, 0L);
        before.put(Register.R11, 0L);
        return before;
    }

    /** {@code hwframe}: the five words in the order in which they lie in memory. */
    private static Map<PtSlot, Long> hardwareFrame(Fields atEntry) throws NotReplayable {
        List<Long> words = atEntry.numbers("hwframe");
        if (words.size() != HARDWARE_FRAME.size()) {
            throw atEntry.unusable("hwframe", "a list of five numbers");
        }
        Map<PtSlot, Long> frame = new EnumMap<>(PtSlot.class);
        for (int i = 0; i < words.size(); i++) {
            frame.put(HARDWARE_FRAME.get(i), words.get(i));
        }
        return frame;
    }

    private RecordedEntry exception(String entry) throws NotReplayable {
        ExceptionVector vector = Stream.of(ExceptionVector.values()).filter(v -> v.label().equals(entry)).findFirst()
                .orElseThrow(() -> new NotReplayable("an entry of the kind '" + entry + "' is not replayed"));
        Fields atEntry = fields.object("pt_regs_entry");
        Map<Register, Long> before = registers(atEntry, KNOWN_AT_FAULT);
        if ((before.get(Register.CS) & 3) != 3) {
            throw new NotReplayable("the exception comes from the kernel itself");
        }
        long error = vector.hasErrorCode() ? fields.number("error_code") : 0;
        long address = vector == ExceptionVector.PF ? fields.number("cr2") : 0;
        Map<PtSlot, Long> frame = slots(atEntry, KNOWN_AT_FAULT);
        return entry(EntryKind.EXCEPTION, Optional.of(new RecordedEntry.Raised(vector, error, address)), before, frame,
                Map.of());
    }

    /** The child's registers are those of its parent at the call. */
    private Map<Register, Long> parent() throws NotReplayable {
        return registers(fields.object("pt_regs"), KNOWN_BEFORE);
    }

    private RecordedEntry entry(EntryKind kind, Optional<RecordedEntry.Raised> exception, Map<Register, Long> before,
            Map<PtSlot, Long> frame, Map<Register, Long> cpu) throws NotReplayable {
        if (DIED.equals(fields.text("path"))) {
            return new RecordedEntry(kind, exception, options(), before, frame, cpu, flags(fields.object("ti_entry")),
                    Set.of(), phases(), Map.of(), Optional.empty());
        }
        Fields decided = fields.object("pt_regs");
        Map<PtSlot, Long> ptRegs = slots(decided, List.copyOf(RecordedNames.SLOTS.keySet()));
        // The recorder does not look at all registers before. What it does not show counts as kept: whatever stood
        // there reaches no check, and the slot gets its recorded value before the decision in any case.
        registers(decided, List.of()).forEach(before::putIfAbsent);
        return new RecordedEntry(kind, exception, options(), before, frame, cpu, flags(fields.object("ti_entry")),
                flags(fields.object("ti_exit")), phases(), ptRegs, Optional.of(outcome(kind)));
    }

    private KernelOptions options() throws NotReplayable {
        Vendor vendor = VENDORS.get(fields.text("vendor"));
        if (vendor == null) {
            throw fields.unusable("vendor", String.join(" or ", VENDORS.keySet().stream().sorted().toList()));
        }
        return new KernelOptions(vendor, fields.truth("la57"), fields.truth("pti"), false, false);
    }

    private static Set<String> flags(Fields info) throws NotReplayable {
        Set<String> names = new TreeSet<>(info.texts("tif"));
        names.addAll(info.texts("work"));
        return names;
    }

    private List<RecordedPhase> phases() throws NotReplayable {
        List<RecordedPhase> all = new ArrayList<>();
        for (Fields phase : fields.objects("phases")) {
            boolean looked = phase.has("tif") || phase.has("work");
            all.add(new RecordedPhase(phase.text("fn"), looked ? Optional.of(flags(phase)) : Optional.empty()));
        }
        return all;
    }

    private RecordedEntry.Outcome outcome(EntryKind kind) throws NotReplayable {
        String path = fields.text("path");
        if (!PATHS.contains(path)) {
            throw fields.unusable("path", String.join(", ", PATHS) + " or " + DIED);
        }
        Fields exit = fields.object("regs_at_exit_insn");
        Fields after = fields.object("user_after");
        boolean checked = kind == EntryKind.SYSCALL;
        return new RecordedEntry.Outcome(path, fields.text("exit_insn"), checked,
                checked ? firstFail() : Optional.empty(), registers(exit, KNOWN_AT_EXIT), exit.number("gs_base"),
                exit.number("k_gs_base"), exit.number("cr3"), path.equals("iret") ? iretFrame() : List.of(),
                registers(after, KNOWN_AFTER), after.number("cpl"), after.has("note") ? after.text("note") : "");
    }

    private Optional<CheckId> firstFail() throws NotReplayable {
        String name = fields.text("first_fail");
        if (!name.equals("none") && !RecordedNames.CHECKS.containsKey(name)) {
            throw fields.unusable("first_fail", "none or " + String.join(", ", RecordedNames.CHECKS.keySet()));
        }
        return Optional.ofNullable(RecordedNames.CHECKS.get(name));
    }

    private List<Long> iretFrame() throws NotReplayable {
        Fields frame = fields.object("iret_frame");
        List<Long> words = new ArrayList<>();
        for (String name : KNOWN_IN_FRAME) {
            words.add(frame.number(name));
        }
        return words;
    }

    /** The registers of an object; these must be there, others may. */
    private static Map<Register, Long> registers(Fields from, List<String> needed) throws NotReplayable {
        Map<Register, Long> all = new EnumMap<>(Register.class);
        for (Map.Entry<String, Register> each : RecordedNames.REGISTERS.entrySet()) {
            if (needed.contains(each.getKey()) || from.has(each.getKey())) {
                all.put(each.getValue(), from.number(each.getKey()));
            }
        }
        return all;
    }

    private static Map<PtSlot, Long> slots(Fields from, List<String> needed) throws NotReplayable {
        Map<PtSlot, Long> all = new EnumMap<>(PtSlot.class);
        for (Map.Entry<String, PtSlot> each : RecordedNames.SLOTS.entrySet()) {
            if (needed.contains(each.getKey()) || from.has(each.getKey())) {
                all.put(each.getValue(), from.number(each.getKey()));
            }
        }
        return all;
    }
}
