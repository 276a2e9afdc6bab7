package ringside.assembler;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sections and symbols of a linked ELF file of 64 bits (System V ABI, AMD64 supplement, chapter 4). */
final class ElfFile {

    private static final int SECTION_TABLE = 0x28;
    private static final int SECTION_COUNT = 0x3c;
    private static final int NAME_SECTION = 0x3e;
    private static final int HEADER_BYTES = 64;
    private static final int SYMBOL_BYTES = 24;
    private static final int SYMBOL_TABLE = 2;
    private static final int NO_BITS = 8;

    private final ByteBuffer file;
    private final List<Header> headers = new ArrayList<>();

    private record Header(int name, int type, long address, int offset, int size, int link) {
    }

    /** A section's address and contents; the contents of .bss are empty. */
    record Section(long address, byte[] bytes) {
    }

    ElfFile(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int table = (int) file.getLong(SECTION_TABLE);
        for (int i = 0; i < file.getShort(SECTION_COUNT); i++) {
            int at = table + i * HEADER_BYTES;
            headers.add(new Header(file.getInt(at), file.getInt(at + 4), file.getLong(at + 16),
                    (int) file.getLong(at + 24), (int) file.getLong(at + 32), file.getInt(at + 40)));
        }
    }

    Map<String, Section> sections() {
        Header names = headers.get(file.getShort(NAME_SECTION));
        Map<String, Section> sections = new LinkedHashMap<>();
        for (Header header : headers) {
            byte[] bytes = header.type() == NO_BITS ? new byte[0]
                    : Arrays.copyOfRange(file.array(), header.offset(), header.offset() + header.size());
            sections.put(text(names, header.name()), new Section(header.address(), bytes));
        }
        return sections;
    }

    Map<String, Long> symbols() {
        Map<String, Long> symbols = new LinkedHashMap<>();
        for (Header header : headers) {
            for (int at = 0; header.type() == SYMBOL_TABLE && at < header.size(); at += SYMBOL_BYTES) {
                int symbol = header.offset() + at;
                symbols.put(text(headers.get(header.link()), file.getInt(symbol)), file.getLong(symbol + 8));
            }
        }
        return symbols;
    }

    private String text(Header strings, int index) {
        int start = strings.offset() + index;
        int end = start;
        while (file.get(end) != 0) {
            end++;
        }
        return new String(file.array(), start, end - start, StandardCharsets.UTF_8);
    }
}
