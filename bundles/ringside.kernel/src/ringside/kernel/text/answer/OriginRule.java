package ringside.kernel.text.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ringside.kernel.decision.Operand;
import ringside.kernel.text.form.Frame;
import ringside.kernel.text.form.FrameKind;
import ringside.kernel.text.form.PrintedBy;
import ringside.machine.state.Flag;

/**
 * Tells from a frame what brought the thread into the kernel. System calls leave their number in orig_ax, everything
 * else a negative value; some codes in RAX exist only between a system call and its restart.
 */
final class OriginRule {

    private static final String ORIG = "orig_ax";
    private static final Map<Long, String> RESTARTS = Map.of(-512L, "ERESTARTSYS", -513L, "ERESTARTNOINTR", -514L,
            "ERESTARTNOHAND", -516L, "ERESTART_RESTARTBLOCK");
    private static final long NOT_YET = -38;
    private static final long LOWEST_ERROR = -4095;
    private static final long SYSCALL_BYTES = 2;
    private static final long NEVER_SET = ~0x3f7fd7L;
    private static final long ALWAYS_SET = 2;
    private static final List<String> ARGUMENTS = List.of("rdi", "rsi", "rdx", "r10", "r8", "r9");
    private static final Set<String> GENERAL = Set.of("rax", "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10",
            "r11",
            "r12", "r13");

    private final Frame frame;
    private final RegisterWords names;

    OriginRule(Frame frame) {
        this.frame = frame;
        names = new RegisterWords(frame);
    }

    Origin origin() {
        if (!frame.returns()) {
            boolean printed = frame.by() == PrintedBy.KERNEL || frame.by() == PrintedBy.OLD_KERNEL;
            return new Origin(printed ? Origin.Kind.INTERRUPT : Origin.Kind.UNKNOWN, Optional.empty(), false, "");
        }
        OptionalLong number = frame.value(ORIG);
        if (number.isPresent()) {
            return number.getAsLong() < 0 ? interrupt("negative", number.getAsLong()) : call(number.getAsLong());
        }
        if (stoppedBeforeRestart()) {
            return new Origin(Origin.Kind.SYSCALL, Optional.empty(), true, Words.text("origin.restart", "code",
                    String.valueOf(value("rax")), "name", RESTARTS.get(value("rax")), "back", back()));
        }
        return switch (frame.by()) {
            case KERNEL -> general() && frame.has("rflags") && frame.cut().isEmpty() ? interrupt("unless", 0) : unknown(
                    "cut");
            case OLD_KERNEL -> old();
            case STACK -> unknown("stack");
            case WINDOWS -> unknown("windows");
            default -> unknown("gdb");
        };
    }

    private boolean general() {
        // RCX stands in the line of RAX: without it the lines are cut, and ORIG_RAX may have been cut as well.
        return frame.has("rcx") && GENERAL.stream().filter(frame::has).count() > 1;
    }

    private Origin old() {
        if (frame.has("rflags") && (value("rflags") & Flag.RF.mask()) != 0) {
            return interrupt("rf", value("rflags"));
        }
        boolean cx = frame.has("rcx") && frame.has("rip") && value("rcx") != value("rip")
                && value("rcx") != value("rip") + SYSCALL_BYTES;
        boolean r11 = frame.has("r11") && ((value("r11") & NEVER_SET) != 0 || (value("r11") & ALWAYS_SET) == 0);
        return cx || r11 ? interrupt(cx ? "rcx" : "r11", value(cx ? "rcx" : "r11")) : unknown("old");
    }

    private boolean stoppedBeforeRestart() {
        return frame.has("rax") && RESTARTS.containsKey(value("rax")) && same("rcx", "rip") && same("r11", "rflags");
    }

    private boolean same(String one, String other) {
        return frame.has(one) && frame.value(one).equals(frame.value(other));
    }

    private long value(String register) {
        return frame.value(register).orElse(0);
    }

    private Origin interrupt(String why, long value) {
        return new Origin(Origin.Kind.INTERRUPT, Optional.empty(), false, Words.text("origin.interrupt." + why, "orig",
                names.of(ORIG), "number", String.valueOf(value), "value", Operand.hex(value)));
    }

    private Origin unknown(String why) {
        return new Origin(Origin.Kind.UNKNOWN, Optional.empty(), false, Words.text("origin.unknown." + why));
    }

    private Origin call(long number) {
        boolean narrow = frame.kind() == FrameKind.COMPAT;
        SystemCall call = narrow ? SystemCalls.of32(number) : SystemCalls.of(number);
        long result = narrow ? (int) value("rax") : value("rax");
        boolean restart = frame.has("rax") && RESTARTS.containsKey(result);
        String sentence = Words.text("origin.call", "call", told(call, narrow), "orig", names.of(ORIG), "number",
                String.valueOf(number));
        return new Origin(Origin.Kind.SYSCALL, Optional.of(call), restart, sentence + outcome(result));
    }

    private String outcome(long result) {
        if (!frame.has("rax")) {
            return "";
        }
        if (RESTARTS.containsKey(result)) {
            return " " + Words.text("outcome.restart", "code", String.valueOf(result), "name", RESTARTS.get(result),
                    "back", back());
        }
        if (result == NOT_YET) {
            return " " + Words.text("outcome.none");
        }
        return " " + Words.text("outcome.result", "value", result < 0 && result >= LOWEST_ERROR
                ? String.valueOf(result) : Operand.hex(result));
    }

    private String back() {
        return frame.has("rip") ? Operand.hex(value("rip") - SYSCALL_BYTES) : "…";
    }

    private String told(SystemCall call, boolean narrow) {
        boolean x32 = !narrow && (call.number() & SystemCalls.X32) != 0;
        String number = (call.number() & ~SystemCalls.X32) + (x32 ? " " + Words.text("call.x-thirty-two") : "");
        if (call.name().isEmpty()) {
            return number + " " + Words.text("call.unknown");
        }
        return number + " " + call.name() + (call.arguments() < 0 ? "" : arguments(call.arguments()));
    }

    private String arguments(int count) {
        List<String> registers = ARGUMENTS.subList(0, count);
        if (count > 0 && registers.stream().noneMatch(frame::has)) {
            return "(…)";
        }
        Stream<String> values = registers.stream()
                .map(each -> frame.has(each) ? Operand.hex(value(each)) : "?");
        return values.collect(Collectors.joining(", ", "(", ")"));
    }
}
