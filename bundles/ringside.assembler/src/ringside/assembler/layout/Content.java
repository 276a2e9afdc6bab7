package ringside.assembler.layout;

import java.util.List;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;

/** Bytes with numbers to be filled in: data, or one instruction. */
public final class Content extends Item {

    private final byte[] bytes;
    private final List<Fixup> fixups;
    private final boolean instruction;

    public Content(Position where, byte[] bytes, List<Fixup> fixups, boolean instruction) {
        super(where);
        this.bytes = bytes;
        this.fixups = List.copyOf(fixups);
        this.instruction = instruction;
    }

    /** The bytes, those of numbers that are known after the layout only as 0. */
    public byte[] constant() {
        return bytes.clone();
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] bytes(long start) throws SourceProblem {
        byte[] filled = bytes.clone();
        for (Fixup fixup : fixups) {
            fixup.apply(filled, start + offset() + filled.length);
        }
        return filled;
    }

    @Override
    public List<Integer> instructions() {
        return instruction ? List.of(bytes.length) : List.of();
    }
}
