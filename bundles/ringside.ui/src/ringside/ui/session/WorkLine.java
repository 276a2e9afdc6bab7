package ringside.ui.session;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

import ringside.stepper.run.Progress;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Named;
import ringside.ui.appearance.Styling;

/**
 * The lowest line of a view that asks long questions: says what is worked on, how far it is, and has a button to
 * cancel. It takes no room while nothing runs. Starting anew cancels what runs.
 */
public final class WorkLine {

    private static final int SOON_MILLIS = 150;
    private static final int FULL = 1000;

    private Composite line;
    private Label words;
    private ProgressBar bar;
    private Button cancel;
    private Asking<?> running;

    /** Builds the line; it is the last in its column. */
    public void createControl(Composite parent, Appearance appearance) {
        line = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(3, false);
        line.setLayout(layout);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.exclude = true;
        line.setLayoutData(data);
        line.setVisible(false);
        words = new Label(line, SWT.NONE);
        Styling.own(words);
        bar = new ProgressBar(line, SWT.HORIZONTAL | SWT.SMOOTH);
        bar.setMaximum(FULL);
        Named.as(Messages.WorkLine_progress, bar);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        cancel = new Button(line, SWT.PUSH);
        cancel.setText(Messages.WorkLine_cancel);
        cancel.addListener(SWT.Selection, event -> cancel());
    }

    /** Takes font and colour. */
    public void restyle(Font font, Color ink) {
        words.setFont(font);
        words.setForeground(ink);
        cancel.setFont(font);
    }

    /**
     * Works off the thread of the display.
     *
     * @param name what is worked on, for the line
     * @param work the work; told to stop by its progress
     * @param done hears the result on the thread of the display, unless the work was cancelled
     */
    public <T> void start(String name, Function<Watch, T> work, Consumer<T> done) {
        cancel();
        Asking<T> asking = new Asking<>(name, work, done);
        running = asking;
        words.setText(name);
        cancel.setVisible(true);
        bar.setVisible(true);
        asking.schedule();
        line.getDisplay().timerExec(SOON_MILLIS, () -> tick(asking));
    }

    /** Stops what runs, if anything does. */
    public void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
            show(false);
        }
    }

    /** Whether something is worked on. */
    public boolean busy() {
        return running != null;
    }

    private void tick(Asking<?> asking) {
        if (running == asking && !line.isDisposed()) {
            bar.setSelection(asking.watch.thousandths());
            show(true);
            line.getDisplay().timerExec(SOON_MILLIS, () -> tick(asking));
        }
    }

    private void show(boolean visible) {
        if (!line.isDisposed() && line.getVisible() != visible) {
            line.setVisible(visible);
            ((GridData) line.getLayoutData()).exclude = !visible;
            line.getParent().layout();
        }
    }

    private void ended(Asking<?> asking, Runnable result) {
        if (running == asking && !line.isDisposed()) {
            running = null;
            show(false);
            result.run();
        }
    }

    private void failed(String name) {
        words.setText(NLS.bind(Messages.WorkLine_failed, name));
        cancel.setVisible(false);
        bar.setVisible(false);
        show(true);
    }

    /** Told by the work how far it is. */
    public static final class Watch implements Progress {

        private final AtomicBoolean stopped = new AtomicBoolean();
        private volatile double part;

        @Override
        public boolean cancelled() {
            return stopped.get();
        }

        @Override
        public void at(long done, long total) {
            part = total <= 0 ? 0 : Math.min(1, (double) done / total);
        }

        private int thousandths() {
            return (int) (part * FULL);
        }
    }

    /** The work in the background. */
    private final class Asking<T> extends Job {

        private final Watch watch = new Watch();
        private final Function<Watch, T> work;
        private final Consumer<T> done;
        private final Display display = line.getDisplay();

        Asking(String name, Function<Watch, T> work, Consumer<T> done) {
            super(name);
            this.work = work;
            this.done = done;
            setSystem(true);
            setPriority(INTERACTIVE);
        }

        @Override
        protected void canceling() {
            watch.stopped.set(true);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                T result = work.apply(watch);
                display.asyncExec(() -> ended(this, () -> done.accept(result)));
            } catch (CancellationException stopped) {
                return Status.CANCEL_STATUS;
            } catch (RuntimeException fault) {
                ILog.of(WorkLine.class).error(NLS.bind(Messages.WorkLine_failed, getName()), fault);
                display.asyncExec(() -> ended(this, () -> failed(getName())));
            }
            return Status.OK_STATUS;
        }
    }
}
