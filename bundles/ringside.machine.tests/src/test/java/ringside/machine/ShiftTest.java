package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.SingleInstruction.constant;
import static ringside.machine.SingleInstruction.memory;
import static ringside.machine.SingleInstruction.register;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.Reference.Outcome;
import ringside.machine.state.Register;

/** Shifts and rotates against {@link Reference}: all bytes by all counts, samples of the wider ones. */
class ShiftTest {
    private static final long SEED = 20260102;
    private static final int SAMPLES = 3000;

    @ParameterizedTest
    @ValueSource(strings = {"shl", "shr", "sar", "rol", "ror"})
    void allBytesByAllCounts(String operation) {
        SingleInstruction instruction = new SingleInstruction(operation, register(Register.RAX, 8),
                register(Register.RCX, 8));
        for (int pair = 0; pair < 1 << 17; pair++) {
            long a = pair & 0xff;
            int count = pair >> 8 & 0xff;
            long before = (pair >> 16) * Reference.ALL;
            instruction.set(Register.RAX, 0x5500 | a).set(Register.RCX, 0x3300 | count);
            instruction.set(Register.RFLAGS, before).run();
            Outcome expected = Reference.shift(operation, a, count, 8, before);
            if (instruction.get(Register.RAX) != (0x5500 | expected.value())
                    || instruction.flags() != (2 | expected.flags())) {
                assertThat(Long.toHexString(instruction.get(Register.RAX)) + " "
                        + Long.toHexString(instruction.flags()))
                        .as("%s %x by %d with flags %x", operation, a, count, before)
                        .isEqualTo(Long.toHexString(0x5500 | expected.value()) + " "
                                + Long.toHexString(2 | expected.flags()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shl", "shr", "sar", "rol", "ror"})
    void widerOperandsByRegisterAndByConstant(String operation) {
        for (int bits : new int[] {16, 32, 64}) {
            SingleInstruction byRegister = new SingleInstruction(operation, register(Register.RAX, bits),
                    register(Register.RCX, 8));
            SingleInstruction inMemory = new SingleInstruction(operation, memory(0, bits), register(Register.RCX, 8));
            SingleInstruction[] byConstant = new SingleInstruction[80];
            for (int count = 0; count < byConstant.length; count++) {
                byConstant[count] = new SingleInstruction(operation, register(Register.RAX, bits), constant(count));
            }
            Random random = new Random(SEED + bits);
            for (int sample = 0; sample < SAMPLES; sample++) {
                long a = Reference.operand(random);
                int count = random.nextInt(byConstant.length);
                long before = random.nextLong() & Reference.ALL;
                Outcome expected = Reference.shift(operation, a, count, bits, before);
                String name = String.format("%s %x by %d, %d bits, flags %x, seed %d", operation, a, count, bits,
                        before,
                        SEED);
                for (SingleInstruction each : new SingleInstruction[] {byRegister, byConstant[count]}) {
                    each.set(Register.RAX, a).set(Register.RCX, count).set(Register.RFLAGS, before).run();
                    assertThat(each.get(Register.RAX)).as(name)
                            .isEqualTo(ArithmeticTest.merged(a, expected.value(), bits));
                    assertThat(each.flags()).as(name).isEqualTo(2 | expected.flags());
                }
                inMemory.memory().write(SingleInstruction.DATA, 8, a);
                inMemory.set(Register.RSI, SingleInstruction.DATA).set(Register.RCX, count);
                inMemory.set(Register.RFLAGS, before).run();
                assertThat(inMemory.memory().read(SingleInstruction.DATA, bits / 8)).as(name)
                        .isEqualTo(expected.value());
                assertThat(inMemory.flags()).as(name).isEqualTo(2 | expected.flags());
            }
        }
    }
}
