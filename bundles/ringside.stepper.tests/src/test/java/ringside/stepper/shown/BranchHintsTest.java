package ringside.stepper.shown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.Session;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.run.Progress;
import ringside.stepper.run.Tape;

/**
 * At a conditional jump the hint tells the side to which it goes, and only that one. With the system property
 * {@code ringside.exhaust} every scenario of the library on every kernel, otherwise each on two, in turn.
 */
class BranchHintsTest {
    /** Told before the branch where the kernel works on the program's stack. */
    private static final Pattern STACK = Pattern.compile(
            "^RSP 0x[0-9a-f]+ is an address of the program: .* of its own\\. ");

    private static final boolean WHOLE = Boolean.getBoolean("ringside.exhaust");
    private static final long LONGEST = 2000;
    private static final List<Profile> PROFILES = Profiles.all();

    /** What is said before the jump against where it has gone. */
    @Test
    void theSideToldIsTheSideTaken() throws Exception {
        Set<String> jumped = new HashSet<>();
        Set<String> passed = new HashSet<>();
        int turn = 0;
        for (Scenario scenario : ScenarioLibrary.all()) {
            for (int i = 0; i < (WHOLE ? PROFILES.size() : 2); i++) {
                Scenario copy = EcoreUtil.copy(scenario);
                copy.setKernel(PROFILES.get(turn++ % PROFILES.size()).id());
                copy.setPosition(0);
                walk(copy, jumped, passed);
            }
        }
        assertThat(jumped).hasSizeGreaterThan(80);
        assertThat(passed).hasSizeGreaterThan(110);
    }

    private static void walk(Scenario scenario, Set<String> jumped, Set<String> passed) {
        Told told;
        try {
            told = Told.of(scenario);
        } catch (ScenarioProblem notOnThisKernel) {
            return;
        }
        Tape tape = told.tape();
        while (tape.engine().ended().isEmpty() && tape.step() < LONGEST) {
            NextStep next = new NextStep(tape, told.here(), tape.length());
            CodeLine line = next.line().orElse(null);
            boolean asks = line != null && !line.user() && !line.jumps().equals(line.passes())
                    && tape.engine().kernel().switchedOff().isEmpty();
            String hint = asks ? STACK.matcher(next.hint()).replaceFirst("") : "";
            long step = tape.step();
            tape.forward(step + 1);
            if (asks && tape.step() > step) {
                String place = scenario.getId() + " on " + scenario.getKernel() + ", step " + step + ": " + line;
                boolean on = tape.engine().rip() == line.address() + line.length();
                assertThat(hint).as(place).startsWith((on ? line.passes() : line.jumps()) + " " + line.mnemonic() + " ")
                        .contains(on ? " is not taken because " : " is taken because ")
                        .doesNotContain(" " + (on ? line.jumps() : line.passes()) + " ");
                (on ? passed : jumped).add(line.file() + ":" + line.number());
            }
        }
    }

    @Test
    void theMnemonicIsTheOneOfTheListing() throws Exception {
        Session session = session("    test eax, eax\n    jz end\n");
        session.goTo(1);
        assertThat(session.next().branch().reason()).startsWith("jz is taken because ZF=1");
    }

    @Test
    void ofAJumpWhoseCheckIsSwitchedOffNoSideIsTold() throws Exception {
        Session session = session("    mov eax, 39\n    syscall\n");
        CheckId check = CheckId.RCX_RIP;
        session.edits().toggleCheck(check);
        CodeLine jump = session.listing().lines().stream().filter(l -> check.name().equals(l.check())).findFirst()
                .orElseThrow();
        session.runToLine(jump.address(), Progress.NONE);
        assertThat(session.state().getRip()).isEqualTo(jump.address());
        assertThat(session.next().hint()).startsWith("Check RCX_RIP is switched off: ");
    }

    private static Session session(String program) throws ScenarioProblem {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setKernel("v6.8");
        scenario.setProgram("_start:\n" + program + "end:\n    hlt\n");
        return Session.open(scenario);
    }
}
