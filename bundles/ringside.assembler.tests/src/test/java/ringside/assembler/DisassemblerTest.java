package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.decode.Disassembler;
import ringside.assembler.form.OpcodeTable;
import ringside.machine.code.InstructionReader;
import ringside.machine.code.Reading;

/** Bytes are read as the manual and GNU objdump read them. */
class DisassemblerTest {

    private static final Pattern STRING = Pattern.compile(
            "((?<repeat>repn?e?) )?(?<name>movs|stos|lods|scas|cmps|ins|outs|xlat)(?<width>[bwdq])");
    private static final Pattern PRINTED_STRING = Pattern.compile("((?<repeat>repn?z?) )?(\\w\\w |data16 |rex\\S* )*"
            + "(?<name>movs|stos|lods|scas|cmps|ins|outs|xlat) .*?((?<width>byte|word|dword|qword) ptr"
            + "|(?<accumulator>al|ax|eax|rax)\\b)");
    /** CPUs take F2 before BSF, BSR and WBINVD, and any register field of a fence; objdump does not. */
    private static final Set<String> TAKEN_BY_CPUS = Set.of("bsf", "bsr", "wbinvd", "lfence", "mfence", "sfence");
    private static final Map<String, String> WIDTHS = Map.of("al", "b", "ax", "w", "eax", "d", "rax", "q");

    private static final long SEED = 20261130;
    private static final int SAMPLES = 40_000;
    private static final int LONG_ENOUGH = 12;
    private static final int REX = 0x40;
    private static final int REX_MASK = 0xf0;
    private static final int[] PREFIXES = {0x66, 0x67, 0xf2, 0xf3, 0x64, 0x65, 0x2e, 0x36, 0x3e, 0x26, 0xf0};

