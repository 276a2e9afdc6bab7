package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;

/** Jumps take the short form exactly when GNU as takes it. */
class RelaxationTest {

    private static final int STATEMENTS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void mixedJumpsAndAlignmentsSettleAsInGnuAs(long seed) throws AssemblyException {
        String source = randomSource(new Random(seed), seed % 2 == 0);
        GnuAs.Comparison comparison = new GnuAs(Layout.USER, Map.of(), SourceLibrary.NONE).compare("random", source);
        assertThat(comparison.differences()).as("seed %d", seed).isEmpty();
    }

    @Test
    void jumpsAtTheEdgeOfTheShortFormAreAsInGnuAs() throws AssemblyException {
        StringBuilder source = new StringBuilder(".intel_syntax noprefix\n");
        for (int distance = 124; distance <= 131; distance++) {
            source.append("jmp forward%1$d\n .skip %1$d\n forward%1$d: nop\n".formatted(distance));
            source.append("back%1$d: .skip %1$d\n jne back%1$d\n".formatted(distance));
            source.append("jz aligned%1$d\n .skip %1$d\n .align 8\n aligned%1$d: nop\n".formatted(distance));
        }
        GnuAs.Comparison comparison = new GnuAs(Layout.USER, Map.of(), SourceLibrary.NONE)
                .compare("edges", source.toString());
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void jumpsToOtherSectionsAndToNumbersAreNear() throws AssemblyException {
        GnuAs.Comparison comparison = new GnuAs(Layout.USER, Map.of("OUTSIDE", 0x401010L), SourceLibrary.NONE)
                .compare("near", """
                        .intel_syntax noprefix
                        jmp inData
                        jz 0x401000
                        jmp OUTSIDE
                        call OUTSIDE
                        jmp LATE
                        .equ LATE, 0x401004
                        .data
                        inData: nop
                        jmp inData
                        """);
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void aChainOfJumpsThatGrowOneAfterTheOtherEnds() throws AssemblyException {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            source.append("l%d: jmp l%d\n .skip 60\n".formatted(i, i + 2));
        }
        source.append("l3000: l3001: .skip 200\n");
        Program program = new Assembler(Layout.USER, Map.of(), SourceLibrary.NONE)
                .assemble("chain", source.toString());
        assertThat(program.segments()).hasSize(1);
    }

    private static String randomSource(Random random, boolean alignments) {
        StringBuilder source = new StringBuilder(".intel_syntax noprefix\n");
        for (int i = 0; i < STATEMENTS; i++) {
            source.append("l").append(i).append(": ");
            int target = Math.max(0, Math.min(STATEMENTS - 1, i + random.nextInt(41) - 20));
            switch (random.nextInt(alignments ? 6 : 5)) {
                case 0 -> source.append("jmp l").append(target);
                case 1 -> source.append("jne l").append(target);
                case 2 -> source.append("call l").append(target);
                case 3 -> source.append("mov rax, ").append(random.nextLong());
                case 4 -> source.append(".skip ").append(random.nextInt(25));
                default -> source.append(".align ").append(1 << random.nextInt(6));
            }
            source.append('\n');
        }
        return source.toString();
    }
}
