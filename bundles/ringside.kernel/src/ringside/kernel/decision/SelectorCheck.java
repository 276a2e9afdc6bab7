package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/**
 * A selector slot holds the one value that SYSRET can deliver (help: cpu/syscall.html#sysret). All 64 bits of the slot
 * count.
 *
 * @param code the CS slot; otherwise the SS slot
 * @param amd  an AMD processor, where SYSRET leaves the hidden part of SS alone (help: cpu/addresses.html#vendors)
 */
record SelectorCheck(boolean code, boolean amd) implements Check {

    private static final long USER32_CS = 0x23;
    private static final long KERNEL_CS = 0x10;
    private static final long LDT_BIT = 4;

    @Override
    public CheckId id() {
        return code ? CheckId.CS : CheckId.SS;
    }

    @Override
    public boolean holds(ReturnState state) {
        return !Conditions.differ(slot(state), expected());
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        return List.of(new Operand(name(), slot(state)), new Operand(code ? "user CS" : "user SS", expected()));
    }

    @Override
    public String title() {
        return name() + " == " + Operand.hex(expected());
    }

    @Override
    public String sentence(ReturnState state) {
        String what = code ? "the selector of 64-bit user code" : "the selector of user data";
        if (holds(state)) {
            return name() + " slot is " + Operand.hex(expected()) + ", " + what + ".";
        }
        return name() + " slot " + Operand.hex(slot(state)) + kind(slot(state)) + " is not " + Operand.hex(expected())
                + ", " + what + ".";
    }

    private String kind(long selector) {
        if (selector >>> Short.SIZE != 0) {
            return " (a selector has 16 bits, but the whole slot is compared)";
        }
        if ((selector & LDT_BIT) != 0) {
            return " (an entry of the program's own descriptor table)";
        }
        if (code && selector == USER32_CS) {
            return " (32-bit user code)";
        }
        return code && selector == KERNEL_CS ? " (kernel code)" : "";
    }

    @Override
    public String reason() {
        if (code) {
            return "SYSRET never reads this slot. It makes CS from the register STAR, which gives 0x33, with fixed "
                    + "attributes: 64-bit code at ring 3.";
        }
        return "SYSRET never reads this slot. It makes SS from the register STAR, which gives 0x2b at ring 3"
                + (amd ? ", and on AMD leaves the hidden attributes as they were (the kernel puts those right when it "
                        + "switches tasks, not here; not checked in AMD's manual)." : ", with fixed flat attributes.");
    }

    @Override
    public String hazard(ReturnState state) {
        String wanted = name() + " "
                + (holds(state) ? "other than " + Operand.hex(expected()) : Operand.hex(slot(state)));
        if (code) {
            return "A program that should go on with " + wanted + ", such as 32-bit code, would run as 64-bit code: "
                    + "the same bytes would mean other instructions.";
        }
        return "A program that should go on with " + wanted + ", such as one on a 16-bit stack, would get the flat "
                + "user stack segment instead.";
    }

    @Override
    public String remedy(ReturnState state) {
        if (holds(state)) {
            return "To make it fail, set " + name() + " to " + (code ? "0x23 (32-bit user code)."
                    : "0x17 (an entry of the program's own descriptor table).");
        }
        return "Set " + name() + " to " + Operand.hex(expected()) + ".";
    }

    private long expected() {
        return code ? Conditions.USER_CS : Conditions.USER_SS;
    }

    private long slot(ReturnState state) {
        return code ? state.cs() : state.ss();
    }

    private String name() {
        return code ? "CS" : "SS";
    }
}
