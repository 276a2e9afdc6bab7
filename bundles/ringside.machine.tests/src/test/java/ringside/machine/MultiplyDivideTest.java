package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.machine.SingleInstruction.constant;
import static ringside.machine.SingleInstruction.memory;
import static ringside.machine.SingleInstruction.register;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.machine.state.Register;

/** Multiplication and division against whole numbers of any size. */
class MultiplyDivideTest {
    private static final long SEED = 20260103;
    private static final int SAMPLES = 6000;
    private static final long KEPT_BY_MULTIPLY = Reference.ALL & ~(Reference.CF | Reference.OF);
    private static final int[] DIVISORS = {0, 1, 2, 3, 7, 10, 0x40, 0x7f, 0x80, 0x81, 0xc0, 0xfe, 0xff};

    private static BigInteger number(long value, int bits, boolean signed) {
        return signed ? Reference.signed(value, bits) : Reference.unsigned(value, bits);
    }

    private static boolean fits(BigInteger value, int bits, boolean signed) {
        return value.equals(number(Reference.low(value, bits), bits, signed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mul", "imul"})
    void productsOfAllPairsOfBytes(String operation) {
        SingleInstruction instruction = new SingleInstruction(operation, register(Register.RBX, 8));
        for (int pair = 0; pair < 1 << 16; pair++) {
            checkProduct(instruction, operation, pair & 0xff, pair >> 8, 8, (pair & 1) * Reference.ALL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mul", "imul"})
    void productsOfWiderOperands(String operation) {
        for (int bits : new int[] {16, 32, 64}) {
            SingleInstruction instruction = new SingleInstruction(operation, register(Register.RBX, bits));
            Random random = new Random(SEED + bits);
            for (int sample = 0; sample < SAMPLES; sample++) {
                checkProduct(instruction, operation, Reference.operand(random), Reference.operand(random), bits,
                        random.nextLong() & Reference.ALL);
            }
        }
    }

    private static void checkProduct(SingleInstruction instruction, String operation, long a, long b, int bits,
            long before) {
        boolean signed = operation.equals("imul");
        instruction.set(Register.RAX, a).set(Register.RDX, 0x7777777777777777L).set(Register.RBX, b);
        instruction.set(Register.RFLAGS, before).run();
        BigInteger product = number(a, bits, signed).multiply(number(b, bits, signed));
        long flags = before & KEPT_BY_MULTIPLY | (fits(product, bits, signed) ? 0 : Reference.CF | Reference.OF);
        String name = String.format("%s %x, %x, %d bits, seed %d", operation, a, b, bits, SEED);
        checkPair(instruction, name, a, product, product.shiftRight(bits), bits);
        assertThat(instruction.flags()).as(name).isEqualTo(2 | flags);
    }

    private static void checkPair(SingleInstruction instruction, String name, long oldRax, BigInteger lower,
            BigInteger upper, int bits) {
        long low = Reference.low(lower, bits);
        long high = Reference.low(upper, bits);
        if (bits == 8) {
            assertThat(instruction.get(Register.RAX)).as(name).isEqualTo(oldRax & ~0xffffL | high << 8 | low);
        } else {
            assertThat(instruction.get(Register.RAX)).as(name).isEqualTo(ArithmeticTest.merged(oldRax, low, bits));
            assertThat(instruction.get(Register.RDX)).as(name)
                    .isEqualTo(ArithmeticTest.merged(0x7777777777777777L, high, bits));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void productsWithTwoAndThreeOperands(int bits) {
        SingleInstruction two = new SingleInstruction("imul", register(Register.RAX, bits), register(Register.RBX,
                bits));
        SingleInstruction stored = new SingleInstruction("imul", register(Register.RAX, bits), memory(8, bits));
        Random random = new Random(SEED + bits);
        for (int sample = 0; sample < SAMPLES; sample++) {
            long a = Reference.operand(random);
            long b = (short) Reference.operand(random);
            long before = random.nextLong() & Reference.ALL;
            BigInteger product = Reference.signed(a, bits).multiply(Reference.signed(b, bits));
            long flags = 2 | before & KEPT_BY_MULTIPLY | (fits(product, bits, true) ? 0 : Reference.CF | Reference.OF);
            long wanted = ArithmeticTest.merged(a, Reference.low(product, bits), bits);
            String name = String.format("imul %x, %x, %d bits, seed %d", a, b, bits, SEED);
            two.set(Register.RAX, a).set(Register.RBX, b).set(Register.RFLAGS, before).run();
            assertThat(two.get(Register.RAX)).as(name).isEqualTo(wanted);
            assertThat(two.flags()).as(name).isEqualTo(flags);
            stored.memory().write(SingleInstruction.DATA + 8, 8, b);
            stored.set(Register.RAX, a).set(Register.RSI, SingleInstruction.DATA).set(Register.RFLAGS, before).run();
            assertThat(stored.get(Register.RAX)).as(name).isEqualTo(wanted);
            if (sample < 200) {
                SingleInstruction three = new SingleInstruction("imul", register(Register.RAX, bits),
                        register(Register.RBX, bits), constant(b));
                three.set(Register.RBX, a).set(Register.RAX, a).set(Register.RFLAGS, before).run();
                assertThat(three.get(Register.RAX)).as(name).isEqualTo(wanted);
                assertThat(three.flags()).as(name).isEqualTo(flags);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"div", "idiv"})
    void quotientsOfAllWordsByBytes(String operation) {
        SingleInstruction instruction = new SingleInstruction(operation, register(Register.RBX, 8));
        for (int divisor : DIVISORS) {
            for (int dividend = 0; dividend < 1 << 16; dividend++) {
                checkQuotient(instruction, operation, 0, dividend, divisor, 8);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"div", "idiv"})
    void quotientsOfWiderOperands(String operation) {
        for (int bits : new int[] {16, 32, 64}) {
            SingleInstruction instruction = new SingleInstruction(operation, register(Register.RBX, bits));
            Random random = new Random(SEED + bits);
            for (int sample = 0; sample < SAMPLES; sample++) {
                long upper = Reference.operand(random) >> random.nextInt(bits);
                checkQuotient(instruction, operation, upper, Reference.operand(random), Reference.operand(random),
                        bits);
                checkQuotient(instruction, operation, sample % 2 - 1, Reference.operand(random),
                        Reference.operand(random), bits);
            }
        }
    }

    private static void checkQuotient(SingleInstruction instruction, String operation, long upper, long lower,
            long divisor, int bits) {
        boolean signed = operation.equals("idiv");
        instruction.set(Register.CS, 0x10).set(Register.RAX, lower).set(Register.RDX, upper);
        instruction.set(Register.RBX, divisor).set(Register.RFLAGS, Reference.ALL).runWithStack();
        BigInteger dividend = bits == 8 ? number(lower, 16, signed)
                : number(upper, bits, signed).shiftLeft(bits).add(Reference.unsigned(lower, bits));
        BigInteger by = number(divisor, bits, signed);
        boolean faults = by.signum() == 0 || !fits(dividend.divide(by), bits, signed);
        if (instruction.faulted() != faults) {
            assertThat(instruction.faulted()).as("%s of %x:%x by %x, %d bits, seed %d", operation, upper, lower,
                    divisor,
                    bits, SEED).isEqualTo(faults);
        }
        if (faults) {
            return;
        }
        BigInteger[] result = dividend.divideAndRemainder(by);
        long low = Reference.low(result[0], bits);
        long high = Reference.low(result[1], bits);
        long rax = bits == 8 ? lower & ~0xffffL | high << 8 | low : ArithmeticTest.merged(lower, low, bits);
        long rdx = bits == 8 ? upper : ArithmeticTest.merged(upper, high, bits);
        if (instruction.get(Register.RAX) != rax || instruction.get(Register.RDX) != rdx) {
            assertThat(Long.toHexString(instruction.get(Register.RDX)) + ":"
                    + Long.toHexString(instruction.get(Register.RAX)))
                    .as("%s of %x:%x by %x, %d bits, seed %d", operation, upper, lower, divisor, bits, SEED)
                    .isEqualTo(Long.toHexString(rdx) + ":" + Long.toHexString(rax));
        }
    }

    @Test
    void divisionLeavesTheFlagsThatTheRealCpuLeaves() {
        SingleInstruction instruction = new SingleInstruction("div", register(Register.RBX, 64));
        instruction.set(Register.RAX, 12).set(Register.RBX, 4).set(Register.RFLAGS, Reference.ALL).run();
        assertThat(instruction.flags()).isEqualTo(2 | Reference.CF | Reference.OF | Reference.AF);
    }

    @ParameterizedTest
    @CsvSource({"cbw,ff80,1234,ff80,1234", "cwde,123456788000,0,ffff8000,0", "cdqe,80000000,0,ffffffff80000000,0",
        "cwd,8000,1234567812345678,8000,123456781234ffff", "cdq,80000000,1234567812345678,80000000,ffffffff",
        "cqo,8000000000000000,5,8000000000000000,ffffffffffffffff", "cqo,7000000000000000,5,7000000000000000,0"})
    void signsAreExtended(String name, String rax, String rdx, String raxAfter, String rdxAfter) {
        SingleInstruction instruction = new SingleInstruction(name);
        instruction.set(Register.RAX, Long.parseUnsignedLong(rax, 16))
                .set(Register.RDX, Long.parseUnsignedLong(rdx, 16));
        instruction.set(Register.RFLAGS, Reference.ALL).run();
        assertThat(instruction.get(Register.RAX)).isEqualTo(Long.parseUnsignedLong(raxAfter, 16));
        assertThat(instruction.get(Register.RDX)).isEqualTo(Long.parseUnsignedLong(rdxAfter, 16));
        assertThat(instruction.flags()).isEqualTo(2 | Reference.ALL);
    }
}
