package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ringside.assembler.InstructionFormsTest.Dialect;
import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.Syntax;

/** Every instruction with every shape and size of operands in AT&T syntax: printed, read again, and read by GNU as. */
class AttFormsTest {

    /** With a number that is cut, or negative in 16 bits alone, GNU as chooses another form when a suffix says the width. */
    private static final Pattern CUT = Pattern.compile("\\w+ .*, (0xffffff80|0xffffffff|0xffffffffffffff80)"
            + "|pushw 0x(ff80|ffff|ffffff80|ffffffff|ffffffffffffff80)");

    @Test
    void everyFormHasTheBytesOfGnuAsInAttSyntaxToo() throws AssemblyException {
        assertThat(compared(InstructionFormsTest.LONG)).isGreaterThan(12_000);
    }

    @Test
    void everyFormOf32BitCodeHasThemToo() throws AssemblyException {
        assertThat(compared(InstructionFormsTest.COMPAT)).isGreaterThan(8_000);
    }

    private static int compared(Dialect dialect) throws AssemblyException {
        List<String> statements = InstructionFormsTest.acceptedStatements(dialect);
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (int from = 0; from < statements.size(); from += InstructionFormsTest.LINES_PER_SOURCE) {
            List<String> all = statements.subList(from, Math.min(from + InstructionFormsTest.LINES_PER_SOURCE,
                    statements.size()));
            List<String> part = all.stream().filter(statement -> !CUT.matcher(statement).matches()).toList();
            Program intel = assembled(dialect.head(), part);
            List<String> att = spelled(intel, Syntax.ATT);
            Program again = assembled(attHead(dialect), att);
            differences.addAll(differences(intel, again, Syntax.ATT));
            differences.addAll(differences(intel, assembled(dialect.head(), spelled(again, Syntax.INTEL)),
                    Syntax.INTEL));
            differences.addAll(new GnuAs(InstructionFormsTest.FAR_DATA, Map.of(), SourceLibrary.NONE)
                    .compare("forms", attHead(dialect) + String.join("\n", att) + "\n" + InstructionFormsTest.TAIL)
                    .differences());
            compared += att.size();
        }
        assertThat(differences).isEmpty();
        return compared;
    }

    private static String attHead(Dialect dialect) {
        return dialect.head().replace(Syntax.INTEL.directive(), Syntax.ATT.directive());
    }

    private static Program assembled(String head, List<String> statements) throws AssemblyException {
        return new Assembler(InstructionFormsTest.FAR_DATA, Map.of(), SourceLibrary.NONE)
                .assemble("forms", head + String.join("\n", statements) + "\n" + InstructionFormsTest.TAIL);
    }

    private static List<Line> instructions(Program program) {
        return program.lines().stream().filter(line -> line.instruction() != null).toList();
    }

    private static List<String> spelled(Program program, Syntax syntax) {
        return instructions(program).stream().map(line -> line.code(syntax)).toList();
    }

    /** Lines whose bytes differ; both programs are laid out alike up to the first one. */
    private static List<String> differences(Program wanted, Program found, Syntax syntax) {
        List<Line> expected = instructions(wanted);
        List<Line> lines = instructions(found);
        for (int i = 0; i < expected.size(); i++) {
            if (!bytes(wanted, expected.get(i)).equals(bytes(found, lines.get(i)))) {
                return List.of(expected.get(i).code() + " became " + lines.get(i).code(syntax));
            }
        }
        return List.of();
    }

    private static List<Byte> bytes(Program program, Line line) {
        int from = (int) (line.address().getAsLong() - program.segments().get(0).address());
        List<Byte> bytes = new ArrayList<>();
        for (int i = from; i < from + line.length(); i++) {
            bytes.add(program.segments().get(0).bytes()[i]);
        }
        return bytes;
    }
}
