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
    private static final long LOW_16 = 0xffff;
    private static final int RBX = 3;
    private static final int RSI = 6;
    /** The first r/m field of an address of 16 bits without an index; from it on SI, DI, BP and BX stand alone. */
    private static final int WITHOUT_INDEX = 4;
    private static final int[] ALONE = {RSI, RSI + 1, RegisterName.RBP, RBX};
    private static final int BP_ALONE = 6;

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
        if (prefixes.addressBits() == Short.SIZE) {
            address.readHalf(modrm, code);
        } else {
            address.read(modrm, code);
        }
        return address;
    }

    /** Reads an address without registers. */
    static AddressReader offset(CodeBytes code, Prefixes prefixes) {
        AddressReader address = new AddressReader(prefixes);
        int bits = prefixes.addressBits();
        address.displacement = code.number(bits / Byte.SIZE);
        if (bits < prefixes.codeBits()) {
            address.displacement &= address.mask();
        }
        return address;
    }

    /** An address of 16 bits: BX or BP, SI or DI, or one from each pair (SDM volume 2A, table 2-1). */
    private void readHalf(ModRm modrm, CodeBytes code) {
        int field = modrm.rm();
        boolean alone = field >= WITHOUT_INDEX;
        boolean noBase = modrm.mode() == 0 && field == BP_ALONE;
        base = noBase ? NO_REGISTER
                : alone ? ALONE[field - WITHOUT_INDEX] : (field & 2) == 0 ? RBX : RegisterName.RBP;
        index = alone ? NO_REGISTER : RSI + (field & 1);
        displacement = noBase || modrm.mode() == 2 ? code.number(Short.BYTES)
                : modrm.mode() == 1 ? code.number(Byte.BYTES) : 0;
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
        return new Operand.MemoryOperand(base, index, scale, cut ? target & mask() : target, prefixes.segment(), bits,
                narrow && !cut ? prefixes.addressBits() : Long.SIZE);
    }

    private long mask() {
        return prefixes.addressBits() == Short.SIZE ? LOW_16 : LOW_32;
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
            terms.add(RegisterName.general(index, width, false).text() + (width == Short.SIZE ? "" : "*" + scale));
        }
        String registers = String.join("+", terms);
        long whole = width == Long.SIZE ? displacement : displacement & mask();
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
