package ringside.assembler.layout;

/** A place in a section. It may be used before it is defined; its address is known when the layout is done. */
public final class Label {

    private Section section;
    private int item;
    private int fragment;
    private long fragmentOffset;

    boolean defined() {
        return section != null;
    }

    /** Puts the label at the end of what the section holds so far. */
    public void place(Section here) {
        section = here;
        item = here.items().size();
        fragment = here.fragment();
        fragmentOffset = here.fragmentOffset();
    }

    public Section section() {
        return section;
    }

    /** Number of the item that this label stands before. */
    int item() {
        return item;
    }

    /** Offset in the section as the layout stands now, in bytes. */
    long offset() {
        return section.offsetOf(item);
    }

    public long address() {
        return section.start() + offset();
    }

    /** True when the distance of both is known while the source is read: nothing of variable size can lie between. */
    boolean fixedDistance(Label other) {
        return defined() && section == other.section && fragment == other.fragment;
    }

    /** Bytes from the other label to this one; needs {@link #fixedDistance}. */
    long distance(Label other) {
        return fragmentOffset - other.fragmentOffset;
    }
}
