package ringside.kernel.text.answer;

import java.util.ArrayList;
import java.util.List;

import ringside.kernel.decision.Operand;
import ringside.kernel.text.form.Frame;
import ringside.kernel.text.form.FrameKind;
import ringside.machine.state.Flag;

/** What is odd about the registers of a program, and who could have done it. */
final class Remarks {

    private static final List<Flag> ODD = List.of(Flag.TF, Flag.DF, Flag.IOPL, Flag.NT, Flag.RF, Flag.VM, Flag.AC,
            Flag.VIF, Flag.VIP);
    private static final long ALWAYS_SET = 2;
    private static final long NEVER_SET = ~0x3f7fd7L;
    private static final long OWN_TABLE = 4;
    private static final long RING = 3;
    private static final long SYSCALL_BYTES = 2;

    private final Frame frame;
    private final RegisterWords names;
    private final List<String> all = new ArrayList<>();

    private Remarks(Frame frame) {
        this.frame = frame;
        names = new RegisterWords(frame);
    }

    /**
     * The remarks on a frame.
     *
     * @param bits how wide addresses are
     */
    static List<String> on(Frame frame, Origin origin, int bits) {
        Remarks remarks = new Remarks(frame);
        remarks.address(bits);
        remarks.selectors();
        remarks.flags();
        if (frame.kind() == FrameKind.USER && origin.kind() != Origin.Kind.INTERRUPT) {
            remarks.leftBySyscall(origin);
        }
        return List.copyOf(remarks.all);
    }

    private void say(String key, long value) {
        all.add(Words.text("remark." + key, "value", Operand.hex(value)));
    }

    private void address(int bits) {
        long ip = frame.value("rip").orElse(0);
        int above = Long.SIZE - bits;
        if (ip << above >> above != ip) {
            say("not-canonical", ip);
        } else if (ip < 0) {
            say("kernel-address", ip);
        }
    }

    private void selectors() {
        if (!frame.has("cs") || !frame.has("ss") || frame.kind() == FrameKind.COMPAT) {
            return;
        }
        long cs = frame.value("cs").getAsLong();
        long ss = frame.value("ss").getAsLong();
        if ((cs & OWN_TABLE) != 0 || (ss & OWN_TABLE) != 0) {
            say("own-table", (cs & OWN_TABLE) != 0 ? cs : ss);
        } else if ((ss & RING) != RING && ss != 0) {
            say("stack-ring", ss);
        } else if (ss == 0) {
            say("stack-null", ss);
        }
    }

    private void flags() {
        if (!frame.has("rflags")) {
            return;
        }
        long flags = frame.value("rflags").getAsLong();
        for (Flag flag : ODD) {
            if ((flags & flag.mask()) != 0) {
                say("flag." + flag.name(), (flags & flag.mask()) >>> flag.bit());
            }
        }
        if ((flags & Flag.IF.mask()) == 0) {
            say("flag.IF", flags);
        }
        if ((flags & ALWAYS_SET) == 0 || (flags & NEVER_SET) != 0) {
            say("flag.reserved", flags);
        }
    }

    private void leftBySyscall(Origin origin) {
        if (frame.has("rcx") && frame.value("rcx").getAsLong() == -1) {
            say("minus-one", -1);
        } else if (frame.has("rcx") && frame.has("rip") && !frame.value("rcx").equals(frame.value("rip"))) {
            boolean back = frame.value("rcx").getAsLong() == frame.value("rip").getAsLong() + SYSCALL_BYTES;
            all.add(Words.text(back ? "remark.rcx-back" : "remark.rcx." + origin.kind().label(), "name",
                    names.of("rcx")));
        }
        if (frame.has("r11") && frame.has("rflags") && !frame.value("r11").equals(frame.value("rflags"))) {
            long changed = frame.value("r11").getAsLong() ^ frame.value("rflags").getAsLong();
            all.add(Words.text("remark.r-eleven." + origin.kind().label(), "value", Operand.hex(changed)));
        }
    }
}
