package ringside.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ringside.scenarios.FilePresence;
import ringside.scenarios.ScenarioLibrary;
import ringside.ui.appearance.Settings;

/** What was open lately: files and scenarios of the library, the last one first. */
public final class RecentDocuments {

    private static final int MOST = 9;

    private final Settings settings;

    /** Remembers in these settings. */
    public RecentDocuments(Settings settings) {
        this.settings = settings;
    }

    /** Returns those that are still there, as paths and ids. */
    public List<String> addresses() {
        return settings.recent().stream().filter(address -> ScenarioLibrary.ids().contains(address) || file(address))
                .limit(MOST).toList();
    }

    private static boolean file(String address) {
        return address.endsWith(ScenarioLibrary.ENDING) && FilePresence.is(Path.of(address));
    }

    void add(String address) {
        if (!address.isEmpty()) {
            List<String> all = new ArrayList<>(settings.recent());
            all.remove(address);
            all.add(0, address);
            settings.recent(all.subList(0, Math.min(MOST, all.size())));
        }
    }
}
