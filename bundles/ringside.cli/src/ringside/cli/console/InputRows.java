package ringside.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.questions.AddressClass;
import ringside.kernel.questions.DecidingKernel.Answer;
import ringside.kernel.questions.FlagsClass;
import ringside.kernel.questions.InputClass;
import ringside.kernel.questions.InputClasses;

/** Classes of inputs, states and answers as cells of tables and as words. */
public final class InputRows {
    private static final String COLUMNS = "%5s  %-12s  %-7s  %-5s  %-5s  %-7s  %-5s  %-6s";

    private InputRows() {
    }

    /** Adds the class and its witness; the witness has the names that {@code decide} reads. */
    public static Row inputs(Row row, InputClass inputs) {
        FlagsClass flags = inputs.flags();
        row.number("class", inputs.number()).text("rip_class", inputs.rip().name())
                .truth("rcx_equals_rip", inputs.rcxRip()).text("cs_class", inputs.cs().label())
                .text("ss_class", inputs.ss().label()).truth("r11_equals_flags", flags.equal())
                .truth("r11_rf", flags.r11Rf()).truth("r11_tf", flags.r11Tf()).truth("flags_rf", flags.flagsRf())
                .truth("flags_tf", flags.flagsTf());
        return state(row, inputs.witness());
    }

    /** Adds the six slots. */
    public static Row state(Row row, ReturnState state) {
        return row.hex("cx", state.cx()).hex("ip", state.ip()).hex("cs", state.cs()).hex("r11", state.r11())
                .hex("flags", state.flags()).hex("ss", state.ss());
    }

    /** Adds the answer, with this behind each name. */
    public static Row answer(Row row, Answer answer, String suffix) {
        return row.text("path" + suffix, answer.path().label())
                .text("reason" + suffix, answer.reason().map(CheckId::name).orElse(null))
                .list("failing" + suffix, answer.failing().stream().map(CheckId::name).toList());
    }

    /** {@return the heading above {@link #line}} */
    public static String heading() {
        return String.format(COLUMNS, "class", "RIP", "RCX", "CS", "SS", "R11", "in it", "RFLAGS");
    }

    /** {@return the class as a line of a table} */
    public static String line(InputClass inputs) {
        FlagsClass flags = inputs.flags();
        return String.format(COLUMNS, inputs.number(), inputs.rip().name(), inputs.rcxRip() ? "= RIP" : "differs",
                inputs.cs().label(), inputs.ss().label(), flags.equal() ? "= flags" : "differs",
                bits(flags.r11Rf(), flags.r11Tf()), bits(flags.flagsRf(), flags.flagsTf()));
    }

    private static String bits(boolean rf, boolean tf) {
        return rf && tf ? "RF TF" : rf ? "RF" : tf ? "TF" : "-";
    }

    /** {@return a state as text that {@code explain} reads} */
    public static String registers(ReturnState state) {
        return String.format("rcx=0x%x rip=0x%x cs=0x%x r11=0x%x rflags=0x%x ss=0x%x", state.cx(), state.ip(),
                state.cs(), state.r11(), state.flags(), state.ss());
    }

    /** {@return a reason, or a dash} */
    public static String reason(Optional<CheckId> reason) {
        return reason.map(CheckId::name).orElse("-");
    }

    /** {@return what the names of the classes mean} */
    public static List<String> legend(InputClasses classes) {
        List<String> lines = new ArrayList<>();
        lines.add("Classes of RIP:");
        for (AddressClass each : classes.addresses()) {
            lines.add(String.format("  %-12s  %18s - %-18s  %s", each.name(), "0x" + Long.toHexString(each.first()),
                    "0x" + Long.toHexString(each.last()), each.title()));
        }
        return lines;
    }
}
