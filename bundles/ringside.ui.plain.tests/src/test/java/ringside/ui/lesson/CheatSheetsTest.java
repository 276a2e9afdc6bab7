package ringside.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The cheat sheets run the commands that they name, and the menu has all of them. */
class CheatSheetsTest {

    private static final Path BUNDLES = Path.of("..");
    private static final Path SHEETS = BUNDLES.resolve("ringside.help/cheatsheets");
    private static final Pattern COMMAND = Pattern.compile("serialization=\"([\\w.]+)(?:\\(([\\w.]+)=([^)]*)\\))?\"");
    /** Commands of the platform, with the parameter that they take. */
    private static final Set<String> PLATFORM = Set.of("org.eclipse.ui.edit.undo", "org.eclipse.ui.edit.paste",
            "org.eclipse.ui.views.showView org.eclipse.ui.views.showView.viewId",
            "org.eclipse.ui.perspectives.showPerspective org.eclipse.ui.perspectives.showPerspective.perspectiveId");

    @Test
    void everyCommandOfASheetExistsAndEveryAddressLeadsSomewhere() throws IOException {
        String window = Files.readString(BUNDLES.resolve("ringside.ui/plugin.xml"));
        for (Path sheet : sheets()) {
            List<MatchResult> commands = COMMAND.matcher(Files.readString(sheet)).results().toList();
            assertThat(commands).as(sheet.toString()).hasSizeGreaterThan(3);
            for (MatchResult command : commands) {
                String id = command.group(1);
                String value = String.valueOf(command.group(3));
                if (id.equals("ringside.ui.follow")) {
                    assertThat(command.group(2)).isEqualTo("ringside.ui.follow.address");
                    assertThat(LessonLink.of(value)).as(value).isPresent();
                } else if (id.startsWith("ringside.")) {
                    assertThat(window).contains("<command id=\"" + id + "\"");
                } else {
                    assertThat(PLATFORM).contains(command.group(2) == null ? id : id + " " + command.group(2));
                    assertThat(command.group(2) == null || window.contains(" id=\"" + value + "\"")).as(value)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everySheetIsKnownToTheWorkbenchAndStandsInTheMenu() throws IOException {
        Set<String> ids = sheets().stream().map(sheet -> "ringside.help." + sheet.getFileName().toString().replace(
                ".xml", "")).collect(Collectors.toSet());
        assertThat(ids).hasSize(6);
        String help = Files.readString(BUNDLES.resolve("ringside.help/plugin.xml"));
        String menu = Files.readString(BUNDLES.resolve("ringside.app/plugin.xml"));
        assertThat(ids).allSatisfy(id -> {
            assertThat(help).contains("<cheatsheet id=\"" + id + "\"");
            assertThat(menu).contains("value=\"" + id + "\"");
        });
    }

    private static List<Path> sheets() throws IOException {
        try (Stream<Path> files = Files.list(SHEETS)) {
            return files.toList();
        }
    }
}
