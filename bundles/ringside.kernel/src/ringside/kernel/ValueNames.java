package ringside.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.words.NearestNames;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Writer;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/**
 * The names by which values are read and set everywhere: {@code user.rcx}, {@code user.rflags.TF}, {@code pt_regs.ip},
 * {@code flag.SIGPENDING}, {@code check.RF_TF}, {@code cpu.vendor}. {@code user.} names the registers of the CPU as
 * they are now, in user mode and in the kernel. What belongs to the kernel there is not taken for the program's: its RIP
 * cannot be set, and in what is typed {@code user.rip} is where the program goes on.
 */
public final class ValueNames {

    private static final List<String> OPTIONS = Stream.of("vendor", "la57", "pti", "xen-pv", "x32", "lass",
            "mitigations")
            .map(option -> ValueName.option(option).text()).toList();

    private final BootedKernel kernel;

    /** The names of one booted kernel. */
    public ValueNames(BootedKernel kernel) {
        this.kernel = kernel;
    }

    /** All names that can be set while the program runs. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Register register : Register.values()) {
            names.add(ValueName.of(register).text());
        }
        for (Flag flag : Flag.values()) {
            names.add(ValueName.of(flag).text());
        }
        for (PtSlot slot : PtSlot.values()) {
            names.add(ValueName.slot(slot.label()).text());
        }
        kernel.profile().flags().forEach(flag -> names.add(ValueName.threadFlag(flag.name()).text()));
        kernel.profile().checks(kernel.options()).forEach(check -> names.add(ValueName.of(check).text()));
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
        ValueName value = ValueName.of(name);
        return switch (value.kind()) {
            case OPTION -> option(value);
            case SLOT -> kernel.ptRegs().get(slot(value));
            case CHECK -> kernel.switchedOff().contains(check(value)) ? 0 : 1;
            case THREAD_FLAG -> kernel.threadFlags().get(threadFlag(value)) ? 1 : 0;
            case FLAG -> (kernel.machine().cpu().get(Register.RFLAGS) & flag(value).mask()) >>> flag(value).bit();
            case REGISTER -> kernel.machine().cpu().get(register(value));
            case UNKNOWN -> throw unknown(value, names());
        };
    }

    /**
     * The value that somebody means who types a name: in the kernel the program's RIP is what slot ip holds, as soon as
     * that is written.
     *
     * @throws ValueException as {@link #read} tells
     */
    public long meant(String name) throws ValueException {
        boolean saved = kernel.machine().cpu().cpl() == 0 && kernel.ptRegs().written(PtSlot.IP)
                && ValueName.of(name).equals(ValueName.of(Register.RIP));
        return saved ? kernel.ptRegs().get(PtSlot.IP) : read(name);
    }

    /**
     * Sets a value, as somebody in front of the window would.
     *
     * @throws ValueException as {@link #requireSettable} tells; nothing has changed then
     */
    public void write(String name, long value) throws ValueException {
        requireSettable(name, value);
        ValueName target = ValueName.of(name);
        switch (target.kind()) {
            case SLOT -> kernel.ptRegs().set(slot(target), value, Writer.USER_EDIT);
            case CHECK -> kernel.switchCheck(check(target), value != 0);
            case THREAD_FLAG -> kernel.threadFlags().set(threadFlag(target), value != 0);
            case FLAG -> writeFlag(flag(target), value);
            case REGISTER -> kernel.machine().cpu().set(register(target), value);
            case OPTION, UNKNOWN -> throw new IllegalStateException(name + " was to be refused");
        }
    }

    private void writeFlag(Flag flag, long value) {
        long flags = kernel.machine().cpu().get(Register.RFLAGS);
        kernel.machine().cpu().set(Register.RFLAGS, flags & ~flag.mask() | value << flag.bit());
    }

    /**
     * Throws if a value cannot be set to this where the program stands now. Nothing changes.
     *
     * @throws ValueException if there is no such name, or it cannot take this value
     */
    public void requireSettable(String name, long value) throws ValueException {
        ValueName target = ValueName.of(name);
        switch (target.kind()) {
            case OPTION -> {
                option(target);
                throw new ValueException(1, target
                        + " is chosen before the start and cannot change while the program runs");
            }
            case SLOT -> slot(target);
            case CHECK -> requireSwitch(check(target), target, value);
            case THREAD_FLAG -> {
                threadFlag(target);
                requireOnOff(target, value);
            }
            case FLAG -> requireFlag(flag(target), target, value);
            case REGISTER -> requireRegister(register(target), target, value);
            case UNKNOWN -> throw unknown(target, names());
        }
    }

