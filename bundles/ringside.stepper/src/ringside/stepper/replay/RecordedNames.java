package ringside.stepper.replay;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ringside.kernel.profile.CheckId;
import ringside.kernel.service.frame.PtSlot;
import ringside.machine.state.Register;

/** The names that a recording uses, and what they stand for here. Registers and slots have the names of gdb there. */
final class RecordedNames {
    /** Registers that a user program has, by name. */
    static final Map<String, Register> REGISTERS = registers();
    /** All slots of pt_regs, by name. */
    static final Map<String, PtSlot> SLOTS = slots();
    /** The check whose jump was the first to leave for IRET, by name; {@code none} is not among them. */
    static final Map<String, CheckId> CHECKS = checks();

    private RecordedNames() {
    }

    private static Map<String, Register> registers() {
        Map<String, Register> all = new LinkedHashMap<>();
        for (Register register : Register.values()) {
            if (register.ordinal() <= Register.SS.ordinal()) {
                all.put(of(register), register);
            }
        }
        return all;
    }

    private static Map<String, PtSlot> slots() {
        Map<String, PtSlot> all = new LinkedHashMap<>();
        for (PtSlot slot : PtSlot.values()) {
            String label = slot.label();
            boolean plain = switch (slot) {
                case CS, SS, ORIG_AX -> true;
                default -> label.startsWith("r");
            };
            all.put(plain ? label : slot == PtSlot.FLAGS ? "eflags" : "r" + label, slot);
        }
        return all;
    }

    private static Map<String, CheckId> checks() {
        Map<CheckId, String> other = Map.of(CheckId.RCX_RIP, "rcx_ne_rip", CheckId.CANONICAL, "noncanonical",
                CheckId.R11_FLAGS, "r11_ne_eflags");
        Map<String, CheckId> all = new LinkedHashMap<>();
        for (CheckId id : CheckId.values()) {
            all.put(other.getOrDefault(id, id.name().toLowerCase(Locale.ROOT)), id);
        }
        return all;
    }

    /** {@return the name of a slot in recordings} */
    static String of(PtSlot slot) {
        return SLOTS.entrySet().stream().filter(entry -> entry.getValue() == slot).findFirst().orElseThrow().getKey();
    }

    /** {@return the name of a register in recordings} */
    static String of(Register register) {
        return register == Register.RFLAGS ? "eflags" : register.label();
    }

    /** {@return the name of a check in recordings, {@code none} for null} */
    static String of(CheckId check) {
        return CHECKS.entrySet().stream().filter(entry -> entry.getValue() == check).map(Map.Entry::getKey).findFirst()
                .orElse("none");
    }
}
