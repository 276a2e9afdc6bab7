package ringside.kernel.service.trace;

import java.util.List;
import java.util.OptionalLong;

import ringside.kernel.listing.KernelMap;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.state.ProbeState;
import ringside.kernel.service.state.ProbeState.Phase;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalInfo;
import ringside.kernel.service.task.Signals;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.Machine;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.memory.Rights;
import ringside.machine.state.Flag;

/**
 * A user-space probe (kernel/events/uprobes.c, arch/x86/kernel/uprobes.c): a breakpoint in the place of an
 * instruction. The kernel lets the program step over a copy of the instruction in a slot of its own (out of line), with
 * TF set, and puts RIP right afterwards. A probe of returns stands at the first instruction of a function and puts
 * another return address on the stack: of a trampoline, which comes back to the kernel by a breakpoint, since 6.11 by
 * a system call.
 */
public final class Uprobe {

    /** Bytes that are copied: the longest instruction and one more. */
    private static final int COPIED = 16;
    private static final int INT3 = 0xcc;
    /** The NOP of five bytes that compilers leave for probes: 0f 1f 44 00 00. */
    private static final long NOP = 0x0000441f0fL;
    private static final int NOP_BYTES = 5;
    private static final long NOPS_BY_CALL = 619;
    private static final long LOW_5_BYTES = 0xff_ffff_ffffL;
    private static final int CALL = 0xe8;

    private final TaskContext task;
    private final String label;
    private final boolean ofReturns;
    private final Signals signals;

    /**
     * @param label     where the probed instruction stands; null if there is none
     * @param ofReturns it is the first of a function, whose returns are probed
     */
    public Uprobe(TaskContext task, String label, boolean ofReturns) {
        this.task = task;
        this.label = label;
        this.ofReturns = ofReturns;
        this.signals = new Signals(task);
    }

    /** Puts the breakpoint into the program and the copy into its slot. */
    public void install() {
        OptionalLong place = place();
        if (place.isEmpty()) {
            return;
        }
        Machine machine = task.machine();
        long at = place.getAsLong();
        if (!machine.memory().mapped(KernelMap.XOL)) {
            machine.memory().map(KernelMap.XOL, KernelMap.PAGE, Rights.USER_CODE);
            breakpoint(KernelMap.XOL);
        }
        for (int i = 0; i < COPIED; i++) {
            copy(at + i, KernelMap.XOL_SLOT - at, at + COPIED);
        }
        breakpoint(at);
    }

    private void breakpoint(long at) {
        task.machine().memory().write(at, 1, INT3);
        task.machine().code().add(Instruction.of(at, 1, "int3", List.of(), "int3", null, null),
                new byte[] {(byte) INT3});
    }

    /** Copies one byte, and the instruction that begins there if it fits into the slot. */
    private void copy(long from, long distance, long end) {
        Machine machine = task.machine();
        if (!machine.memory().mapped(from)) {
            return;
        }
        machine.memory().write(from + distance, 1, machine.memory().read(from, 1));
        Instruction instruction = machine.code().at(from);
        if (instruction != null && from + instruction.length() <= end) {
            List<Operand> operands = instruction.target().isEmpty() ? instruction.operands()
                    : List.of(new Operand.ImmediateOperand(instruction.target().getAsLong() + distance));
            machine.code().add(Instruction.of(from + distance, instruction.length(), instruction.mnemonic(), operands,
                    instruction.text(), null, instruction.note()));
        }
    }

    private OptionalLong place() {
        return label == null ? OptionalLong.empty() : task.symbol(label);
    }

    /** A breakpoint of the user: true if it is the probe's, so that no signal is due. */
    public boolean hit() {
        OptionalLong place = place();
        boolean own = place.isPresent() && task.slot(PtSlot.IP) == place.getAsLong() + 1;
        if (own) {
            ask(task.state().probe().with(Phase.HIT));
        } else if (ofReturns && task.slot(PtSlot.IP) == KernelMap.XOL + 1) {
            ask(task.state().probe().with(Phase.RETURNED));
            return true;
        }
        return own;
    }

    /** A step trap of the user: true if the copy made it, so that no signal is due. */
    public boolean stepped() {
        boolean own = phase() == Phase.STEPPING;
        if (own) {
            ask(task.state().probe().with(Phase.STEPPED));
        }
        return own;
    }

    /** Another fault of the user: if it is the copy's, the instruction is tried in its own place. */
    public void faulted() {
        if (phase() == Phase.STEPPING) {
            task.update(state -> state.with(state.probe().with(Phase.FAULTED)));
        }
    }

