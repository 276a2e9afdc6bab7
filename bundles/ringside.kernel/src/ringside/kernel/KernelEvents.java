package ringside.kernel;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import ringside.kernel.decision.Path;
import ringside.kernel.listing.KernelListing;
import ringside.kernel.listing.ListingLine;
import ringside.kernel.profile.CheckId;
import ringside.kernel.service.state.EntryState;
import ringside.kernel.service.task.ReturnEvent;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.code.Instruction;
import ringside.machine.state.Delivery;
import ringside.machine.state.Register;
import ringside.machine.transfer.CpuListener;

/** Turns what the CPU reports into the events and the state of the kernel. */
final class KernelEvents implements CpuListener {

    /** Bytes from the stack pointer of a handler with error code to the stack pointer that the CPU saved. */
    private static final int SAVED_RSP = 32;
    /** The bits of a saved CS or SS that are loaded. */
    private static final long SELECTOR = 0xffff;
    /** The bits of R11 that SYSRETQ loads, and the one that is always set. */
    private static final long FROM_R11 = 0x3c7fd7;
    private static final long ALWAYS_SET = 2;
    private static final long USER_CODE = 0x33;
    private static final long USER_DATA = 0x2b;

    private final TaskContext task;
    private final KernelListing listing;
    private final ReturnReasons reasons;
    private final Set<CheckId> off;

    /** @param off the checks that are switched off, now and later */
    KernelEvents(TaskContext task, ReturnReasons reasons, Set<CheckId> off) {
        this.task = task;
        this.listing = task.listing();
        this.reasons = reasons;
        this.off = off;
    }

    @Override
    public void entered(boolean bySyscall) {
        boolean compat = bySyscall && compatEntry();
        task.update(state -> state.with(EntryState.of(bySyscall, compat)));
        if (bySyscall && task.watched()) {
            boolean sysenter = task.cpu().get(Register.RIP) == task.cpu().get(Register.SYSENTER_EIP);
            task.listener().called(compat && sysenter ? "SYSENTER" : "SYSCALL");
        }
    }

    /** Whether the CPU stands where fast system calls of 32-bit code come in. */
    private boolean compatEntry() {
        long rip = task.cpu().get(Register.RIP);
        return rip != 0 && (rip == task.cpu().get(Register.CSTAR) || rip == task.cpu().get(Register.SYSENTER_EIP));
    }

    @Override
    public void delivered(Delivery delivery) {
        if (task.watched()) {
            task.listener().exception(delivery);
            if (delivery.cpl() == 0) {
                failedReturn(delivery);
            }
        }
    }

    @Override
    public void returned(Instruction by) {
        if (task.watched()) {
            Path path = path(by.address());
            task.listener().returned(event(path, false, user()));
        }
        task.regs().forget();
    }

    /** A return instruction that faults: the kernel repairs IRETQ and ERETU, not SYSRETQ. */
    private void failedReturn(Delivery delivery) {
        ListingLine line = listing.at(delivery.rip()).orElse(null);
        if (line == null || line.returns().isEmpty() || delivery.error().isEmpty()) {
            return;
        }
        Path wanted = line.returns().get();
        boolean repaired = wanted == Path.IRET || wanted == Path.ERETU;
        Path path = repaired ? wanted : Path.TRAP;
        Map<Register, Long> user = repaired ? target(wanted == Path.ERETU ? Long.BYTES : 0)
                : registersWanted();
        task.listener().returned(event(path, true, user));
    }

    private ReturnEvent event(Path path, boolean faulted, Map<Register, Long> user) {
        EntryState entry = task.state().entry();
        return new ReturnEvent(path, reasons.taken(path, off), entry.bySyscall(), entry.forked(), faulted, user);
    }

    private Path path(long address) {
        return listing.at(address).flatMap(ListingLine::returns).orElse(Path.IRET);
    }

    private Map<Register, Long> user() {
        Map<Register, Long> values = new EnumMap<>(Register.class);
        for (Register register : Register.values()) {
            if (register.ordinal() <= Register.SS.ordinal()) {
                values.put(register, task.cpu().get(register));
            }
        }
        return values;
    }

    /**
     * What the user would have got: the five words that IRETQ or ERETU could not load.
     *
     * @param skipped bytes between the stack pointer of that instruction and the words: ERETU skips an error code
     */
    private Map<Register, Long> target(int skipped) {
        Map<Register, Long> values = user();
        long frame = word(task.cpu().get(Register.RSP) + SAVED_RSP) + skipped;
        values.put(Register.RIP, word(frame));
        values.put(Register.CS, word(frame + 8) & SELECTOR);
        values.put(Register.RFLAGS, word(frame + 16));
        values.put(Register.RSP, word(frame + 24));
        values.put(Register.SS, word(frame + 32) & SELECTOR);
        return values;
    }

    /** What the user would have got of SYSRETQ: RIP from RCX, RFLAGS from R11, selectors from STAR. */
    private Map<Register, Long> registersWanted() {
        Map<Register, Long> values = user();
        values.put(Register.RIP, values.get(Register.RCX));
        values.put(Register.RFLAGS, values.get(Register.R11) & FROM_R11 | ALWAYS_SET);
        values.put(Register.CS, USER_CODE);
        values.put(Register.SS, USER_DATA);
        values.put(Register.RSP, word(task.cpu().get(Register.RSP) + SAVED_RSP));
        return values;
    }

    private long word(long address) {
        return task.machine().memory().mapped(address) ? task.machine().memory().read(address, 8) : 0;
    }
}
