package ringside.machine.code;

import java.util.Objects;

/** What an {@link InstructionReader} makes of some bytes. Immutable. */
public sealed interface Reading {

    /** An instruction that the simulated CPU runs. */
    record Known(Instruction instruction) implements Reading {
        public Known {
            Objects.requireNonNull(instruction, "instruction");
        }
    }

    /** No instruction of any CPU: invalid opcode. */
    record Undefined() implements Reading {
    }

    /**
     * An instruction that CPUs have and the simulated one has not.
     *
     * @param what its name, or the group to which it belongs, such as {@code SSE: movaps}
     */
    record Outside(String what) implements Reading {
        public Outside {
            Objects.requireNonNull(what, "what");
        }
    }

    /** An instruction that goes on behind the bytes given. */
    record Unfinished() implements Reading {
    }
}
