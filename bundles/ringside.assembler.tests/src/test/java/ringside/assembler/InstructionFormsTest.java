package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import ringside.assembler.decode.Disassembler;
import ringside.assembler.form.Form;
import ringside.assembler.form.OpcodeTable;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.program.Segment;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.machine.code.Instruction;
import ringside.machine.code.InstructionReader;
import ringside.machine.code.Operand;
import ringside.machine.code.Reading;

/** Every instruction with every shape and size of operands: what Ringside accepts has the same bytes with GNU as. */
class InstructionFormsTest {

    private static final String HEAD = """
            .intel_syntax noprefix
            .equ SMALL, 5
            .equ LARGE, 0x1234
            .data
            place: .quad 0
            .text
            _start:
            """;
    static final Layout FAR_DATA = new Layout(0x401000, 0x800000, 0x900000);
    static final String TAIL = ".equ LATE, 7\n";
    static final int LINES_PER_SOURCE = 20_000;

    private static final List<String> REGISTERS = List.of("al", "cl", "ah", "bh", "sil", "r9b", "ax", "cx", "sp",
            "r10w", "eax", "ecx", "ebp", "r11d", "rax", "rcx", "rsp", "rbp", "r12", "r13", "ds", "fs", "gs", "cr3",
            "cr8");
    private static final List<String> ADDRESSES = List.of("[rbx]", "byte ptr [rsp]", "byte ptr [r9+rax*2-1]",
            "word ptr [rbp]", "word ptr [rip+place]", "dword ptr [r12+0x80]", "dword ptr gs:[16]",
            "qword ptr [r13+r14*8+0x7f]", "qword ptr fs:[rax-0x80]", "[rip+8]", "[place+rdx*8]", "[r8*4+SMALL]",
            "[rdi+LARGE]", "[rdi+LATE]", "place", "qword ptr gs:[rip+place+4]", "[0x1000]",
            "[0xffffffff81000000]", "[rcx+rsp]", "[2*rcx]");
    private static final List<String> COMPAT_REGISTERS = List.of("al", "cl", "ah", "bh", "ax", "cx", "sp", "eax",
            "ecx", "esp", "ebp", "ds", "ss", "es", "cs", "fs", "gs");
    private static final List<String> COMPAT_ADDRESSES = List.of("[ebx]", "byte ptr [esp]",
            "byte ptr [edi+eax*2-1]", "word ptr [ebp]", "word ptr [place]", "dword ptr [ecx+0x80]",
            "dword ptr gs:[16]", "dword ptr [ebp+esi*8+0x7f]", "dword ptr fs:[eax-0x80]", "[place+edx*8]",
            "[eax*4+SMALL]", "[edi+LARGE]", "[edi+LATE]", "place", "[0x1000]", "byte ptr [0xf0000000]", "[ecx+esp]",
            "[2*ecx]", "[eax+0xfffffff0]", "[eax+0x80000000]", "dword ptr [-16]");
    private static final List<String> NUMBERS = List.of("0", "1", "-1", "127", "128", "-128", "-129", "255", "256",
            "0x7fff", "0x8000", "0xff80", "0xffff", "0x7fffffff", "-0x80000000", "0x80000000", "0xffffff80",
            "0xffffffff", "0xffffffffffffff80", "0x123456789abcdef0", "SMALL", "LARGE-SMALL*2", "offset place",
            "offset LATE", "offset _start+3");
    private static final List<String> TARGETS = List.of("_start", "place", ".", ".+2", "LATE");

    /** Instructions that are encoded like another one, and other spellings, are tried with these operands only. */
    private static final List<String> FEW = List.of("al", "dh", "r10w", "ecx", "rbx", "r13", "[rbx+8]",
            "dword ptr [r9]", "qword ptr [rip+place]", "cl", "5");

    /** In 32-bit code this is within reach, but GNU ld does not think so; loops reach as far as a byte does; a size twice. */
    private static final Pattern TOO_FAR_FOR_LD = Pattern.compile("(call|j\\w+) -?0x80000000"
            + "|(loop\\w*|j[er]?cxz) (?!\\.).*|l(jmp|call)w \\w+ ptr .*");

