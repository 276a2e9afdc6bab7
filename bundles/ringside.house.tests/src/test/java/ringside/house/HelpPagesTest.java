package ringside.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The help pages hang together, and what the code cites of them is there. */
class HelpPagesTest {

    private static final Path BUNDLES = Path.of("..");
    private static final Path HELP = BUNDLES.resolve("ringside.help");
    private static final Path PAGES = HELP.resolve("html");
    /** What the build makes there stands in the product beside the other pages. */
    private static final Path GENERATED = HELP.resolve("src-gen").resolve("html");

    /** A link of a page or of the table of contents, and how Java, listings and profiles cite a page: help: page#place. */
    private static final Pattern LINK = Pattern.compile("(?:href|topic)=\"([^\":]+)\"");
    private static final Pattern CITATION = Pattern.compile("help: ([\\w/.-]+\\.html(?:#[\\w-]+)?)");

    @Test
    void everyPageIsInTheTableOfContents() throws IOException {
        String contents = Files.readString(HELP.resolve("toc.xml"));
        for (Path folder : List.of(PAGES, GENERATED)) {
            for (Path page : files(folder, ".html")) {
                assertThat(contents).contains("href=\"html/" + folder.relativize(page).toString().replace('\\', '/')
                        + "\"");
            }
        }
    }

    @Test
    void everyLinkLeadsToAPlace() throws IOException {
        List<String> missing = new ArrayList<>(broken(HELP.resolve("toc.xml"), LINK, HELP));
        for (Path page : files(PAGES, ".html")) {
            missing.addAll(broken(page, LINK, page.getParent()));
        }
        for (Path page : files(GENERATED, ".html")) {
            missing.addAll(broken(page, LINK, PAGES.resolve(GENERATED.relativize(page)).getParent()));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyPlaceThatTheSourcesCiteIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path bundle : files(BUNDLES, ".java", ".s", ".profile", ".properties")) {
            missing.addAll(broken(bundle, CITATION, PAGES));
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> broken(Path file, Pattern pattern, Path from) throws IOException {
        List<String> links = pattern.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList();
        List<String> broken = new ArrayList<>();
        for (String link : links) {
            int anchor = link.indexOf('#');
            String name = anchor < 0 ? link : link.substring(0, anchor);
            Path target = name.isEmpty() ? file : page(from.resolve(name).normalize());
            boolean there = Files.exists(target)
                    && (anchor < 0 || Files.readString(target).contains("id=\"" + link.substring(anchor + 1) + "\""));
            if (!there) {
                broken.add(file + " -> " + link);
            }
        }
        return broken;
    }

    private static Path page(Path target) {
        Path pages = PAGES.normalize();
        return Files.exists(target) || !target.startsWith(pages) ? target : GENERATED.resolve(pages.relativize(target));
    }

    private static List<Path> files(Path folder, String... endings) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(file -> Stream.of("target", "src-gen", "bin").noneMatch(other -> folder.relativize(file)
                            .toString().contains(other + "/")))
                    .toList();
        }
    }
}
