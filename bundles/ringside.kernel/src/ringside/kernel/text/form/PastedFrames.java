package ringside.kernel.text.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ringside.kernel.text.PastedText;
import ringside.kernel.text.TextLine;
import ringside.kernel.text.form.RegisterName.Family;

/**
 * Everything that was found in a pasted text.
 *
 * @param frames  the registers, printed together each, in the order of the text
 * @param mixed   a line that shows that two processors printed into each other
 * @param machine another machine that the text comes from, by its key in {@code machines.properties}
 * @param traces  what is told about the kernel
 * @param stack   the words at the kernel's stack pointer
 * @param lines   the text
 */
public record PastedFrames(List<Frame> frames, OptionalInt mixed, Optional<String> machine, KernelTraces traces,
        Optional<StackWords> stack, List<TextLine> lines) {

    private static final Set<String> WANTED = Set.of("rip", "rcx", "cs", "r11", "rflags", "ss", "orig_ax", "rax");
    private static final Set<String> X86 = Set.of("rcx", "rax", "rflags", "cs", "orig_ax", "rbx", "rdx");
    private static final int RETURNS = 100;
    /** More frames than these help nobody to choose. */
    private static final int MOST = 1000;

    public PastedFrames {
        frames = List.copyOf(frames);
        lines = List.copyOf(lines);
    }

    /** Reads a text in every form and keeps the form that yields most. */
    public static PastedFrames read(PastedText text, UserSelectors selectors) {
        List<Sighting> sightings = SightingReader.read(text.lines());
        FrameMaker maker = new FrameMaker(selectors);
        Callers callers = Callers.of(text.lines());
        Candidate best = null;
        List<List<Sighting>> tried = new ArrayList<>();
        for (Form form : Form.values()) {
            List<Sighting> mine = form.of(sightings);
            if (tried.contains(mine)) {
                continue;
            }
            tried.add(mine);
            Candidate candidate = Candidate.of(mine, callers, maker);
            best = best == null || candidate.yield() > best.yield() ? candidate : best;
        }
        return result(text.lines(), sightings, best);
    }

    /** The lines in which no register was found, by their numbers; blank ones are left out. */
    public List<Integer> unread() {
        Set<Integer> read = SightingReader.read(lines).stream().map(Sighting::line).collect(Collectors.toSet());
        return lines.stream().filter(line -> !line.text().isBlank()).map(TextLine::number)
                .filter(number -> !read.contains(number)).distinct().toList();
    }

    private static PastedFrames result(List<TextLine> lines, List<Sighting> sightings, Candidate best) {
        boolean narrow = sightings.stream().anyMatch(each -> each.name().family() == Family.NARROW)
                && best.frames().stream().noneMatch(PastedFrames::isWide);
        boolean x86 = !narrow && best.frames().stream().anyMatch(PastedFrames::isX86);
        boolean linux = best.frames().stream().anyMatch(PastedFrames::linux);
        Optional<String> machine = linux && x86 ? Optional.empty() : OtherMachine.in(lines, x86);
        if (machine.isEmpty() && best.frames().stream().anyMatch(PastedFrames::userMode)) {
            machine = Optional.of("system.uml");
        }
        if (narrow) {
            machine = machine.or(() -> Optional.of("machine.i386"));
        }
        boolean other = machine.isPresent() && !x86;
        return new PastedFrames(other ? List.of() : best.frames(), best.mixed(), machine, KernelTraces.of(lines),
                best.frames().isEmpty() ? Optional.empty() : StackWords.of(lines), lines);
    }

    private static boolean isWide(Frame frame) {
        return frame.written().keySet().stream().anyMatch(each -> each.startsWith("r") && !each.equals("rflags"));
    }

    private static boolean isX86(Frame frame) {
        return frame.written().keySet().stream().anyMatch(X86::contains);
    }

    /** Only Linux on the machine itself prints these; other systems may be spoken of in the text around them. */
    private static boolean linux(Frame frame) {
        boolean kernel = frame.by() == PrintedBy.KERNEL || frame.by() == PrintedBy.OLD_KERNEL;
        return frame.has("orig_ax") || kernel && !frame.assumed().contains("ss");
    }

    /** A kernel that runs as a program prints its own functions with the selector of programs, and RSP without one. */
    private static boolean userMode(Frame frame) {
        boolean kernel = frame.by() == PrintedBy.KERNEL || frame.by() == PrintedBy.OLD_KERNEL;
        return kernel && frame.kind() == FrameKind.USER && frame.assumed().contains("ss") && frame.has("rsp")
                && (frame.by() == PrintedBy.OLD_KERNEL || !frame.symbol().isEmpty());
    }

    private record Candidate(List<Frame> frames, OptionalInt mixed, int yield) {

        static Candidate of(List<Sighting> sightings, Callers callers, FrameMaker maker) {
            SightingGroups groups = SightingGroups.of(sightings, callers);
            List<Frame> all = groups.groups().stream().limit(MOST).map(maker::make).toList();
            List<Frame> frames = all.stream().filter(Candidate::isFrame).toList();
            List<Frame> kept = frames.isEmpty() ? all : withoutRepeats(frames);
            int most = kept.stream().mapToInt(Candidate::worth).max().orElse(0);
            return new Candidate(kept, groups.mixed(), most);
        }

        private static boolean isFrame(Frame frame) {
            return given(frame) > 1 || frame.by() == PrintedBy.KERNEL || frame.by() == PrintedBy.OLD_KERNEL;
        }

        /** Some programs print every register once more, with what it points to. */
        private static List<Frame> withoutRepeats(List<Frame> frames) {
            return Stream.iterate(0, at -> at < frames.size(), at -> at + 1)
                    .filter(at -> at == 0 || !repeats(frames.get(at), frames.get(at - 1))).map(frames::get).toList();
        }

        private static boolean repeats(Frame frame, Frame earlier) {
            return frame.registers().size() < earlier.registers().size() && frame.registers().entrySet().stream()
                    .filter(each -> !frame.assumed().contains(each.getKey()))
                    .allMatch(each -> each.getValue().equals(earlier.registers().get(each.getKey())));
        }

        private static int given(Frame frame) {
            return (int) WANTED.stream().filter(frame::has).filter(name -> !frame.assumed().contains(name)).count();
        }

        private static int worth(Frame frame) {
            return given(frame) + (frame.returns() && given(frame) > 1 ? RETURNS : 0);
        }
    }
}
