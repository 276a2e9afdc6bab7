package ringside.machine.execute;

import ringside.machine.compute.Alu;
import ringside.machine.compute.Multiplier;
import ringside.machine.compute.Shifter;
import ringside.machine.memory.Memory;
import ringside.machine.memory.Mmu;
import ringside.machine.state.CpuModel;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;
import ringside.machine.state.Vendor;

/**
 * The parts of the CPU that most instructions use.
 *
 * @param model vendor and address width
 * @param registers all registers
 * @param alu addition and logic
 * @param shifter shifts and rotates
 * @param multiplier multiplication and division
 * @param mmu access to memory
 * @param pending what waits for the end of the instruction
 * @param fault the one exception object of this CPU
 */
public record Core(CpuModel model, Registers registers, Alu alu, Shifter shifter, Multiplier multiplier, Mmu mmu,
        Pending pending, Fault fault) {

    public static Core of(CpuModel model, Memory memory) {
        Registers registers = new Registers();
        Fault fault = new Fault();
        return new Core(model, registers, new Alu(registers.flags), new Shifter(registers.flags),
                new Multiplier(registers.flags), new Mmu(model, memory, fault), new Pending(model
                        .vendor() == Vendor.AMD), fault);
    }

    /** Raises #GP(0) unless the CPU is at level 0. */
    public void requireKernel() {
        if (registers.cpl() != 0) {
            throw fault.of(ExceptionVector.GP);
        }
    }
}
