package ringside.kernel.text.answer;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ringside.kernel.decision.Operand;
import ringside.kernel.text.TextLine;
import ringside.kernel.text.form.Frame;
import ringside.kernel.text.form.FrameKind;
import ringside.kernel.text.form.PastedFrames;
import ringside.kernel.text.form.PrintedBy;
import ringside.kernel.text.form.StackWords;

/**
 * An oops in the return itself, or in the entry before the kernel has its own stack.
 *
 * @param place    which
 * @param oops     index of the kernel's frame
 * @param sentence what happened there and what it means
 * @param target   the frame that was to be returned to, read from the kernel's registers and stack; empty if the text
 *                 does not give it
 */
record ReturnSite(Place place, int oops, String sentence, Optional<Frame> target) {

    /** The places. */
    enum Place {
        /** IRETQ, or what leads to it. */
        IRET,
        /** SYSRETQ. */
        SYSRET,
        /** The first instructions behind SYSCALL. */
        ENTRY,
        /** What the kernel does when IRETQ fails. */
        FIXUP
    }

    private static final ResourceBundle SITES = ResourceBundle.getBundle("ringside.kernel.text.answer.sites");
    private static final Set<String> AT_IRET = names("iret");
    private static final Set<String> AT_SYSRET = names("sysret");
    private static final Set<String> AT_ENTRY = names("entry");
    private static final Pattern CODE_IRET = Pattern.compile("\\bCode:.*(?:<48> cf\\b|<cf>)");
    private static final Pattern CODE_SYSRET = Pattern.compile("\\bCode:.*(?:<48> 0f 07|48 <0f> 07)\\b");
    private static final Pattern DOUBLE_FAULT = Pattern.compile("(?i)\\bdouble fault\\b");
    private static final Pattern FIXUP = Pattern.compile("\\b(?:fixup_bad_iret|bad_iret)\\b");
    /** Places where 32-bit programs enter and leave. */
    private static final Pattern NARROW = Pattern.compile("compat|SYSRETL|sysret32|ia32_");
    /** How far behind the label of the entry the kernel's own stack is loaded at the latest. */
    private static final long ENTRY_BYTES = 0x30;
    /** An oops says first what happened. */
    private static final int HEAD = 200;
    private static final int FRAME = 5;
    private static final long RING = 3;
    private static final long NEVER_SET = ~0x3f7fd7L;
    private static final long ALWAYS_SET = 2;
    private static final long SELECTOR = 0xffff;
    private static final List<String> GENERAL = List.of("rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "r8", "r9",
            "r10", "r11", "r12", "r13", "r14", "r15");

    private static Set<String> names(String key) {
        return Arrays.stream(SITES.getString(key).split(" +")).collect(Collectors.toUnmodifiableSet());
    }

    /** Looks for such a place in what was pasted. */
    static Optional<ReturnSite> in(PastedFrames pasted) {
        List<Frame> frames = pasted.frames();
        for (int at = 0; at < frames.size(); at++) {
            Frame frame = frames.get(at);
            if (frame.kind() == FrameKind.KERNEL || frame.kind() == FrameKind.XEN_KERNEL) {
                Optional<Place> place = place(frame, pasted, nextLine(frames, at));
                if (place.isPresent()) {
                    return Optional.of(site(place.get(), at, frame, pasted));
                }
            }
        }
        return fixup(pasted.lines()) && frames.stream().anyMatch(Frame::returns)
                ? Optional.of(new ReturnSite(Place.FIXUP, -1, Words.text("site.FIXUP"), Optional.empty()))
                : Optional.empty();
    }

    private static int nextLine(List<Frame> frames, int at) {
        return at + 1 < frames.size() ? frames.get(at + 1).line() : Integer.MAX_VALUE;
    }

    private static boolean fixup(List<TextLine> lines) {
        return lines.stream().anyMatch(line -> FIXUP.matcher(line.text()).find());
    }

    private static Optional<Place> place(Frame frame, PastedFrames pasted, int end) {
        List<TextLine> own = own(pasted.lines(), frame.line(), end);
        if (AT_IRET.contains(frame.symbol()) || shows(own, CODE_IRET)) {
            return Optional.of(Place.IRET);
        }
        if (shows(own, CODE_SYSRET)) {
            return Optional.of(Place.SYSRET);
        }
        if (FIXUP.matcher(frame.symbol()).matches()) {
            return Optional.of(Place.FIXUP);
        }
        boolean users = frame.has("rsp") && frame.value("rsp").getAsLong() > 0;
        boolean inEntry = AT_ENTRY.contains(frame.symbol()) && frame.offset() < ENTRY_BYTES;
        if (users && inEntry || users && !AT_SYSRET.contains(frame.symbol()) && doubleFault(pasted.lines())) {
            return Optional.of(Place.ENTRY);
        }
        if (users && (AT_SYSRET.contains(frame.symbol()) || AT_ENTRY.contains(frame.symbol()))) {
            return Optional.of(Place.SYSRET);
        }
        return fixup(own) ? Optional.of(Place.FIXUP) : Optional.empty();
    }

