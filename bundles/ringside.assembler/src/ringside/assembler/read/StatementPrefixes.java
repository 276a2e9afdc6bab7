package ringside.assembler.read;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ringside.assembler.encode.Argument;
import ringside.assembler.encode.PrefixBytes;
import ringside.assembler.form.Form;
import ringside.assembler.form.Lockable;
import ringside.assembler.form.OpcodeTable;
import ringside.assembler.read.PrefixWord.Kind;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.TokenStream;
import ringside.machine.code.Operand.SegmentBase;

/** The prefix words of one statement, and what they do to the instruction behind them. */
final class StatementPrefixes {

    /** Instructions that do the same whatever stands before them. */
    private static final Set<String> INDIFFERENT = Set.of("nop");
    /** Instructions that have other names when they count with ECX in 64-bit code, and with CX in 32-bit code. */
    private static final Map<String, List<String>> COUNTING = Map.of("loop", List.of("loopd", "loopw"), "loope",
            List.of("looped", "loopew"), "loopne", List.of("loopned", "loopnew"), "loopz", List.of("looped", "loopew"),
            "loopnz", List.of("loopned", "loopnew"), "jrcxz", List.of("jecxz", "jrcxz"), "jecxz",
            List.of("jecxz", "jcxz"), "jcxz", List.of("jcxz", "jcxz"));
    private static final Set<String> RETURNS = Set.of("ret");
    private static final Set<String> BRANCHES = Set.of("jmp", "call", "ret");

    private final int codeBits;
    private final Map<Kind, PrefixWord> words = new EnumMap<>(Kind.class);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean repeatInName;
    private boolean countsInName;
    private boolean segmentInOperand;
    private boolean widthInOperand;

    StatementPrefixes(int codeBits) {
        this.codeBits = codeBits;
    }

    void add(PrefixWord word, TokenStream tokens) throws SourceProblem {
        boolean alone = word.kind() != Kind.SEGMENT || codeBits == Integer.SIZE || word != PrefixWord.ES
                && word != PrefixWord.SS;
        if (!alone) {
            throw tokens.unexpected(
                    "64-bit code has no prefix for this segment: it begins at 0 like all but fs and gs");
        }
        if (words.put(word.kind(), word) != null) {
            throw tokens.unexpected("expected an instruction, for two prefixes of this kind say nothing together");
        }
        bytes.write(word.octet());
    }

    /** Their bytes as they stand. */
    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** The width of the addresses in registers that go without saying. */
    int addressBits() {
        return words.containsKey(Kind.ADDRESS_SIZE) ? codeBits / 2 : codeBits;
    }

    /** The forms of a name; a repetition that makes another instruction of it is a part of its name. */
    List<Form> forms(String mnemonic) {
        PrefixWord repeat = words.get(Kind.REPEAT);
        if (repeat != null) {
            List<Form> forms = OpcodeTable.instance().forms(repeat.name().toLowerCase(Locale.ROOT) + " " + mnemonic,
                    codeBits);
            repeatInName = !forms.isEmpty();
            if (repeatInName) {
                return forms;
            }
        }
        countsInName = words.containsKey(Kind.ADDRESS_SIZE) && COUNTING.containsKey(mnemonic);
        String named = countsInName ? COUNTING.get(mnemonic).get(codeBits == Long.SIZE ? 0 : 1) : mnemonic;
        return OpcodeTable.instance().forms(named, codeBits);
    }

