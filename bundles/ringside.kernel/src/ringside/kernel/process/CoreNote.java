package ringside.kernel.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A note of a core file.
 *
 * @param writer who defines what it means: {@code CORE}, {@code LINUX}, {@code QEMU}
 * @param type   its number
 * @param offset where it begins in the file
 * @param text   its bytes; cut where nobody reads further
 */
record CoreNote(String writer, int type, long offset, byte[] text) {

    /** The longest that is read of a note. */
    static final int LONGEST = 336;

    private static final String CORE = "CORE";
    private static final int PRSTATUS = 1;
    private static final int PRPSINFO = 3;
    private static final int SIGNAL = 12;
    private static final int ID = 32;
    private static final int FIRST_REGISTER = 112;
    private static final int NAME = 40;
    private static final int NAME_LENGTH = 16;
    /** In the order of struct user_regs_struct (sys/user.h). */
    private static final List<String> REGISTERS = List.of("r15", "r14", "r13", "r12", "rbp", "rbx", "r11", "r10", "r9",
            "r8", "rax", "rcx", "rdx", "rsi", "rdi", "orig_ax", "rip", "cs", "rflags", "rsp", "ss", "fs_base",
            "gs_base", "ds", "es", "fs", "gs");

    /** Whether it holds the registers of a thread (struct elf_prstatus). */
    boolean thread() {
        return writer.equals(CORE) && type == PRSTATUS
                && text.length >= FIRST_REGISTER + REGISTERS.size() * Long.BYTES;
    }

    /** The thread that it describes. */
    CoreThread asThread() {
        ByteBuffer fields = ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Long> registers = new LinkedHashMap<>();
        for (int i = 0; i < REGISTERS.size(); i++) {
            registers.put(REGISTERS.get(i), fields.getLong(FIRST_REGISTER + i * Long.BYTES));
        }
        return new CoreThread(fields.getInt(ID), fields.getShort(SIGNAL), offset, registers);
    }

    /** Whether it names the program (struct elf_prpsinfo). */
    boolean program() {
        return writer.equals(CORE) && type == PRPSINFO && text.length >= NAME + NAME_LENGTH;
    }

    /** The name of the program. */
    String asProgram() {
        String name = new String(text, NAME, NAME_LENGTH, StandardCharsets.ISO_8859_1);
        int end = name.indexOf(0);
        return end < 0 ? name : name.substring(0, end);
    }
}
