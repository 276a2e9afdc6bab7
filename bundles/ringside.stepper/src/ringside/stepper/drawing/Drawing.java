package ringside.stepper.drawing;

import java.util.List;
import java.util.Optional;

/**
 * The laid out seam.
 *
 * @param pieces  from back to front
 * @param targets in the order of reading
 * @param width   of all
 * @param height  of all
 * @param rsp     where RSP points; empty if that is not shown
 */
public record Drawing(List<Piece> pieces, List<Target> targets, int width, int height, Optional<Area> rsp) {

    public static final Drawing EMPTY = new Drawing(List.of(), List.of(), 0, 0, Optional.empty());

    public Drawing {
        pieces = List.copyOf(pieces);
        targets = List.copyOf(targets);
    }

    /** {@return what is at a point; of two the one in front} */
    public Optional<Target> at(int x, int y) {
        Target found = null;
        for (Target target : targets) {
            if (target.area().contains(x, y) && (found == null || smaller(target, found))) {
                found = target;
            }
        }
        return Optional.ofNullable(found);
    }

    private static boolean smaller(Target one, Target other) {
        return (long) one.area().width() * one.area().height() <= (long) other.area().width() * other.area().height();
    }
}
