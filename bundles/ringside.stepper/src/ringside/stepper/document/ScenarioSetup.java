package ringside.stepper.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.setup.SeccompRule;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.SlotPoke;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.setup.TracerPlan;
import ringside.kernel.service.setup.TracerStop;
import ringside.machine.state.Vendor;
import ringside.model.Caption;
import ringside.model.Scenario;
import ringside.model.StartValue;
import ringside.model.Stop;
import ringside.model.Tracer;
import ringside.stepper.value.EnumMapping;

/**
 * All of a scenario that must be known before the start. Two equal ones give the same run, interventions aside.
 *
 * @param kernel          id of the profile
 * @param options         the computer and the build of the kernel
 * @param task            program, thread flags, handlers, tracer
 * @param start           start values
 * @param endAfterReturns the run ends after so many returns; 0 = never
 * @param captions        words for lines of the program, by label
 */
public record ScenarioSetup(String kernel, KernelOptions options, TaskSetup task, List<Planned> start,
        int endAfterReturns,
        Map<String, String> captions) {

    /** {@return what the document says now} */
    public static ScenarioSetup of(Scenario scenario, String programFile) {
        List<Planned> start = scenario.getStart().stream().filter(v -> !isOption(v))
                .map(v -> new Planned(0, null, 1, Planned.Kind.SET, v.getName(), v.getValue())).toList();
        Map<String, String> captions = new LinkedHashMap<>();
        for (Caption caption : scenario.getCaptions()) {
            captions.put(caption.getLabel(), caption.getText());
        }
        return new ScenarioSetup(scenario.getKernel(), options(scenario), task(scenario, programFile), start,
                scenario.getEndAfterReturns(), captions);
    }

    private static boolean isOption(StartValue value) {
        return ValueName.of(value.getName()).kind() == ValueName.Kind.OPTION;
    }

    /** Start values may name an option too; the last one counts. */
    private static KernelOptions options(Scenario s) {
        KernelOptions options = new KernelOptions(EnumMapping.VENDOR.kernel(s.getVendor()), s.isLa57(), s.isPti(),
                s.isXenPv(), s.isX32(), s.isLass(), s.isMitigations(), Set.copyOf(s.getWhatIfs()));
        for (StartValue value : s.getStart()) {
            options = isOption(value) ? with(options, ValueName.of(value.getName()).item(), value.getValue()) : options;
        }
        return options;
    }

    private static KernelOptions with(KernelOptions options, String option, long value) {
        boolean on = value != 0;
        return switch (option) {
            case "vendor" -> options.withVendor(on ? Vendor.AMD : Vendor.INTEL);
            case "la57" -> options.withLa57(on);
            case "pti" -> options.withPti(on);
            case "xen-pv" -> options.withXenPv(on);
            case "x32" -> options.withX32(on);
            case "lass" -> options.withLass(on);
            case "mitigations" -> options.withMitigations(on);
            default -> options;
        };
    }

    private static TaskSetup task(Scenario s, String file) {
        List<SignalHandler> handlers = s.getHandlers().stream()
                .map(h -> new SignalHandler(h.getSignal(), h.getLabel(), h.isRestart(), h.isOnStack())).toList();
        String program = s.getProgram() == null ? "" : s.getProgram();
        return new TaskSetup(file, program, Map.of(), s.getThreadFlags().stream()
                .collect(Collectors.toCollection(TreeSet::new)),
                handlers, s.isSelfTrace(), tracer(s.getTracer()), s.getSeccomp().stream().map(ScenarioSetup::rule)
                        .toList(),
                s.isFollowChild(), s.getUprobe(), s.isReturnProbe());
    }

    private static SeccompRule rule(ringside.model.SeccompRule rule) {
        return new SeccompRule(rule.getNr(), EnumMapping.SECCOMP_ACTION.kernel(rule.getAction()), rule.getData());
    }

    private static TracerPlan tracer(Tracer tracer) {
        if (tracer == null) {
            return null;
        }
        List<TracerStop> stops = tracer.getStops().stream().map(ScenarioSetup::stop).toList();
        return new TracerPlan(EnumMapping.RESUME.kernel(tracer.getFirst()), stops,
                EnumMapping.RESUME.kernel(tracer.getThen()));
    }

    private static TracerStop stop(Stop stop) {
        return new TracerStop(stop.getPokes().stream().map(p -> new SlotPoke(p.getSlot(), p.getValue())).toList(),
                EnumMapping.RESUME.kernel(stop.getResume()), Optional.ofNullable(stop.getSignal()));
    }
}
