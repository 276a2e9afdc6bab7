package ringside.machine.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import ringside.machine.state.Page;

/**
 * The pages that exist, by frame number. Saving hands out the bytes of all pages without copying; a page is copied when
 * it is next written to. The cost of saving is that of the pages written to since the last time.
 */
final class PageStore {

    /** One page. */
    private static final class Frame {
        private long page;
        private byte[] data;
        /** True when a saved state has the same bytes: they must be copied before writing. */
        private boolean shared;
    }

    private final List<Frame> frames = new ArrayList<>();
    private final List<Integer> written = new ArrayList<>();
    private final LongConsumer replaced;
    private PageTree saved = PageTree.EMPTY;

    /**
     * Makes a store without pages.
     *
     * @param replaced is told of each page that gets another content as a whole
     */
    PageStore(LongConsumer replaced) {
        this.replaced = replaced;
    }

    /** Makes a frame hold a page of zeros. */
    void create(int index, long page) {
        while (frames.size() <= index) {
            frames.add(new Frame());
        }
        Frame frame = frames.get(index);
        frame.page = page;
        frame.data = new byte[Page.SIZE];
        frame.shared = false;
        written.add(index);
    }

    /** Forgets a frame. */
    void drop(int index) {
        Frame frame = frames.get(index);
        frame.data = null;
        frame.shared = true;
        replaced.accept(frame.page);
        saved = saved.with(index, null);
    }

    byte[] readable(int index) {
        return frames.get(index).data;
    }

    boolean shared(int index) {
        return frames.get(index).shared;
    }

    /** Returns bytes that may be written to: from now on {@link #readable} returns the same array. */
    byte[] writable(int index) {
        Frame frame = frames.get(index);
        if (frame.shared) {
            frame.data = frame.data.clone();
            frame.shared = false;
            written.add(index);
        }
        return frame.data;
    }

    /** Returns the contents of all frames. */
    PageTree save() {
        for (int index : written) {
            Frame frame = frames.get(index);
            if (!frame.shared) {
                save(index, frame);
            }
        }
        written.clear();
        return saved;
    }

    private void save(int index, Frame frame) {
        PageContent before = saved.get(index);
        if (before != null && before.page() == frame.page && Arrays.equals(before.data(), frame.data)) {
            frame.data = before.data();
        } else {
            saved = saved.with(index, new PageContent(frame.page, frame.data));
        }
        frame.shared = true;
    }

    /** Goes back to saved contents. */
    void restore(PageTree contents) {
        for (int index : written) {
            put(index, contents.get(index));
        }
        written.clear();
        saved.differences(contents, this::put);
        saved = contents;
    }

    private void put(int index, PageContent content) {
        while (frames.size() <= index) {
            frames.add(new Frame());
        }
        Frame frame = frames.get(index);
        byte[] data = content == null ? null : content.data();
        long page = content == null ? 0 : content.page();
        if (frame.data != data) {
            replaced.accept(frame.page);
            replaced.accept(page);
        }
        frame.shared = true;
        frame.data = data;
        frame.page = page;
    }
}
