package ringside.assembler.decode;

import java.util.Optional;
import ringside.assembler.form.OutsideTable;
import ringside.machine.code.Instruction;
import ringside.machine.code.InstructionReader;
import ringside.machine.code.Reading;
import ringside.machine.execute.InstructionSet;

/** Reads code of 64 and 32 bits from its bytes, by the same table that the assembler writes by. Immutable. */
public final class Disassembler implements InstructionReader {

    @Override
    public Reading read(long address, byte[] bytes, int bits) {
        CodeBytes code = new CodeBytes(bytes);
        Prefixes prefixes = Prefixes.read(code, bits);
        Reading reading = code.cutOff() ? new Reading.Unfinished() : read(address, code, prefixes);
        return code.cutOff() ? new Reading.Unfinished() : reading;
    }

    private static Reading read(long address, CodeBytes code, Prefixes prefixes) {
        Optional<FormFit> fit = FormFit.best(code, prefixes);
        if (fit.isEmpty()) {
            return otherwise(code, prefixes);
        }
        Optional<Reading> refused = fit.get().refused();
        return refused.isPresent() ? refused.get() : instruction(fit.get(), address, code, prefixes);
    }

    /** Bytes of no form: an instruction that other CPUs have, or none. */
    private static Reading otherwise(CodeBytes code, Prefixes prefixes) {
        Optional<String> name = OutsideTable.instance().name(code::peek, prefixes.chosen(), prefixes.codeBits());
        return name.isEmpty() || prefixes.lock() ? new Reading.Undefined() : new Reading.Outside(name.get());
    }

    private static Reading instruction(FormFit fit, long address, CodeBytes code, Prefixes prefixes) {
        OperandReader operands = new OperandReader(fit, code, prefixes, address);
        Reading reading = operands.read();
        if (!(reading instanceof Reading.Known known)) {
            return reading;
        }
        try {
            Instruction instruction = InstructionSet.require(known.instruction());
            return new Reading.Known(instruction);
        } catch (IllegalArgumentException notInTheModel) {
            return new Reading.Outside(known.instruction().text());
        }
    }
}
