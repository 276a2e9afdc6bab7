package ringside.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioModelTest {

    private static final RingsideFactory MAKE = RingsideFactory.eINSTANCE;

    static Stream<EClass> classes() {
        return RingsidePackage.eINSTANCE.getEClassifiers().stream().filter(EClass.class::isInstance)
                .map(EClass.class::cast);
    }

    @Test
    void keepsTheNamespaceThatFilesState() {
        assertThat(RingsidePackage.eNS_URI).isEqualTo("https://ringside/scenario/2");
        assertThat(RingsidePackage.eNS_PREFIX).isEqualTo("ringside");
    }

    @Test
    void startsWithUsualValues() {
        Scenario scenario = MAKE.createScenario();
        assertThat(scenario.getVendor()).isEqualTo(Vendor.INTEL);
        assertThat(scenario.getMaxSteps()).isEqualTo(1_000_000);
        assertThat(scenario.getEndAfterReturns()).isZero();
        assertThat(scenario.getTracer()).isNull();
        assertThat(MAKE.createSetValue().getStep()).isEqualTo(-1);
        assertThat(MAKE.createTimerInterrupt().getOccurrence()).isEqualTo(1);
        assertThat(MAKE.createExpectation().isSetVendor()).isFalse();
        assertThat(MAKE.createSwitchCheck().isSetOn()).isFalse();
        assertThat(MAKE.createCheckValue().isEnabled()).isTrue();
        assertThat(MAKE.createSlotValue().getWriter()).isEqualTo(Writer.NONE);
    }

    @Test
    void tellsAVendorThatIsStatedFromTheUsualOne() {
        Expectation expectation = MAKE.createExpectation();
        expectation.setVendor(Vendor.INTEL);
        assertThat(expectation.isSetVendor()).isTrue();
        expectation.unsetVendor();
        assertThat(expectation.isSetVendor()).isFalse();
    }

    @Test
    void namesTheChoicesAsFilesDo() {
        assertThat(literals(RingsidePackage.eINSTANCE.getVendor())).containsExactly("INTEL", "AMD");
        assertThat(literals(RingsidePackage.eINSTANCE.getResume()))
                .containsExactly("CONT", "SYSCALL", "SINGLESTEP", "DETACH", "SYSEMU");
        assertThat(literals(RingsidePackage.eINSTANCE.getWriter()))
                .containsExactly("NONE", "HARDWARE", "ENTRY_CODE", "C", "SERVICE", "TRACER", "USER_EDIT");
        assertThat(literals(RingsidePackage.eINSTANCE.getCheckStatus()))
                .containsExactly("PASSED", "FAILED", "NOT_REACHED", "OFF", "PENDING", "NOT_ASKED", "OPEN");
        assertThat(literals(RingsidePackage.eINSTANCE.getReturnStage()))
                .containsExactly("PROGRAM", "DUE", "DECIDING", "DECIDED", "RETURNED", "NONE");
    }

    private static List<String> literals(EEnum choice) {
        return choice.getELiterals().stream().map(EEnumLiteral::getLiteral).toList();
    }

    @Test
    void hasTheKindsOfIntervention() {
        assertThat(classes().filter(c -> c.getESuperTypes().contains(RingsidePackage.eINSTANCE.getIntervention()))
                .map(EClassifier::getName))
                .containsExactly("SetValue", "QueueSignal", "RaiseFlag", "TimerInterrupt", "SwitchCheck");
        assertThat(RingsidePackage.eINSTANCE.getIntervention().isAbstract()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void containsWhatItRefersTo(EClass type) {
        assertThat(type.getEAllReferences()).allMatch(EReference::isContainment);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void takesAndGivesBackEveryValue(EClass type) {
        if (type.isAbstract()) {
            return;
        }
        EObject object = MAKE.create(type);
        for (EAttribute attribute : type.getEAllAttributes()) {
            Object value = sample(attribute);
            object.eSet(attribute, attribute.isMany() ? List.of(value) : value);
            assertThat(object.eGet(attribute)).as(attribute.getName())
                    .isEqualTo(attribute.isMany() ? List.of(value) : value);
        }
        EObject copy = EcoreUtil.copy(object);
        assertThat(EcoreUtil.equals(object, copy)).isTrue();
        assertThat(object.toString()).contains(type.getName());
    }

    private static Object sample(EAttribute attribute) {
        if (attribute.getEAttributeType() instanceof EEnum choice) {
            return choice.getELiterals().get(choice.getELiterals().size() - 1).getInstance();
        }
        Class<?> type = attribute.getEAttributeType().getInstanceClass();
        if (type == String.class) {
            return "text";
        }
        return type == boolean.class ? (Object) true : type == int.class ? (Object) 7 : (Object) 8L;
    }

    @Test
    void tellsItsListenersOfAChange() {
        Scenario scenario = MAKE.createScenario();
        int[] notifications = {0};
        scenario.eAdapters().add(new org.eclipse.emf.ecore.util.EContentAdapter() {
            @Override
            public void notifyChanged(org.eclipse.emf.common.notify.Notification notification) {
                super.notifyChanged(notification);
                notifications[0]++;
            }
        });
        StartValue start = MAKE.createStartValue();
        scenario.getStart().add(start);
        start.setValue(5);
        assertThat(notifications[0]).isEqualTo(2);
        TreeIterator<EObject> all = scenario.eAllContents();
        assertThat(all.next()).isSameAs(start);
        assertThat(all.hasNext()).isFalse();
    }
}
