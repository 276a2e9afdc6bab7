package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.code.Operand;
import ringside.machine.state.Register;

/** Scans, counts, double shifts and rotates through the carry against what a CPU did and what the manual says. */
class BitInstructionsTest {
    private static final long ARITHMETIC = 0x8d5;
    private static final Set<String> COUNTED = Set.of("shld", "shrd");
    private static final Set<String> ROTATES = Set.of("rcl", "rcr");

    @Test
    void everythingMeasuredIsTheSameHere() throws IOException {
        Map<String, SingleInstruction> machines = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                BitInstructionsTest.class.getResourceAsStream("measured_bits.txt"), StandardCharsets.UTF_8))) {
            for (String line : lines.lines().filter(each -> !each.startsWith("#")).toList()) {
                String[] words = line.split(" ");
                int width = Integer.parseInt(words[1]);
                SingleInstruction machine = machines.computeIfAbsent(words[0] + width, key -> made(words[0], width));
                machine.set(Register.RBX, hex(words[2])).set(Register.RDX, hex(words[3]))
                        .set(Register.RCX, hex(words[4])).set(Register.RFLAGS, hex(words[5]) | 2).run();
                if (machine.get(Register.RBX) != hex(words[6]) || (machine.flags() & ARITHMETIC) != hex(words[7])) {
                    differences.add(line + ": here " + Long.toHexString(machine.get(Register.RBX)) + " "
                            + Long.toHexString(machine.flags() & ARITHMETIC));
                }
                compared++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(1_500);
    }

    private static SingleInstruction made(String name, int width) {
        Operand to = SingleInstruction.register(Register.RBX, width);
        Operand from = SingleInstruction.register(Register.RDX, width);
        Operand count = SingleInstruction.register(Register.RCX, 8);
        return COUNTED.contains(name) ? new SingleInstruction(name, to, from, count)
                : ROTATES.contains(name) ? new SingleInstruction(name, to, count)
                : new SingleInstruction(name, to, from);
    }

    private static long hex(String text) {
        return Long.parseUnsignedLong(text, 16);
    }

    /** All bytes, all counts, both carries: nine bits turn, one place a time. */
    @ParameterizedTest
    @ValueSource(strings = {"rcl", "rcr"})
    void rotatesThroughTheCarryTurnNineBits(String name) {
        SingleInstruction machine = made(name, 8);
        for (int value = 0; value < 256; value++) {
            for (int count = 0; count < 32; count++) {
                for (int carry = 0; carry < 2; carry++) {
                    machine.set(Register.RBX, value).set(Register.RCX, count).set(Register.RFLAGS, carry | 2).run();
                    int turns = name.equals("rcl") ? count % 9 : 9 - count % 9;
                    int nine = value | carry << 8;
                    int turned = (nine << turns | nine >> 9 - turns) & 0x1ff;
                    assertThat(machine.get(Register.RBX)).as("%s %x by %d", name, value, count)
                            .isEqualTo(turned & 0xff);
                    assertThat(machine.flags() & 1).isEqualTo(turned >> 8);
                    if (count == 1) {
                        boolean signChanged = ((value ^ turned) & 0x80) != 0;
                        assertThat((machine.flags() & 0x800) != 0).isEqualTo(signChanged);
                    }
                }
            }
        }
    }

    @Test
    void memoryIsADoubleShiftsDestination() {
        SingleInstruction machine = new SingleInstruction("shld", SingleInstruction.memory(0, 32),
                SingleInstruction.register(Register.RDX, 32), SingleInstruction.constant(8));
        machine.memory().write(SingleInstruction.DATA, 4, 0x11223344);
        machine.set(Register.RSI, SingleInstruction.DATA).set(Register.RDX, 0xaabbccddL).run();
        assertThat(machine.memory().read(SingleInstruction.DATA, 4)).isEqualTo(0x223344aaL);
    }
}
