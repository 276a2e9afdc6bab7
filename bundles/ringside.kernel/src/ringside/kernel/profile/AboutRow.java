package ringside.kernel.profile;

import java.util.List;

/** What a profile is. */
public final class AboutRow {

    /** What can be chosen on top of a profile. */
    public enum Choice {
        VENDOR, LA57, PTI, XEN_PV, X32, LASS, MITIGATIONS
    }

    static final Key<String> ID = new Key<>("id", TextKind.of("the name of the file without .profile", "[a-z0-9.-]+"),
            Effect.WORDS, "The name on the command line and in files.");
    static final Key<String> TITLE = new Key<>("title", TextKind.SENTENCE, Effect.WORDS, "The name that people read.");
    static final Key<String> RELEASES = new Key<>("releases", TextKind.SENTENCE, Effect.WORDS,
            "The kernel releases that it stands for.");
    /** The options that mean something to this kernel. */
    public static final Key<List<Choice>> OPTIONS = new Key<>("options",
            new ListKind<>(WordKind.of(Choice.class), true), Effect.BEHAVIOUR,
            "The options of the command line (with two hyphens before them) that mean something to this kernel.");

    private AboutRow() {
    }

    static List<Key<?>> keys() {
        return List.of(ID, TITLE, RELEASES, OPTIONS);
    }
}
