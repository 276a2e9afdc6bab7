package ringside.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows between the bundles go one way only, and some things are done in one place only. */
class HouseRulesTest {

    private static final String MACHINE = "ringside.machine..";
    private static final String KERNEL = "ringside.kernel..";
    private static final String PROFILE = "ringside.kernel.profile";
    private static final String DECISION = "ringside.kernel.decision";
    private static final String LISTING = "ringside.kernel.listing";
    private static final String SERVICE = "ringside.kernel.service";
    private static final String SETUP = SERVICE + ".setup";
    private static final String FRAME = SERVICE + ".frame";
    private static final String STATE = SERVICE + ".state";
    private static final String TASK = SERVICE + ".task";
    private static final String TRACE = SERVICE + ".trace";
    private static final String SIGNAL = SERVICE + ".signal";
    private static final String CALL = SERVICE + ".call";
    private static final String MODEL = "ringside.model..";
    private static final String STEPPER = "ringside.stepper..";
    private static final String SCENARIOS = "ringside.scenarios..";
    private static final String CLI = "ringside.cli..";
    private static final String UI = "ringside.ui..";
    private static final String APP = "ringside.app..";
    private static final String JAVA = "java..";
    private static final String EMF = "org.eclipse.emf..";
    /** Its subclasses hold translated texts, which the platform fills in once. */
    private static final String MESSAGES = "org.eclipse.osgi.util.NLS";
    private static final List<String> BUNDLES =
            List.of("machine", "kernel", "model", "stepper", "scenarios", "cli", "ui", "app");

    /** The rooms of the kernel, each with those that it may know; the boot, in none of them, knows all. */
    private static final Map<String, String[]> ROOMS = Map.ofEntries(
            room(PROFILE),
            room(DECISION, PROFILE),
            room(LISTING, PROFILE, DECISION),
            room(SETUP),
            room(FRAME, PROFILE, LISTING),
            room(STATE, PROFILE, DECISION, SETUP),
            room(TASK, PROFILE, DECISION, LISTING, SETUP, FRAME, STATE),
            room(TRACE, PROFILE, LISTING, SETUP, FRAME, STATE, TASK),
            room(SIGNAL, PROFILE, SETUP, FRAME, STATE, TASK, TRACE),
            room(CALL, PROFILE, LISTING, SETUP, FRAME, STATE, TASK, TRACE, SIGNAL),
            room(SERVICE, PROFILE, DECISION, LISTING, SERVICE + ".."),
            room("ringside.kernel.meaning", PROFILE, DECISION),
            room("ringside.kernel.text", PROFILE, DECISION),
            room("ringside.kernel.questions", PROFILE, DECISION));

    private static Map.Entry<String, String[]> room(String name, String... known) {
        return Map.entry(name, known);
    }

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPaths(BUNDLES.stream().map(HouseRulesTest::classesOf).toList());
    }

    private static Path classesOf(String bundle) {
        return Path.of("..", "ringside." + bundle, "target", "classes");
    }

    @Test
    void everyBundleIsLookedAt() {
        Stream<String> seen = house.stream().map(type -> type.getPackageName().split("\\.")[1]).distinct();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(BUNDLES);
    }

    @Test
    void theMachineKnowsNothingElse() {
        hold(classes().that().resideInAPackage(MACHINE).should().onlyDependOnClassesThat().resideInAnyPackage(MACHINE, JAVA));
    }

    @Test
    void theKernelKnowsTheMachineOnly() {
        hold(classes().that().resideInAPackage(KERNEL).should().onlyDependOnClassesThat()
                .resideInAnyPackage(KERNEL, MACHINE, JAVA));
    }

    @Test
    void theRoomsOfTheKernelKnowEachOtherOneWay() {
        ROOMS.forEach((room, known) -> hold(noClasses().that().resideInAPackage(room).should().dependOnClassesThat(
                resideInAPackage(KERNEL).and(not(resideInAnyPackage(room))).and(not(resideInAnyPackage(known))))));
    }

    @Test
    void theRoomsOfTheKernelHaveNoCycles() {
        JavaClasses kernel = house.that(resideInAPackage(KERNEL));
        Stream<String> rooms = kernel.stream().map(JavaClass::getPackageName).distinct();
        assertThat(rooms).contains("ringside.kernel").containsAll(ROOMS.keySet());
        slices().matching("ringside.(**)").should().beFreeOfCycles().check(kernel);
    }

    @Test
    void theModelKnowsEmfOnly() {
        hold(classes().that().resideInAPackage(MODEL).should().onlyDependOnClassesThat().resideInAnyPackage(MODEL, EMF, JAVA));
    }

    @Test
    void theStepperKnowsKernelAndModel() {
        hold(classes().that().resideInAPackage(STEPPER).should().onlyDependOnClassesThat()
                .resideInAnyPackage(STEPPER, KERNEL, MACHINE, MODEL, EMF, JAVA));
    }

    @Test
    void theScenariosKnowTheModelOnly() {
        hold(noClasses().that().resideInAPackage(SCENARIOS).should().dependOnClassesThat()
                .resideInAnyPackage(MACHINE, KERNEL, STEPPER, CLI, UI, APP));
    }

    @Test
    void theCommandLineKnowsNoWindow() {
        hold(noClasses().that().resideInAPackage(CLI).should().dependOnClassesThat().resideInAnyPackage(UI, APP));
    }

    @Test
    void nothingBelowTheWindowKnowsSwtOrOsgi() {
        hold(noClasses().that().resideOutsideOfPackages(UI, APP).should().dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.ui..", "org.eclipse.core..",
                        "org.osgi.."));
    }

    @Test
    void theWindowNeverTouchesTheMachine() {
        hold(noClasses().that().resideInAnyPackage(UI, APP).should().dependOnClassesThat().resideInAPackage(MACHINE));
    }

    @Test
    void nothingKnowsTheApplication() {
        hold(noClasses().that().resideOutsideOfPackage(APP).should().dependOnClassesThat().resideInAPackage(APP));
    }

    @Test
    void onlyTheScenariosReadAndWriteFiles() {
        hold(noClasses().that().resideOutsideOfPackages(SCENARIOS, CLI).should().dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files").orShould().dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile)")
                .orShould().dependOnClassesThat().haveNameMatching("java\\.nio\\.channels\\.FileChannel"));
    }

    @Test
    void nothingIsStaticAndMutable() {
        hold(fields().that().areStatic().and().areNotFinal().and().doNotHaveModifier(JavaModifier.SYNTHETIC).and()
                .areDeclaredInClassesThat().resideOutsideOfPackages(MODEL).and()
                .areDeclaredInClassesThat().areNotAssignableTo(MESSAGES).should().notBeStatic());
    }

    @Test
    void nobodyEndsTheProcessButTheCommandLine() {
        hold(noClasses().that().resideOutsideOfPackage(CLI).should().callMethod(System.class, "exit", int.class));
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(house);
    }
}
