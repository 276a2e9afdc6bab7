package ringside.cli.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.cli.console.Console;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.run.Happening;
import ringside.stepper.run.Occurrence;
import ringside.stepper.returns.Return;
import ringside.stepper.run.StepRecord;
import ringside.stepper.value.EndWords;
import ringside.stepper.value.Hex;

/** A table to read: the steps, what happened, the returns with their reasons. */
public final class TextReport implements RunReport {
    /** Nobody reads more lines; the run goes on without being told. */
    private static final long LONGEST = 2000;
    private static final String ROW = "%6s  %-8s  %-24s  %-18s  %-40s  %s";
    private static final int PER_LINE = 4;

    private final Console console;
    private long told;
    private boolean cut;

    public TextReport(Console console) {
        this.console = console;
    }

    @Override
    public void begin(String name) {
        console.line("== " + name);
        told = 0;
        cut = false;
    }

    @Override
    public boolean wantsSteps() {
        return told < LONGEST;
    }

    @Override
    public void step(StepRecord r) {
        if (told++ == 0) {
            line(String.format(ROW, "step", "phase", "routine", "rip", "instruction", "changes"));
        }
        line(String.format(ROW, r.step(), r.phase(), r.routine(), Hex.of(r.rip()), r.text(), changes(r)));
    }

    private static String changes(StepRecord r) {
        String registers = r.changes().stream().map(c -> c.register().label() + "=" + Hex.of(c.after()))
                .collect(Collectors.joining(" "));
        String slots = r.slots().stream().map(s -> "[" + s.slot() + "]=" + Hex.of(s.value()))
                .collect(Collectors.joining(" "));
        return registers + (registers.isEmpty() || slots.isEmpty() ? "" : " ") + slots;
    }

    @Override
    public void happened(long steps, Happening happening) {
        if (told < LONGEST) {
            Occurrence.of(steps, happening).ifPresent(told -> line(String.format("%6s  * %s", "", told.text())));
        } else if (!cut) {
            cut = true;
            line(String.format("%6s  * more than %d steps: the rest is not listed (--format jsonl lists all)", "",
                    LONGEST));
        }
    }

    /** Of a value that was changed behind the kernel's back nothing is seen in the return itself. */
    @Override
    public void returned(Return made) {
        if (told < LONGEST) {
            made.changes().forEach(change -> line(String.format("%6s  * %s", "", change)));
        }
    }

    @Override
    public void result(RunOutcome outcome) {
        console.line("");
        if (outcome.returns().size() > 1) {
            returns(outcome.returns());
        }
        outcome.last().ifPresentOrElse(this::verdict, () -> console.line("No return to user mode."));
        console.line("");
        console.line("ended: " + outcome.ended() + ", after " + outcome.steps() + " steps");
        outcome.outside().ifPresent(outside -> console.line(EndWords.of(outside)));
        outcome.loop().ifPresent(loop -> console.line(loop.text()));
        user(outcome.user());
    }

    private void returns(List<Return> returns) {
        console.line("Returns to user mode:");
        for (Return r : returns.subList(0, Math.min(returns.size(), (int) LONGEST / 10))) {
            console.line(String.format("  step %-7d  %-11s  %-10s  %s", r.step(), r.path().label(), r.reason() == null
                    ? "" : r.reason(),
                    String.join("+", r.failing())));
        }
        console.line("");
    }

    private void verdict(Return last) {
        VerdictText.of(last).forEach(console::line);
    }

    private void user(Map<String, Long> user) {
        StringBuilder line = new StringBuilder();
        int column = 0;
        for (Map.Entry<String, Long> register : user.entrySet()) {
            line.append(String.format("%-8s%-20s", register.getKey(), Hex.of(register.getValue())));
            if (++column % PER_LINE == 0) {
                line(line.toString());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            line(line.toString());
        }
    }

    private void line(String text) {
        console.line(text.stripTrailing());
    }
}
