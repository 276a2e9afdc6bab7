package ringside.kernel.service.frame;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

import ringside.kernel.listing.KernelMap;
import ringside.machine.memory.Memory;
import ringside.machine.memory.Rights;

/** The kernel's access to the user's memory: like copy_to_user and copy_from_user, all or nothing. */
public final class UserMemory {

    private static final int WORD = 8;

    private final Memory memory;
    private final long limit;

    /** @param limit the first address behind the user's */
    public UserMemory(Memory memory, long limit) {
        this.memory = memory;
        this.limit = limit;
    }

    /** Whether an address is the kernel's or nobody's. */
    public boolean outside(long address) {
        return Long.compareUnsigned(address, limit) >= 0;
    }

    /** Whether the user may read, or write, so many bytes. */
    public boolean accessible(long address, long bytes, boolean write) {
        if (outside(address) || outside(address + bytes - 1)) {
            return false;
        }
        for (long page = address & -KernelMap.PAGE; page < address + bytes; page += KernelMap.PAGE) {
            Rights rights = memory.mapped(page) ? memory.rights(page).orElse(null) : null;
            if (rights == null || !rights.user() || write && !rights.write()) {
                return false;
            }
        }
        return true;
    }

    /** Eight bytes, or nothing if the user may not read them. */
    OptionalLong word(long address) {
        return accessible(address, WORD, false) ? OptionalLong.of(memory.read(address, WORD)) : OptionalLong.empty();
    }

    /** One byte, or -1 if the user may not read it. */
    public int octet(long address) {
        return accessible(address, 1, false) ? (int) memory.read(address, 1) & 0xff : -1;
    }

    /** A text that ends with a zero byte; nothing if the user may not read it all, or it is longer than that. */
    public Optional<String> text(long address, int longest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i <= longest; i++) {
            int octet = octet(address + i);
            if (octet < 0) {
                return Optional.empty();
            }
            if (octet == 0) {
                return Optional.of(bytes.toString(StandardCharsets.UTF_8));
            }
            bytes.write(octet);
        }
        return Optional.empty();
    }

    /** Writes eight bytes; the caller has asked {@link #accessible} before. */
    public void put(long address, long value) {
        memory.write(address, WORD, value);
    }

    /** Writes bytes; the caller has asked {@link #accessible} before. */
    public void put(long address, int bytes, long value) {
        memory.write(address, bytes, value);
    }

    /** Reads so many bytes as a number; the caller has asked {@link #accessible} before. */
    public long get(long address, int bytes) {
        return memory.read(address, bytes);
    }
}
