package ringside.model.outcome;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EAttribute;
import ringside.model.Expectation;
import ringside.model.RingsidePackage.Literals;
import ringside.model.Scenario;

/**
 * The computer and the build of the kernel that an expectation is for, as far as it names them.
 *
 * @param named what is named, in the order of the features, with its value
 */
public record Circumstances(Map<EAttribute, Object> named) {

    private static final List<EAttribute> ALL = List.of(Literals.EXPECTATION__VENDOR, Literals.EXPECTATION__LA57,
            Literals.EXPECTATION__PTI, Literals.EXPECTATION__XEN_PV, Literals.EXPECTATION__X32);

    /** Nothing is named: those of the scenario. */
    public static final Circumstances USUAL = new Circumstances(Map.of());

    public Circumstances {
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /** What an expectation names. */
    public static Circumstances of(Expectation expectation) {
        Map<EAttribute, Object> named = new LinkedHashMap<>();
        ALL.stream().filter(expectation::eIsSet).forEach(choice -> named.put(choice, expectation.eGet(choice)));
        return new Circumstances(named);
    }

    /** Names the same in another expectation. */
    public void stateIn(Expectation expectation) {
        named.forEach(expectation::eSet);
    }

    /** Gives a scenario this computer and build. */
    public void applyTo(Scenario scenario) {
        named.forEach((choice, value) -> scenario.eSet(scenario.eClass().getEStructuralFeature(choice.getName()),
                value));
    }

    /** For example {@code vendor INTEL, la57 false}; empty when nothing is named. */
    public String text() {
        return named.entrySet().stream().map(choice -> choice.getKey().getName() + " " + choice.getValue())
                .collect(Collectors.joining(", "));
    }
}