    /**
     * Checks that they may stand before an instruction, and puts what they say into its operands.
     *
     * @param where the instruction stands
     */
    List<Argument> applied(String mnemonic, List<Argument> arguments, Position where) throws SourceProblem {
        boolean memory = arguments.stream().anyMatch(Argument.OfMemory.class::isInstance);
        widthInOperand = memory || countsInName;
        if (words.containsKey(Kind.LOCK) && !lockable(mnemonic, arguments)) {
            throw new SourceProblem(where, "'lock' needs an instruction that changes memory, such as "
                    + "'lock bts dword ptr [rax], 3'");
        }
        if (words.containsKey(Kind.REPEAT) && !repeatInName && !RETURNS.contains(mnemonic)) {
            throw new SourceProblem(where, "'" + mnemonic + "' cannot be repeated; expected a string instruction "
                    + "such as movsb, stosq or scasb");
        }
        PrefixWord branch = words.get(Kind.BRANCH);
        boolean branches = BRANCHES.contains(mnemonic) || mnemonic.startsWith("j");
        boolean indirect = branches && !arguments.isEmpty() && !mnemonic.equals("ret")
                && !(arguments.get(0) instanceof Argument.OfTarget);
        if (branch == PrefixWord.BND && !branches || branch == PrefixWord.NOTRACK && !indirect) {
            throw new SourceProblem(where, branch == PrefixWord.BND ? "'bnd' stands before a jump, call or ret"
                    : "'notrack' stands before a jump or call to a register or through memory");
        }
        if (words.containsKey(Kind.ADDRESS_SIZE) && memory && arguments.stream().noneMatch(
                argument -> argument instanceof Argument.OfMemory place && place.base() != null
                        && place.base().bits() == addressBits())) {
            throw new SourceProblem(where, "an address of this width has registers of this width; write them instead");
        }
        if ((octet(Kind.OPERAND_SIZE) | octet(Kind.ADDRESS_SIZE)) != 0 && !countsInName && !arguments.isEmpty()
                && arguments.get(0) instanceof Argument.OfTarget) {
            throw new SourceProblem(where, "a jump to a label has no other width; write it without the prefix");
        }
        return inSegment(arguments);
    }

    private static boolean lockable(String mnemonic, List<Argument> arguments) {
        return Lockable.contains(mnemonic) && (!arguments.isEmpty() && arguments.get(0) instanceof Argument.OfMemory
                || mnemonic.equals("xchg") && arguments.size() == 2
                        && arguments.get(1) instanceof Argument.OfMemory);
    }

    /** A segment that the operand does not name itself; what a string instruction writes has its own. */
    private List<Argument> inSegment(List<Argument> arguments) {
        PrefixWord segment = words.get(Kind.SEGMENT);
        List<Argument> all = new ArrayList<>(arguments);
        for (int i = all.size() - 1; segment != null && i >= 0 && !segmentInOperand; i--) {
            if (all.get(i) instanceof Argument.OfMemory memory && memory.segment() == SegmentBase.NONE
                    && (segment == PrefixWord.FS || segment == PrefixWord.GS)) {
                all.set(i, memory.in(segment.segment()));
                segmentInOperand = true;
            }
        }
        return all;
    }

    /** The bytes that the operands and the form do not ask for by themselves. */
    PrefixBytes asked() {
        PrefixWord branch = words.get(Kind.BRANCH);
        int segment = branch == PrefixWord.NOTRACK ? branch.octet() : octet(Kind.SEGMENT);
        int repeat = branch == PrefixWord.BND ? branch.octet() : repeatInName ? 0 : octet(Kind.REPEAT);
        return new PrefixBytes(segmentInOperand ? 0 : segment, countsInName ? 0 : octet(Kind.ADDRESS_SIZE),
                octet(Kind.OPERAND_SIZE), repeat, octet(Kind.LOCK), octet(Kind.REX));
    }

    /** The words in front of the name, but for those that the name or an operand says too; each with a blank behind. */
    String words() {
        return words.values().stream().filter(word -> !(word.kind() == Kind.REPEAT && repeatInName
                || word.kind() == Kind.ADDRESS_SIZE && widthInOperand || word.kind() == Kind.SEGMENT
                        && segmentInOperand))
                .map(PrefixWord::text).collect(Collectors.joining());
    }

    private int octet(Kind kind) {
        PrefixWord word = words.get(kind);
        return word == null ? 0 : word.octet();
    }

    /** Whether they make something else of the instruction than its name and operands say: then its bytes decide. */
    boolean changeMeaning(String mnemonic) {
        boolean size = words.containsKey(Kind.OPERAND_SIZE) || octet(Kind.REX) > PrefixWord.REX.octet();
        return size && !INDIFFERENT.contains(mnemonic);
    }
}
