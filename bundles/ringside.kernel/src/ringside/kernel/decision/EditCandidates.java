package ringside.kernel.decision;

import java.util.ArrayList;
import java.util.List;

/**
 * The values that it makes sense to put into each slot of one state. Whatever verdict or reason can be reached by
 * setting a number of slots to any values can be reached by setting as many to values named here: a slot can be made
 * equal to another, acceptable, or not acceptable, and the checks ask nothing else.
 */
final class EditCandidates {

    /** Slot names in the order of the arrays and of the suggestions. */
    static final List<String> SLOTS = List.of("cx", "ip", "r11", "flags", "cs", "ss");

    private static final List<String> NAMES = List.of("RCX", "RIP", "R11", "RFLAGS", "CS", "SS");
    private static final int CX = 0;
    private static final int IP = 1;
    private static final int R11 = 2;
    private static final int FLAGS = 3;
    private static final int CS = 4;
    private static final int SS = 5;
    private static final long USER_ADDRESS = 0x401000;
    private static final long SYSCALL_BYTES = 2;
    private static final long USER32_CS = 0x23;
    private static final long LDT_SS = 0x17;
    private static final long DF = 0x400;
    private static final long BOTH = Conditions.RF | Conditions.TF;

    private final long[] before;
    private final List<List<Candidate>> perSlot = new ArrayList<>();

    EditCandidates(ReturnState state, long nonCanonical) {
        before = slots(state);
        SLOTS.forEach(slot -> perSlot.add(new ArrayList<>()));
        addresses(nonCanonical);
        flags(R11, FLAGS);
        flags(FLAGS, R11);
        selector(CS, Conditions.USER_CS, USER32_CS, "32-bit user code");
        selector(SS, Conditions.USER_SS, LDT_SS, "an entry of the program's own descriptor table");
    }

    /** The values of a state in the order of {@link #SLOTS}. */
    static long[] slots(ReturnState s) {
        return new long[] { s.cx(), s.ip(), s.r11(), s.flags(), s.cs(), s.ss() };
    }

    /** The state with these values in the order of {@link #SLOTS}. */
    static ReturnState state(long[] slots) {
        return new ReturnState(slots[CX], slots[IP], slots[CS], slots[R11], slots[FLAGS], slots[SS]);
    }

    /** The slot that a check compares with this one; empty if there is none. */
    static String partner(String slot) {
        return switch (slot) {
            case "cx" -> "ip";
            case "ip" -> "cx";
            case "r11" -> "flags";
            case "flags" -> "r11";
            default -> "";
        };
    }

    /** The name of a slot in sentences. */
    static String nameOf(String slot) {
        return NAMES.get(SLOTS.indexOf(slot));
    }

    /** The values to try for a slot, each once. */
    List<Candidate> of(int slot) {
        return perSlot.get(slot);
    }

    /**
     * A value to try.
     *
     * @param edit the change
     * @param cost how far it is from what a program, a tracer or the kernel would do; smaller is more natural
     */
    record Candidate(SlotEdit edit, int cost) {
    }

    private void addresses(long nonCanonical) {
        copy(CX, IP);
        copy(IP, CX);
        add(IP, before[IP] - SYSCALL_BYTES, "move RIP back by 2 to " + Operand.hex(before[IP] - SYSCALL_BYTES), 0);
        for (int slot : new int[] { CX, IP }) {
            set(slot, USER_ADDRESS, "a user address", 2);
            set(slot, nonCanonical, "the first address behind the user half", 2);
        }
    }

    private void flags(int slot, int other) {
        long own = before[slot];
        String in = " in " + NAMES.get(slot);
        if ((own & BOTH) != 0) {
            add(slot, own & ~BOTH, "clear " + bits(own) + in, 0);
        }
        copy(slot, other);
        if ((before[other] & BOTH) != 0) {
            set(slot, before[other] & ~BOTH, NAMES.get(other) + " without " + bits(before[other]), 1);
        }
        add(slot, own ^ DF, ((own & DF) == 0 ? "set DF" : "clear DF") + in, 1);
        add(slot, own | Conditions.TF, "set TF" + in, 1);
        set(slot, before[other] | Conditions.TF, NAMES.get(other) + " with TF", 2);
    }

    private void selector(int slot, long right, long wrong, String kind) {
        set(slot, right, slot == CS ? "64-bit user code" : "user data", 0);
        set(slot, wrong, kind, 1);
    }

    private void copy(int to, int from) {
        set(to, before[from], "what " + NAMES.get(from) + " holds", 0);
    }

    private void set(int slot, long value, String what, int cost) {
        add(slot, value, "set " + NAMES.get(slot) + " to " + Operand.hex(value) + " (" + what + ")", cost);
    }

    private void add(int slot, long value, String label, int cost) {
        List<Candidate> known = perSlot.get(slot);
        if (value != before[slot] && known.stream().noneMatch(candidate -> candidate.edit().after() == value)) {
            known.add(new Candidate(new SlotEdit(SLOTS.get(slot), before[slot], value, label), cost));
        }
    }

    private static String bits(long flags) {
        boolean rf = (flags & Conditions.RF) != 0;
        boolean tf = (flags & Conditions.TF) != 0;
        return rf && tf ? "RF and TF" : rf ? "RF" : "TF";
    }
}
