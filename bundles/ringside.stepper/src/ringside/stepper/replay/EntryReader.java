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
        if (DIED.equals(fields.text("path"))) {
            throw new NotReplayable("the task ended in the kernel"
                    + (fields.has("exit_insn") ? ": " + fields.text("exit_insn") : ""));
        }
        return switch (entry) {
            case "syscall" -> systemCall(EntryKind.SYSCALL);
            case "int80" -> systemCall(EntryKind.INT80);
            case "fork_child" -> entry(EntryKind.FORK_CHILD, Optional.empty(), parent(), Map.of(), Map.of());
            case "syscall32", "sysenter", "sysenter32", "int80_32" -> {
                throw new NotReplayable(fields.has("user_before")
                        ? "an entry from 32-bit code (" + entry + ") is not replayed" : "no field user_before");
            }
            default -> exception(entry);
        };
    }

    private RecordedEntry systemCall(EntryKind kind) throws NotReplayable {
        Map<Register, Long> before = registers(fields.object("user_before"), KNOWN_BEFORE);
        if (before.get(Register.CS) != USER_CODE) {
            throw new NotReplayable(String.format("the call comes from 32-bit code (user_before.cs is 0x%x)",
                    before.get(Register.CS)));
        }
        Map<PtSlot, Long> frame = new EnumMap<>(PtSlot.class);
        Map<Register, Long> cpu = new EnumMap<>(Register.class);
        if (kind == EntryKind.SYSCALL) {
            Fields atEntry = fields.object("cpu_at_entry");
            cpu.putAll(registers(atEntry, KNOWN_AT_ENTRY));
            frame.putAll(hardwareFrame(atEntry));
            frame.put(PtSlot.ORIG_AX, before.get(Register.RAX));
            frame.put(PtSlot.CX, cpu.get(Register.RCX));
            frame.put(PtSlot.R11, cpu.get(Register.R11));
        } else {
            Fields atEntry = fields.object("pt_regs_entry");
            registers(atEntry, KNOWN_IN_FRAME).forEach(before::putIfAbsent);
            frame.putAll(slots(atEntry, KNOWN_IN_FRAME));
            frame.keySet().removeAll(Set.of(PtSlot.AX, PtSlot.ORIG_AX));
        }
        frame.put(PtSlot.DI, before.get(Register.RDI));
        frame.put(PtSlot.SI, before.get(Register.RSI));
        frame.put(PtSlot.DX, before.get(Register.RDX));
        frame.put(PtSlot.R10, before.get(Register.R10));
        return entry(kind, Optional.empty(), before, frame, cpu);
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
        Fields decided = fields.object("pt_regs");
        Map<PtSlot, Long> ptRegs = slots(decided, List.copyOf(RecordedNames.SLOTS.keySet()));
        // The recorder does not look at all registers before. What it does not show counts as kept: whatever stood
        // there reaches no check, and the slot gets its recorded value before the decision in any case.
        registers(decided, List.of()).forEach(before::putIfAbsent);
        return new RecordedEntry(kind, exception, options(), before, frame, cpu, flags(fields.object("ti_entry")),
                flags(fields.object("ti_exit")), phases(), ptRegs, outcome(kind));
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
        if (!path.equals("sysret") && !path.equals("iret")) {
            throw fields.unusable("path", "sysret, iret or none");
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
