package ringside.assembler.layout;

import java.util.Arrays;
import java.util.List;
import ringside.assembler.source.Numbers;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;

/** A jump to a label: short while the distance fits in a byte, near otherwise. */
public final class Jump extends Item {

    private static final int SHORT_DISTANCE = 1;
    private static final int NEAR_DISTANCE = 4;

    private final byte[] shortOpcode;
    private final byte[] nearOpcode;
    private final Expression target;
    private final Fixup.Kind kind;
    private Value aim;
    private boolean near;

    public Jump(Position where, byte[] shortOpcode, byte[] nearOpcode, Expression target, Fixup.Kind kind) {
        super(where);
        this.shortOpcode = shortOpcode;
        this.nearOpcode = nearOpcode;
        this.target = target;
        this.kind = kind;
    }

    /** Finds out where it goes. Only a target in the same section can be near enough for the short form. */
    void aim(Section section) {
        aim = target.known();
        near = aim == null || aim.isConstant() || aim.base().section() != section;
    }

    /**
     * Grows to the near form when the target is too far for the short one.
     *
     * @param target offset of the target in the section
     * @return true when it grew
     */
    boolean grow(long target) {
        if (near || Numbers.fitsSigned(target - (offset() + size()), Byte.SIZE)) {
            return false;
        }
        near = true;
        return true;
    }

    boolean isShort() {
        return !near;
    }

    /** The label and offset that a short jump goes to. */
    Value aim() {
        return aim;
    }

    @Override
    public long size() {
        return near ? nearOpcode.length + NEAR_DISTANCE : shortOpcode.length + SHORT_DISTANCE;
    }

    @Override
    boolean fixedSize() {
        return false;
    }

    @Override
    public byte[] bytes(long start) throws SourceProblem {
        byte[] opcode = near ? nearOpcode : shortOpcode;
        byte[] bytes = Arrays.copyOf(opcode, (int) size());
        new Fixup(opcode.length, bytes.length - opcode.length, target, kind, where())
                .apply(bytes, start + offset() + bytes.length);
        return bytes;
    }

    @Override
    public List<Integer> instructions() {
        return List.of((int) size());
    }
}
