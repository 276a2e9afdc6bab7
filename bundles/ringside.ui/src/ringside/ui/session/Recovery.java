package ringside.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.FrameworkUtil;

import ringside.model.Scenario;
import ringside.scenarios.Autosave;
import ringside.scenarios.format.Reading;
import ringside.scenarios.text.Diagnostic;
import ringside.ui.Messages;

/**
 * Copies of unsaved work: made while the tool runs, offered at its next start, deleted once the work is saved or
 * dropped.
 */
final class Recovery {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());

    private final Questions questions;
    private final Autosave copies;
    private Optional<Autosave.Entry> own = Optional.empty();

    Recovery(Questions questions) {
        this.questions = questions;
        copies = new Autosave(Platform.getStateLocation(FrameworkUtil.getBundle(Recovery.class)).append("autosave")
                .toPath());
    }

    /** Makes a copy, in place of the last one. */
    void keep(Scenario scenario, Optional<Path> file) {
        try {
            Autosave.Entry made = copies.save(scenario, file, Instant.now());
            if (own.isPresent() && !own.get().copy().equals(made.copy())) {
                copies.discard(own.get());
            }
            own = Optional.of(made);
        } catch (IOException e) {
            ILog.of(Recovery.class).warn(Messages.Recovery_notKept, e);
        }
    }

    /** Deletes the copy of this run: the work was saved or dropped. */
    void discard() {
        own.ifPresent(this::delete);
        own = Optional.empty();
    }

    /** Offers the copies of earlier runs, the newest first; {@code open} opens one and returns whether that worked. */
    void offer(BiPredicate<Scenario, Optional<Path>> open) {
        for (Autosave.Entry entry : entries()) {
            String where = entry.source().map(Path::toString).orElse(Messages.Recovery_noFile);
            switch (questions.recovery(entry.title(), WHEN.format(entry.saved()), where)) {
                case RESTORE -> {
                    if (restore(entry, open)) {
                        own = Optional.of(entry);
                        return;
                    }
                }
                case DISCARD -> delete(entry);
                case KEEP -> {
                    return;
                }
            }
        }
    }

    private boolean restore(Autosave.Entry entry, BiPredicate<Scenario, Optional<Path>> open) {
        Reading reading = copies.restore(entry);
        if (reading instanceof Reading.Ok ok) {
            return open.test(ok.scenario(), entry.source());
        }
        questions.refuse(Messages.Recovery_damaged,
                ((Reading.Refused) reading).problems().stream().map(Diagnostic::toString).toList());
        return false;
    }

    private List<Autosave.Entry> entries() {
        try {
            return copies.list();
        } catch (IOException e) {
            ILog.of(Recovery.class).warn(Messages.Recovery_notListed, e);
            return List.of();
        }
    }

    private void delete(Autosave.Entry entry) {
        try {
            copies.discard(entry);
        } catch (IOException e) {
            ILog.of(Recovery.class).warn(Messages.Recovery_notDeleted, e);
        }
    }
}
