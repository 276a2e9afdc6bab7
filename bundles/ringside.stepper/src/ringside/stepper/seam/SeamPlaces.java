package ringside.stepper.seam;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

import ringside.kernel.profile.PlaceRow;
import ringside.kernel.profile.Profile;
import ringside.model.RegisterValue;
import ringside.model.SlotValue;
import ringside.model.State;
import ringside.stepper.Session;
import ringside.stepper.shown.StateDifference;
import ringside.stepper.value.Texts;

/** Where the CPU is: on which stack, with which page tables and whose GS base; and whether the last step went there. */
final class SeamPlaces {

    static final String RSP = "rsp";
    private static final String CR3 = "cr3";
    private static final String GS = "gs_base";
    private static final String CS = "cs";
    /** The user's tables of a kernel that keeps its own apart lie one page above the kernel's. */
    private static final long USER_TABLES = 1 << 12;
    private static final long PAGE = 4096;
    private static final long IST_BYTES = 2 * PAGE;
    private static final long NEAR = 0x4000;
    private static final int RING = 3;
    private static final int SLOT_BYTES = 8;

    private final Session session;
    private final State state;
    private final Profile profile;
    private final StateDifference difference;

    SeamPlaces(Session session, StateDifference difference) {
        this.session = session;
        this.difference = difference;
        state = session.state();
        profile = session.profile();
    }

    List<Place> all() {
        List<Place> places = new ArrayList<>();
        places.add(place(Texts.SEAM.text("ring"), CS, cs -> Long.toString(cs & RING)));
        places.add(place(Texts.SEAM.text("stack"), RSP, this::stack));
        if (session.options().pti()) {
            places.add(place(Texts.SEAM.text("cr3"), CR3, cr3 -> (cr3 & USER_TABLES) != 0 ? Texts.SEAM.text(
                    "userTables")
                    : Texts.SEAM.text("kernelTables")));
        }
        places.add(place(Texts.SEAM.text("gs"), GS, gs -> gs == profile.value(PlaceRow.PERCPU) ? Texts.SEAM.text(
                "kernel")
                : Texts.SEAM.text("user")));
        return places;
    }

    private Place place(String name, String register, LongFunction<String> where) {
        RegisterValue value = find(state, register);
        String now = where.apply(value.getValue());
        return new Place(name, now, !now.equals(where.apply(difference.before(value))));
    }

    private String stack(long rsp) {
        if (rsp >= 0) {
            return Texts.SEAM.text("userStack");
        }
        long entry = profile.value(PlaceRow.ENTRY_STACK);
        if (within(rsp, profile.value(PlaceRow.THREAD_STACK), profile.value(PlaceRow.STACK_SIZE))) {
            return Texts.SEAM.text("threadStack");
        }
        if (entry != 0 && within(rsp, entry, PAGE)) {
            return Texts.SEAM.text("trampoline");
        }
        return within(rsp, profile.value(PlaceRow.IST_STACK), IST_BYTES) ? Texts.SEAM.text("istStack")
                : Texts.SEAM.text("otherStack");
    }

    /** An empty stack has its pointer at the end. */
    private static boolean within(long address, long start, long bytes) {
        return address - start >= 0 && address - start <= bytes;
    }

    static long register(State state, String name) {
        return find(state, name).getValue();
    }

    private static RegisterValue find(State state, String name) {
        return state.getRegisters().stream().filter(register -> register.getName().equals(name)).findFirst()
                .orElseThrow();
    }

    /** Tells whether RSP points into the frame, or not far below it. */
    static boolean near(State state, long rsp) {
        List<SlotValue> slots = state.getSlots();
        long top = slots.get(slots.size() - 1).getAddress() + SLOT_BYTES;
        return top - rsp >= 0 && top - rsp < NEAR;
    }

    /** Says what the words around RSP are that are no slots. */
    static String below(State state, long rsp) {
        List<SlotValue> slots = state.getSlots();
        long bottom = slots.get(0).getAddress();
        long top = slots.get(slots.size() - 1).getAddress() + SLOT_BYTES;
        if (rsp >= 0) {
            return Texts.SEAM.text("wordsUser");
        }
        if (Long.compareUnsigned(rsp, bottom) >= 0 && Long.compareUnsigned(rsp, top) <= 0) {
            return Texts.SEAM.text("wordsFree");
        }
        long distance = bottom - rsp;
        return distance > 0 && distance < NEAR ? Texts.SEAM.text("wordsBelow", distance)
                : Texts.SEAM.text("wordsElsewhere");
    }
}
