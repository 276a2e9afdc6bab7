package ringside.machine.memory;

/**
 * Memory as it was when it was saved.
 *
 * @param layout pages and rights
 * @param contents bytes by frame
 */
public record MemoryState(PageLayout layout, PageTree contents) {

    public boolean sameAs(MemoryState other) {
        if (layout == other.layout) {
            return contents.sameAs(other.contents);
        }
        return layout.sameAs(other.layout) && layout.pages().stream().allMatch(page -> samePage(other, page));
    }

    private boolean samePage(MemoryState other, long page) {
        PageContent mine = contents.get(layout.frame(page));
        return mine.sameAs(other.contents.get(other.layout.frame(page)));
    }

    public long hash() {
        return contents.hash() + layout.hash();
    }
}
