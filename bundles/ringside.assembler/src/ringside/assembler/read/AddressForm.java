package ringside.assembler.read;

import ringside.assembler.encode.Argument;
import ringside.assembler.form.RegisterName;
import ringside.assembler.layout.Expression;
import ringside.assembler.layout.Operator;
import ringside.assembler.layout.Value;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.machine.code.Operand.SegmentBase;

/** Takes the sum inside the brackets of an address apart: base, index, scale and displacement. */
final class AddressForm {

    private static final int RBX = 3;
    private static final int RSI = 6;
    private static final int RDI = 7;

    private final int codeBits;
    private final boolean ordered;
    private RegisterName base;
    private RegisterName index;
    private int scale = 1;
    private boolean relative;
    private Expression displacement = Expression.ZERO;

    /**
     * Makes an empty address.
     *
     * @param codeBits 64 or 32: the width of the registers in it
     * @param ordered whether the base is written first, as in AT&amp;T syntax
     */
    AddressForm(int codeBits, boolean ordered) {
        this.codeBits = codeBits;
        this.ordered = ordered;
    }

    /**
     * Adds a sum.
     *
     * @param where it stands
     */
    void add(Expression sum, Position where) throws SourceProblem {
        if (sum instanceof Expression.InAddress term) {
            register(term);
        } else if (sum instanceof Expression.Pair pair && hasRegister(pair)) {
            addPair(pair);
        } else {
            addNumber(Operator.ADD, sum, where);
        }
    }

    private void addPair(Expression.Pair pair) throws SourceProblem {
        switch (pair.operator()) {
            case ADD -> {
                add(pair.left(), pair.where());
                add(pair.right(), pair.where());
            }
            case SUBTRACT -> {
                if (hasRegister(pair.right())) {
                    throw new SourceProblem(pair.where(), "a register cannot be subtracted in an address");
                }
                add(pair.left(), pair.where());
                addNumber(Operator.SUBTRACT, pair.right(), pair.where());
            }
            case MULTIPLY -> scaled(pair);
            default -> throw new SourceProblem(pair.where(), "'" + pair.operator()
                    + "' cannot be applied to a register; expected base + index*scale + displacement");
        }
    }

    private void scaled(Expression.Pair product) throws SourceProblem {
        boolean registerFirst = product.left() instanceof Expression.InAddress;
        Expression factor = registerFirst ? product.right() : product.left();
        Value value = factor.known();
        if (!((registerFirst ? product.left() : product.right()) instanceof Expression.InAddress term)
                || value == null || !value.isConstant()) {
            throw new SourceProblem(product.where(), "expected a register multiplied by 1, 2, 4 or 8");
        }
        check(term);
        if (index != null) {
            throw tooMany(term);
        }
        index(term, value.offset(), product.where());
    }

    private void register(Expression.InAddress term) throws SourceProblem {
        if (term.register().kind() == RegisterName.Kind.POINTER) {
            if (codeBits != Long.SIZE) {
                throw new SourceProblem(term.where(), "only 64-bit code has addresses relative to rip");
            }
            if (relative || base != null) {
                throw tooMany(term);
            }
            relative = true;
            base = term.register().bits() == codeBits ? null : term.register();
            return;
        }
        check(term);
        if (base == null) {
            base = term.register();
        } else if (index != null) {
            throw tooMany(term);
        } else if (term.register().number() == RegisterName.RSP) {
            if (base.number() == RegisterName.RSP) {
                throw new SourceProblem(term.where(), term.register().text() + " cannot be an index");
            }
            index = base;
            base = term.register();
        } else {
            index = term.register();
        }
    }

    private void check(Expression.InAddress term) throws SourceProblem {
        RegisterName register = term.register();
        boolean known = codeBits == Long.SIZE || !register.longModeOnly();
        boolean width = register.bits() == codeBits || register.bits() == codeBits / 2;
        RegisterName other = base != null ? base : index;
        boolean same = other == null || other.bits() == register.bits();
        if (!register.isGeneral() || !width || !known || !same) {
            throw new SourceProblem(term.where(), "an address is made of " + (same ? codeBits : other.bits())
                    + "-bit general registers; found " + register.text());
        }
    }

    /** BX or BP, SI or DI, or one of each; Intel syntax takes them in either order. */
    private void checkHalf(Position where) throws SourceProblem {
        if (!ordered && base != null && index != null && isHalfBase(index)) {
            RegisterName first = index;
            index = base;
            base = first;
        }
        boolean fits = base != null && scale == 1 && (index == null ? isHalfBase(base) || isHalfIndex(base)
                : isHalfBase(base) && isHalfIndex(index));
        if (!fits) {
            throw new SourceProblem(where, "an address of 16 bits is bx or bp, si or di, or one of each with a plus");
        }
    }

    private static boolean isHalfBase(RegisterName register) {
        return register.number() == RBX || register.number() == RegisterName.RBP;
    }

    private static boolean isHalfIndex(RegisterName register) {
        return register.number() == RSI || register.number() == RDI;
    }

    private static SourceProblem tooMany(Expression.InAddress term) {
        return new SourceProblem(term.where(), "no place for " + term.register().text()
                + " in this address; expected at most base + index*scale + displacement, or rip + displacement");
    }

    /** Sets the base, or makes the address relative to the next instruction. */
    void base(Expression.InAddress term) throws SourceProblem {
        register(term);
    }

    /** Sets the index with its scale. */
    void index(Expression.InAddress term, long factor) throws SourceProblem {
        check(term);
        if (relative) {
            throw tooMany(term);
        }
        index(term, factor, term.where());
    }

    private void index(Expression.InAddress term, long factor, Position where) throws SourceProblem {
        if (factor != 1 && factor != 2 && factor != 4 && factor != 8) {
            throw new SourceProblem(where, "the scale of an index must be 1, 2, 4 or 8, not " + factor);
        }
        if (term.register().number() == RegisterName.RSP) {
            throw new SourceProblem(term.where(), term.register().text() + " cannot be an index");
        }
        index = term.register();
        scale = (int) factor;
    }

    /** Adds a number or a symbol. */
    void displacement(Expression number) {
        displacement = number;
    }

    private void addNumber(Operator operator, Expression number, Position where) throws SourceProblem {
        if (displacement == Expression.ZERO && operator == Operator.ADD) {
            displacement = number;
        } else if (displacement instanceof Expression.Constant a && number instanceof Expression.Constant b) {
            displacement = Expression.Constant.of(operator, a, b);
        } else {
            int depth = 1 + Math.max(displacement.depth(), number.depth());
            ExpressionParser.checkDepth(depth, where);
            displacement = new Expression.Pair(operator, displacement, number, depth, where);
        }
    }

    private static boolean hasRegister(Expression expression) {
        return expression instanceof Expression.InAddress
                || expression instanceof Expression.Pair pair && (hasRegister(pair.left()) || hasRegister(pair.right()))
                || expression instanceof Expression.Sign sign && hasRegister(sign.operand());
    }

    Argument.OfMemory memory(SegmentBase segment, int bits, Position where) throws SourceProblem {
        if (relative && (base != null && base.isGeneral() || index != null)) {
            throw new SourceProblem(where, "rip stands alone in an address: expected [rip + displacement]");
        }
        RegisterName first = base != null ? base : index;
        if (first != null && first.bits() == Short.SIZE) {
            checkHalf(where);
        }
        Value known = displacement.known();
        boolean countsFromEnd = relative && known != null && known.isConstant();
        return new Argument.OfMemory(base, index, scale, displacement, relative, countsFromEnd, segment, bits, where);
    }
}
