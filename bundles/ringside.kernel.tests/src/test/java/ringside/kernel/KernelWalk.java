package ringside.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.listing.KernelMap;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/** A booted kernel that is gone through step by step, with what the CPU looks like before each step. */
final class KernelWalk {

    private static final int MOST_STEPS = 20_000;
    /** The two bits of CR3 that make a page table the user's. */
    private static final long USER_TABLE = 0x1800;

    final BootedKernel kernel;
    final Events events = new Events();
    private final KernelMap map;

    /**
     * The state before a step.
     *
     * @param routine    of the instruction that comes next; empty in user mode
     * @param interrupts whether IF is set
     * @param gs         U: the user's base, K: the kernel's
     * @param stack      user, thread, entry, ist, or none where RSP is no stack
     * @param table      user or kernel
     */
    record Place(String routine, boolean interrupts, int cpl, char gs, String stack, String table) {

        boolean alike(Place other) {
            return interrupts == other.interrupts && cpl == other.cpl && gs == other.gs && stack.equals(other.stack)
                    && table.equals(other.table);
        }

        @Override
        public String toString() {
            return (routine.isEmpty() ? "user" : routine) + " " + (interrupts ? 1 : 0) + " " + cpl + " " + gs + " "
                    + stack + " " + table;
        }
    }

    KernelWalk(String profile, KernelOptions options, TaskSetup task) throws AssemblyException {
        kernel = BootedKernel.boot(States.profile(profile), options, task);
        kernel.listener(events);
        map = KernelMap.of(kernel.profile());
    }

    long register(Register register) {
        return kernel.machine().cpu().get(register);
    }

    void step() {
        kernel.run(1);
    }

    /** The state now. */
    Place place() {
        long rip = register(Register.RIP);
        boolean user = kernel.machine().cpu().cpl() == 3;
        return new Place(user ? "" : kernel.listing().routine(rip),
                (register(Register.RFLAGS) & Flag.IF.mask()) != 0, kernel.machine().cpu().cpl(),
                register(Register.GS_BASE) == map.percpu() ? 'K' : 'U', stack(),
                (register(Register.CR3) & USER_TABLE) == USER_TABLE ? "user" : "kernel");
    }

    private String stack() {
        long rsp = register(Register.RSP);
        if (rsp > map.stackTop() - map.stackSize() && rsp <= map.stackTop()) {
            return "thread";
        }
        if (rsp > map.entryStack() - KernelMap.PAGE && rsp <= map.entryStack()) {
            return "entry";
        }
        if (rsp > map.istStack() && rsp <= map.ist(2)) {
            return "ist";
        }
        return rsp > TaskSetup.STACK_TOP - KernelMap.USER_STACK_SIZE && rsp <= TaskSetup.STACK_TOP ? "user" : "none";
    }

    /** Goes on until the next instruction belongs to this routine. */
    void toRoutine(String routine) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (place().routine().equals(routine)) {
                return;
            }
            step();
        }
        throw new AssertionError(kernel.profile() + " never comes to " + routine);
    }

    /** Goes on to a line of the kernel whose instruction begins like this. */
    void toCode(String start) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (kernel.machine().cpu().cpl() == 0 && code().startsWith(start)) {
                return;
            }
            step();
        }
        throw new AssertionError(kernel.profile() + " never comes to " + start);
    }

    private String code() {
        return kernel.listing().at(register(Register.RIP)).map(line -> line.line().code()).orElse("")
                .replaceAll("\\s+", " ");
    }

    /** Every change of the state, from before the first SYSCALL to the next user instruction. */
    List<String> changes() {
        while (kernel.machine().cpu().cpl() == 3 && !code().equals("syscall")) {
            step();
        }
        List<String> all = new ArrayList<>();
        Place last = place();
        all.add(last.toString());
        boolean inside = false;
        for (int i = 0; i < MOST_STEPS && !(inside && last.cpl() == 3); i++) {
            step();
            inside |= last.cpl() == 0;
            Place now = place();
            if (!now.alike(last)) {
                all.add(now.toString());
            }
            last = now;
        }
        return all;
    }

    /** The routines of this set in the order in which they are entered, up to the end of the program. */
    List<Place> entered(Set<String> routines) {
        List<Place> all = new ArrayList<>();
        String last = "";
        for (int i = 0; i < MOST_STEPS && kernel.ended().isEmpty(); i++) {
            Place now = place();
            if (!now.routine().equals(last) && routines.contains(now.routine())) {
                all.add(now);
            }
            last = now.routine();
            step();
        }
        return all;
    }
}
