package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;

/** The scenarios of the library can be read. The build runs this before the other tests. */
class LibraryFilesTest {

    @Test
    void everyFileIsSoundAndNamesKernelsThatExist() {
        assertThat(ScenarioLibrary.problems(Profiles.all().stream().map(Profile::id).toList())).isEmpty();
    }
}
