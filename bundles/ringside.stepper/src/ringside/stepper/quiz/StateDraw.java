package ringside.stepper.quiz;

import java.util.List;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.questions.AddressClass;
import ringside.kernel.questions.InputClass;

/** Draws a state of a class, with values as one meets them. */
final class StateDraw {
    private static final int PAGE = 4096;
    private static final int SYSCALL_BYTES = 2;
    private static final long RF = 1L << 16;
    private static final long TF = 1L << 8;
    /** RFLAGS of programs: IF and bit 1, with some results of arithmetic. */
    private static final List<Long> FLAGS = List.of(0x202L, 0x206L, 0x246L, 0x282L, 0x287L, 0x293L);
    /** Bits in which r11 and flags may differ besides RF and TF: CF, ZF, DF, NT, AC. */
    private static final List<Long> DIFFERENCES = List.of(0x1L, 0x40L, 0x400L, 0x4000L, 0x40000L);

    private StateDraw() {
    }

    static ReturnState of(InputClass inputs, Draw draw) {
        long ip = address(inputs.rip(), draw);
        long common = draw.of(FLAGS);
        long r11 = common | bits(inputs.flags().r11Rf(), inputs.flags().r11Tf());
        long flags = common | bits(inputs.flags().flagsRf(), inputs.flags().flagsTf());
        long difference = draw.of(DIFFERENCES);
        if (!inputs.flags().equal() && r11 == flags) {
            flags ^= difference;
        }
        return new ReturnState(inputs.rcxRip() ? ip : other(ip, draw), ip, inputs.cs().witness(), r11, flags,
                inputs.ss().witness());
    }

    private static long address(AddressClass where, Draw draw) {
        long beyond = where.last() - where.witness();
        int room = beyond < 0 || beyond >= PAGE ? PAGE : (int) beyond + 1;
        return where.witness() + draw.below(room);
    }

    /** RCX where it is not RIP: behind a SYSCALL that is made again, or anything that a program had there. */
    private static long other(long ip, Draw draw) {
        List<Long> usual = List.of(ip + SYSCALL_BYTES, 0L, 0x7fffffffd000L + draw.below(PAGE), -1L);
        long drawn = draw.of(usual);
        return drawn == ip ? ip + SYSCALL_BYTES : drawn;
    }

    private static long bits(boolean rf, boolean tf) {
        return (rf ? RF : 0) | (tf ? TF : 0);
    }
}
