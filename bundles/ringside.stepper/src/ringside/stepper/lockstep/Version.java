package ringside.stepper.lockstep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.kernel.profile.CheckId;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.model.SwitchCheck;

/**
 * The kernel of one side, and what the side has besides what the scenario says.
 *
 * @param kernel  id of the profile
 * @param with    options that are on
 * @param off     checks that are switched off from the start
 * @param whatIfs ids of experiments that are made
 */
public record Version(String kernel, Set<KernelOption> with, Set<CheckId> off, Set<String> whatIfs) {

    public Version {
        with = Set.copyOf(with);
        off = Set.copyOf(off);
        whatIfs = Set.copyOf(whatIfs);
    }

    /** {@return a kernel with nothing besides what the scenario says} */
    public static Version plain(String kernel) {
        return new Version(kernel, Set.of(), Set.of(), Set.of());
    }

    /** {@return the kernel and what it has besides, in words} */
    public String name() {
        List<String> parts = new ArrayList<>(List.of(kernel));
        with.stream().sorted().forEach(each -> parts.add(LockstepWords.text("with", each.id())));
        new TreeSet<>(off).forEach(each -> parts.add(LockstepWords.text("without", each)));
        new TreeSet<>(whatIfs).forEach(each -> parts.add(LockstepWords.text("experiment", each)));
        return String.join(" ", parts);
    }

    /** {@return a copy of a scenario that runs on this; the scenario itself stays as it is} */
    public Scenario of(Scenario scenario) {
        Scenario copy = EcoreUtil.copy(scenario);
        copy.setKernel(kernel);
        with.forEach(option -> option.turnOn(copy));
        whatIfs.stream().filter(id -> !copy.getWhatIfs().contains(id)).forEach(copy.getWhatIfs()::add);
        off.forEach(check -> copy.getInterventions().add(0, switchedOff(check)));
        return copy;
    }

    private static SwitchCheck switchedOff(CheckId check) {
        SwitchCheck element = RingsideFactory.eINSTANCE.createSwitchCheck();
        element.setStep(0);
        element.setCheck(check.name());
        element.setOn(false);
        return element;
    }
}