    private static boolean doubleFault(List<TextLine> lines) {
        return shows(lines.subList(0, Math.min(lines.size(), HEAD)), DOUBLE_FAULT);
    }

    private static List<TextLine> own(List<TextLine> lines, int from, int end) {
        int first = firstFrom(lines, from);
        return lines.subList(first, Math.max(first, firstFrom(lines, end)));
    }

    private static int firstFrom(List<TextLine> lines, int number) {
        int at = Collections.binarySearch(lines, new TextLine(number, ""), Comparator.comparingInt(TextLine::number));
        return at < 0 ? -at - 1 : at;
    }

    private static boolean shows(List<TextLine> lines, Pattern pattern) {
        return lines.stream().anyMatch(line -> pattern.matcher(line.text()).find());
    }

    private static ReturnSite site(Place place, int at, Frame frame, PastedFrames pasted) {
        Optional<Frame> target = switch (place) {
            case IRET, FIXUP -> pasted.stack().flatMap(stack -> fromStack(frame, stack, place));
            case SYSRET, ENTRY -> fromRegisters(frame, place);
        };
        String where = frame.symbol().isEmpty() ? Words.text("site.instruction")
                : frame.symbol() + "+" + Operand.hex(frame.offset());
        String source = target.map(found -> Words.text("site.target." + place, "line", String.valueOf(found.line())))
                .orElse("");
        return new ReturnSite(place, at, (Words.text("site." + place, "where", where, "line",
                String.valueOf(frame.line())) + " " + source).strip(), target);
    }

    /** IRETQ pops ip, cs, flags, sp, ss; all other registers are the program's already. */
    private static Optional<Frame> fromStack(Frame frame, StackWords stack, Place place) {
        List<Long> words = stack.words();
        int at = -1;
        for (int i = 0; i + FRAME <= words.size() && at < 0; i++) {
            at = frameAt(words, i) ? i : -1;
        }
        if (at < 0 && place == Place.FIXUP) {
            return Optional.empty();
        }
        int first = Math.max(at, 0);
        Map<String, Long> registers = new LinkedHashMap<>();
        registers.put("rip", words.get(first));
        registers.put("cs", words.get(first + 1));
        registers.put("rflags", words.get(first + 2));
        registers.put("rsp", words.get(first + 3));
        registers.put("ss", words.get(first + 4));
        return Optional.of(target(frame, stack.line(), registers));
    }

    private static boolean frameAt(List<Long> words, int at) {
        long cs = words.get(at + 1);
        long flags = words.get(at + 2);
        return (cs & RING) == RING && (cs & ~SELECTOR) == 0 && (words.get(at + 4) & ~SELECTOR) == 0
                && (flags & ALWAYS_SET) != 0 && (flags & NEVER_SET) == 0;
    }

    /** SYSCALL and SYSRET keep RIP in RCX and RFLAGS in R11. */
    private static Optional<Frame> fromRegisters(Frame frame, Place place) {
        if (!frame.has("rcx") || !frame.has("r11")) {
            return Optional.empty();
        }
        Map<String, Long> registers = new LinkedHashMap<>();
        registers.put("rip", frame.value("rcx").getAsLong());
        registers.put("cs", NARROW.matcher(frame.symbol()).find() ? 0x23L : 0x33L);
        registers.put("rflags", frame.value("r11").getAsLong());
        registers.put("rsp", frame.value("rsp").orElse(0));
        registers.put("ss", 0x2bL);
        if (place == Place.ENTRY && frame.has("rax")) {
            registers.put("orig_ax", frame.value("rax").getAsLong());
        }
        return Optional.of(target(frame, frame.line(), registers));
    }

    private static Frame target(Frame frame, int line, Map<String, Long> registers) {
        GENERAL.stream().filter(frame::has).forEach(each -> registers.put(each, frame.value(each).getAsLong()));
        long selector = registers.get("cs") & SELECTOR;
        FrameKind kind = selector == 0x23 ? FrameKind.COMPAT : FrameKind.USER;
        return new Frame(line, kind, PrintedBy.STACK, registers, Map.of("rip", "RIP", "rcx", "RCX"), List.of(), "", 0,
                false);
    }

    /** A frame of user mode that follows the oops, with what only the kernel's frame tells. */
    Optional<Frame> completed(Frame user, Frame kernel) {
        if (place != Place.IRET || user.has("rcx") && user.has("r11")) {
            return Optional.empty();
        }
        Map<String, Long> registers = new LinkedHashMap<>(user.registers());
        GENERAL.stream().filter(kernel::has).forEach(each -> registers.putIfAbsent(each, kernel.value(each)
                .getAsLong()));
        return Optional.of(user.with(PrintedBy.STACK, registers));
    }

    /** The index of the oops, if it has registers. */
    OptionalInt index() {
        return oops < 0 ? OptionalInt.empty() : OptionalInt.of(oops);
    }
}
