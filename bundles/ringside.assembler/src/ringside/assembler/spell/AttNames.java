package ringside.assembler.spell;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import ringside.machine.code.Operand;

/** What AT&amp;T syntax calls the instructions: the letter behind the name is the size of the operands. */
final class AttNames {

    /** Names of their own. */
    private static final Map<String, String> OTHERS = Map.ofEntries(Map.entry("cbw", "cbtw"),
            Map.entry("cwde", "cwtl"), Map.entry("cdqe", "cltq"), Map.entry("cwd", "cwtd"), Map.entry("cdq", "cltd"),
            Map.entry("cqo", "cqto"), Map.entry("retf", "lret"), Map.entry("retfq", "lretq"),
            Map.entry("iretd", "iretl"), Map.entry("sysretd", "sysretl"), Map.entry("sysexitd", "sysexitl"),
            Map.entry("pushfd", "pushfl"), Map.entry("popfd", "popfl"), Map.entry("pushad", "pushal"),
            Map.entry("popad", "popal"), Map.entry("movsd", "movsl"), Map.entry("cmpsd", "cmpsl"),
            Map.entry("lodsd", "lodsl"), Map.entry("stosd", "stosl"), Map.entry("scasd", "scasl"),
            Map.entry("insd", "insl"), Map.entry("outsd", "outsl"), Map.entry("retfw", "lretw"));
    /** Their operands have one size, or one that is told otherwise. */
    private static final Set<String> WITHOUT_SIZE = Set.of("jmp", "call", "in", "out", "cmpxchg8b", "cmpxchg16b",
            "verr", "verw", "ltr", "lldt", "lmsw", "invlpg", "enter", "bound", "arpl", "rdrand", "rdseed", "rdpid",
            "lar", "lsl", "str", "sldt", "smsw", "crc32", "invpcid", "clflush", "clflushopt", "clwb", "cldemote",
            "prefetch", "prefetchw", "prefetchwt1", "prefetchnta", "prefetcht0", "prefetcht1", "prefetcht2", "movnti",
            "rdfsbase", "rdgsbase", "wrfsbase", "wrgsbase");
    private static final Pattern CONDITIONAL = Pattern.compile("set.+|cmov.+");
    private static final Set<String> FAR = Set.of("jmp", "call");
    private static final Set<String> STACK = Set.of("push", "pop");
    private static final Set<String> EXTENDING = Set.of("movzx", "movsx", "movsxd");

    private static final Pattern STRING = Pattern.compile(
            "(repn?e? )?((movs|stos|lods|scas|cmps|ins|outs)[bwdq]|xlatb)");
    private static final int POINTER = 48;

    private AttNames() {
    }

    /** Whether the name of an instruction says where its operands are. */
    static boolean isString(String mnemonic) {
        return STRING.matcher(mnemonic).matches();
    }

    /**
     * The name of an instruction.
     *
     * @param mnemonic as the CPU calls it
     * @param operands destination first
     * @param codeBits 64 or 32
     */
    static String of(String mnemonic, List<Operand> operands, int codeBits) {
        if (isString(mnemonic)) {
            int blank = mnemonic.indexOf(' ') + 1;
            String bare = mnemonic.substring(blank);
            return mnemonic.substring(0, blank) + OTHERS.getOrDefault(bare, bare);
        }
        boolean far = !operands.isEmpty() && operands.get(0) instanceof Operand.MemoryOperand memory
                && (memory.bits() == POINTER || memory.bits() == Integer.SIZE && codeBits == Long.SIZE);
        if (far && FAR.contains(mnemonic)) {
            return "l" + mnemonic + (bits(operands.get(0)) == POINTER ? "" : "w");
        }
        if (OTHERS.containsKey(mnemonic) && (operands.isEmpty() || mnemonic.startsWith("retf"))) {
            return OTHERS.get(mnemonic);
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
