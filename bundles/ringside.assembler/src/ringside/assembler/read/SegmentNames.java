package ringside.assembler.read;

import ringside.assembler.form.RegisterName;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.TokenStream;
import ringside.machine.code.Operand.SegmentBase;

/** The segment registers that may stand before the colon of an address. */
final class SegmentNames {

    private SegmentNames() {
    }

    /** The segment of a register that comes next; fails for one that has no base of its own. */
    static SegmentBase base(RegisterName register, TokenStream tokens) throws SourceProblem {
        if (!register.isSegment() || register.number() < RegisterName.FS) {
            throw tokens.unexpected("expected fs or gs before ':'");
        }
        return register.number() == RegisterName.FS ? SegmentBase.FS : SegmentBase.GS;
    }
}
