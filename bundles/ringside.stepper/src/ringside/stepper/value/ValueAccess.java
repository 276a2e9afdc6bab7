package ringside.stepper.value;

import java.util.Locale;
import java.util.OptionalLong;
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
     * {@return what was typed for a value, as a number; nothing changes}
     *
     * @throws ValueProblem when the name or the text has a fault, or the value does not fit
     */
    public long evaluate(ValueName name, String text) throws ValueProblem {
        read(name);
        return fitting(name, text);
    }

    /**
     * {@return what was typed for a value that is to be set where the program stands now; empty when it has that value
     * already} Nothing changes.
     *
     * @throws ValueProblem when the name or the text has a fault, or the value cannot be set now
     */
    public OptionalLong wanted(ValueName name, String text) throws ValueProblem {
        long now = read(name);
        long value = fitting(name, text);
        if (value == now) {
            return OptionalLong.empty();
        }
        if (name.kind() != ValueName.Kind.OPTION) {
            requireSettable(name, value);
        }
        return OptionalLong.of(value);
    }

    /**
     * Complains when a value cannot be set to this where the program stands now. Nothing changes.
     *
     * @throws ValueProblem with the reason
     */
    public void requireSettable(ValueName name, long value) throws ValueProblem {
        try {
            new ValueNames(kernel).requireSettable(name.text(), value);
        } catch (ValueException e) {
            throw new ValueProblem(e.getMessage(), e.column());
        }
    }

    private long fitting(ValueName name, String text) throws ValueProblem {
        if (text.length() > LONGEST) {
            throw new ValueProblem(Texts.SESSION.text("value.long", LONGEST));
        }
        long value = name.text().equals("cpu.vendor") ? vendor(text.strip()) : number(text);
        requireFitting(name, value);
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
        requireFitting(name, value);
    }

    private void requireFitting(ValueName name, long value) throws ValueProblem {
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
