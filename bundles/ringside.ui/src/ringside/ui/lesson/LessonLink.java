package ringside.ui.lesson;

import java.util.Optional;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.lesson.LessonPlace;

/** Where a lesson may lead: within its run, to a scenario of the library, to another kernel. Nothing else is followed. */
sealed interface LessonLink {

    /** A place of the run. */
    record ToPlace(LessonPlace place) implements LessonLink {
    }

    /** Another scenario of the library. */
    record ToScenario(String id) implements LessonLink {
    }

    /** The same scenario on another kernel. */
    record ToKernel(String id) implements LessonLink {
    }

    /** Returns where an address leads: {@code check:CS}, {@code scenario:s01-plain-getpid}; empty for any other one. */
    static Optional<LessonLink> of(String address) {
        Optional<LessonLink> scenario = behind("scenario:", address).filter(ScenarioLibrary.ids()::contains)
                .map(ToScenario::new);
        Optional<LessonLink> kernel = behind("kernel:", address).filter(id -> Profiles.all().stream().map(Profile::id)
                .anyMatch(id::equals)).map(ToKernel::new);
        return LessonPlace.of(address).<LessonLink>map(ToPlace::new).or(() -> scenario).or(() -> kernel);
    }

    private static Optional<String> behind(String beginning, String address) {
        return address.startsWith(beginning) ? Optional.of(address.substring(beginning.length())) : Optional.empty();
    }
}
