package ringside.assembler.spell;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import ringside.machine.code.Operand;

/** What AT&amp;T syntax calls the instructions: the letter behind the name is the size of the operands. */
final class AttNames {

    private static final int SELECTOR_AND_32 = 48;
    /** Names of their own. */
    private static final Map<String, String> OTHERS = Map.ofEntries(Map.entry("cbw", "cbtw"),
            Map.entry("cwde", "cwtl"), Map.entry("cdqe", "cltq"), Map.entry("cwd", "cwtd"), Map.entry("cdq", "cltd"),
            Map.entry("cqo", "cqto"), Map.entry("retf", "lret"), Map.entry("retfq", "lretq"),
            Map.entry("iretd", "iretl"), Map.entry("sysretd", "sysretl"), Map.entry("sysexitd", "sysexitl"),
            Map.entry("pushfd", "pushfl"), Map.entry("popfd", "popfl"), Map.entry("movsd", "movsl"), Map.entry("cmpsd",
                    "cmpsl"),
            Map.entry("lodsd", "lodsl"), Map.entry("stosd", "stosl"), Map.entry("scasd", "scasl"),
            Map.entry("insd", "insl"), Map.entry("outsd", "outsl"), Map.entry("retfw", "lretw"),
            Map.entry("loopd", "addr32 loop"), Map.entry("looped", "addr32 loope"),
            Map.entry("loopned", "addr32 loopne"));
    /** Their operands have one size, or one that is told otherwise. */
    private static final Set<String> WITHOUT_SIZE = Set.of("jmp", "call", "in", "out", "cmpxchg8b", "cmpxchg16b",
            "verr", "verw", "ltr", "lldt", "lmsw", "invlpg", "enter", "bound", "arpl", "rdrand", "rdseed", "rdpid",
            "lar", "lsl", "str", "sldt", "smsw", "pushw", "popw", "xlatb", "invpcid", "rdfsbase",
            "rdgsbase", "wrfsbase", "wrgsbase");
    private static final Pattern CONDITIONAL = Pattern.compile("set.+|cmov.+|loop.*|prefetch.*|cl(flush|wb|demote).*"
            + "|(movs|cmps|stos|lods|scas|ins|outs)[bwdq]");
    private static final Set<String> BRANCHES = Set.of("jmp", "call");
    private static final Set<String> STACK = Set.of("push", "pop");
    private static final Set<String> EXTENDING = Set.of("movzx", "movsx", "movsxd");

    private AttNames() {
    }

    /**
     * The name of an instruction.
     *
     * @param mnemonic as the CPU calls it
     * @param operands destination first
     * @param codeBits 64 or 32
     */
    static String of(String mnemonic, List<Operand> operands, int codeBits) {
        int last = mnemonic.lastIndexOf(' ') + 1;
        if (last > 0) {
            return mnemonic.substring(0, last) + of(mnemonic.substring(last), operands, codeBits);
        }
        if (OTHERS.containsKey(mnemonic)) {
            return OTHERS.get(mnemonic);
        }
        if (BRANCHES.contains(mnemonic) && bits(operands.get(0)) == Short.SIZE) {
            return mnemonic + "w";
        }
        if (BRANCHES.contains(mnemonic) && far(operands.get(0), codeBits)) {
            return "l" + mnemonic + (bits(operands.get(0)) == Integer.SIZE ? "w" : "");
        }
        if (EXTENDING.contains(mnemonic) && bits(operands.get(0)) > bits(operands.get(1))) {
            return (mnemonic.equals("movzx") ? "movz" : "movs") + letter(bits(operands.get(1)))
                    + letter(bits(operands.get(0)));
        }
        if (EXTENDING.contains(mnemonic)) {
            return mnemonic.equals("movsxd") ? mnemonic : mnemonic + letter(bits(operands.get(1)));
        }
        if (WITHOUT_SIZE.contains(mnemonic) || CONDITIONAL.matcher(mnemonic).matches()) {
            return mnemonic;
        }
        int bits = operands.stream().mapToInt(AttNames::bits).filter(size -> size > 0).findFirst()
                .orElse(STACK.contains(mnemonic) ? codeBits : 0);
        return mnemonic + letter(bits);
    }

    /** Whether a target is read with its selector. */
    private static boolean far(Operand target, int codeBits) {
        int bits = target instanceof Operand.MemoryOperand memory ? memory.bits() : 0;
        return bits == SELECTOR_AND_32 || bits == Integer.SIZE && codeBits == Long.SIZE;
    }

    /** The size of a general register or of memory, 0 for anything else. */
    private static int bits(Operand operand) {
        return operand instanceof Operand.RegisterOperand register ? register.bits()
                : operand instanceof Operand.MemoryOperand memory ? memory.bits() : 0;
    }

    private static String letter(int bits) {
        return switch (bits) {
            case Byte.SIZE -> "b";
            case Short.SIZE -> "w";
            case Integer.SIZE -> "l";
            case Long.SIZE -> "q";
            default -> "";
        };
    }
}
