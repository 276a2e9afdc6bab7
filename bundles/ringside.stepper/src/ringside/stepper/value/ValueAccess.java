package ringside.stepper.value;

import java.util.Locale;
import ringside.kernel.BootedKernel;
import ringside.kernel.ValueException;
import ringside.kernel.ValueExpression;
import ringside.kernel.ValueNames;
import ringside.kernel.meaning.ValueName;
import ringside.machine.state.Flag;
import ringside.machine.state.Vendor;

/** Reads, checks and writes named values of one running kernel. */
public final class ValueAccess {
    private static final int LONGEST = 1000;
    private final BootedKernel kernel;

    public ValueAccess(BootedKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * {@return the value with this name as it is now}
     *
     * @throws ValueProblem when there is no such name; the message names the nearest
     */
    public long read(ValueName name) throws ValueProblem {
        try {
            return new ValueNames(kernel).read(name.text());
        } catch (ValueException e) {
            throw new ValueProblem(e.getMessage(), e.column());
        }
    }

    /**
     * Sets the value with this name.
     *
     * @throws ValueProblem when there is no such name or it cannot take this value now
     */
    public void write(ValueName name, long value) throws ValueProblem {
        try {
            new ValueNames(kernel).write(name.text(), value);
        } catch (ValueException e) {
            throw new ValueProblem(e.getMessage(), e.column());
        }
    }

    /**
     * Evaluates what was typed for a value.
     *
     * @throws ValueProblem when the name or the text has a fault, or the value does not fit
     */
    public long evaluate(ValueName name, String text) throws ValueProblem {
        read(name);
        if (text.length() > LONGEST) {
            throw new ValueProblem(Texts.SESSION.text("value.long", LONGEST));
        }
        long value = name.text().equals("cpu.vendor") ? vendor(text.strip()) : number(text);
        check(name, value);
        return value;
    }

    private long number(String text) throws ValueProblem {
        try {
            return ValueExpression.evaluate(text, kernel);
        } catch (ValueException e) {
            throw new ValueProblem(e.getMessage(), e.column());
        }
    }

    private static long vendor(String text) throws ValueProblem {
        for (Vendor vendor : Vendor.values()) {
            if (vendor.name().equals(text.toUpperCase(Locale.ROOT))) {
                return vendor.ordinal();
            }
        }
        throw new ValueProblem(Texts.SESSION.text("value.vendor", text), 1);
    }

    /** Complains when there is no such name or the value does not fit what it stands for. */
    public void check(ValueName name, long value) throws ValueProblem {
        read(name);
        long limit = switch (name.kind()) {
            case FLAG -> (1L << Flag.named(name.item()).map(Flag::width).orElse(1)) - 1;
            case THREAD_FLAG, OPTION, CHECK -> 1;
            case REGISTER, SLOT, UNKNOWN -> -1;
        };
        if (Long.compareUnsigned(value, limit) > 0) {
            throw new ValueProblem(Texts.SESSION.text("value.field", name.text(), limit, Hex.of(value)), 1);
        }
        try {
            new ValueNames(kernel).requirePossible(name.text(), value);
        } catch (ValueException e) {
            throw new ValueProblem(e.getMessage(), e.column());
        }
    }
}