    /** Of a register they take 16 bits, or write all whatever it is called. */
    private static final Set<String> WIDTH_MEANS_NOTHING = Set.of("lar", "lsl", "sldt", "str");

    private static final Set<String> ALWAYS = Set.of("cmp", "sub", "imul", "test", "mov", "xchg");

    /** The operands that are tried in code of one width. */
    record Dialect(String head, List<String> registers, List<String> addresses, List<String> few,
            List<String> firstOfThree) {
    }

    static final Dialect LONG = new Dialect(HEAD, REGISTERS, ADDRESSES, FEW, List.of("r10w", "ecx", "r13"));
    static final Dialect COMPAT = new Dialect(HEAD.replace("_start:", ".code32\n_start:"), COMPAT_REGISTERS,
            COMPAT_ADDRESSES, List.of("al", "dh", "dx", "ecx", "[ebx+8]", "dword ptr [edi]", "dword ptr [place]", "cl",
                    "5", "ss", "fs"), List.of("dx", "ecx"));

    @Test
    void everyFormHasTheBytesOfGnuAs() throws AssemblyException {
        assertThat(compared(LONG)).isGreaterThan(12_000);
    }

    @Test
    void everyFormOf32BitCodeHasTheBytesOfGnuAs() throws AssemblyException {
        assertThat(compared(COMPAT)).isGreaterThan(8_000);
    }

    @Test
    void bytesOf32BitCodeAreReadAsWhatWasWritten() throws AssemblyException {
        assertThat(readDifferently(COMPAT, Integer.SIZE)).isEmpty();
    }

    @Test
    void bytesOf64BitCodeAreReadAsWhatWasWritten() throws AssemblyException {
        assertThat(readDifferently(LONG, Long.SIZE)).isEmpty();
    }

    /** What the assembler wrote, the disassembler reads again; an exchange of EAX with itself is a NOP. */
    private static List<String> readDifferently(Dialect dialect, int bits) throws AssemblyException {
        Disassembler reader = new Disassembler();
        Program program = new Assembler(FAR_DATA, Map.of(), SourceLibrary.NONE).assemble("forms", dialect.head()
                + String.join("\n", acceptedStatements(dialect)) + "\n" + TAIL);
        Segment text = program.segments().get(0);
        List<String> differences = new ArrayList<>();
        for (Line line : program.lines()) {
            Instruction written = line.instruction();
            if (written != null && !line.code().matches("xchg ([er]?ax), \\1")) {
                int from = (int) (written.address() - text.address());
                Reading read = reader.read(written.address(), Arrays.copyOfRange(text.bytes(), from,
                        Math.min(from + InstructionReader.LONGEST, text.bytes().length)), bits);
                if (!(read instanceof Reading.Known known) || !same(written, known.instruction())
                        || written.length() != known.instruction().length()) {
                    differences.add(written + " read as " + read);
                } else if (!sameAgain(known.instruction(), reader)) {
                    differences.add(written + " read as " + read + ", which is written and read as something else");
                }
            }
        }
        return differences;
    }

    /** What was read is written as text, which has bytes that are read as the same, perhaps shorter ones. */
    private static boolean sameAgain(Instruction read, Disassembler reader) throws AssemblyException {
        Program program = new Assembler(new Layout(read.address(), 0x800000, 0x900000), Map.of(), SourceLibrary.NONE)
                .assemble("again", ".intel_syntax noprefix\n.code" + read.bits() + "\n" + read.text() + "\n");
        byte[] bytes = program.segments().get(0).bytes();
        boolean moved = bytes.length != read.length() && read.text().contains("[rip");
        return reader.read(read.address(), bytes, read.bits()) instanceof Reading.Known again
                && (moved || same(read, again.instruction()));
    }

