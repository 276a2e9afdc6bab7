package ringside.ui.compare;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.questions.MapComparison;
import ringside.ui.Messages;

/**
 * Classes of states to which two kernels give the same pair of different answers.
 *
 * @param one what the first kernel answers
 * @param other what the second kernel answers
 * @param inPath whether the paths differ and not only the reasons
 * @param classes how many classes these are
 * @param conditions what they have in common
 * @param witness a state of the first of them
 */
record DifferenceRow(String one, String other, boolean inPath, int classes, String conditions,
        ReturnState witness) {

    static DifferenceRow of(MapComparison comparison, MapComparison.Region region, RegionWords words) {
        ReturnState witness = comparison.differences().stream().map(MapComparison.Difference::inputs)
                .filter(region.inputs()::contains).findFirst().orElseThrow().witness();
        return new DifferenceRow(answer(region.onePath(), region.oneReason()),
                answer(region.otherPath(), region.otherReason()), region.onePath() != region.otherPath(),
                region.inputs().classes(), words.text(region.inputs()), witness);
    }

    private static String answer(Path path, Optional<CheckId> reason) {
        return reason.map(id -> NLS.bind(Messages.Compare_answer, path.label(), id.name())).orElse(path.label());
    }
}
