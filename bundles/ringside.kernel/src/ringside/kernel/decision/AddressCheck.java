package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/**
 * The RIP slot is an address that SYSRET may be given (help: cpu/addresses.html#canonical).
 *
 * @param test which of the three tests of history this kernel makes
 * @param amd  an AMD processor: SYSRET itself does not look at the address (help: cpu/addresses.html#sysret)
 */
record AddressCheck(AddressTest test, boolean amd) implements Check {

    private static final String EXAMPLE = "0x401000";

    @Override
    public CheckId id() {
        return test.kind() == AddressTest.Kind.LIMIT ? CheckId.LIMIT : CheckId.CANONICAL;
    }

    @Override
    public boolean holds(ReturnState state) {
        return !test.refuses(state.ip());
    }

    @Override
    public List<Operand> operands(ReturnState state) {
        Operand ip = new Operand("RIP", state.ip());
        return test.kind() == AddressTest.Kind.SIGN_EXTEND
                ? List.of(ip, new Operand("RIP sign-extended", extended(state.ip())))
                : List.of(ip, new Operand("limit", test.last() + 1));
    }

    @Override
    public String title() {
        return switch (test.kind()) {
            case SIGN_EXTEND -> "RIP is canonical";
            case SHIFT_RIGHT -> "RIP has no bit above the user half";
            case LIMIT -> "RIP is below the user limit";
            case NONE -> "RIP may be any address";
        };
    }

    @Override
    public String sentence(ReturnState state) {
        String ip = "RIP slot " + Operand.hex(state.ip());
        boolean holds = holds(state);
        return switch (test.kind()) {
            case SIGN_EXTEND -> ip + (holds ? canonicalWords(state.ip()) : " is not canonical: bits 63 to "
                    + (test.bits() - 1) + " are not all alike (copying bit " + (test.bits() - 1) + " upwards gives "
                    + Operand.hex(extended(state.ip())) + ").");
            case SHIFT_RIGHT, LIMIT -> ip + (holds ? " lies below " : " does not lie below ")
                    + Operand.hex(test.last() + 1) + ", both taken as unsigned numbers.";
            case NONE -> ip + " is not judged.";
        };
    }

    private String canonicalWords(long ip) {
        return " is canonical: bits 63 to " + (test.bits() - 1) + (ip < 0
                ? " are all 1. It lies in the kernel's half, but this test asks no more than that." : " are all 0.");
    }

    @Override
    public String reason() {
        String danger = "On Intel SYSRET refuses a non-canonical RIP while it is still in kernel mode, when the kernel "
                + "has already loaded the user's stack pointer and swapped GS back. The kernel must prevent that.";
        return switch (test.kind()) {
            case SIGN_EXTEND, NONE -> danger;
            case SHIFT_RIGHT -> danger + " This kernel asks for more than canonical: no bit from 47 up may be set.";
            case LIMIT -> danger + " This kernel asks for more than canonical: a user address, and not in the last "
                    + "page of the user half, which is never mapped.";
        };
    }

    @Override
    public String hazard(ReturnState state) {
        if (holds(state)) {
            return "With an address that is not canonical: " + nonCanonical();
        }
        if (test.canonical(state.ip())) {
            return "None with this address: it is canonical, so SYSRET would arrive in user mode and the program would "
                    + "take an ordinary page fault there, just as after IRET.";
        }
        return "This address is not canonical: " + nonCanonical();
    }

    private String nonCanonical() {
        if (amd) {
            return "on AMD SYSRET does not look at the address. It arrives in user mode, and the #GP comes at CPL 3 on "
                    + "fetching from there: harmless, the program gets SIGSEGV. (From comments in kernels and "
                    + "third-party reports; AMD's manual was not checked. On Intel the #GP comes at CPL 0.)";
        }
        return "on Intel SYSRET raises #GP at CPL 0 with the user's RSP and the user's GS base already in place: ring "
                + "0 writes the exception frame to an address that the program chose, and so the program can take over "
                + "the kernel (CVE-2012-0217; on Linux CVE-2014-4699, details of both not checked). On AMD the #GP "
                + "comes at CPL 3 and is harmless.";
    }

    @Override
    public String remedy(ReturnState state) {
        if (!holds(state)) {
            boolean together = state.cx() == state.ip();
            return "Set RIP to a user address such as " + EXAMPLE
                    + (together ? ", and RCX with it: RIP alone would break RCX == RIP." : ".");
        }
        return "To make it fail alone, set RIP and RCX alike to " + Operand.hex(test.firstNonCanonical())
                + ", the first address behind the user half, as a signal frame given to rt_sigreturn can do.";
    }

    private long extended(long ip) {
        return ip << test.shift() >> test.shift();
    }
}
