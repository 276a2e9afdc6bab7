package ringside.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Arrows between bundles and between their rooms go one way only, nothing grows too large, and some things are done in
 * one place only.
 */
class HouseRulesTest {

    private static final String WORDS = "ringside.words..";
    private static final String MACHINE = "ringside.machine..";
    private static final String ASSEMBLER = "ringside.assembler..";
    private static final String KERNEL = "ringside.kernel..";
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
            List.of("words", "machine", "assembler", "kernel", "model", "stepper", "scenarios", "cli", "ui", "app");

    /** The rooms of each bundle that has some, each with those of the same bundle that it may know. */
    private static final Map<String, Map<String, List<String>>> ROOMS = Map.of(
            "machine", Map.of(
                    "state", List.of(),
                    "code", List.of("state"),
                    "memory", List.of("state", "code"),
                    "compute", List.of("state"),
                    "execute", List.of("state", "code", "memory", "compute"),
                    "further", List.of("state", "code", "memory", "compute", "execute"),
                    "transfer", List.of("state", "code", "memory", "execute"),
                    "", List.of("state", "code", "memory", "execute", "further", "transfer")),
            "assembler", Map.of(
                    "source", List.of(),
                    "program", List.of("source"),
                    "form", List.of("source"),
                    "decode", List.of("source", "form"),
                    "layout", List.of("source", "form"),
                    "encode", List.of("source", "form", "layout"),
                    "spell", List.of("source", "form", "layout", "encode"),
                    "read", List.of("source", "program", "form", "layout", "encode", "spell"),
                    "", List.of("source", "program", "read"),
                    "intake", List.of("source", "program", "")),
            "kernel", Map.ofEntries(
                    entry("profile", List.of()),
                    entry("process", List.of()),
                    entry("release", List.of("profile")),
                    entry("decision", List.of("profile")),
                    entry("listing", List.of("profile", "decision")),
                    entry("meaning", List.of("profile", "decision")),
                    entry("flags", List.of("profile", "decision", "listing", "meaning")),
                    entry("service.setup", List.of()),
                    entry("service.frame", List.of("profile", "listing")),
                    entry("service.state", List.of("profile", "decision", "service.setup")),
                    entry("service.task", List.of("profile", "decision", "listing", "service.setup", "service.frame",
                            "service.state")),
                    entry("service.trace", List.of("profile", "listing", "service.setup", "service.frame",
                            "service.state", "service.task")),
                    entry("service.signal", List.of("profile", "service.setup", "service.frame", "service.state",
                            "service.task", "service.trace")),
                    entry("service.call", List.of("profile", "listing", "service.setup", "service.frame",
                            "service.state", "service.task", "service.trace", "service.signal")),
                    entry("service", List.of("profile", "decision", "listing", "service.setup", "service.frame",
                            "service.state", "service.task", "service.trace", "service.signal", "service.call")),
                    entry("text", List.of()),
                    entry("text.form", List.of("process", "text")),
                    entry("text.answer", List.of("profile", "decision", "listing", "release", "text",
                            "text.form")),
                    entry("questions", List.of("profile", "decision")),
                    entry("", List.of("profile", "decision", "listing", "meaning", "service", "service.setup",
                            "service.frame", "service.state", "service.task"))),
            "stepper", Map.ofEntries(
                    entry("value", List.of()),
                    entry("listing", List.of("value")),
                    entry("document", List.of("value", "listing")),
                    entry("stops", List.of("value")),
                    entry("run", List.of("value", "listing", "document", "stops")),
                    entry("questions", List.of("value", "document", "run")),
                    entry("returns", List.of("value", "listing", "document", "run")),
                    entry("chapters", List.of("run", "returns")),
                    entry("places", List.of("value", "listing", "document", "run", "returns", "chapters")),
                    entry("shown", List.of("value", "listing", "document", "run", "returns")),
                    entry("compare", List.of("value", "listing", "document", "run", "returns", "shown")),
                    entry("lockstep", List.of("value", "listing", "document", "run", "returns", "shown")),
                    entry("lesson", List.of("value", "listing", "run", "returns", "chapters", "shown", "compare",
                            "")),
                    entry("quiz", List.of("value", "listing", "document", "run", "questions", "returns", "compare")),
                    entry("replay", List.of()),
                    entry("statistics", List.of("value", "listing", "document", "run", "returns", "compare", "replay")),
                    entry("", List.of("value", "listing", "document", "stops", "run", "returns", "chapters", "places",
                            "shown")),
                    entry("drawing", List.of("value")),
                    entry("seam", List.of("value", "run", "returns", "shown", "drawing", "")),
                    entry("page", List.of("value", "listing", "run", "returns", "chapters", "shown", "drawing", "seam",
                            ""))),
            "scenarios", Map.of(
                    "file", List.of(),
                    "text", List.of("file"),
                    "format", List.of("file", "text"),
                    "program", List.of("text"),
                    "groups", List.of("text", ""),
                    "recording", List.of("text"),
                    "score", List.of("file", "text"),
                    "", List.of("file", "text", "format"),
                    "workload", List.of("text", "")),
            "cli", Map.of(
                    "console", List.of(),
                    "csv", List.of("console"),
                    "arguments", List.of("console"),
                    "report", List.of("console", "arguments"),
                    "command", List.of("console", "csv", "arguments", "report"),
                    "", List.of("console", "command")),
            "ui", Map.ofEntries(
                    entry("", List.of()),
                    entry("appearance", List.of("")),
                    entry("session", List.of("", "appearance")),
                    entry("table", List.of("", "appearance")),
                    entry("head", List.of("", "appearance", "session")),
                    entry("views", List.of("", "appearance", "session", "table")),
                    entry("chapters", List.of("", "appearance", "session", "table", "views")),
                    entry("seam", List.of("", "appearance", "session", "table", "views")),
                    entry("code", List.of("", "appearance", "session", "table", "views")),
                    entry("lesson", List.of("", "appearance", "session", "table", "views")),
                    entry("author", List.of("", "appearance", "session", "table", "views")),
                    entry("present", List.of("", "appearance", "session", "table")),
                    entry("commands", List.of("", "appearance", "session", "table", "views", "code", "lesson", "author",
                            "present")),
                    entry("compare", List.of("", "appearance", "session", "table", "views")),
                    entry("quiz", List.of("", "appearance", "session", "table", "views")),
                    entry("export", List.of("", "appearance", "session", "seam")),
                    entry("shell", List.of("", "appearance", "session", "table", "views", "chapters", "seam", "code",
                            "compare", "quiz", "author", "lesson"))));

