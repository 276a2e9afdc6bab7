package ringside.assembler.decode;

import java.util.Optional;
import ringside.assembler.form.Form;
import ringside.assembler.form.OpcodeTable;
import ringside.machine.code.Instruction;
import ringside.machine.code.InstructionReader;

/** Reads 32-bit code from its bytes, by the same table that the assembler writes by. Immutable. */
public final class CompatDisassembler implements InstructionReader {

    @Override
    public Optional<Instruction> read(long address, byte[] bytes) {
        CodeBytes code = new CodeBytes(bytes);
        try {
            Prefixes prefixes = Prefixes.read(code);
            if (prefixes == null) {
                return Optional.empty();
            }
            int opcode = code.position();
            for (Form form : OpcodeTable.instance().forms32()) {
                code.position(opcode);
                Optional<Instruction> found = new FormDecoder(form, prefixes, code, address).decode();
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException cutOffOrNotKnown) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