    private void requireSwitch(CheckId check, ValueName name, long value) throws ValueException {
        requireOnOff(name, value);
        Optional<String> refusal = kernel.switchRefusal(check);
        if (refusal.isPresent()) {
            throw new ValueException(1, refusal.get());
        }
    }

    private void requireFlag(Flag flag, ValueName name, long value) throws ValueException {
        if (value < 0 || value >= 1L << flag.width()) {
            throw new ValueException(1, name + " takes a value from 0 to " + ((1L << flag.width()) - 1));
        }
        requirePossible(name.text(), value);
    }

    private void requireRegister(Register register, ValueName name, long value) throws ValueException {
        requirePossible(name.text(), value);
        if (register == Register.RIP && kernel.machine().cpu().cpl() == 0) {
            throw new ValueException(1, name + " is the program's, and the kernel runs: RIP is the kernel's own now."
                    + " Where the program goes on stands in slot ip: set " + ValueName.slot(PtSlot.IP.label()));
        }
        boolean selector = register == Register.CS || register == Register.SS;
        if (selector && (value & 3) != kernel.machine().cpu().cpl()) {
            throw new ValueException(1, String.format("%s must keep the privilege level %d in its lowest two bits",
                    name, kernel.machine().cpu().cpl()));
        }
    }

    /**
     * Throws if a register or flag can never take a value, wherever the program stands: VM stands for virtual-8086
     * mode, which a processor in 64-bit mode does not have.
     *
     * @throws ValueException with the reason
     */
    public void requirePossible(String name, long value) throws ValueException {
        ValueName plain = ValueName.of(name);
        boolean one = plain.equals(ValueName.of(Flag.VM)) && value != 0;
        boolean all = plain.equals(ValueName.of(Register.RFLAGS)) && (value & Flag.VM.mask()) != 0;
        if (one || all) {
            throw new ValueException(1, plain + " cannot set VM: there is no virtual-8086 mode while the processor is"
                    + " in 64-bit mode, so VM is always 0");
        }
    }

    private long option(ValueName name) throws ValueException {
        KernelOptions options = kernel.options();
        return switch (name.item()) {
            case "vendor" -> options.vendor().ordinal();
            case "la57" -> options.la57() ? 1 : 0;
            case "pti" -> options.pti() ? 1 : 0;
            case "xen-pv" -> options.xenPv() ? 1 : 0;
            case "x32" -> options.x32() ? 1 : 0;
            case "lass" -> options.lass() ? 1 : 0;
            case "mitigations" -> options.mitigations() ? 1 : 0;
            default -> throw unknown(name, OPTIONS);
        };
    }

    private PtSlot slot(ValueName name) throws ValueException {
        return PtSlot.named(name.item()).orElseThrow(() -> unknown(name, names()));
    }

    private CheckId check(ValueName name) throws ValueException {
        return CheckId.named(name.item()).orElseThrow(() -> unknown(name, names()));
    }

    private String threadFlag(ValueName name) throws ValueException {
        if (!kernel.threadFlags().has(name.item())) {
            throw unknown(name, names());
        }
        return name.item();
    }

    private Flag flag(ValueName name) throws ValueException {
        return Flag.named(name.item()).orElseThrow(() -> unknown(name, names()));
    }

    private Register register(ValueName name) throws ValueException {
        return Register.named(name.item()).orElseThrow(() -> unknown(name, names()));
    }

    private static void requireOnOff(ValueName name, long value) throws ValueException {
        if (value != 0 && value != 1) {
            throw new ValueException(1, name + " takes 0 (off) or 1 (on)");
        }
    }

    private static ValueException unknown(ValueName name, List<String> known) {
        List<String> nearest = NearestNames.to(name.text(), known);
        return new ValueException(1, "there is no value '" + name + "'; "
                + (nearest.isEmpty() ? "names begin with user., pt_regs., flag., check. or cpu."
                        : "the nearest are " + String.join(", ", nearest)));
    }
}
