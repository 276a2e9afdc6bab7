package ringside.kernel.service;

import java.util.Map;
import java.util.OptionalLong;

import ringside.kernel.listing.KernelMap;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.task.Service;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.memory.Memory;
import ringside.machine.memory.Rights;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Register;

/**
 * The stack from which IRET goes to a 16-bit stack segment (arch/x86/kernel/espfix_64.c). It can be written at one
 * address and read at 65536 others, which differ in bits 31 to 16.
 */
final class Espfix {

    /** Bits 63 to 39 of an address: the entry of the topmost page table. */
    private static final int TOPMOST_SHIFT = 39;
    private static final int FRAME_WORDS = 5;
    private static final Rights READ_ONLY = new Rights(false, false, false);

    private final TaskContext task;

    Espfix(TaskContext task) {
        this.task = task;
    }

    Map<String, Service> services() {
        return Map.of("espfix_alias", this::alias);
    }

    /** Shows the stack at the address in RAX. A kernel has mapped all of them when it booted. */
    private void alias() {
        long address = task.cpu().get(Register.RAX);
        Memory memory = memory();
        if (!memory.mapped(address)) {
            memory.map(address, KernelMap.ESPFIX_BYTES, READ_ONLY);
        }
        for (int offset = 0; offset < KernelMap.ESPFIX_BYTES; offset += Long.BYTES) {
            memory.write(address + offset, Long.BYTES, memory.read(task.map().espfixWritable() + offset, Long.BYTES));
        }
    }

    /**
     * What do_double_fault does about an IRET that failed on this stack, where no exception could be pushed: as it is
     * not known any more which one it was, it becomes a #GP(0) of the user.
     *
     * @return false when it was something else
     */
    boolean repaired() {
        long frame = task.cpu().get(Register.RDI);
        long rsp = slot(frame, PtSlot.SP);
        OptionalLong iret = task.symbol("native_irq_return_iret");
        if (rsp >> TOPMOST_SHIFT != KernelMap.ESPFIX >> TOPMOST_SHIFT || iret.isEmpty()
                || slot(frame, PtSlot.IP) != iret.getAsLong()) {
            return false;
        }
        long stack = task.map().rsp0();
        for (int word = 1; word <= FRAME_WORDS; word++) {
            memory().write(stack - (long) Long.BYTES * word, Long.BYTES,
                    memory().read(rsp + (long) Long.BYTES * (FRAME_WORDS - word), Long.BYTES));
        }
        long error = stack - (FRAME_WORDS + 1) * Long.BYTES;
        memory().write(error, Long.BYTES, 0);
        memory().write(frame + PtSlot.IP.offset(), Long.BYTES,
                task.machine().idt().get(ExceptionVector.GP.number()).handler());
        memory().write(frame + PtSlot.SP.offset(), Long.BYTES, error);
        task.note("IRET failed on the stack for 16-bit programs: it becomes #GP(0) of the program");
        return true;
    }

    private long slot(long frame, PtSlot slot) {
        return memory().read(frame + slot.offset(), Long.BYTES);
    }

    private Memory memory() {
        return task.machine().memory();
    }
}
