package ringside.ui.compare;

import ringside.kernel.decision.ReturnState;

/** A state as a line of names and values, in the form that {@code ringside explain} reads. */
final class WitnessText {

    private WitnessText() {
    }

    static String of(ReturnState state) {
        return String.format("cx=0x%x ip=0x%x cs=0x%x r11=0x%x flags=0x%x ss=0x%x", state.cx(), state.ip(),
                state.cs(), state.r11(), state.flags(), state.ss());
    }
}
