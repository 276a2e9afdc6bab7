package ringside.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.NearestNames;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Writer;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/**
 * The names by which values are read and set everywhere: {@code user.rcx}, {@code user.rflags.TF}, {@code pt_regs.ip},
 * {@code flag.SIGPENDING}, {@code check.RF_TF}, {@code cpu.vendor}. {@code user.} names the registers of the CPU as
 * they
 * are now, in user mode and in the kernel.
 */
public final class ValueNames {

    private static final String REGISTER = "user.";
    private static final String SLOT = "pt_regs.";
    private static final String THREAD_FLAG = "flag.";
    private static final String CHECK = "check.";
    private static final String CPU = "cpu.";

    private final BootedKernel kernel;

    /** The names of one booted kernel. */
    public ValueNames(BootedKernel kernel) {
        this.kernel = kernel;
    }

    /** All names that can be set while the program runs. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Register register : Register.values()) {
            names.add(REGISTER + register.label());
        }
        for (Flag flag : Flag.values()) {
            names.add(REGISTER + Register.RFLAGS.label() + "." + flag.name());
        }
        for (PtSlot slot : PtSlot.values()) {
            names.add(SLOT + slot.label());
        }
        kernel.profile().flags().forEach(flag -> names.add(THREAD_FLAG + flag.name()));
        kernel.profile().checks(kernel.options()).forEach(check -> names.add(CHECK + check));
        return names;
    }

    /** Whether there is a value of this name. */
    public boolean known(String name) {
        try {
            read(name);
            return true;
        } catch (ValueException e) {
            return false;
        }
    }

    /**
     * The value of a name now; 0 or 1 for what is on or off.
     *
     * @throws ValueException if there is no such name; the message names the nearest
     */
    public long read(String name) throws ValueException {
        String plain = name.strip();
        if (plain.startsWith(CPU)) {
            return option(plain);
        }
        Optional<PtSlot> slot = slot(plain);
        if (slot.isPresent()) {
            return kernel.ptRegs().get(slot.get());
        }
        Optional<CheckId> check = check(plain);
        if (check.isPresent()) {
            return kernel.switchedOff().contains(check.get()) ? 0 : 1;
        }
        if (isThreadFlag(plain)) {
            return kernel.threadFlags().get(plain.substring(THREAD_FLAG.length())) ? 1 : 0;
        }
        return registerOrFlag(plain);
    }

    /**
     * Sets a value, as somebody in front of the window would.
     *
     * @throws ValueException as {@link #requireSettable} tells; nothing has changed then
     */
    public void write(String name, long value) throws ValueException {
        requireSettable(name, value);
        String plain = name.strip();
        Optional<PtSlot> slot = slot(plain);
        Optional<CheckId> check = check(plain);
        Optional<Flag> flag = flag(plain);
        if (slot.isPresent()) {
            kernel.ptRegs().set(slot.get(), value, Writer.USER_EDIT);
        } else if (check.isPresent()) {
            kernel.switchCheck(check.get(), value != 0);
        } else if (isThreadFlag(plain)) {
            kernel.threadFlags().set(plain.substring(THREAD_FLAG.length()), value != 0);
        } else if (flag.isPresent()) {
            long flags = kernel.machine().cpu().get(Register.RFLAGS);
            kernel.machine().cpu().set(Register.RFLAGS, flags & ~flag.get().mask() | value << flag.get().bit());
        } else {
            kernel.machine().cpu().set(register(plain), value);
        }
    }

    /**
     * Throws if a value cannot be set to this where the program stands now. Nothing changes.
     *
     * @throws ValueException if there is no such name, or it cannot take this value
     */
    public void requireSettable(String name, long value) throws ValueException {
        String plain = name.strip();
        Optional<CheckId> check = check(plain);
        Optional<Flag> flag = flag(plain);
        if (plain.startsWith(CPU)) {
            option(plain);
            throw new ValueException(1, plain + " is chosen before the start and cannot change while the program runs");
        } else if (check.isPresent()) {
            requireOnOff(plain, value);
            Optional<String> refusal = kernel.switchRefusal(check.get());
            if (refusal.isPresent()) {
                throw new ValueException(1, refusal.get());
            }
        } else if (isThreadFlag(plain)) {
            requireOnOff(plain, value);
        } else if (flag.isPresent()) {
            requireFlag(plain, flag.get(), value);
        } else if (slot(plain).isEmpty()) {
            requireRegister(plain, register(plain), value);
        }
    }

