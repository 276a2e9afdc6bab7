package ringside.kernel;

import org.junit.jupiter.api.Test;
import ringside.assembler.source.AssemblyException;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.WhatIfs;
import ringside.kernel.service.setup.TaskSetup;
import ringside.words.LibraryFileException;

/**
 * Profiles, experiments and listings can be read. The build runs this before the other tests, which would all fail for
 * the same reason.
 */
class LibraryFilesTest {

    @Test
    void everyFileIsRead() throws AssemblyException {
        try {
            WhatIfs.all();
            for (Profile profile : Profiles.all()) {
                BootedKernel.boot(profile, KernelOptions.DEFAULT, TaskSetup.of("end.s", ".text\nhlt\n"));
            }
        } catch (LibraryFileException | ExceptionInInitializerError wrong) {
            Throwable reason = wrong.getCause() == null ? wrong : wrong.getCause();
            throw new AssertionError(reason.getMessage());
        }
    }
}