    /**
     * XCHG and TEST may stand either way round; MOV to a segment register takes 16 bits of any register, and MOV from
     * one to 32 bits writes all 64.
     */
    private static boolean same(Instruction written, Instruction read) {
        List<Operand> operands = new ArrayList<>(read.operands());
        boolean turned = Set.of("xchg", "test").contains(written.mnemonic())
                && !operands.equals(written.operands());
        if (turned) {
            Collections.reverse(operands);
        }
        boolean selector = operands.stream().anyMatch(Operand.SegmentRegisterOperand.class::isInstance);
        boolean sameWords = written.mnemonic().equals(read.mnemonic());
        if (sameWords && WIDTH_MEANS_NOTHING.contains(written.mnemonic())) {
            return numbers(written).equals(numbers(read));
        }
        return sameWords && (written.operands().equals(operands)
                || selector && operands.stream().anyMatch(written.operands()::contains));
    }

    private static List<Object> numbers(Instruction instruction) {
        return instruction.operands().stream().<Object>map(operand -> operand instanceof Operand.RegisterOperand given
                ? given.register() : operand).toList();
    }

    private static int compared(Dialect dialect) throws AssemblyException {
        List<String> statements = acceptedStatements(dialect);
        int compared = 0;
        List<String> differences = new ArrayList<>();
        for (int from = 0; from < statements.size(); from += LINES_PER_SOURCE) {
            List<String> part = statements.subList(from, Math.min(from + LINES_PER_SOURCE, statements.size()));
            GnuAs.Comparison comparison = new GnuAs(FAR_DATA, Map.of(), SourceLibrary.NONE)
                    .compare("forms", dialect.head() + String.join("\n", part) + "\n" + TAIL);
            differences.addAll(comparison.differences());
            compared += comparison.lines();
        }
        assertThat(differences).isEmpty();
        return compared;
    }

    static List<String> acceptedStatements(Dialect dialect) {
        List<String> all = new ArrayList<>(dialect.registers());
        all.addAll(dialect.addresses());
        all.addAll(NUMBERS);
        List<String> accepted = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (String mnemonic : OpcodeTable.instance().mnemonics()) {
            List<Form> forms = OpcodeTable.instance().forms(mnemonic);
            boolean newShapes = seen.add(forms.stream().map(Form::describe).toList());
            for (int count : forms.stream().map(form -> form.shapes().size()).distinct().toList()) {
                boolean many = count < 2 || newShapes || ALWAYS.contains(mnemonic);
                candidates(mnemonic, count, many ? all : dialect.few(), dialect.firstOfThree()).stream()
                        .filter(statement -> !TOO_FAR_FOR_LD.matcher(statement).matches())
                        .filter(statement -> accepts(dialect, statement)).forEach(accepted::add);
            }
        }
        return accepted;
    }

    private static List<String> candidates(String mnemonic, int count, List<String> operands,
            List<String> firstOfThree) {
        List<String> candidates = new ArrayList<>();
        if (count == 0) {
            candidates.add(mnemonic);
        }
        if (count == 1) {
            operands.forEach(operand -> candidates.add(mnemonic + " " + operand));
            TARGETS.forEach(operand -> candidates.add(mnemonic + " " + operand));
        }
        if (count == 2) {
            for (String first : operands) {
                if (!NUMBERS.contains(first)) {
                    operands.forEach(second -> candidates.add(mnemonic + " " + first + ", " + second));
                }
            }
        }
        if (count == 3) {
            for (String first : firstOfThree) {
                for (String second : operands) {
                    NUMBERS.forEach(third -> candidates.add(mnemonic + " " + first + ", " + second + ", " + third));
                }
            }
            candidates.addAll(candidates(mnemonic, 2, operands, firstOfThree));
        }
        return candidates;
    }

    private static boolean accepts(Dialect dialect, String statement) {
        try {
            new Assembler(FAR_DATA, Map.of(), SourceLibrary.NONE)
                    .assemble("form", dialect.head() + statement + "\n" + TAIL);
            return true;
        } catch (AssemblyException refused) {
            return false;
        }
    }
}
