package ringside.scenarios.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import ringside.model.Scenario;
import ringside.scenarios.file.Digests;
import ringside.scenarios.file.Disk;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.file.SafeFile;
import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.text.Printable;

/**
 * Writes scenario files so that nothing is ever lost: what is written was read back first and was the same, a file is
 * replaced as a whole, its previous content is kept with the ending {@code .bak}, and a file that somebody else
 * changed is not touched without asking. The same scenario always gives the same bytes: UTF-8, lines ended by LF, an
 * element a line.
 */
public final class ScenarioWriter {

    private static final int REPLACEMENT = 0xFFFD;

    private final Disk disk;

    public ScenarioWriter(Disk disk) {
        this.disk = disk;
    }

    /**
     * Writes a scenario. The scenario itself is not changed, nor moved into a resource.
     *
     * @param file     where to; if it is a link, the file behind it is written
     * @param expected what may be there: usually {@link Reading.Ok#onDisk()} or the one of the last {@link
     *                 Saving.Saved}
     */
    public static Saving write(Scenario scenario, Path file, ExpectedOnDisk expected) {
        return new ScenarioWriter(new Disk()).writing(scenario, file, expected);
    }

    /**
     * The text of the file that {@link #write} would write, for the clipboard; also for a scenario that breaks rules.
     * Characters that a file cannot hold are replaced by U+FFFD.
     */
    public static String text(Scenario scenario) {
        return new String(bytes(holdable(scenario)), StandardCharsets.UTF_8);
    }

    public Saving writing(Scenario scenario, Path file, ExpectedOnDisk expected) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return failed(file, Files.isDirectory(file) ? "this is a directory: choose a file name in it"
                        : "this is not a regular file: choose another name");
            }
            SafeFile target = new SafeFile(disk, file);
            Optional<String> difference = target.difference(expected);
            if (difference.isPresent()) {
                return new Saving.ChangedOnDisk(file, difference.get());
            }
            List<Diagnostic> problems = problems(scenario, file.toString());
            return problems.isEmpty() ? saved(target, bytes(EcoreUtil.copy(scenario)))
                    : keptAside(scenario, file, problems);
        } catch (NoSuchFileException missing) {
            return failed(file, "the folder does not exist: create it, or choose another one");
        } catch (AccessDeniedException denied) {
            return failed(file, "this may not be written: check the permissions of the file and its folder, "
                    + "or choose another one");
        } catch (IOException | UnsupportedOperationException failed) {
            return failed(file, "this cannot be written: " + (failed.getMessage() == null ? "the folder is read-only"
                    : failed.getMessage()) + "; choose another folder");
        }
    }

    private static Saving.Saved saved(SafeFile target, byte[] content) throws IOException {
        Optional<Path> backup = target.replace(content, true);
        return new Saving.Saved(new ExpectedOnDisk.Content(content.length, target.modified(),
                Digests.sha256(content)), backup);
    }

    private Saving.KeptAside keptAside(Scenario scenario, Path file, List<Diagnostic> problems) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".unfinished");
        new SafeFile(disk, aside).replace(bytes(holdable(scenario)), true);
        return new Saving.KeptAside(aside, problems);
    }

    private static Saving.Failed failed(Path file, String message) {
        return new Saving.Failed(new Diagnostic(file.toString(), 0, 0, message));
    }

    /** What keeps a scenario from being written: broken rules, or else a difference to what would be read again. */
    public static List<Diagnostic> problems(Scenario scenario, String name) {
        List<Diagnostic> broken = ScenarioRules.check(scenario).stream()
                .map(fault -> new Diagnostic(name, 0, 0, fault.message())).toList();
        if (!broken.isEmpty()) {
            return broken;
        }
        Scenario copy = EcoreUtil.copy(scenario);
        Reading again = ScenarioReader.read(new ByteArrayInputStream(bytes(copy)), name);
        if (again instanceof Reading.Refused refused) {
            return refused.problems();
        }
        return EcoreUtil.equals(scenario, ((Reading.Ok) again).scenario()) ? List.of()
                : List.of(new Diagnostic(name, 0, 0, "the scenario would not be the same when it is read again"));
    }

    private static byte[] bytes(Scenario own) {
        ScenarioResource resource = ScenarioResource.toWrite();
        resource.getContents().add(own);
        try {
            return resource.bytes();
        } catch (IOException impossible) {
            throw new IllegalStateException("a scenario with texts that a file can hold cannot be written", impossible);
        }
    }

    /** A copy without the characters that XML cannot hold. */
    private static Scenario holdable(Scenario scenario) {
        Scenario copy = EcoreUtil.copy(scenario);
        clean(copy);
        copy.eAllContents().forEachRemaining(ScenarioWriter::clean);
        return copy;
    }

    private static void clean(EObject object) {
        for (EAttribute attribute : object.eClass().getEAllAttributes()) {
            Object value = object.eGet(attribute);
            if (value instanceof String text) {
                object.eSet(attribute, cleaned(text));
            } else if (attribute.isMany() && attribute.getEAttributeType().getInstanceClass() == String.class) {
                object.eSet(attribute, ((List<?>) value).stream().map(each -> cleaned((String) each)).toList());
            }
        }
    }

    private static String cleaned(String text) {
        return text.codePoints().map(c -> c == '\n' || c == '\t' || Printable.codePoint(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
