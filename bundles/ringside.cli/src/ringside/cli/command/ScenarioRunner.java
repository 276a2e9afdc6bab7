package ringside.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.cli.arguments.ChosenMachine;
import ringside.cli.arguments.KernelArguments;
import ringside.cli.arguments.Subject;
import ringside.cli.arguments.SubjectReader;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.report.RunReport;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.WhatIf;
import ringside.model.Scenario;
import ringside.scenarios.UnknownScenarioException;
import ringside.stepper.OtherKernel;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.compare.ScenarioRun;
import ringside.stepper.compare.TimedEdit;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.returns.Return;
import ringside.stepper.value.EndWords;
import ringside.stepper.value.EnumMapping;
import ringside.stepper.value.ValueProblem;

/** Carries out {@code run}; apart from the command so that asking for help loads no model. */
final class ScenarioRunner {
    /** From the least to the most serious. */
    private static final List<Integer> SEVERITY = List.of(ExitStatus.DONE, ExitStatus.STEP_LIMIT,
            ExitStatus.NOT_AS_EXPECTED,
            ExitStatus.BAD_INPUT);
    private final Console console;
    private final RunCommand command;
    private final RunReport report;

    ScenarioRunner(Console console, RunCommand command, RunReport report) {
        this.console = console;
        this.command = command;
        this.report = report;
    }

    /** {@return the most serious status of all runs} */
    int run(List<String> arguments) throws IOException {
        int worst = ExitStatus.DONE;
        for (String argument : arguments) {
            int status = one(argument, arguments.size() > 1);
            worst = SEVERITY.indexOf(status) > SEVERITY.indexOf(worst) ? status : worst;
        }
        return worst;
    }

    private int one(String argument, boolean announced) throws IOException {
        try {
            Subject subject = new SubjectReader(console, Optional.ofNullable(command.syntax())).read(argument);
            Scenario scenario = chosen(subject);
            ScenarioRun run = ScenarioRun.of(scenario, subject.place());
            if (command.syntax() != null) {
                run.show(ShownSyntax.named(command.syntax().label()).orElseThrow());
            }
            set(run);
            List<TimedEdit> edits = command.edits();
            edit(run, edits);
            if (announced) {
                report.begin(subject.name());
            }
            RunOutcome outcome = run.run(command.maxSteps(scenario.getMaxSteps()), report,
                    command.foretell());
            report.result(outcome);
            edits.stream().filter(edit -> edit.step() > outcome.steps()).forEach(edit -> console.complain(
                    subject.name() + ": --set-at " + edit.step() + ":" + edit.name().text()
                            + " was not made: the run is over after " + outcome.steps() + " steps"));
            return status(subject, outcome);
        } catch (UnknownScenarioException e) {
            throw command.usage(e.getMessage());
        } catch (BadInput | ScenarioProblem e) {
            console.complain(e.getMessage());
            return ExitStatus.BAD_INPUT;
        }
    }

    /** An edit at a step was made on the kernel that the scenario names; another kernel makes it at the same place. */
    private Scenario chosen(Subject subject) throws ScenarioProblem {
        String home = subject.scenario().getKernel();
        choose(subject.scenario());
        String kernel = subject.scenario().getKernel();
        subject.scenario().setKernel(home);
        return OtherKernel.of(subject.scenario(), kernel, subject.place());
    }

    /** The options on the command line win over what the scenario says. */
    private void choose(Scenario scenario) {
        KernelArguments given = command.kernel();
        given.given().ifPresent(scenario::setKernel);
        ChosenMachine.apply(given, scenario);
        scenario.setSelfTrace(scenario.isSelfTrace() || command.selfTrace());
        if (given.any()) {
            Profile profile = given.profile(scenario.getKernel());
            scenario.setKernel(profile.id());
            given.options(profile);
        }
        command.experiments().forEach(experiment -> add(experiment, scenario));
    }

    private void add(WhatIf experiment, Scenario scenario) {
        KernelOptions options = KernelOptions.DEFAULT
                .withVendor(EnumMapping.VENDOR.kernel(scenario.getVendor()));
        experiment.refusal(command.kernel().profile(scenario.getKernel()), options).ifPresent(why -> {
            throw command.usage(why);
        });
        if (!scenario.getWhatIfs().contains(experiment.id())) {
            scenario.getWhatIfs().add(experiment.id());
        }
    }

    private void set(ScenarioRun run) throws ScenarioProblem {
        for (Map.Entry<String, String> set : command.sets()) {
            try {
                run.set(set.getKey(), set.getValue());
            } catch (ValueProblem e) {
                throw command.usage(set.getKey() + "=" + set.getValue() + ": " + e.getMessage());
            }
        }
    }

    private void edit(ScenarioRun run, List<TimedEdit> edits) {
        for (TimedEdit edit : edits) {
            try {
                run.edit(edit);
            } catch (ValueProblem e) {
                throw command.usage("--set-at " + edit.step() + ":" + edit.name().text() + "=" + edit.text() + ": "
                        + e.getMessage());
            }
        }
    }

    private int status(Subject subject, RunOutcome outcome) {
        if (command.expected() != null) {
            Optional<Return> last = outcome.last();
            Optional<String> difference = command.expected().difference(last.map(Return::path).orElse(null),
                    last.map(Return::reason).orElse(null));
            if (difference.isPresent()) {
                console.complain(subject.name() + ": " + difference.get());
                return ExitStatus.NOT_AS_EXPECTED;
            }
        }
        if (outcome.outside().isPresent()) {
            console.complain(subject.name() + ": " + EndWords.of(outcome.outside().get()));
            return ExitStatus.BAD_INPUT;
        }
        if (!outcome.ended().equals(RunOutcome.LIMIT)) {
            return ExitStatus.DONE;
        }
        console.complain(subject.name() + ": the step limit of " + outcome.steps() + " is reached"
                + outcome.loop().map(loop -> ". " + loop.text()).orElse(""));
        return ExitStatus.STEP_LIMIT;
    }
}
