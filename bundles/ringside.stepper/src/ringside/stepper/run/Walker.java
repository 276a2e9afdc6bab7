package ringside.stepper.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ringside.machine.Cpu;
import ringside.machine.code.Instruction;
import ringside.machine.state.Register;

/** Moves a tape by what a reader of a listing calls a step: over a call, out of a routine, and the same backwards. */
public final class Walker {
    private static final BooleanSupplier NEVER = () -> false;
    private static final int USER = 3;

    private final Tape tape;
    private final long limit;

    /** @param limit position beyond which no movement goes */
    public Walker(Tape tape, long limit) {
        this.tape = tape;
        this.limit = limit;
    }

    /** Where the longer movements lead: over, out, and the same backwards. */
    public record Goals(long over, long out, long overBack, long outBack) {
    }

    /** {@return where the longer movements lead; the tape stands afterwards where it stood} */
    public Goals goals() {
        return new Goals(goal(this::over), goal(this::out), goal(this::overBack), goal(this::outBack));
    }

    private long goal(Supplier<Halt> movement) {
        long here = tape.step();
        movement.get();
        long goal = tape.step();
        tape.seek(here);
        return goal;
    }

    /** One instruction, or the attempt at one. */
    public Halt into() {
        return until(e -> true);
    }

    /** Over a call; over the whole visit of the kernel when in the program. */
    public Halt over() {
        boolean call = isCall(mnemonic());
        if (cpl() == USER) {
            long rsp = rsp();
            return until(e -> cpl() == USER && (!call || rsp() >= rsp));
        }
        if (!call) {
            return into();
        }
        long rsp = rsp();
        return until(e -> cpl() == USER || Long.compareUnsigned(rsp(), rsp) >= 0);
    }

    /** Until the current routine is left for its caller; in the kernel also when user mode is reached. */
    public Halt out() {
        int level = cpl();
        int[] depth = {0};
        String[] done = {mnemonic()};
        int[] from = {level};
        return until(e -> {
            if (from[0] == level) {
                depth[0] += isCall(done[0]) ? 1 : done[0].equals("ret") ? -1 : 0;
            }
            from[0] = cpl();
            done[0] = mnemonic();
            return depth[0] < 0 && cpl() == level || level != USER && cpl() == USER;
        });
    }

    /** Runs step by step until the wish is true of the state; always at least one step. */
    private Halt until(Predicate<Engine> wish) {
        do {
            if (tape.step() >= limit) {
                return Halt.LIMIT;
            }
            Pause pause = tape.forward(tape.step() + 1);
            if (pause == Pause.ENDED) {
                return Halt.END;
            }
        } while (!wish.test(tape.engine()));
        return Halt.ARRIVED;
    }

    public Halt intoBack() {
        if (tape.step() == 0) {
            return Halt.START;
        }
        tape.seek(tape.step() - 1);
        return Halt.ARRIVED;
    }

    /** To where {@link #over} would have come from. */
    public Halt overBack() {
        long here = tape.step();
        int level = cpl();
        long rsp = rsp();
        if (here == 0) {
            return Halt.START;
        }
        tape.seek(here - 1);
        boolean sameLevel = cpl() == level;
        boolean returned = sameLevel && mnemonic().equals("ret");
        if (sameLevel && !returned || level != USER && !sameLevel) {
            return Halt.ARRIVED;
        }
        return land(tape.lastBefore(here, e -> cpl() == level && (!returned || Long.compareUnsigned(rsp(), rsp) >= 0),
                NEVER));
    }

    /**
     * To the call that led into the current routine; in the kernel's outermost routine to the instruction that entered
     * the kernel.
     */
    public Halt outBack() {
        int level = cpl();
        long here = tape.step();
        int owed = 1;
        long end = here;
        while (end > 0) {
            EngineState saved = tape.history().at(end - 1);
            long begin = saved == null ? 0 : saved.step();
            Calls calls = calls(begin, end, level);
            if (calls.open.size() >= owed) {
                return land(new ArrayList<>(calls.open).get(calls.open.size() - owed));
            }
            if (calls.entered >= 0) {
                return land(calls.entered);
            }
            owed += calls.unmatchedReturns - calls.open.size();
            end = begin;
        }
        return land(0);
    }

    /** Calls still open at the end of a stretch, returns without their call, and where the kernel was entered last. */
    private static final class Calls {
        private final Deque<Long> open = new ArrayDeque<>();
        private int unmatchedReturns;
        private long entered = -1;
    }

    private Calls calls(long begin, long end, int level) {
        Calls calls = new Calls();
        tape.seek(begin);
        while (tape.step() < end) {
            long at = tape.step();
            int from = cpl();
            String mnemonic = mnemonic();
            tape.seek(at + 1);
            if (level != USER && from == USER && cpl() != USER) {
                calls.open.clear();
                calls.unmatchedReturns = 0;
                calls.entered = at;
            } else if (from == level && cpl() == level) {
                count(calls, mnemonic, at);
            }
        }
        return calls;
    }

    private static void count(Calls calls, String mnemonic, long at) {
        if (isCall(mnemonic)) {
            calls.open.addLast(at);
        } else if (mnemonic.equals("ret") && calls.open.pollLast() == null) {
            calls.unmatchedReturns++;
        }
    }

    private Halt land(long step) {
        tape.seek(Math.max(0, step));
        return step < 0 || step == 0 ? Halt.START : Halt.ARRIVED;
    }

    private Cpu cpu() {
        return tape.engine().kernel().machine().cpu();
    }

    private int cpl() {
        return cpu().cpl();
    }

    private long rsp() {
        return cpu().get(Register.RSP);
    }

    private String mnemonic() {
        return cpu().instructionAt(tape.engine().rip()).map(Instruction::mnemonic).orElse("");
    }

    private static boolean isCall(String mnemonic) {
        return mnemonic.equals("call");
    }
}
