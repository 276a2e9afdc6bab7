package ringside.stepper.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.stepper.Session;
import ringside.stepper.run.Progress;

/** Whatever a scenario says stays text, in every form that is handed out. */
class EscapingTest {
    private static final String STEERS = "[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]";

    @Test
    void nothingOfAScenarioIsMarkupInAPage() throws Exception {
        String page = Pages.interactive(Pages.hostile());
        assertThat(page.split("<script", -1)).hasSize(3);
        assertThat(page.split("</script", -1)).hasSize(3);
        assertThat(page).doesNotContain("<img", "<b ", "<svg/").doesNotContainPattern(STEERS);
        assertThat(page.split("<svg", -1)).hasSize(2);
        assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)").contains("\\u202e", "\\x00");
        String data = page.substring(page.indexOf("id=\"run\">") + 9, page.indexOf("</script>"));
        assertThat(data).startsWith("{").endsWith("}").doesNotContain("<", ">", "&");
    }

    @Test
    void nothingOfAScenarioIsMarkupInAHandout() throws Exception {
        Session session = Pages.hostile();
        String page = Pages.handout(session).html(Progress.NONE);
        assertThat(page).doesNotContain("<script", "<img", "<b ", "<svg/", "href=").doesNotContainPattern(STEERS);
        String markdown = Pages.handout(session).markdown(Progress.NONE);
        assertThat(markdown).doesNotContain("<").doesNotContainPattern(STEERS).contains("&lt;/script>");
    }

    @Test
    void theParagraphsOfALessonBecomeElements() {
        assertThat(LessonHtml.of("# Title\n\none\ntwo **bold** and `a<b`\n\n* x\n* [here](step:5)\n\nQuestion: why?",
                "Title")).isEqualTo("""
                        <p>one two <strong>bold</strong> and <code>a&lt;b</code></p>
                        <ul>
                        <li>x</li>
                        <li>here</li>
                        </ul>
                        <p class="question">Question: why?</p>
                        """);
    }
}
