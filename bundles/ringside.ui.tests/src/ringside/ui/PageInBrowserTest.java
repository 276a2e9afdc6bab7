package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.SWT;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.browser.LocationListener;
import org.eclipse.swt.browser.ProgressListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.model.RegisterValue;
import ringside.scenarios.ScenarioLibrary;
import ringside.stepper.Session;
import ringside.stepper.chapters.Turn;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.page.InteractivePage;
import ringside.stepper.run.Progress;

/** The page that is handed out, in a browser: it steps as the session does, and asks nobody for anything. */
class PageInBrowserTest {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;

    private final List<String> left = new ArrayList<>();
    private Session session;
    private Shell shell;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        TestWindow.fresh();
        session = Session.open(ScenarioLibrary.find("s33-step-over-syscall"));
        String page = InteractivePage.of(session, ShownSyntax.AS_WRITTEN, Progress.NONE);
        AtomicBoolean loaded = new AtomicBoolean();
        TestWindow.run(() -> {
            shell = new Shell(TestWindow.display());
            shell.setLayout(new FillLayout());
            shell.setSize(WIDTH, HEIGHT);
            browser = new Browser(shell, SWT.WEBKIT);
            browser.addProgressListener(ProgressListener.completedAdapter(event -> loaded.set(true)));
            browser.addLocationListener(LocationListener.changingAdapter(event -> left.add(event.location)));
            browser.setText(page, true);
            shell.open();
        });
        TestWindow.until("the page is there", loaded::get);
    }

    @AfterEach
    void close() {
        TestWindow.run(shell::dispose);
    }

    private Object ask(String expression) {
        return TestWindow.get(() -> browser.evaluate("return " + expression));
    }

    private void key(String key, boolean shift) {
        assertThat(ask("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '" + key + "', shiftKey: "
                + shift
                + ", bubbles: true, cancelable: true}))")).as("the browser does nothing of its own with " + key)
                .isEqualTo(false);
    }

    private String text(String id) {
        return (String) ask("document.getElementById('" + id + "').textContent");
    }

    private void same(String after) {
        assertThat(text("step")).as(after).startsWith("step " + session.step() + " of ");
        assertThat(text("sign")).as(after).isEqualTo(session.prospect().sign());
        assertThat(text("summary")).as(after).isEqualTo(session.prospect().summary());
        Map<String, String> expected = new TreeMap<>();
        for (RegisterValue register : session.state().getRegisters()) {
            expected.put(register.getName(), "0x" + Long.toHexString(register.getValue()));
        }
        Map<String, String> shown = new TreeMap<>();
        for (String row : ((String) ask("[...document.querySelectorAll('#registers tr')].map(row => row.cells[0]"
                + ".textContent + ' ' + row.cells[2].textContent).join('\\n')")).split("\n")) {
            shown.put(row.split(" ")[0], row.split(" ")[1]);
        }
        assertThat(shown).as(after).isNotEmpty();
        assertThat(expected).as(after).containsAllEntriesOf(shown);
        session.next().line().filter(line -> session.ended().isEmpty()).ifPresent(line -> assertThat((String) ask(
                "document.querySelector('#listing [aria-current]').children[1].textContent")).as(after).isEqualTo(line
                        .text(ShownSyntax.AS_WRITTEN)));
    }

    @Test
    void everyKeyLeadsToWhereItLeadsInTheWindow() {
        same("the start");
        for (int round = 0; round < 3; round++) {
            step("F5", false, session::stepInto);
            step("ArrowRight", false, session::stepInto);
            step("PageDown", false, () -> session.turn(Turn.PHASE, Progress.NONE));
            step(".", false, () -> session.turn(Turn.CHECK, Progress.NONE));
            step("F6", false, session::stepOver);
            step("F7", false, session::stepReturn);
            step("F8", false, () -> session.runToReturn(Progress.NONE));
        }
        step(",", false, () -> session.turn(Turn.CHECK_BACK, Progress.NONE));
        step("PageUp", false, () -> session.turn(Turn.PHASE_BACK, Progress.NONE));
        step("F5", true, session::stepBack);
        step("ArrowLeft", false, session::stepBack);
        step("F6", true, session::stepOverBack);
        step("F7", true, session::stepReturnBack);
        step("F8", true, () -> session.runBackToReturn(Progress.NONE));
        step("End", false, () -> session.last(Progress.NONE));
        step("Home", false, session::first);
    }

    private void step(String key, boolean shift, Runnable movement) {
        movement.run();
        key(key, shift);
        same(key + (shift ? " with Shift" : "") + ", to " + session.step());
    }

    @Test
    void theStackIsDrawnAndToldAtEveryStep() {
        session.turn(Turn.CHECK, Progress.NONE);
        session.stepInto();
        ask("(go(" + session.step() + "), 1)");
        String told = text("told");
        assertThat(told).contains("slot ip at +80", "asked " + session.step());
        assertThat((String) ask("document.getElementById('seam').textContent")).contains("asked " + session.step());
        assertThat(ask("document.getElementById('seam').querySelectorAll('text').length > 40")).isEqualTo(true);
        assertThat(ask("document.querySelectorAll('button:not([aria-label]):empty, input:not([aria-label])').length"))
                .isEqualTo(0.0);
        assertThat(ask("document.getElementById('sentence').getAttribute('aria-live')")).isEqualTo("polite");
    }

    @Test
    void noRequestLeavesThePage() throws Exception {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody.setSoTimeout(1);
            String address = "http://127.0.0.1:" + nobody.getLocalPort() + "/";
            TestWindow.run(() -> browser.execute("window.refused = 0; document.addEventListener("
                    + "'securitypolicyviolation', () => refused++); document.body.append(Object.assign("
                    + "document.createElement('img'), {src: '" + address + "'})); fetch('" + address
                    + "').catch(() => 0);"));
            TestWindow.until("both are refused", () -> Double.valueOf(2).equals(ask("window.refused")));
            assertThat(accepted(nobody)).isFalse();
        }
        assertThat(ask("performance.getEntriesByType('resource').length")).isEqualTo(0.0);
        assertThat(left).allSatisfy(location -> assertThat(location).startsWith("about:"));
    }

    private static boolean accepted(ServerSocket server) throws Exception {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException none) {
            return false;
        }
    }
}
