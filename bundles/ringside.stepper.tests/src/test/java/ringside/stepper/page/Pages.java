package ringside.stepper.page;

import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.stepper.Session;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.run.Progress;

/** What the tests of pages share. */
final class Pages {
    /** A text that tries to get out of wherever it stands. */
    static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`&amp;{{data}}"
            + "\u202e\u2066\u0007\u0000\ufeff\u2028]]>--><svg/onload=alert(3)>";

    private Pages() {
    }

    static Session session(String id) {
        try {
            return Session.open(ScenarioLibrary.find(id));
        } catch (UnknownScenarioException | ScenarioProblem e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Session hostile() throws Exception {
        Scenario scenario = ScenarioLibrary.find("s01-plain-getpid");
        scenario.setTitle(HOSTILE);
        scenario.setSummary(HOSTILE);
        scenario.setLesson("# " + HOSTILE + "\n\n* **" + HOSTILE + "**\n\n`" + HOSTILE + "`\n\n[" + HOSTILE
                + "](javascript:alert(4))\n\nQuestion: " + HOSTILE);
        scenario.setProgram("_start: mov eax, 39 #: </script><b onclick=alert(5)>\u202e\n syscall #: \"'<&\n hlt\n");
        return Session.open(scenario);
    }

    static String interactive(Session session) {
        return InteractivePage.of(session, ShownSyntax.AS_WRITTEN, Progress.NONE);
    }

    static Handout handout(Session session) {
        return new Handout(session, ShownSyntax.AS_WRITTEN, StepChoice.USUAL);
    }
}
