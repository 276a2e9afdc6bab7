package ringside.ui.chapters;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import ringside.stepper.Session;
import ringside.stepper.chapters.Chapters;
import ringside.stepper.chapters.Chronicle;
import ringside.ui.Messages;
import ringside.ui.appearance.Tone;
import ringside.ui.appearance.Typeface;
import ringside.ui.session.Change;
import ringside.ui.session.Change.What;
import ringside.ui.table.Cell;
import ringside.ui.table.Column;
import ringside.ui.table.RowTable;
import ringside.ui.views.FittedHeight;
import ringside.ui.views.Rows;
import ringside.ui.views.SessionView;
import ringside.ui.views.TwinPages;
import ringside.ui.views.TwinView;

/** The whole run, chapter by chapter, and where we are in it; as a strip to drag and as a table. */
public final class ChaptersView extends SessionView implements TwinView {

    /** The id of this view. */
    public static final String ID = "ringside.ui.timeline";

    private static final int STEP_CHARS = 10;
    private static final int WHAT_CHARS = 24;
    private static final int DETAIL_CHARS = 40;
    private static final int OTHER_ROWS = 2;

    private TwinPages pages;
    private ChapterStrip strip;
    private RowTable<MomentRow> table;
    private FittedHeight height;
    private boolean looped;
    private int others;

    @Override
    protected void createContent(Composite parent) {
        pages = new TwinPages(parent);
        strip = new ChapterStrip(pages.parent(), appearance(), step -> active().step(session -> session.goTo(step)));
        table = momentTable(pages.parent());
        height = new FittedHeight(getSite());
        pages.take(strip.control(), table.control());
    }

    @Override
    protected void show(Session session, Change change) {
        if (change.touches(What.STATE, What.OPENED, What.RECORDED)) {
            Chronicle chronicle = session.chronicle();
            Chapters chapters = chronicle.once();
            strip.show(chapters, chronicle.former(), chapters.once(session.step()));
            if (pages.asTable()) {
                fill(session);
            }
            if (change.touches(What.OPENED)) {
                others = 0;
            }
            fit(chapters);
        }
    }

    @Override
    protected void restyle() {
        strip.restyle();
        height.fit(strip.height(Math.max(0, others - 1)));
    }

    /** Room for the row of the reader and some more, as far as there are others, and for what is said of a loop. */
    private void fit(Chapters chapters) {
        int rows = Math.min(OTHER_ROWS, chapters.all().size() - 1) + 1;
        boolean loop = chapters.loop().isPresent();
        if (rows > others || loop != looped) {
            others = rows;
            looped = loop;
            height.fit(strip.height(others - 1));
        }
    }

    @Override
    protected boolean rowsHaveEnds() {
        return false;
    }

    @Override
    protected Control focusControl() {
        return pages.front();
    }

    @Override
    public Optional<Rows> rows() {
        return Optional.of(() -> {
            active().session().ifPresent(this::fill);
            return table.text();
        });
    }

    @Override
    public void twin() {
        pages.show(!pages.asTable());
        active().session().filter(session -> !active().busy()).ifPresent(this::fill);
        focusControl().setFocus();
    }

    /** Returns what is said of a loop, empty while none was found. */
    public String bannerText() {
        return active().session().map(session -> ChapterWords.loop(session.chronicle().chapters())).orElse("");
    }

    /** Returns the strip, for those who look at the view from outside. */
    public Control strip() {
        return strip.control();
    }

    /** Returns what the strip tells, in words. */
    public String positionText() {
        return active().session().map(session -> ChapterWords.told(session.chronicle().once(), session.step()))
                .orElse("");
    }

    private void fill(Session session) {
        List<MomentRow> rows = MomentRows.of(session.chronicle(), session.recording().phases(), session.places()
                .strays(), session.step());
        table.show(rows);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).here()) {
                table.reveal(i, 0);
            }
        }
    }

    private RowTable<MomentRow> momentTable(Composite parent) {
        RowTable<MomentRow> moments = new RowTable<>(parent, appearance(), Typeface.MONO, List.of(
                Column.<MomentRow>of(Messages.Timeline_from, STEP_CHARS, row -> marked(row, Long.toString(row.from()))),
                Column.<MomentRow>of(Messages.Timeline_to, STEP_CHARS, row -> marked(row, Long.toString(row.to()))),
                Column.<MomentRow>of(Messages.Timeline_what, WHAT_CHARS, row -> marked(row, row.what())
                        .in(Typeface.TEXT)),
                Column.<MomentRow>of(Messages.Timeline_detail, DETAIL_CHARS, row -> Cell.of(row.detail())
                        .in(Typeface.TEXT))));
        adopt(moments);
        moments.control().addListener(SWT.DefaultSelection, event -> moments.selected()
                .ifPresent(row -> active().step(session -> session.goTo(row.from()))));
        return moments;
    }

    private static Cell marked(MomentRow row, String text) {
        return row.here() ? Cell.of(text).on(Tone.CURRENT_BACK) : Cell.of(text);
    }
}