    private static final int LARGEST_ROOM = 35;
    private static final int LONGEST_CLASS = 400;

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
        hold(classes().that().resideInAPackage(MACHINE).should().onlyDependOnClassesThat().resideInAnyPackage(MACHINE,
                JAVA));
    }

    @Test
    void theAssemblerKnowsTheMachineOnly() {
        hold(classes().that().resideInAPackage(ASSEMBLER).should().onlyDependOnClassesThat()
                .resideInAnyPackage(ASSEMBLER, MACHINE, WORDS, JAVA));
    }

    @Test
    void theWordsKnowNothing() {
        hold(classes().that().resideInAPackage(WORDS).should().onlyDependOnClassesThat().resideInAnyPackage(WORDS,
                JAVA));
    }

    @Test
    void theKernelKnowsAssemblerAndMachineOnly() {
        hold(classes().that().resideInAPackage(KERNEL).should().onlyDependOnClassesThat()
                .resideInAnyPackage(KERNEL, ASSEMBLER, MACHINE, WORDS, JAVA));
    }

    @Test
    void everyRoomOfABundleWithRoomsIsInTheTable() {
        ROOMS.forEach((bundle, rooms) -> {
            List<String> expected = rooms.keySet().stream().map(room -> packageOf(bundle, room)).toList();
            assertThat(packages("ringside." + bundle + "..").keySet()).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @Test
    void roomsKnowEachOtherOneWay() {
        ROOMS.forEach((bundle, rooms) -> rooms.forEach((room, known) -> {
            String here = packageOf(bundle, room);
            String[] below = known.stream().map(each -> packageOf(bundle, each)).toArray(String[]::new);
            hold(noClasses().that().resideInAPackage(here).should().dependOnClassesThat(
                    resideInAPackage("ringside." + bundle + "..").and(not(resideInAPackage(here)))
                            .and(not(resideInAnyPackage(below)))));
        }));
    }

    @Test
    void noRoomIsInACycle() {
        slices().matching("ringside.(**)").should().beFreeOfCycles().check(house.that(not(resideInAPackage(MODEL))));
    }

    @Test
    void noRoomIsTooLarge() {
        packages("ringside..").forEach((room, classes) -> {
            if (!room.startsWith("ringside.model")) {
                assertThat(classes).as(room).hasSizeLessThanOrEqualTo(LARGEST_ROOM);
            }
        });
    }

    @Test
    void noClassIsTooLong() throws IOException {
        for (Path source : sources()) {
            try (Stream<String> lines = Files.lines(source)) {
                assertThat(lines.count()).as(source.toString()).isLessThanOrEqualTo(LONGEST_CLASS);
            }
        }
    }

    @Test
    void everyRoomHasASignAtItsDoor() throws IOException {
        Set<Path> rooms = sources().stream().map(Path::getParent).collect(Collectors.toSet());
        assertThat(rooms).hasSizeGreaterThan(BUNDLES.size()).allSatisfy(room -> assertThat(room.resolve(
                "package-info.java")).isRegularFile());
    }

    private static String packageOf(String bundle, String room) {
        return "ringside." + bundle + (room.isEmpty() ? "" : "." + room);
    }

    /** The names of the classes in each package that stand in a file of their own. */
    private static Map<String, Set<String>> packages(String identifier) {
        return house.that(resideInAPackage(identifier)).stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName,
                        Collectors.mapping(JavaClass::getSimpleName, Collectors.toSet())));
    }

    /** The files of production code that are written by hand. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String bundle : BUNDLES) {
            Path folder = Path.of("..", "ringside." + bundle, "src");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    @Test
    void theModelKnowsEmfOnly() {
        hold(classes().that().resideInAPackage(MODEL).should().onlyDependOnClassesThat().resideInAnyPackage(MODEL, EMF,
                JAVA));
    }

    @Test
    void theStepperKnowsKernelAndModel() {
        hold(classes().that().resideInAPackage(STEPPER).should().onlyDependOnClassesThat()
                .resideInAnyPackage(STEPPER, KERNEL, ASSEMBLER, MACHINE, WORDS, MODEL, EMF, JAVA));
    }

    @Test
    void theScenariosKnowTheModelOnly() {
        hold(noClasses().that().resideInAPackage(SCENARIOS).should().dependOnClassesThat()
                .resideInAnyPackage(MACHINE, ASSEMBLER, KERNEL, STEPPER, CLI, UI, APP));
    }

    @Test
    void theCommandLineKnowsNoWindow() {
        hold(noClasses().that().resideInAPackage(CLI).should().dependOnClassesThat().resideInAnyPackage(UI, APP));
    }

    @Test
    void nothingBelowTheWindowKnowsSwtOrOsgi() {
        hold(noClasses().that().resideOutsideOfPackages(UI, APP).should().dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.ui..",
                        "org.eclipse.core..",
                        "org.osgi.."));
    }

    @Test
    void theWindowNeverTouchesTheMachine() {
        hold(noClasses().that().resideInAnyPackage(UI, APP).should().dependOnClassesThat()
                .resideInAnyPackage(MACHINE, ASSEMBLER));
    }

    /** What is asked about kernels, pasted or counted reaches the window through the stepper. */
    @Test
    void theWindowKnowsOfTheKernelOnlyRowsDecisionsAndMeanings() {
        hold(noClasses().that().resideInAnyPackage(UI, APP).should().dependOnClassesThat(resideInAPackage(KERNEL)
                .and(not(resideInAnyPackage("ringside.kernel.profile", "ringside.kernel.decision",
                        "ringside.kernel.meaning")))));
    }

    @Test
    void nothingKnowsTheApplication() {
        hold(noClasses().that().resideOutsideOfPackage(APP).should().dependOnClassesThat().resideInAPackage(APP));
    }

    @Test
    void onlyTheScenariosReadAndWriteFiles() {
        hold(noClasses().that().resideOutsideOfPackages(SCENARIOS, CLI).should().dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files").orShould().dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File(InputStream|OutputStream|Reader|Writer)?|RandomAccessFile)")
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