    /** Words in front that say what a prefix without meaning was. */
    private static final Pattern IDLE = Pattern.compile(
            "^(?:(?:data16|addr32|addr16|rex(?:\\.[wrxb]+)?|repn?z|rep|bnd|notrack|[c-gs]s|es|xacquire|xrelease)\\s+)+");
    private static final Pattern BACKWARDS = Pattern.compile("ip\\+0x(f{8}[0-9a-f]{8})\\b");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])(-?)(0x[0-9a-f]+|\\d+)(?![\\w])");

    /** What objdump calls another way, since it writes what the manual writes. */
    private static final Map<String, String> NAMES = Map.of("pushf", "pushfq", "popf", "popfq", "movabs", "mov",
            "sysexit", "sysexitd", "iret", "iretd");

    private static final Map<String, String> NAMES_32 = Map.of("pushf", "pushfd", "popf", "popfd", "iret", "iretd");

    private static Reading read(String hex, int bits) {
        return new Disassembler().read(0x401000, HexFormat.of().parseHex(hex.replace(" ", "")), bits);
    }

    private static String text(String hex) {
        return read(hex, Long.SIZE) instanceof Reading.Known known ? known.instruction().text() + ", "
                + known.instruction().length() : read(hex, Long.SIZE).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "01 d8                      | add eax, ebx, 2",
        "03 c3                      | add eax, ebx, 2",
        "83 c0 ff                   | add eax, 0xffffffff, 3",
        "48 83 c0 ff                | add rax, 0xffffffffffffffff, 4",
        "48 c7 c0 ff ff ff ff       | mov rax, 0xffffffffffffffff, 7",
        "c7 c0 05 00 00 00          | mov eax, 5, 6",
        "c6 c0 05                   | mov al, 5, 3",
        "88 e0                      | mov al, ah, 2",
        "40 88 e0                   | mov al, spl, 3",
        "48 66 01 d8                | add ax, bx, 4",
        "66 48 01 d8                | add rax, rbx, 4",
        "48 41 01 d8                | add r8d, ebx, 4",
        "41 48 01 d8                | add rax, rbx, 4",
        "8b 05 10 00 00 00          | mov eax, dword ptr [rip+0x10], 6",
        "67 8b 07                   | mov eax, dword ptr [edi], 3",
        "67 8b 05 10 00 00 00       | mov eax, dword ptr [eip+0x10], 7",
        "65 8b 04 25 10 00 00 00    | mov eax, dword ptr gs:[0x10], 8",
        "64 2e 8b 07                | mov eax, dword ptr fs:[rdi], 4",
        "8b 04 24                   | mov eax, dword ptr [rsp], 3",
        "42 8b 04 20                | mov eax, dword ptr [rax+r12*1], 4",
        "90                         | nop, 1",
        "41 90                      | xchg r8d, eax, 2",
        "f3 90                      | pause, 2",
        "66 0f 1f 84 00 00 00 00 00 | nop word ptr [rax+rax*1], 9",
        "0f 1e c8                   | nop eax, 3",
        "f3 0f 1e fa                | endbr64, 4",
        "d0 f0                      | shl al, 1, 2",
        "f6 c8 05                   | test al, 5, 3",
        "f7 c8 05 00 00 00          | test eax, 5, 6",
        "c2 08 00                   | ret 8, 3",
        "f3 c3                      | ret, 2",
        "ff f0                      | push rax, 2",
        "8f c0                      | pop rax, 2",
        "f0 48 ff 07                | lock inc qword ptr [rdi], 4",
        "ff 24 c5 00 10 40 00       | jmp qword ptr [rax*8+0x401000], 7",
        "eb fe                      | jmp 0x401000, 2",
        "48 63 c3                   | movsxd rax, ebx, 3",
        "8e d8                      | mov ds, eax, 2"})
    void bytesAreReadAsTheManualSays(String hex, String expected) {
        assertThat(text(hex)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"06", "07", "0e", "16", "17", "1e", "1f", "27", "2f", "37", "3f", "60", "61", "82 c0 01",
        "9a 00 00 00 00 00 00", "ce", "d4 0a", "d5 0a", "d6", "ea 00 00 00 00 00 00", "8d c0", "f0 90", "f0 01 d8",
        "f0 39 07", "0f 20 c8", "8c f0", "fe d0", "ff f8", "c6 c8 00", "8f c8 00", "0f 04", "0f 0a", "66 0f ae e8",
        "f3 0f 01 cb", "d9 d1", "0f 0f c0 00", "f0 0f 05", "0f c7 c8", "0f a6 c0"})
    void bytesOfNoInstructionAreUndefined(String hex) {
        assertThat(read(hex, Long.SIZE)).isEqualTo(new Reading.Undefined());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0f 28 c1       | SSE: movaps",
        "66 0f 28 c1    | SSE: movapd",
        "f2 0f 58 c1    | SSE: addsd",
        "d9 eb          | x87",
        "9b             | x87: fwait",
        "c5 f8 77       | AVX: VEX encoding",
        "62 f1 7c 48 28 c1 | AVX-512: EVEX encoding",
        "0f 01 c1       | VMX: vmcall",
        "0f 01 d5       | TSX: xend",
        "c7 f8 00 00 00 00 | TSX: xbegin"})
    void whatOtherCpusHaveIsNamed(String hex, String name) {
        assertThat(read(hex, Long.SIZE)).isEqualTo(new Reading.Outside(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0f", "48", "8b", "8b 04", "8b 05 00 00 00", "e9 00 00 00", "0f 01", "66 66 66",
        "2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 2e", "2e 2e 2e 2e 2e 2e 2e 2e 2e 2e 48 c7 c0 01 00"})
    void whatGoesOnBehindTheBytesIsUnfinished(String hex) {
        assertThat(read(hex, Long.SIZE)).isEqualTo(new Reading.Unfinished());
    }

    @Test
    void objdumpReadsTheSameIn64BitCode() throws IOException {
        assertThat(readDifferently(Long.SIZE)).isEmpty();
    }

    @Test
    void objdumpReadsTheSameIn32BitCode() throws IOException {
        assertThat(readDifferently(Integer.SIZE)).isEmpty();
    }

    private static List<String> readDifferently(int bits) throws IOException {
        Random random = new Random(SEED);
        List<byte[]> codes = new ArrayList<>();
        while (codes.size() < SAMPLES) {
            codes.add(code(random, bits));
        }
        List<Objdump.Printed> printed = Objdump.of(codes, bits);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            byte[] code = Arrays.copyOf(codes.get(i), Math.min(InstructionReader.LONGEST, codes.get(i).length));
            Reading read = new Disassembler().read((long) i * Objdump.SLOT, code, bits);
            if (!agrees(read, printed.get(i), bits)) {
                differences.add(HexFormat.ofDelimiter(" ").formatHex(codes.get(i)) + ": read as " + read
                        + ", objdump has " + printed.get(i) + " (seed " + SEED + ")");
            }
        }
        return differences;
    }

    /** Prefixes, an opcode of the table and whatever follows. */
    private static byte[] code(Random random, int bits) {
        int prefixes = random.nextInt(3);
        byte[] code = new byte[prefixes + LONG_ENOUGH];
        random.nextBytes(code);
        for (int i = 0; i < prefixes; i++) {
            boolean rex = bits == Long.SIZE && i == prefixes - 1 && random.nextBoolean();
            code[i] = (byte) (rex ? 0x40 | random.nextInt(16) : PREFIXES[random.nextInt(PREFIXES.length)]);
        }
        while (bits == Long.SIZE && (code[prefixes] & REX_MASK) == REX || OpcodeTable.instance().startingWith(
                code[prefixes] & 0xff, code[prefixes + 1] & 0xff).isEmpty()) {
            code[prefixes] = (byte) (random.nextBoolean() ? OpcodeTable.ESCAPE : random.nextInt(256));
            code[prefixes + 1] = (byte) random.nextInt(256);
        }
        return code;
    }

    /** What a hint means is not asked. Objdump also reads what is no instruction of the model; what it does not read is none. */
    private static boolean agrees(Reading read, Objdump.Printed printed, int bits) {
        if (read instanceof Reading.Known known) {
            boolean sameLength = printed.length() == known.instruction().length();
            String name = known.instruction().mnemonic();
            return name.equals("nop") || TAKEN_BY_CPUS.contains(name) && printed.text().isEmpty()
                    || strings(known, printed) || printed.text().isPresent() && sameLength
                            && same(canonical(known.instruction().text(), bits), theirs(printed.text().get(), bits));
        }
        return read instanceof Reading.Outside || printed.text().isEmpty() || unreadable(printed.text().get());
    }

    /** Objdump names the width of a string instruction by its operands, and prefixes that mean nothing to it. */
    private static boolean strings(Reading.Known known, Objdump.Printed printed) {
        Matcher ours = STRING.matcher(known.instruction().mnemonic());
        Matcher theirs = PRINTED_STRING.matcher(printed.text().orElse(""));
        if (!ours.matches() || !theirs.find() || printed.length() != known.instruction().length()) {
            return false;
        }
        String width = theirs.group("width") == null ? WIDTHS.get(theirs.group("accumulator"))
                : theirs.group("width").substring(0, 1);
        boolean repeats = ours.group("name").equals("xlat") || Objects.equals(ours.group("repeat"), theirs.group(
                "repeat"))
                || Set.of("repe", "rep").contains(String.valueOf(ours.group("repeat")))
                        && Set.of("repz", "rep").contains(String.valueOf(theirs.group("repeat")))
                || "repne".equals(ours.group("repeat")) && "repnz".equals(theirs.group("repeat"));
        return repeats && (ours.group("name") + ours.group("width")).equals(theirs.group("name") + width);
    }

    private static boolean unreadable(String text) {
        return text.contains("lock ") || text.contains("?")
                || text.matches(".*\\b(ud[012]b?|[cd]r\\d+|femms|pf\\w+|vprot\\w|swapgs|data16|repn?z)\\b.*");
    }

    /**
     * Objdump leaves out the width of memory where the accumulator tells it, and shows an index that is none; of 66 63
     * the manual says that it reads 16 bits, and a PAUSE with REX.B exchanges R8 on a CPU.
     */
    private static boolean same(String ours, String theirs) {
        boolean exchange = theirs.equals("pause") && ours.startsWith("xchg r8");
        String register = "^(la?sl|lar) (\\w+),\\w+$";
        boolean selector = theirs.matches(register)
                && ours.replaceFirst(register, "$1 $2").equals(theirs.replaceFirst(register, "$1 $2"));
        boolean word = ours.startsWith("pushw ")
                && ours.replaceFirst("0?x?f+", "").equals(theirs.replaceFirst("0?x?f+", ""));
        boolean loose = theirs.contains("iz*") || exchange || selector || word || theirs.endsWith(ours.replaceFirst(
                "^(loop\\w*)[dw] ", "$1 "))
                || ours.matches("aa[md]") && theirs.endsWith(ours + " a")
                || farPointer(ours) && theirs.matches(
                        ".*" + ours.replaceFirst("^l(jmp|call)w? (\\w+),", "$1w? $2:"))
                || theirs.endsWith(ours.replaceFirst("^(jmp|call) fword", "$1 dword"))
                || theirs.endsWith(ours.replaceFirst("^(jmp|call) (\\w+ ptr) fs:", "$1 $2 "))
                || theirs.matches("movsxd \\w+,\\w+") && ours.startsWith(theirs.split(",")[0])
                || theirs.equals(ours.replaceFirst("^([sl][gi]dt) fword ptr", "$1d"))
                || theirs.equals(ours.replaceFirst("^([sl][gi]dt) fword ptr", "$1w"))
                || theirs.equals(ours.replaceFirst("^(movsxd \\w+,)word", "$1dword"));
        return loose || ours.equals(theirs)
                || !theirs.contains(" ptr ") && ours.replaceFirst("\\w+ ptr ", "").equals(theirs);
    }

    private static boolean farPointer(String ours) {
        return ours.matches("l(jmp|call)w? \\w+,\\w+");
    }

    private static String theirs(String text, int bits) {
        String bare = IDLE.matcher(text.replace("lock ", "")).replaceFirst("");
        String name = bare.split("\\s", 2)[0];
        String named = (bits == Long.SIZE ? NAMES : NAMES_32).getOrDefault(name, name) + bare.substring(name.length());
        return canonical(named, bits);
    }

    private static String canonical(String text, int bits) {
        String plain = text.replaceFirst("^lock ", "").replaceAll("\\s+", " ").replaceAll(", ", ",")
                .replaceAll("\\+[re]iz\\*\\d|[+-]0x0\\b", "").replaceAll("[\\[\\]]|\\bds:|\\b[ecs]s:", "");
        Matcher numbers = NUMBER.matcher(BACKWARDS.matcher(plain).replaceAll(
                found -> "ip-0x" + Long.toHexString(-Long.parseUnsignedLong(found.group(1), 16))));
        return numbers.replaceAll(number -> number.group(1) + Long.toHexString(Long.parseUnsignedLong(
                number.group(2).replace("0x", ""), number.group(2).startsWith("0x") ? 16 : 10)));
    }
}
