package ringside.scenarios.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

import ringside.model.RingsidePackage.Literals;
import ringside.model.Scenario;
import ringside.scenarios.text.NearestNames;
import ringside.scenarios.text.Quoted;

/** Which kernel profiles there are, for one who knows. */
final class KernelNames {

    /** Nobody knows: every name is accepted. */
    static final KernelNames ANY = new KernelNames(List.of());

    private final List<String> known;

    KernelNames(Collection<String> known) {
        this.known = List.copyOf(known);
    }

    /** Every place at which a scenario names a kernel that there is not. */
    List<DocumentFault> check(Scenario scenario) {
        List<DocumentFault> faults = new ArrayList<>();
        if (!known.isEmpty()) {
            check(scenario, Literals.SCENARIO__KERNEL, List.of(scenario.getKernel()), faults);
            scenario.getExpectations().forEach(group -> check(group, Literals.EXPECTATION__KERNELS,
                    group.getKernels(), faults));
            scenario.getInapplicable().forEach(group -> check(group, Literals.INAPPLICABLE__KERNELS,
                    group.getKernels(), faults));
        }
        return faults;
    }

    private void check(EObject object, EAttribute attribute, List<String> names, List<DocumentFault> faults) {
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(names.get(i))) {
                faults.add(new DocumentFault(object, attribute, i, Optional.empty(), unknown(names.get(i))));
            }
        }
    }

    private String unknown(String name) {
        List<String> near = NearestNames.of(name, known);
        return "there is no kernel profile " + Quoted.text(name)
                + (near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?") + " Known are "
                + String.join(", ", known);
    }
}
