package ringside.assembler.layout;

import java.util.List;

/**
 * Finds the offsets of all items of a section. Every jump starts in its short form and grows when its target is too
 * far; nothing shrinks again. A forward target that was not reached yet in a pass is assumed to move as far as the jump
 * itself did, unless an alignment between them may take that up. This is the procedure of GNU as.
 */
public final class Relaxation {

    /** Passes after which all jumps that may still grow do so at once; sources written by hand need two or three. */
    private static final int MOST_PASSES = 1000;

    private final Section section;
    private final int[] regions;

    public Relaxation(Section section) {
        this.section = section;
        this.regions = new int[section.items().size() + 1];
    }

    public void run() {
        prepare();
        int passes = 1;
        while (pass(passes > MOST_PASSES)) {
            passes++;
        }
    }

    private void prepare() {
        int region = 0;
        List<Item> items = section.items();
        long offset = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item instanceof Jump jump) {
                jump.aim(section);
            }
            offset = settle(item, offset);
            if (item instanceof Alignment || item instanceof Origin) {
                region++;
            }
            regions[i + 1] = region;
        }
    }

    private static long settle(Item item, long offset) {
        item.offset(offset);
        if (item instanceof Alignment alignment) {
            alignment.pad();
        } else if (item instanceof Origin origin) {
            origin.advance();
        }
        return offset + item.size();
    }

    private boolean pass(boolean growAll) {
        boolean changed = false;
        long offset = 0;
        List<Item> items = section.items();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            long stretch = offset - item.offset();
            long before = item.size();
            long next = settle(item, offset);
            if (item instanceof Jump jump && jump.isShort()
                    && jump.grow(growAll ? Long.MAX_VALUE : target(jump, i, stretch))) {
                next = offset + jump.size();
            }
            changed |= stretch != 0 || item.size() != before;
            offset = next;
        }
        return changed;
    }

    private long target(Jump jump, int index, long stretch) {
        Label label = jump.aim().base();
        long target = label.offset() + jump.aim().offset();
        if (stretch == 0 || label.item() <= index) {
            return target;
        }
        if (stretch < 0 || regions[label.item()] == regions[index + 1]) {
            return target + stretch;
        }
        return Math.max(target, jump.offset() + jump.size());
    }
}
