package ringside.ui.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which lines of a text the blocks of the listing take: one for the row and one for each line of the sentence below.
 */
final class CodeLines {

    private final List<CodeBlock> blocks = new ArrayList<>();
    private final List<List<String>> below = new ArrayList<>();
    private final List<Integer> rests = new ArrayList<>();
    private int[] first = new int[0];

    /** Begins anew with no blocks. */
    void clear() {
        blocks.clear();
        below.clear();
        rests.clear();
        first = new int[0];
    }

    /** Adds blocks behind the others, each with its lines below. */
    void begin(List<CodeBlock> all, List<List<String>> lines, List<Integer> continued) {
        clear();
        blocks.addAll(all);
        below.addAll(lines);
        rests.addAll(continued);
        first = new int[all.size()];
        count(0);
    }

    /**
     * Exchanges a block and the lines below it.
     *
     * @param rest how many of the lines belong to the statement; the others are the sentence
     */
    void set(int index, CodeBlock block, List<String> lines, int rest) {
        boolean moved = lines.size() != below.get(index).size();
        blocks.set(index, block);
        below.set(index, List.copyOf(lines));
        rests.set(index, rest);
        if (moved) {
            count(index);
        }
    }

    private void count(int from) {
        int line = from == 0 ? 0 : first[from];
        for (int i = from; i < first.length; i++) {
            first[i] = line;
            line += 1 + below.get(i).size();
        }
    }

    /** Returns how many blocks there are. */
    int size() {
        return blocks.size();
    }

    /** Returns all blocks. */
    List<CodeBlock> all() {
        return List.copyOf(blocks);
    }

    CodeBlock block(int index) {
        return blocks.get(index);
    }

    /** Returns the line on which a block begins. */
    int lineOf(int index) {
        return first[index];
    }

    /** Returns how many lines a block takes. */
    int height(int index) {
        return 1 + below.get(index).size();
    }

    /** Returns the block that a line belongs to, or -1 where there is none. */
    int blockAt(int line) {
        int found = Arrays.binarySearch(first, line);
        return found >= 0 ? found : -found - 2;
    }

    /** Returns whether a line holds more of the statement of its block. */
    boolean rest(int line) {
        int index = blockAt(line);
        return line - first[index] <= rests.get(index);
    }

    /** Returns whether a line is the row of its block itself. */
    boolean row(int line) {
        return Arrays.binarySearch(first, line) >= 0;
    }
}
