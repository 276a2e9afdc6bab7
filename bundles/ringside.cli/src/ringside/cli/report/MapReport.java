package ringside.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ringside.cli.console.Console;
import ringside.cli.console.InputRows;
import ringside.cli.console.ProgressLine;
import ringside.cli.console.Row;
import ringside.cli.console.RowWriter;
import ringside.cli.console.TableFormat;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.questions.DecidingKernel;
import ringside.kernel.questions.DecisionMap;
import ringside.kernel.questions.InputClasses;
import ringside.kernel.questions.MachineOptions;

/** Writes decision maps: of one machine, or one after the other for several. */
public final class MapReport {
    private static final String ANSWER = "  %-11s  %-9s  %-44s  %s";

    private final Console console;
    private final TableFormat format;
    private final boolean summary;

    /** @param summary in text, leave out the table of the classes */
    public MapReport(Console console, TableFormat format, boolean summary) {
        this.console = console;
        this.format = format;
        this.summary = summary;
    }

    public void write(Profile profile, List<KernelOptions> machines) {
        InputClasses classes = InputClasses.ofAllProfiles();
        try (ProgressLine progress = console.progress()) {
            progress.begin("map of " + profile.id());
            List<DecisionMap> maps = new ArrayList<>();
            for (KernelOptions options : machines) {
                maps.add(DecisionMap.of(DecidingKernel.of(profile, options), classes, progress));
            }
            if (format == TableFormat.TEXT) {
                text(profile, maps, progress);
            } else {
                rows(maps, progress);
            }
        }
    }

    private void rows(List<DecisionMap> maps, ProgressLine progress) {
        RowWriter writer = RowWriter.of(format, console);
        for (DecisionMap map : maps) {
            for (DecisionMap.Entry entry : map.entries()) {
                progress.nextRow();
                Row row = new Row();
                if (maps.size() > 1) {
                    machine(row, map.kernel().options());
                }
                writer.row(InputRows.answer(InputRows.inputs(row, entry.inputs()), entry.answer(), ""));
            }
        }
    }

    private static void machine(Row row, KernelOptions options) {
        row.text("vendor", options.vendor().name().toLowerCase(Locale.ROOT)).truth("la57", options.la57())
                .truth("xen_pv", options.xenPv());
    }

    private void text(Profile profile, List<DecisionMap> maps, ProgressLine progress) {
        console.line("Kernel " + profile.id() + ": " + profile.title());
        for (DecisionMap map : maps) {
            console.line("");
            console.line("Machine: " + machine(map.kernel().options()));
            console.line("");
            if (!summary) {
                table(map, progress);
            }
            inShort(map);
        }
        InputRows.legend(maps.get(0).classes()).forEach(console::line);
        console.line("");
        console.line("A class is one value each for RIP, RCX, CS, SS, and R11 with RFLAGS. Where R11 equals RFLAGS, RF "
                + "and TF are equal too: the 12 of 32");
        console.line("combinations that say otherwise cannot exist. The vendor, PTI and x32 change no decision.");
    }

    private static String machine(KernelOptions options) {
        String text = MachineOptions.text(options);
        return text.isEmpty() ? "Intel, 48-bit addresses" : text;
    }

    private void table(DecisionMap map, ProgressLine progress) {
        console.line(InputRows.heading() + String.format(ANSWER, "path", "reason", "all reasons", "witness"));
        for (DecisionMap.Entry entry : map.entries()) {
            progress.nextRow();
            console.line(InputRows.line(entry.inputs()) + String.format(ANSWER, entry.answer().path().label(),
                    InputRows.reason(entry.answer().reason()), entry.answer().failing().isEmpty() ? "-"
                            : entry.answer().failing().stream().map(Enum::name).collect(Collectors.joining("+")),
                    InputRows.registers(entry.inputs().witness())));
        }
        console.line("");
    }

    private void inShort(DecisionMap map) {
        console.line("In short, with the number of classes:");
        for (DecisionMap.Region region : map.regions()) {
            List<String> conditions = region.inputs().conditions();
            console.line(String.format("  %-11s  %-9s  %5d  %s", region.path().label(),
                    InputRows.reason(region.reason()), region.inputs().classes(),
                    conditions.isEmpty() ? "always" : String.join("; ", conditions)));
        }
        console.line("");
        console.line(map.entries().size() + " classes; by path: " + counts(map.paths().entrySet().stream()
                .map(each -> each.getKey().label() + " " + each.getValue()).toList()) + "; by first reason: "
                + counts(map.reasons().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue()).toList()));
        console.line("");
    }

    private static String counts(List<String> each) {
        return each.isEmpty() ? "none" : String.join(", ", each);
    }
}
