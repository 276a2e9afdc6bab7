package ringside.machine.further;

import java.util.EnumMap;
import java.util.Map;
import ringside.machine.execute.CompatOperands;
import ringside.machine.execute.Core;
import ringside.machine.execute.ExecutionMode;
import ringside.machine.execute.Further;
import ringside.machine.execute.FurtherOperation.Family;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.execute.SegmentLoads;
import ringside.machine.state.DescriptorTable;

/** Hands each instruction to its family, with the operands of 64-bit or of 32-bit code. */
public final class FurtherInstructions implements Further {
    private final Map<Family, Further> wide;
    private final Map<Family, Further> compat;

    public FurtherInstructions(Core core, ExecutionMode mode, SegmentLoads loads, DescriptorTable descriptors) {
        CompatOperands narrow = new CompatOperands(core);
        wide = families(core, new Operands(core), new StackWords(core, narrow), loads, descriptors, mode);
        compat = families(core, narrow, new StackWords(core, narrow), loads, descriptors, mode);
    }

    private static Map<Family, Further> families(Core core, Operands operands, StackWords stack, SegmentLoads loads,
            DescriptorTable descriptors, ExecutionMode mode) {
        PortAccess ports = new PortAccess(core);
        Map<Family, Further> families = new EnumMap<>(Family.class);
        families.put(Family.STRINGS, new StringInstructions(core, operands, ports));
        families.put(Family.BITS, new BitInstructions(core, operands));
        families.put(Family.EXCHANGE, new ExchangeInstructions(core, operands));
        families.put(Family.COUNTING, new CountingJumps(core));
        families.put(Family.NEAR, new NearWordTransfers(core, operands, stack));
        families.put(Family.PORTS, new PortInstructions(operands, core, ports));
        families.put(Family.STACK, new StackInstructions(core, operands, stack, loads, mode));
        families.put(Family.DECIMAL, new DecimalInstructions(core));
        families.put(Family.DESCRIPTORS, new DescriptorInstructions(core, operands, loads, descriptors, mode));
        families.put(Family.IDENTITY, new IdentityInstructions(core, operands));
        families.put(Family.CONTROL, new ControlInstructions(core, operands));
        return families;
    }

    @Override
    public long execute(Op op) {
        return (op.instruction.bits() == Long.SIZE ? wide : compat).get(op.further.family()).execute(op);
    }
}
