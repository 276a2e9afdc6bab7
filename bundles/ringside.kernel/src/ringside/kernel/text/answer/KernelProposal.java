package ringside.kernel.text.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.release.Releases;
import ringside.kernel.release.StandIn;
import ringside.kernel.text.form.FrameKind;
import ringside.kernel.text.form.KernelTraces;
import ringside.kernel.text.form.PastedFrames;

/**
 * The kernel that answers: the one that was asked for, or else the one that the text names, with what the text tells
 * about its options.
 *
 * @param profile   the kernel
 * @param options   the options that were asked for and those of the text
 * @param sentences why
 */
public record KernelProposal(Profile profile, KernelOptions options, List<String> sentences) {

    /** Asks for a text's kernel. */
    public static Profile profile(PastedFrames frames, Profile usual, Profile fred) {
        return frames.traces().fred() ? fred : standIn(frames).map(StandIn::profile).orElse(usual);
    }

    private static Optional<StandIn> standIn(PastedFrames frames) {
        return frames.traces().release().flatMap(Releases::find);
    }

    /**
     * The proposal.
     *
     * @param given  whether the profile was asked for, and not taken from the text
     * @param wanted the options that were asked for
     */
    public static KernelProposal of(PastedFrames frames, Profile profile, boolean given, KernelOptions wanted) {
        List<String> sentences = new ArrayList<>();
        sentences.add(why(frames, profile, given));
        KernelTraces traces = frames.traces();
        boolean xen = traces.xenPv() || frames.frames().stream().anyMatch(each -> each.kind() == FrameKind.XEN_KERNEL);
        KernelOptions options = wanted;
        options = add(profile, options, traces.pti(), "pti", each -> each.withPti(true), sentences);
        options = add(profile, options, xen, "xen-pv", each -> each.withXenPv(true), sentences);
        options = add(profile, options, traces.la57(), "la57", each -> each.withLa57(true), sentences);
        return new KernelProposal(profile, options, List.copyOf(sentences));
    }

    private static String why(PastedFrames frames, Profile profile, boolean given) {
        String id = profile.id();
        if (given) {
            return Words.text("kernel.given", "id", id, "title", profile.title());
        }
        if (frames.traces().fred()) {
            return Words.text("kernel.fred", "id", id, "title", profile.title());
        }
        Optional<String> release = frames.traces().release();
        if (release.isEmpty()) {
            return Words.text("kernel.usual", "id", id, "title", profile.title());
        }
        Optional<StandIn> standIn = standIn(frames);
        List<String> differences = standIn.map(StandIn::decision).orElse(List.of());
        String key = standIn.isEmpty() ? "no-profile" : standIn.get().exact() ? "exact"
                : differences.isEmpty() ? "same-decision" : "nearest";
        return Words.text("kernel." + key, "id", id, "title", profile.title(), "release", release.get(), "number",
                standIn.map(StandIn::release).orElse(""), "differences", String.join("; ", differences));
    }

    private static KernelOptions add(Profile profile, KernelOptions options, boolean told, String name,
            UnaryOperator<KernelOptions> on, List<String> sentences) {
        KernelOptions changed = told ? on.apply(options) : options;
        if (changed.equals(options)) {
            return options;
        }
        boolean refused = profile.refusal(changed).isPresent();
        sentences.add(Words.text(refused ? "option.refused" : "option.taken", "option", name, "id", profile.id()));
        return refused ? options : changed;
    }
}
