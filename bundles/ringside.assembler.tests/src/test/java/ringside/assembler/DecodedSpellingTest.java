package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ringside.assembler.decode.Disassembler;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.program.Segment;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.Syntax;
import ringside.assembler.spell.Spelling;
import ringside.machine.code.Instruction;
import ringside.machine.code.InstructionReader;
import ringside.machine.code.Reading;

/** What is read from bytes and shown in AT&T syntax means the same when it is assembled again. */
class DecodedSpellingTest {

    @Test
    void instructionsReadFromBytesAreShownSoThatTheyCanBeReadAgain() throws AssemblyException {
        Program program = new Assembler(InstructionFormsTest.FAR_DATA, Map.of(), SourceLibrary.NONE).assemble("forms",
                InstructionFormsTest.LONG.head() + String.join("\n", InstructionFormsTest.acceptedStatements(
                        InstructionFormsTest.LONG)) + "\n" + InstructionFormsTest.TAIL);
        Segment text = program.segments().get(0);
        Set<String> seen = new HashSet<>();
        List<String> differences = new ArrayList<>();
        for (Line line : program.lines()) {
            if (line.instruction() != null && seen.add(shape(line.instruction()))) {
                Instruction read = read(line.instruction().address(), text.address(), text.bytes());
                String shown = read == null ? "" : new Spelling(Syntax.ATT).text(read);
                Instruction again = read == null ? null : again(shown, read.address());
                boolean same = again != null && again.mnemonic().equals(read.mnemonic())
                        && (again.operands().equals(read.operands()) || read.target().isPresent());
                if (!same) {
                    differences.add(line.code() + ": " + read + " is shown as " + shown + ", read as " + again);
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(400);
        assertThat(differences).isEmpty();
    }

    /** One instruction of each name and kinds of operands. */
    private static String shape(Instruction instruction) {
        return instruction.mnemonic() + instruction.operands().stream().map(operand -> operand.toString()
                .replaceAll("displacement=-?\\d+|value=-?\\d+", "")).toList();
    }

    private static Instruction read(long address, long start, byte[] bytes) {
        int from = (int) (address - start);
        Reading reading = new Disassembler().read(address, Arrays.copyOfRange(bytes, from,
                Math.min(from + InstructionReader.LONGEST, bytes.length)), Long.SIZE);
        return reading instanceof Reading.Known known ? known.instruction() : null;
    }

    private static Instruction again(String shown, long address) {
        try {
            Program program = new Assembler(new Layout(address, 0, 0), Map.of(), SourceLibrary.NONE)
                    .assemble("again", Syntax.ATT.directive() + "\n" + shown + "\n");
            return read(address, address, program.segments().get(0).bytes());
        } catch (AssemblyException refused) {
            return null;
        }
    }
}
