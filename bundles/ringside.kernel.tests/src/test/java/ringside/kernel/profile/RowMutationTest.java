package ringside.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.words.LibraryFileException;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.listing.ListingLines;
import ringside.kernel.profile.RowMutants.Mutant;

/**
 * No row of a profile is idle: a change of one that is declared to change the behaviour is refused, or an address is
 * judged otherwise, or one of the recorded courses goes otherwise. A change of one that is declared to change places or
 * words changes none of that.
 */
class RowMutationTest {

    /** Given as {@code true}, every row is changed; else a part of them, by chance. */
    private static final boolean ALL = Boolean.getBoolean("ringside.exhaust");
    private static final long SEED = Long.getLong("ringside.seed", System.nanoTime());
    /** One row of so many is changed. */
    private static final int PART = 20;
    /** Given as {@code true}, the courses are recorded anew. */
    private static final String WRITE = "ringside.write";
    private static final String FILE = "/rows/courses.txt";

    private static final List<Course> COURSES = Course.all();

    private static Map<String, String> recorded;

    @BeforeAll
    static void read() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(Path.of("src", "test", "resources" + FILE), courses());
        }
        try (InputStream in = RowMutationTest.class.getResourceAsStream(FILE)) {
            recorded = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(" = ", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (a, b) -> a, LinkedHashMap::new));
        }
    }

    private static String courses() {
        StringBuilder text = new StringBuilder();
        for (Profile profile : Profiles.all()) {
            KernelImages images = new KernelImages();
            COURSES.forEach(course -> text.append(name(profile, course)).append(" = ")
                    .append(course.outcome(profile, images)).append('\n'));
        }
        return text.toString();
    }

    private static String name(Profile profile, Course course) {
        return profile.id() + " " + course.name();
    }

    static List<Profile> profiles() {
        return Profiles.all();
    }

    @Test
    void everyCourseOfEveryKernelIsRecorded() {
        assertThat(recorded.keySet()).containsExactlyElementsOf(Profiles.all().stream()
                .flatMap(profile -> COURSES.stream().map(course -> name(profile, course))).toList());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyCourseGoesAsItWasRecorded(Profile profile) {
        KernelImages images = new KernelImages();
        for (Course course : COURSES) {
            assertThat(course.outcome(profile, images)).as("%s. If this change is meant, record all courses anew with "
                    + "-D%s=true.", name(profile, course), WRITE).isEqualTo(recorded.get(name(profile, course)));
        }
        assertThat(Edges.difference(profile)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aChangeIsNoticedAsDeclared(Profile profile) {
        List<String> wrong = new ArrayList<>();
        List<Course> courses = new ArrayList<>(COURSES);
        Random random = new Random(SEED ^ profile.id().hashCode());
        for (Mutant mutant : new RowMutants(profile.id()).all()) {
            if (mutant.profile().isPresent() && (ALL || random.nextInt(PART) == 0)) {
                Optional<String> noticed = noticed(mutant.profile().get(), courses);
                if (noticed.isPresent() != (mutant.effect() == Effect.BEHAVIOUR)) {
                    wrong.add(mutant + " is declared as " + mutant.effect() + ": "
                            + noticed.orElse("no course notices it"));
                }
            }
        }
        assertThat(wrong).as("seed %d: give -Dringside.seed to repeat", SEED).isEmpty();
    }

    /** The row and the listing must make the same checks in the same order. */
    private static Optional<String> disorder(Profile mutant, KernelImages images) {
        try {
            List<CheckId> checks = mutant.checks(KernelOptions.DEFAULT);
            List<CheckId> listed = ListingLines.kernel(images.kernel(mutant, KernelOptions.DEFAULT),
                    List.of(CheckId.values())).stream().flatMap(line -> line.check().stream()).toList();
            return listed.equals(checks) || checks.isEmpty() ? Optional.empty()
                    : Optional.of("the listing checks " + listed);
        } catch (LibraryFileException e) {
            return Optional.of("the listing cannot be assembled");
        }
    }

    /** The course that noticed one change is asked first about the next. */
    private static Optional<String> noticed(Profile mutant, List<Course> courses) {
        KernelImages images = new KernelImages();
        Optional<String> edge = Edges.difference(mutant).or(() -> disorder(mutant, images));
        if (edge.isPresent()) {
            return edge;
        }
        for (Course course : courses) {
            String outcome = course.outcome(mutant, images);
            String usual = recorded.get(name(mutant, course));
            if (!outcome.equals(usual)) {
                courses.remove(course);
                courses.add(0, course);
                return Optional.of(course.name() + ": " + outcome + " instead of " + usual);
            }
        }
        return Optional.empty();
    }
}
