package ringside.kernel.profile;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The experiments that come with Ringside. {@code whatifs/index} names them, one id a line; a further experiment is a
 * further file and a further line there.
 */
public final class WhatIfs {

    private WhatIfs() {
    }

    /** All experiments, in the order of the index. */
    public static List<WhatIf> all() {
        return Loaded.ALL;
    }

    /** Those that make sense for a profile, in the order of the index. */
    public static List<WhatIf> of(Profile profile) {
        return all().stream().filter(whatIf -> whatIf.fits(profile)).toList();
    }

    /**
     * The experiment with this id, in any case of letters.
     *
     * @throws UnknownNameException if there is none; the message names the nearest
     */
    public static WhatIf named(String id) throws UnknownNameException {
        return find(id).orElseThrow(() -> new UnknownNameException("experiment", id,
                all().stream().map(WhatIf::id).toList()));
    }

    private static Optional<WhatIf> find(String id) {
        return all().stream().filter(whatIf -> whatIf.id().equalsIgnoreCase(id.strip())).findFirst();
    }

    /** Why a profile cannot be broken as these options ask for, as a sentence; empty if it can. */
    static Optional<String> refusal(Profile profile, KernelOptions options) {
        for (String id : options.whatIfs()) {
            try {
                Optional<String> refusal = named(id).refusal(profile, options);
                if (refusal.isPresent()) {
                    return refusal;
                }
            } catch (UnknownNameException e) {
                return Optional.of(e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** The profile with everything in its row that the chosen experiments change. */
    public static Profile applied(Profile profile, KernelOptions options) {
        Profile broken = profile;
        for (WhatIf whatIf : chosen(options)) {
            broken = whatIf.applied(broken);
        }
        return broken;
    }

    /** The checks of this profile that the chosen experiments leave out. */
    public static Set<CheckId> checksOff(Profile profile, KernelOptions options) {
        Set<CheckId> off = EnumSet.noneOf(CheckId.class);
        chosen(options).forEach(whatIf -> off.addAll(whatIf.checksOff()));
        off.retainAll(profile.checks(options));
        return off;
    }

    /** The symbols of all experiments: 1 for those of the chosen ones, 0 for the others. */
    public static Map<String, Long> symbols(KernelOptions options) {
        Map<String, Long> symbols = new LinkedHashMap<>();
        all().forEach(whatIf -> whatIf.symbols().forEach(symbol -> symbols.put(symbol, 0L)));
        chosen(options).forEach(whatIf -> whatIf.symbols().forEach(symbol -> symbols.put(symbol, 1L)));
        return symbols;
    }

    private static List<WhatIf> chosen(KernelOptions options) {
        return options.whatIfs().stream().flatMap(id -> find(id).stream()).toList();
    }

    /** Reads the files when the first experiment is asked for. */
    private static final class Loaded {

        private static final DataFiles FILES = new DataFiles("whatifs");
        private static final List<WhatIf> ALL = FILES.index().stream()
                .map(id -> WhatIfReader.read(FILES.path(id + ".whatif"), FILES.text(id + ".whatif"),
                        Profiles.all())).toList();

        private Loaded() {
        }
    }
}
