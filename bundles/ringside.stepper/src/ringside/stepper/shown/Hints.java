package ringside.stepper.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ringside.kernel.BootedKernel;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.profile.FlagBit;
import ringside.kernel.profile.Profile;
import ringside.kernel.service.PtSlot;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.run.Engine;
import ringside.stepper.run.Tape;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;
import ringside.stepper.value.ValueName;

/** Plain sentences about where the run stands and about any value. */
public final class Hints {
    private Hints() {
    }

    /** {@return one to three sentences about the step that comes next} */
    public static String step(Tape tape, BranchForecast branch) {
        Engine engine = tape.engine();
        List<String> sentences = new ArrayList<>();
        Optional<String> ended = engine.ended();
        if (ended.isPresent()) {
            sentences.add(Texts.HINTS.find("ended." + ended.get()).orElseGet(() -> Texts.HINTS.text("ended.signal",
                    ended.get())));
        } else {
            CodeLine line = engine.lineAt(engine.rip());
            sentences.add(line == null ? Texts.HINTS.text("step.nowhere", Hex.of(engine.rip()))
                    : words(line, engine.kernel().profile()));
            if (!branch.reason().isEmpty()) {
                sentences.add(branch.reason());
            }
        }
        tape.recording().loop().filter(loop -> tape.step() >= loop.first())
                .ifPresent(loop -> sentences.add(loop.text()));
        return String.join(" ", sentences);
    }

    private static String words(CodeLine line, Profile profile) {
        if (!line.caption().isEmpty()) {
            return line.caption();
        }
        String mnemonic = line.text().strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        return find("instruction." + mnemonic, profile).orElseGet(() -> Texts.HINTS.text(
                line.user() ? "step.user" : "step.kernel", line.text(), line.routine()));
    }

    /** {@return sentences about a value by its name; empty when there is nothing to say} */
    public static String value(String name, BootedKernel kernel) {
        ValueName value = ValueName.of(name);
        return switch (value.kind()) {
            case THREAD_FLAG -> kernel.profile().flag(value.item()).map(Hints::flag).orElse("");
            case CHECK -> kernel.prediction().results().stream().filter(r -> r.id().name().equals(value.item()))
                    .findFirst()
                    .map(Hints::check).orElse(Texts.HINTS.find(value.text()).orElse(""));
            case SLOT -> slot(value, kernel);
            case REGISTER, FLAG, OPTION, UNKNOWN -> find(value.text(), kernel.profile()).orElse("");
        };
    }

    /** {@return the sentence of a key: one for this kernel alone stands behind KEY@ID} */
    private static Optional<String> find(String key, Profile profile) {
        return Texts.HINTS.find(key + "@" + profile.id()).or(() -> Texts.HINTS.find(key));
    }

    private static String slot(ValueName name, BootedKernel kernel) {
        String words = find(name.text(), kernel.profile()).orElse("");
        boolean event = name.item().equals(PtSlot.SS.label()) && kernel.profile().fred()
                && kernel.ptRegs().written(PtSlot.SS);
        return event ? words + " " + EventWords.of(kernel.ptRegs().get(PtSlot.SS)) : words;
    }

    private static String flag(FlagBit flag) {
        return Texts.HINTS.text(flag.sticky() ? "flag.sticky" : "flag.once", flag.name(), flag.meaning(), flag.work());
    }

    private static String check(CheckResult result) {
        return String.join(" ", result.sentence(), result.reason(), result.hazard());
    }
}
