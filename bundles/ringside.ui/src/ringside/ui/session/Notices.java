package ringside.ui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Short messages for the status bar: the last one stays until another one or none takes its place. */
public final class Notices {

    private final List<Consumer<Notice>> listeners = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();

    /**
     * A message.
     *
     * @param text plain words, empty for none
     * @param refusal whether it says that something was not done
     */
    public record Notice(String text, boolean refusal) {
    }

    /** Says something. */
    public void say(String text) {
        tell(new Notice(text, false));
    }

    /** Says why something was not done. */
    public void refuse(String text) {
        tell(new Notice(text, true));
    }

    /** Says something as soon as the window stands. */
    public void sayLater(String text) {
        waiting.add(text);
    }

    /** The window stands: says what has waited for it. */
    public void windowStands() {
        if (!waiting.isEmpty()) {
            refuse(String.join(" ", waiting));
            waiting.clear();
        }
    }

    /** Adds somebody who shows messages. */
    public void addListener(Consumer<Notice> listener) {
        listeners.add(listener);
    }

    /** Removes somebody who shows messages. */
    public void removeListener(Consumer<Notice> listener) {
        listeners.remove(listener);
    }

    private void tell(Notice notice) {
        for (Consumer<Notice> listener : List.copyOf(listeners)) {
            listener.accept(notice);
        }
    }
}
