package ringside.stepper.drawing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which part of the drawing is another one than before: a step changes little of it, and only that is drawn anew. */
public final class Damage {

    private Damage() {
    }

    /** Returns the area outside of which two drawings are the same; empty if they are the same everywhere. */
    public static Optional<Area> between(Drawing before, Drawing now) {
        Set<Piece> gone = new HashSet<>(before.pieces());
        Set<Piece> come = new HashSet<>(now.pieces());
        Area area = null;
        for (Piece piece : before.pieces()) {
            area = come.contains(piece) ? area : joined(area, piece.area());
        }
        for (Piece piece : now.pieces()) {
            area = gone.contains(piece) ? area : joined(area, piece.area());
        }
        return Optional.ofNullable(area);
    }

    private static Area joined(Area area, Area other) {
        return area == null ? other : area.with(other);
    }
}
