package ringside.stepper.lockstep;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ringside.kernel.profile.KernelOptions;
import ringside.model.Scenario;
import ringside.model.Vendor;

/** Options of the computer and the build of a kernel that one side may have and the other not. */
public enum KernelOption {
    /** Page-table isolation. */
    PTI("pti", scenario -> scenario.setPti(true),
            options -> options.withPti(true)),
    /** The usual measures against leaks by speculation. */
    MITIGATIONS("mitigations", scenario -> scenario.setMitigations(true),
            options -> options.withMitigations(true)),
    /** 57-bit addresses. */
    LA57("la57", scenario -> scenario.setLa57(true),
            options -> options.withLa57(true)),
    /** The x32 interface. */
    X32("x32", scenario -> scenario.setX32(true),
            options -> options.withX32(true)),
    /** A processor that keeps user accesses out of the kernel's half by the address alone. */
    LASS("lass", scenario -> scenario.setLass(true),
            options -> options.withLass(true)),
    /** A Xen PV guest. */
    XEN_PV("xen-pv", scenario -> scenario.setXenPv(true),
            options -> options.withXenPv(true)),
    /** A processor by AMD. */
    AMD("amd", scenario -> scenario.setVendor(Vendor.AMD),
            options -> options.withVendor(ringside.machine.state.Vendor.AMD)),
    /** A processor by Intel. */
    INTEL("intel", scenario -> scenario.setVendor(Vendor.INTEL),
            options -> options.withVendor(ringside.machine.state.Vendor.INTEL));

    private final String id;
    private final Consumer<Scenario> change;
    private final UnaryOperator<KernelOptions> options;

    KernelOption(String id, Consumer<Scenario> change, UnaryOperator<KernelOptions> options) {
        this.id = id;
        this.change = change;
        this.options = options;
    }

    /** {@return the name as the command line has it} */
    public String id() {
        return id;
    }

    /** {@return the option with this name, if there is one} */
    public static Optional<KernelOption> named(String id) {
        return Stream.of(values()).filter(option -> option.id.equals(id)).findFirst();
    }

    /** {@return some options and this one} */
    public KernelOptions in(KernelOptions others) {
        return options.apply(others);
    }

    void turnOn(Scenario scenario) {
        change.accept(scenario);
    }
}
