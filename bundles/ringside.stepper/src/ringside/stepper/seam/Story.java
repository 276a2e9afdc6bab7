package ringside.stepper.seam;

import java.util.List;

/**
 * What is told under the connections.
 *
 * @param title  what it is about; may be empty
 * @param bad    whether it tells of something that went wrong
 * @param lines  sentences
 * @param deeds  what can be done
 */
public record Story(String title, boolean bad, List<String> lines, List<Deed> deeds) {

    public static final Story NONE = new Story("", false, List.of(), List.of());

    public Story {
        lines = List.copyOf(lines);
        deeds = List.copyOf(deeds);
    }
}
