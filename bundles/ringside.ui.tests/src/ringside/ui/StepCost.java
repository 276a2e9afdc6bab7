package ringside.ui;

import java.awt.event.KeyEvent;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;

import ringside.ui.session.Documents;
import ringside.ui.code.ListingView;

/**
 * What a step costs in the window: from the key to the last paint that it causes, and computing time of the display's
 * thread. Measures and prints; run by {@code releng/measure-steps.sh} only.
 */
class StepCost {

    private static final int STEPS = Integer.getInteger("ringside.measure.steps", 1000);
    private static final int WARM_UP = 300;
    private static final String SCENARIO = "s52-stuck-here-self-traced";
    private static final double MILLION = 1e6;
    /** Long enough for every paint; whoever waits asks nothing of the display's thread meanwhile. */
    private static final long REST_NANOS = 90_000_000;

    private final AtomicLong painted = new AtomicLong();

    @Test
    void printsWhatAStepCosts() {
        TestWindow.fresh();
        TestWindow.run(() -> {
            TestWindow.service(Documents.class).openLibrary(SCENARIO);
            TestWindow.display().addFilter(SWT.Paint, event -> TestWindow.display().asyncExec(() -> painted.set(System
                    .nanoTime())));
        });
        TestWindow.view(ListingView.class, ListingView.ID);
        for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
            measure(size[0], size[1]);
        }
    }

    private void measure(int width, int height) {
        TestWindow.run(() -> {
            TestWindow.window().getShell().setMaximized(false);
            TestWindow.window().getShell().setBounds(new Rectangle(0, 0, width, height));
        });
        TestWindow.press(KeyEvent.VK_HOME);
        steps(WARM_UP);
        TestWindow.press(KeyEvent.VK_HOME);
        long cpuBefore = cpu();
        double[] millis = steps(STEPS);
        double cpu = (cpu() - cpuBefore) / MILLION / STEPS;
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "%d x %d: key to last paint p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms;"
                + " display thread %.1f ms CPU a step%n", width, height, at(millis, 50), at(millis, 95), at(millis, 99),
                millis[millis.length - 1], cpu);
    }

    private double[] steps(int count) {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            long pressed = System.nanoTime();
            TestWindow.key(KeyEvent.VK_F5);
            LockSupport.parkNanos(REST_NANOS);
            millis[i] = Math.max(0, painted.get() - pressed) / MILLION;
        }
        return millis;
    }

    private static long cpu() {
        return TestWindow.get(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