    /** Signals wait until the copy was stepped over (uprobe_deny_signal); a fault of the copy ends the wait. */
    public boolean deniesSignals() {
        boolean denied = phase() == Phase.STEPPING || phase() == Phase.FAULTED;
        if (denied) {
            task.flags().set("SIGPENDING", false);
            task.flags().set("UPROBE", phase() == Phase.FAULTED);
        }
        return denied;
    }

    /** What the exit loop does about the flag UPROBE (uprobe_notify_resume). */
    public void work() {
        task.flags().set("UPROBE", false);
        switch (phase()) {
            case HIT -> begin();
            case STEPPED -> end(task.slot(PtSlot.IP) + place().getAsLong() - KernelMap.XOL_SLOT);
            case FAULTED -> end(place().getAsLong());
            case RETURNED -> {
                task.update(state -> state.with(state.probe().with(Phase.IDLE)));
                returned();
            }
            default -> {
            }
        }
    }

    private void begin() {
        if (callable()) {
            call();
            return;
        }
        long flags = task.slot(PtSlot.FLAGS);
        boolean own = (flags & Flag.TF.mask()) != 0;
        task.note("the probe is reported; the program goes on with a copy of the instruction, one step");
        if (ofReturns) {
            divert();
        }
        task.slot(PtSlot.IP, KernelMap.XOL_SLOT);
        task.slot(PtSlot.FLAGS, flags | Flag.TF.mask());
        task.update(state -> state.with(state.probe().with(Phase.STEPPING).withOwnTrap(own)));
    }

    /** Since 6.19 a probed NOP can become a call; its bytes stand in the copy. */
    private boolean callable() {
        return !ofReturns && task.profile().value(BuildRow.LINUX_VERSION) >= NOPS_BY_CALL
                && (task.machine().memory().read(KernelMap.XOL_SLOT, Long.BYTES) & LOW_5_BYTES) == NOP;
    }

    /** The first hit: from now on the program calls the trampoline (arch_uprobe_optimize), and the NOP is done. */
    private void call() {
        long at = place().getAsLong();
        long behind = at + NOP_BYTES;
        task.machine().memory().write(at, 1, CALL);
        task.machine().memory().write(at + 1, Integer.BYTES, KernelMap.UPROBE_TRAMPOLINE - behind);
        task.slot(PtSlot.IP, behind);
        task.update(state -> state.with(state.probe().with(Phase.IDLE)));
        task.note(String.format("the probe is reported; the NOP becomes a call to the trampoline at 0x%x",
                KernelMap.UPROBE_TRAMPOLINE));
    }

    /** The trampoline of a probed NOP came by its system call. */
    public void called() {
        task.note(String.format("the probe at 0x%x is reported", task.slot(PtSlot.IP)));
    }

    /** The function is to return to the trampoline (prepare_uretprobe). */
    private void divert() {
        long sp = task.slot(PtSlot.SP);
        if (task.user().accessible(sp, Long.BYTES, true)) {
            long back = task.user().get(sp, Long.BYTES);
            task.user().put(sp, KernelMap.XOL);
            task.update(state -> state.with(state.probe().withBack(back)));
            task.note(String.format("the function is to return to the trampoline at 0x%x, not to 0x%x", KernelMap.XOL,
                    back));
        }
    }

    /** The probe of a return is reported; slot ip is where the function would have returned. */
    public void returned() {
        long back = task.state().probe().back();
        task.note(String.format("the probe of the return is reported; slot ip goes from 0x%x to 0x%x",
                task.slot(PtSlot.IP), back));
        task.slot(PtSlot.IP, back);
        task.update(state -> state.with(state.probe().withBack(0)));
    }

    /** A system call of the trampoline came from elsewhere, or cannot be done: SIGILL. */
    public void refused() {
        signals.force(new SignalInfo(Signal.SIGILL, SignalInfo.FROM_KERNEL, 0));
    }

    private void end(long ip) {
        boolean own = task.state().probe().ownTrap();
        boolean faulted = phase() == Phase.FAULTED;
        task.slot(PtSlot.IP, ip);
        if (!own) {
            task.slot(PtSlot.FLAGS, task.slot(PtSlot.FLAGS) & ~Flag.TF.mask());
        }
        task.update(state -> state.with(state.probe().with(Phase.IDLE).withOwnTrap(false)));
        if (own && !faulted) {
            signals.queue(SignalInfo.sent(Signal.SIGTRAP));
        }
        signals.recalculate();
        task.note("the probe is done: RIP is put back from the copy to the program");
    }

    private void ask(ProbeState next) {
        task.update(state -> state.with(next));
        task.flags().set("UPROBE", true);
    }

    private Phase phase() {
        return task.state().probe().phase();
    }
}
