package ringside.assembler.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ringside.assembler.form.RegisterName;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.SegmentBase;

/** Reads the place in memory that ModRM, SIB and displacement name (SDM volume 2A, 2.1.5 and 2.2.1.6). */
final class AddressReader {

    private static final int WITH_SIB = 4;
    private static final int DISPLACEMENT_ONLY = 5;
    private static final int FIELD = 7;
    private static final int NO_REGISTER = -1;
    private static final int POINTER = 48;
    private static final int TABLE = 80;
    private static final int PAIR = 128;
    private static final long LOW_32 = 0xffff_ffffL;

    private final Prefixes prefixes;
    private int base = NO_REGISTER;
    private int index = NO_REGISTER;
    private int scale = 1;
    private long displacement;
    private boolean relative;

    private AddressReader(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    /** Reads SIB and displacement behind a ModRM byte. */
    static AddressReader behind(ModRm modrm, CodeBytes code, Prefixes prefixes) {
        AddressReader address = new AddressReader(prefixes);
        address.read(modrm, code);
        return address;
    }

    /** Reads an address without registers. */
    static AddressReader offset(CodeBytes code, Prefixes prefixes) {
        AddressReader address = new AddressReader(prefixes);
        int bits = prefixes.addressBits();
        address.displacement = code.number(bits / Byte.SIZE);
        if (bits < prefixes.codeBits()) {
            address.displacement &= LOW_32;
        }
        return address;
    }

    private void read(ModRm modrm, CodeBytes code) {
        int register = modrm.rm();
        if (register == WITH_SIB) {
            int sib = code.next();
            register = sib & FIELD;
            int number = (sib >> 3 & FIELD) + prefixes.index();
            index = number == RegisterName.RSP ? NO_REGISTER : number;
            scale = index == NO_REGISTER ? 1 : 1 << (sib >> 6);
        }
        boolean noBase = modrm.mode() == 0 && register == DISPLACEMENT_ONLY;
        relative = noBase && modrm.rm() != WITH_SIB && prefixes.codeBits() == Long.SIZE;
        base = noBase ? NO_REGISTER : register + prefixes.base();
        displacement = noBase || modrm.mode() == 2 ? code.number(Integer.BYTES)
                : modrm.mode() == 1 ? code.number(Byte.BYTES) : 0;
    }

    /**
     * The operand.
     *
     * @param bits width of the access, 0 when memory is not accessed
     * @param end address behind the instruction
     */
    Operand operand(int bits, long end) {
        boolean narrow = prefixes.addressBits() < prefixes.codeBits();
        long target = displacement + (relative ? end : 0);
        boolean cut = narrow && base == NO_REGISTER && index == NO_REGISTER;
        return new Operand.MemoryOperand(base, index, scale, cut ? target & LOW_32 : target, prefixes.segment(), bits,
                narrow && !cut ? Integer.SIZE : Long.SIZE);
    }

    /** How it is written. */
    String text(int bits) {
        List<String> terms = new ArrayList<>();
        int width = prefixes.addressBits();
        if (relative) {
            terms.add(width == Long.SIZE ? "rip" : "eip");
        }
        if (base != NO_REGISTER) {
            terms.add(RegisterName.general(base, width, false).text());
        }
        if (index != NO_REGISTER) {
            terms.add(RegisterName.general(index, width, false).text() + "*" + scale);
        }
        String registers = String.join("+", terms);
        long whole = width == Long.SIZE ? displacement : displacement & LOW_32;
        String number = registers.isEmpty() ? hex(whole) : displacement == 0 && !relative ? ""
                : (displacement < 0 ? "-" : "+") + hex(Math.abs(displacement));
        return size(bits) + (prefixes.segment() == SegmentBase.NONE ? ""
                : prefixes.segment().name().toLowerCase(Locale.ROOT) + ":") + "[" + registers + number + "]";
    }

    /** A number: small ones are the same in every notation. */
    static String hex(long value) {
        return value < 10 && value >= 0 ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    static String size(int bits) {
        return switch (bits) {
            case Byte.SIZE -> "byte ptr ";
            case Short.SIZE -> "word ptr ";
            case Integer.SIZE -> "dword ptr ";
            case Long.SIZE -> "qword ptr ";
            case POINTER -> "fword ptr ";
            case TABLE -> "tbyte ptr ";
            case PAIR -> "oword ptr ";
            default -> "";
        };
    }
}
