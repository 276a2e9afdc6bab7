package ringside.ui.compare;

import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.questions.DecisionMap;

/**
 * Classes of states that a kernel answers alike.
 *
 * @param path the way back
 * @param reason the first failing check, empty where none fails
 * @param classes how many classes these are
 * @param conditions what they have in common
 * @param witness a state of the first of them
 */
record MapRow(String path, String reason, int classes, String conditions, ReturnState witness) {

    static MapRow of(DecisionMap map, DecisionMap.Region region, RegionWords words) {
        ReturnState witness = map.entries().stream().map(DecisionMap.Entry::inputs).filter(region.inputs()::contains)
                .findFirst().orElseThrow().witness();
        return new MapRow(region.path().label(), region.reason().map(CheckId::name).orElse(""),
                region.inputs().classes(), words.text(region.inputs()), witness);
    }
}
