package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;

/** Damaged sources end in a program or in an {@link AssemblyException}, never in anything else. */
class MutationTest {

    private static final int MUTANTS = 3000;
    private static final String[] PIECES = {"[", "]", "(", ")", ",", ":", "#", "#:", "#@ service x", "\"", "'", "\\",
        "+", "-", "*", "/", "~", "<<", "%", ";", "=", "==", "@", ".", "$", "\n", "\r", "\t", "\0", "é", "\ud83d",
        "0x", "0b", "1f", "1b", "99999999999", "0xffffffffffffffff", "-0x8000000000000000", "rip", "rax", "ah", "r8b",
        "gs:", "fs:[", "cr3", "offset ", "qword ptr ", "byte ptr", "short ", "lock ", "imul ", "shl ", "jmp ",
        "push ", "int ", "nop", "ret ", "xchg ", "movzx ", "lea ", ".if ", ".else", ".elseif ", ".endif", ".skip ",
        ".org ", ".align ", ".fill ", ".equ ", ".set x, x", ".quad ", ".byte ", ".ascii ", ".include \"a.s\"",
        ".macro m a, b=5\n", ".endm\n", ".rept 3\n", ".endr\n", "\n.macro m\nm \\@\n.endm\nm\n", "\nm ",
        "\\a", "\\()", ".section ", ".bss", ".data", ".text", "1:", "x:", "/ 0", "% 0", "<< 64",
        ". - _start", "end - ."};

    @Test
    void damagedProgramsNeverEndInAnotherException() {
        List<String> sources = new ArrayList<>(OraclePrograms.all().values());
        int refused = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            String mutant = mutate(sources, new Random(seed));
            try {
                Program program = new Assembler(Layout.USER, Map.of("GIVEN", 7L), file -> Optional.of(mutant))
                        .assemble("mutant.s", mutant);
                assertThat(program.lines()).isNotNull();
            } catch (AssemblyException expected) {
                assertThat(expected.problems()).as("seed %d", seed).isNotEmpty().hasSizeLessThanOrEqualTo(100);
                refused++;
            } catch (RuntimeException | StackOverflowError unexpected) {
                fail("seed " + seed + ":\n" + mutant, unexpected);
            }
        }
        assertThat(refused).isGreaterThan(MUTANTS / 2);
    }

    private static String mutate(List<String> sources, Random random) {
        String source = sources.get(random.nextInt(sources.size()));
        int start = random.nextInt(source.length() / 2);
        StringBuilder text = new StringBuilder(random.nextBoolean() ? source
                : source.substring(start, Math.min(source.length(), start + 300)));
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                case 3 -> text.insert(at, (char) random.nextInt(256));
                default -> {
                    text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
                    text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                }
            }
        }
        return text.toString();
    }
}
