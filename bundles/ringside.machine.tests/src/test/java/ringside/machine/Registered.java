package ringside.machine;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import ringside.machine.state.Register;

/** The general registers and RFLAGS of a CPU at one moment, to compare. */
final class Registered {
    private final Map<Register, Long> values = new EnumMap<>(Register.class);

    static Registered of(Cpu cpu) {
        Registered result = new Registered();
        for (Register register : Register.values()) {
            if (register.ordinal() < Register.RIP.ordinal() || register == Register.RFLAGS) {
                result.values.put(register, cpu.get(register));
            }
        }
        return result;
    }

    void put(String name, long value) {
        values.put(Register.named(name).orElseThrow(), value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Registered && values.equals(((Registered) other).values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((register, value) -> text.append(register.label()).append('=')
                .append(String.format(Locale.ROOT, "%x ", value)));
        return text.toString();
    }
}
