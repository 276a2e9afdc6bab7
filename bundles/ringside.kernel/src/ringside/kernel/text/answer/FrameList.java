package ringside.kernel.text.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import ringside.kernel.decision.Operand;
import ringside.kernel.text.form.Frame;
import ringside.kernel.text.form.FrameKind;
import ringside.kernel.text.form.PastedFrames;

/**
 * The frames of a text, also those that an oops in the return holds on the kernel's stack, and the one that is taken.
 *
 * @param all   in the order of the text; a frame from the stack stands behind the oops
 * @param index of the one that is taken
 * @param site  the oops in the return, if there is one
 */
record FrameList(List<Frame> all, int index, Optional<ReturnSite> site) {

    FrameList {
        all = List.copyOf(all);
    }

    Frame taken() {
        return all.get(index);
    }

    /**
     * Takes the frame that was asked for, or the first that returns to user mode and tells enough.
     *
     * @throws NoAnswerException if there is none; the message says what is there instead
     */
    static FrameList of(PastedFrames pasted, OptionalInt wanted, Predicate<Frame> enough) throws NoAnswerException {
        if (pasted.machine().isPresent()) {
            throw new NoAnswerException(OptionalInt.empty(), Words.text(pasted.machine().get()));
        }
        if (pasted.mixed().isPresent()) {
            throw new NoAnswerException(pasted.mixed(), Words.text("mixed"));
        }
        Optional<ReturnSite> site = ReturnSite.in(pasted);
        List<Frame> all = new ArrayList<>(pasted.frames());
        int preferred = -1;
        if (site.isPresent() && site.get().index().isPresent()) {
            preferred = insert(all, site.get());
        }
        if (all.isEmpty()) {
            throw new NoAnswerException(OptionalInt.empty(), Words.text(pasted.lines().isEmpty() ? "nothing.blank"
                    : "nothing"));
        }
        int index = wanted.isPresent() ? wanted(all, wanted.getAsInt()) : preferred >= 0 ? preferred
                : first(all, enough);
        if (!all.get(index).returns()) {
            throw new NoAnswerException(OptionalInt.of(all.get(index).line()), kernel(all, index, site));
        }
        return new FrameList(all, index, site);
    }

    /** Puts the frame that was to be returned to behind the oops. */
    private static int insert(List<Frame> all, ReturnSite site) {
        int oops = site.index().getAsInt();
        if (site.target().isPresent()) {
            all.add(oops + 1, site.target().get());
            return oops + 1;
        }
        for (int at = oops + 1; at < all.size(); at++) {
            if (all.get(at).returns()) {
                Optional<Frame> completed = site.completed(all.get(at), all.get(oops));
                if (completed.isPresent()) {
                    all.set(at, completed.get());
                }
                return at;
            }
        }
        return -1;
    }

    private static int wanted(List<Frame> all, int number) throws NoAnswerException {
        if (number < 1 || number > all.size()) {
            throw new NoAnswerException(OptionalInt.empty(), Words.text("no-such-frame", "number",
                    String.valueOf(number), "count", String.valueOf(all.size())));
        }
        return number - 1;
    }

    private static int first(List<Frame> all, Predicate<Frame> enough) {
        OptionalInt good = IntStream.range(0, all.size()).filter(at -> all.get(at).returns() && enough.test(all.get(
                at))).findFirst();
        return good.orElseGet(() -> IntStream.range(0, all.size()).filter(at -> all.get(at).returns()).findFirst()
                .orElse(0));
    }

    private static String kernel(List<Frame> all, int index, Optional<ReturnSite> site) {
        Frame frame = all.get(index);
        String where = frame.has("cs") ? Words.text("where.cs", "cs", Operand.hex(frame.value("cs").getAsLong()))
                : Words.text("where.address");
        String told = Words.text(frame.kind() == FrameKind.XEN_KERNEL ? "kernel-mode.xen" : "kernel-mode", "where",
                where);
        return site.map(found -> told + " " + found.sentence()).orElse(told);
    }
}
