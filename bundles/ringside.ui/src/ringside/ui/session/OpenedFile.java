package ringside.ui.session;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;

import ringside.model.Scenario;
import ringside.scenarios.file.ExpectedOnDisk;

/**
 * Where the open scenario comes from.
 *
 * @param pristine a copy as it was opened or saved last, to go back to
 * @param library id in the library, empty for a file
 * @param file the file, if it was opened from or saved to one
 * @param onDisk what the file is expected to hold when it is written next
 * @param restored whether it is unsaved work of an earlier run or made of a paste, which no file holds
 */
record OpenedFile(Scenario pristine, Optional<String> library, Optional<Path> file, ExpectedOnDisk onDisk,
        boolean restored) {

    static OpenedFile ofLibrary(Scenario scenario, String id) {
        return new OpenedFile(EcoreUtil.copy(scenario), Optional.of(id), Optional.empty(), ExpectedOnDisk.NOTHING,
                false);
    }

    static OpenedFile ofFile(Scenario scenario, Path file, ExpectedOnDisk onDisk) {
        return new OpenedFile(EcoreUtil.copy(scenario), Optional.empty(), Optional.of(file), onDisk, false);
    }

    /** A scenario made of pasted registers, which no file holds. */
    static OpenedFile ofPaste(Scenario scenario) {
        return new OpenedFile(EcoreUtil.copy(scenario), Optional.empty(), Optional.empty(), ExpectedOnDisk.NOTHING,
                true);
    }

    /** Restored work that belongs to no file, or whose file must not be replaced without a question. */
    static OpenedFile restored(Scenario scenario, Optional<Path> file) {
        return new OpenedFile(EcoreUtil.copy(scenario), Optional.empty(), file, ExpectedOnDisk.NOTHING, true);
    }

    /** Returns what opens it again: the path of the file or the id in the library. */
    String address() {
        return file.map(path -> path.toAbsolutePath().toString()).or(() -> library).orElse("");
    }
}
