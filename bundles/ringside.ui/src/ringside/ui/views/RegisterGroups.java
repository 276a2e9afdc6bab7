package ringside.ui.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ringside.kernel.meaning.Meaning;
import ringside.kernel.meaning.Meanings;
import ringside.kernel.meaning.ValueName;
import ringside.model.RegisterValue;
import ringside.model.State;
import ringside.ui.Messages;

/** The registers in groups, those first that the way back is about. */
final class RegisterGroups {

    private record Group(String title, List<String> names) {
    }

    private static final List<Group> GROUPS = List.of(
            new Group(Messages.Registers_instruction, List.of("rip", "rflags")),
            new Group(Messages.Registers_general, List.of("rax", "rcx", "r11", "rsp", "rbp", "rdi", "rsi", "rdx",
                    "r10", "r8", "r9", "rbx", "r12", "r13", "r14", "r15")),
            new Group(Messages.Registers_segments, List.of("cs", "ss", "gs_base", "kernel_gs_base", "fs_base")),
            new Group(Messages.Registers_control, List.of("star", "lstar", "cstar", "sfmask", "efer", "cr2", "cr3",
                    "tss_base", "sysenter_cs", "sysenter_esp", "sysenter_eip", "cr4", "fred_config",
                    "fred_stklvls", "fred_rsp0", "fred_rsp1", "fred_rsp2", "fred_rsp3")));

    private RegisterGroups() {
    }

    /** Returns the rows for a state; registers that no group names come last. */
    static List<RegisterRow> rows(State now, State before, Meanings meanings) {
        Map<String, Long> old = new HashMap<>();
        before.getRegisters().forEach(register -> old.put(register.getName(), register.getValue()));
        Map<String, RegisterValue> left = new LinkedHashMap<>();
        now.getRegisters().forEach(register -> left.put(register.getName(), register));
        List<RegisterRow> rows = new ArrayList<>();
        for (Group group : GROUPS) {
            List<RegisterRow> members = new ArrayList<>();
            for (String name : group.names()) {
                RegisterValue register = left.remove(name);
                if (register != null) {
                    members.add(row(register, old, meanings));
                }
            }
            if (!members.isEmpty()) {
                rows.add(RegisterRow.heading(group.title()));
                rows.addAll(members);
            }
        }
        left.values().forEach(register -> rows.add(row(register, old, meanings)));
        return rows;
    }

    private static RegisterRow row(RegisterValue register, Map<String, Long> old, Meanings meanings) {
        long before = old.getOrDefault(register.getName(), register.getValue());
        String meaning = meanings.value(ValueName.register(register.getName())).map(Meaning::sentence).orElse("");
        return new RegisterRow(register.getName(), false, register.getValue(), before, meaning);
    }
}
