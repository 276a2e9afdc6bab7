package ringside.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.scenarios.recording.Recording;
import ringside.scenarios.workload.Workload;
import ringside.scenarios.workload.WorkloadLibrary;
import ringside.stepper.Session;
import ringside.stepper.run.Progress;
import ringside.ui.Messages;
import ringside.ui.appearance.Named;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change;
import ringside.ui.session.WorkLine;
import ringside.ui.session.Change.What;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;
import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;

/** How often each path was taken, why, and what it cost, over many runs. */
public final class StatisticsView extends SessionView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.statistics";

    private static final int KERNEL_CHARS = 12;
    private static final int GROUP_CHARS = 8;
    private static final int WHAT_CHARS = 15;
    private static final int COUNT_CHARS = 9;
    private static final int SHARE_CHARS = 8;
    private static final int COST_CHARS = 20;
    private static final int MARGIN = 6;

    private final WorkLine work = new WorkLine();
    private final List<Source> sources = new ArrayList<>();
    private Combo source;
    private Button file;
    private Label summary;
    private RowTable<CountRow> table;

    @Override
    protected void createContent(Composite parent) {
        sources.add(new Source(Messages.Statistics_everywhere, asked -> everywhere(asked)));
        sources.add(new Source(Messages.Statistics_library, asked -> {
            Profile profile = asked.profile();
            return progress -> Counted.library(profile, progress);
        }));
        WorkloadLibrary.names().forEach(name -> sources.add(new Source(NLS.bind(Messages.Statistics_workload, name),
                asked -> progress -> Counted.workload(workload(name), progress))));
        Composite head = new Composite(parent, SWT.NONE);
        head.setLayout(new GridLayout(2, false));
        head.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        source = new Combo(head, SWT.READ_ONLY | SWT.DROP_DOWN);
        source.setToolTipText(Messages.Statistics_sourceTip);
        Named.as(Messages.Statistics_sourceTip, source);
        sources.forEach(each -> source.add(each.title()));
        source.select(0);
        source.addListener(SWT.Selection, event -> active().session().ifPresent(this::count));
        file = new Button(head, SWT.PUSH);
        file.setText(Messages.Statistics_file);
        file.setToolTipText(Messages.Statistics_fileTip);
        file.addListener(SWT.Selection, event -> chooseFile());
        summary = line(parent, MARGIN);
        table = new RowTable<>(parent, appearance(), Typeface.TEXT, List.of(
                Column.of(Messages.Statistics_kernel, KERNEL_CHARS, row -> Cell.quiet(row.kernel())),
                Column.of(Messages.Statistics_group, GROUP_CHARS, row -> Cell.quiet(row.group())),
                Column.of(Messages.Statistics_what, WHAT_CHARS, row -> Cell.of(row.what()).in(Typeface.TEXT_BOLD)),
                Column.of(Messages.Statistics_count, COUNT_CHARS, row -> Cell.of(row.count())),
                Column.of(Messages.Statistics_share, SHARE_CHARS, row -> Cell.of(row.share())),
                Column.<CountRow>of(Messages.Statistics_steps, COST_CHARS, row -> Cell.of(row.cost()))
                        .tip(CountRow::cost)));
        adopt(table);
        work.createControl(parent, appearance());
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.OPENED, What.LISTING)) {
            count(session);
        }
    }

    private void count(Session session) {
        Function<Progress, Counted> question = sources.get(source.getSelectionIndex()).question().apply(session);
        work.start(Messages.Statistics_working, question::apply, this::counted);
    }

    private static Function<Progress, Counted> everywhere(Session session) {
        Scenario copy = session.places().here(session.scenario());
        return progress -> Counted.everywhere(copy, progress);
    }

    private static Workload workload(String name) {
        return WorkloadLibrary.find(name, Profiles.all().stream().map(Profile::id).toList());
    }

    private void chooseFile() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.OPEN);
        dialog.setText(Messages.Statistics_fileTitle);
        dialog.setFilterExtensions(new String[] {"*" + WorkloadLibrary.ENDING + ";*" + Recording.ENDING, "*"});
        dialog.setFilterNames(new String[] {Messages.Statistics_files, Messages.Questions_allFiles});
        String chosen = dialog.open();
        if (chosen != null) {
            active().session().ifPresent(session -> countFile(Path.of(chosen), session.profile()));
        }
    }

    /** Counts a workload file or a recording; a recording is replayed on this kernel. */
    public void countFile(Path path, Profile profile) {
        work.start(Messages.Statistics_working, progress -> Counted.file(path, profile, progress), this::counted);
    }

    private void counted(Counted result) {
        String left = result.left().isEmpty() ? ""
                : " " + NLS.bind(Messages.Statistics_left, result.left().size(), result.left().get(0));
        long returns = result.statistics().kernels().stream()
                .mapToLong(kernel -> result.statistics().total(kernel).returns()).sum();
        long steps = result.statistics().kernels().stream()
                .mapToLong(kernel -> result.statistics().total(kernel).steps()).sum();
        summary.setText(NLS.bind(Messages.Statistics_summary, String.format("%,d", returns),
                String.format("%,d", steps)) + left);
        summary.setToolTipText(summary.getText() + "\n" + String.join("\n", result.left()));
        table.show(CountRow.of(result.statistics()));
    }

    @Override
    protected void restyle() {
        ink(summary, Typeface.TEXT, 2);
        source.setFont(appearance().font(Typeface.TEXT));
        file.setFont(appearance().font(Typeface.TEXT));
        work.restyle(appearance().font(Typeface.TEXT), appearance().color(Tone.INK));
    }

    @Override
    public void dispose() {
        work.cancel();
        super.dispose();
    }

    @Override
    protected Control focusControl() {
        return table.control();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(() -> table.text());
    }

    /** Returns the table, for those who look at the view from outside. */
    public RowTable<CountRow> table() {
        return table;
    }

    /** Something that can be counted: its title, and the work for the open scenario. */
    private record Source(String title, Function<Session, Function<Progress, Counted>> question) {
    }
}
