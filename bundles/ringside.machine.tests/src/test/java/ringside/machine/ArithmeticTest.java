package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.SingleInstruction.constant;
import static ringside.machine.SingleInstruction.memory;
import static ringside.machine.SingleInstruction.register;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.Reference.Outcome;
import ringside.machine.code.Operand;
import ringside.machine.state.Register;

/** Addition, subtraction and logic against {@link Reference}: all operands of 8 bits, samples of the wider ones. */
class ArithmeticTest {
    private static final long SEED = 20260101;
    private static final int SAMPLES = 4000;
    private static final long OTHER_FLAGS = 0x2;

    private static Outcome expected(String operation, long a, long b, long before, int bits) {
        int carry = (before & Reference.CF) != 0 ? 1 : 0;
        return switch (operation) {
            case "add" -> Reference.sum(a, b, 0, bits);
            case "adc" -> Reference.sum(a, b, carry, bits);
            case "sub" -> Reference.difference(a, b, 0, bits);
            case "sbb" -> Reference.difference(a, b, carry, bits);
            case "and" -> Reference.logic(a & b, bits);
            case "or" -> Reference.logic(a | b, bits);
            case "xor" -> Reference.logic(a ^ b, bits);
            case "cmp" -> new Outcome(a, Reference.difference(a, b, 0, bits).flags());
            case "test" -> new Outcome(a, Reference.logic(a & b, bits).flags());
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static Outcome expectedOfOne(String operation, long a, long before, int bits) {
        Outcome result = switch (operation) {
            case "inc" -> Reference.sum(a, 1, 0, bits);
            case "dec" -> Reference.difference(a, 1, 0, bits);
            case "neg" -> Reference.difference(0, a, 0, bits);
            default -> new Outcome(Reference.low(Reference.unsigned(~a, 64), bits), before);
        };
        boolean keepsCarry = operation.equals("inc") || operation.equals("dec");
        long kept = keepsCarry ? Reference.CF : 0;
        return new Outcome(result.value(), result.flags() & ~kept | before & kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "adc", "sub", "sbb", "and", "or", "xor", "cmp", "test"})
    void allPairsOfBytes(String operation) {
        SingleInstruction instruction = new SingleInstruction(operation, register(Register.RAX, 8),
                register(Register.RBX, 8));
        for (int pair = 0; pair < 1 << 17; pair++) {
            long a = pair & 0xff;
            long b = pair >> 8 & 0xff;
            long before = (pair >> 16) * Reference.ALL;
            instruction.set(Register.RAX, 0x7700 | a).set(Register.RBX, 0x6600 | b);
            instruction.set(Register.RFLAGS, before).run();
            Outcome expected = expected(operation, a, b, before, 8);
            if (instruction.get(Register.RAX) != (0x7700 | expected.value())
                    || instruction.flags() != (OTHER_FLAGS | expected.flags())) {
                assertThat(Long.toHexString(instruction.get(Register.RAX)) + " "
                        + Long.toHexString(instruction.flags()))
                        .as("%s %x, %x with flags %x", operation, a, b, before)
                        .isEqualTo(Long.toHexString(0x7700 | expected.value()) + " "
                                + Long.toHexString(OTHER_FLAGS | expected.flags()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inc", "dec", "neg", "not"})
    void allBytesAndAllFlags(String operation) {
        SingleInstruction instruction = new SingleInstruction(operation, register(Register.RAX, 8));
        for (int a = 0; a < 256; a++) {
            for (long before = 0; before <= Reference.ALL; before++) {
                if ((before & ~Reference.ALL) != 0) {
                    continue;
                }
                instruction.set(Register.RAX, a).set(Register.RFLAGS, before).run();
                Outcome expected = expectedOfOne(operation, a, before, 8);
                assertThat(instruction.get(Register.RAX)).isEqualTo(expected.value());
                assertThat(instruction.flags()).as("%s %x with flags %x", operation, a, before)
                        .isEqualTo(OTHER_FLAGS | expected.flags());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "adc", "sub", "sbb", "and", "or", "xor", "cmp", "test"})
    void widerOperandsInAllForms(String operation) {
        for (int bits : new int[] {16, 32, 64}) {
            Operand left = register(Register.RAX, bits);
            Operand right = register(Register.RBX, bits);
            Operand place = memory(4, bits);
            SingleInstruction[] forms = {new SingleInstruction(operation, left, right),
                new SingleInstruction(operation, left, place), new SingleInstruction(operation, place, right)};
            Random random = new Random(SEED + bits);
            for (int sample = 0; sample < SAMPLES; sample++) {
                long a = Reference.operand(random);
                long b = Reference.operand(random);
                long before = random.nextLong() & Reference.ALL;
                String name = String.format("%s %x, %x with flags %x, %d bits, seed %d", operation, a, b,
                        before, bits, SEED);
                checkForms(forms, name, a, b, before, bits, expected(operation, a, b, before, bits));
                if (sample < 100) {
                    checkConstant(operation, name, a, (int) b, before, bits);
                }
            }
        }
    }

    private static void checkForms(SingleInstruction[] forms, String name, long a, long b, long before, int bits,
            Outcome expected) {
        for (int form = 0; form < forms.length; form++) {
            SingleInstruction instruction = forms[form];
            instruction.set(Register.RAX, a).set(Register.RBX, b).set(Register.RSI, SingleInstruction.DATA);
            instruction.memory().write(SingleInstruction.DATA, 8, -1);
            instruction.memory().write(SingleInstruction.DATA + 4, 8, form == 2 ? a : b);
            instruction.set(Register.RFLAGS, before).run();
            long value = form == 2 ? instruction.memory().read(SingleInstruction.DATA + 4, bits / 8)
                    : instruction.get(Register.RAX);
            boolean kept = form < 2 && (name.startsWith("cmp") || name.startsWith("test"));
            long wanted = form == 2 ? Reference.low(Reference.unsigned(expected.value(), 64), bits)
                    : kept ? a : merged(a, expected.value(), bits);
            assertThat(value).as(name).isEqualTo(wanted);
            assertThat(instruction.flags()).as(name).isEqualTo(OTHER_FLAGS | expected.flags());
        }
    }

    private static void checkConstant(String operation, String name, long a, long b, long before, int bits) {
        SingleInstruction instruction = new SingleInstruction(operation, register(Register.RAX, bits), constant(b));
        instruction.set(Register.RAX, a).set(Register.RFLAGS, before).run();
        Outcome expected = expected(operation, a, b, before, bits);
        boolean kept = operation.equals("cmp") || operation.equals("test");
        assertThat(instruction.get(Register.RAX)).as(name).isEqualTo(kept ? a : merged(a, expected.value(), bits));
        assertThat(instruction.flags()).as(name).isEqualTo(OTHER_FLAGS | expected.flags());
    }

    /** 32-bit results clear the upper half of a register, narrower ones leave the rest alone. */
    static long merged(long old, long value, int bits) {
        return switch (bits) {
            case 64 -> value;
            case 32 -> value & 0xffffffffL;
            case 16 -> old & ~0xffffL | value & 0xffff;
            default -> old & ~0xffL | value & 0xff;
        };
    }

    @Test
    void highBytesAreBitsFifteenToEight() {
        SingleInstruction instruction = new SingleInstruction("add", SingleInstruction.high(Register.RAX),
                SingleInstruction.high(Register.RBX));
        instruction.set(Register.RAX, 0x1122334455667788L).set(Register.RBX, 0xff00L).run();
        assertThat(instruction.get(Register.RAX)).isEqualTo(0x1122334455667688L);
        assertThat(instruction.flags()).isEqualTo(OTHER_FLAGS | Reference.CF | Reference.AF);
    }
}