    private void requireFlag(String name, Flag flag, long value) throws ValueException {
        if (value < 0 || value >= 1L << flag.width()) {
            throw new ValueException(1, name + " takes a value from 0 to " + ((1L << flag.width()) - 1));
        }
        requirePossible(name, value);
    }

    private void requireRegister(String name, Register register, long value) throws ValueException {
        requirePossible(name, value);
        boolean selector = register == Register.CS || register == Register.SS;
        if (selector && (value & 3) != kernel.machine().cpu().cpl()) {
            throw new ValueException(1, String.format("%s must keep the privilege level %d in its lowest two bits",
                    name, kernel.machine().cpu().cpl()));
        }
    }

    private long registerOrFlag(String name) throws ValueException {
        Optional<Flag> flag = flag(name);
        if (flag.isPresent()) {
            long flags = kernel.machine().cpu().get(Register.RFLAGS);
            return (flags & flag.get().mask()) >>> flag.get().bit();
        }
        return kernel.machine().cpu().get(register(name));
    }

    /**
     * Throws if a register or flag can never take a value, wherever the program stands: VM stands for virtual-8086
     * mode, which a processor in 64-bit mode does not have.
     *
     * @throws ValueException with the reason
     */
    public void requirePossible(String name, long value) throws ValueException {
        String plain = name.strip();
        boolean one = flag(plain).filter(flag -> flag == Flag.VM).isPresent() && value != 0;
        boolean all = plain.equalsIgnoreCase(REGISTER + Register.RFLAGS.label()) && (value & Flag.VM.mask()) != 0;
        if (one || all) {
            throw new ValueException(1, plain + " cannot set VM: there is no virtual-8086 mode while the processor is"
                    + " in 64-bit mode, so VM is always 0");
        }
    }

    private long option(String name) throws ValueException {
        KernelOptions options = kernel.options();
        return switch (name) {
            case "cpu.vendor" -> options.vendor().ordinal();
            case "cpu.la57" -> options.la57() ? 1 : 0;
            case "cpu.pti" -> options.pti() ? 1 : 0;
            case "cpu.xen-pv" -> options.xenPv() ? 1 : 0;
            case "cpu.x32" -> options.x32() ? 1 : 0;
            default -> throw unknown(name, List.of("cpu.vendor", "cpu.la57", "cpu.pti", "cpu.xen-pv", "cpu.x32"));
        };
    }

    private boolean isThreadFlag(String name) {
        return name.startsWith(THREAD_FLAG) && kernel.threadFlags().has(name.substring(THREAD_FLAG.length()));
    }

    private static Optional<PtSlot> slot(String name) {
        return name.startsWith(SLOT) ? PtSlot.named(name.substring(SLOT.length())) : Optional.empty();
    }

    private static Optional<CheckId> check(String name) {
        return name.startsWith(CHECK) ? CheckId.named(name.substring(CHECK.length())) : Optional.empty();
    }

    private static Optional<Flag> flag(String name) {
        String prefix = REGISTER + Register.RFLAGS.label() + ".";
        return name.toLowerCase(Locale.ROOT).startsWith(prefix) ? Flag.named(name.substring(prefix.length()))
                : Optional.empty();
    }

    private Register register(String name) throws ValueException {
        Optional<Register> found = name.startsWith(REGISTER) ? Register.named(name.substring(REGISTER.length()))
                : Optional.empty();
        return found.orElseThrow(() -> unknown(name, names()));
    }

    private static void requireOnOff(String name, long value) throws ValueException {
        if (value != 0 && value != 1) {
            throw new ValueException(1, name + " takes 0 (off) or 1 (on)");
        }
    }

    private static ValueException unknown(String name, List<String> known) {
        List<String> nearest = NearestNames.to(name, known);
        return new ValueException(1, "there is no value '" + name + "'; "
                + (nearest.isEmpty() ? "names begin with user., pt_regs., flag., check. or cpu."
                        : "the nearest are " + String.join(", ", nearest)));
    }
}
