package ringside.kernel.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * What the head of an ELF core file of x86-64 says of its segments (System V ABI, "ELF Header"; elf(5)).
 *
 * @param segments where the table of segments begins
 * @param count    how many there are
 */
record ElfHeader(long segments, long count) {

    /** Bytes of an entry of the table of segments. */
    static final int SEGMENT = 56;

    private static final int SIZE = 64;
    private static final int SHORTEST = 20;
    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final int CLASS = 4;
    private static final int CLASS_64 = 2;
    private static final int DATA = 5;
    private static final int BIG_ENDIAN = 2;
    private static final int TYPE = 16;
    private static final int TYPE_CORE = 4;
    private static final int MACHINE = 18;
    private static final int MACHINE_386 = 3;
    private static final int MACHINE_X86_64 = 62;
    private static final int SEGMENTS = 32;
    private static final int SECTIONS = 40;
    private static final int SEGMENT_SIZE = 54;
    private static final int SEGMENT_COUNT = 56;
    /** So many segments or more: their number stands in the first section. */
    private static final int MANY = 0xffff;
    private static final int SECTION_INFO = 44;
    private static final Map<Integer, String> TYPES = Map.of(1, "an object file", 2, "a program", 3,
            "a program or a library");
    private static final Map<Integer, String> MACHINES = Map.of(2, "SPARC", 8, "MIPS", 20, "PowerPC", 21,
            "64-bit PowerPC", 22, "S/390", 40, "32-bit ARM", 183, "64-bit ARM", 243, "RISC-V", 258, "LoongArch");

    /** {@return whether a file begins as ELF files do} */
    static boolean begins(byte[] start) {
        return start.length >= MAGIC.length && ByteBuffer.wrap(start, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    static ElfHeader of(CoreBytes bytes) throws IOException, CoreFileException {
        byte[] start = bytes.read(0, SIZE);
        if (!begins(start)) {
            throw new CoreFileException("this is no ELF file");
        }
        if (start.length < SHORTEST) {
            throw new CoreFileException("this ELF file ends after " + start.length + " bytes, in its head");
        }
        ByteBuffer head = ByteBuffer.wrap(start).order(start[DATA] == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN);
        int type = head.getShort(TYPE) & MANY;
        if (type != TYPE_CORE) {
            throw new CoreFileException("this ELF file is " + TYPES.getOrDefault(type, "of type " + type)
                    + ", a core file was expected");
        }
        refuseOtherMachines(head.getShort(MACHINE) & MANY, start[CLASS], start[DATA]);
        if (start.length < SIZE) {
            throw new CoreFileException("this core file ends after " + start.length + " bytes, in its head");
        }
        int size = head.getShort(SEGMENT_SIZE) & MANY;
        if (size != SEGMENT) {
            throw new CoreFileException("this core file is damaged: its segments are described by " + size
                    + " bytes each, " + SEGMENT + " were expected");
        }
        int count = head.getShort(SEGMENT_COUNT) & MANY;
        return new ElfHeader(head.getLong(SEGMENTS), count < MANY ? count : many(bytes, head.getLong(SECTIONS)));
    }

    private static void refuseOtherMachines(int machine, byte bits, byte order) throws CoreFileException {
        boolean narrow = bits != CLASS_64;
        if (machine == MACHINE_386 || machine == MACHINE_X86_64 && narrow) {
            throw new CoreFileException("this is the core file of a 32-bit program: its registers are no 64-bit frame");
        }
        if (machine != MACHINE_X86_64 || order == BIG_ENDIAN) {
            throw new CoreFileException("this is a core file of another machine (" + MACHINES.getOrDefault(machine,
                    "ELF machine " + machine) + "), x86-64 was expected");
        }
    }

    private static long many(CoreBytes bytes, long sections) throws IOException {
        byte[] info = sections < 0 ? new byte[0] : bytes.read(sections + SECTION_INFO, Integer.BYTES);
        return info.length < Integer.BYTES ? MANY
                : ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffff_ffffL;
    }
}
