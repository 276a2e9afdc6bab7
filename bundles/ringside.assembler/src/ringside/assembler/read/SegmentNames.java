package ringside.assembler.read;

import java.util.Locale;
import ringside.assembler.form.RegisterName;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.TokenStream;
import ringside.machine.code.Operand.SegmentBase;

/** The segment registers that may stand before the colon of an address. */
final class SegmentNames {

    private SegmentNames() {
    }

    /** The segment of a register that comes next. */
    static SegmentBase base(RegisterName register, TokenStream tokens) throws SourceProblem {
        if (!register.isSegment()) {
            throw tokens.unexpected("expected a segment register before ':'");
        }
        return SegmentBase.valueOf(register.text().toUpperCase(Locale.ROOT));
    }
}
