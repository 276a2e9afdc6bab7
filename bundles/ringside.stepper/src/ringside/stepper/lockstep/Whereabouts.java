package ringside.stepper.lockstep;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.BootedKernel;
import ringside.kernel.profile.PlaceRow;
import ringside.kernel.profile.Profile;
import ringside.machine.Cpu;
import ringside.machine.state.Register;

/**
 * Where the CPU is: on which stack, with which page tables, with whose GS base.
 *
 * @param stack  in words
 * @param tables in words
 * @param gs     in words
 */
record Whereabouts(String stack, String tables, String gs) {
    /** The user's tables of a kernel that keeps its own apart have this bit of CR3 set. */
    private static final long USER_TABLES = 1 << 12;
    private static final long PAGE = 4096;
    private static final long IST_BYTES = 2 * PAGE;

    static Whereabouts of(BootedKernel kernel) {
        Cpu cpu = kernel.machine().cpu();
        boolean user = (cpu.get(Register.CR3) & USER_TABLES) != 0;
        return new Whereabouts(stack(cpu.get(Register.RSP), kernel.profile()),
                LockstepWords.text(user ? "tables.user" : "tables.kernel"),
                LockstepWords.text(cpu.get(Register.GS_BASE) < 0 ? "gs.kernel" : "gs.user"));
    }

    private static String stack(long rsp, Profile profile) {
        if (rsp >= 0) {
            return LockstepWords.text("stack.user");
        }
        if (within(rsp, profile.value(PlaceRow.THREAD_STACK), profile.value(PlaceRow.STACK_SIZE))) {
            return LockstepWords.text("stack.thread");
        }
        long entry = profile.value(PlaceRow.ENTRY_STACK);
        return LockstepWords.text(entry != 0 && within(rsp, entry, PAGE) ? "stack.entry"
                : within(rsp, profile.value(PlaceRow.IST_STACK), IST_BYTES) ? "stack.ist" : "stack.other");
    }

    /** An empty stack has its pointer at the end. */
    private static boolean within(long address, long start, long bytes) {
        return address >= start && address <= start + bytes;
    }

    /** {@return what is other now} */
    List<Fact> changed(Whereabouts now) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "stack", stack, now.stack);
        add(facts, "CR3", tables, now.tables);
        add(facts, "GS", gs, now.gs);
        return facts;
    }

    private static void add(List<Fact> facts, String subject, String before, String now) {
        if (!before.equals(now)) {
            facts.add(new Fact(DeedKind.PLACE, subject, now));
        }
    }
}
