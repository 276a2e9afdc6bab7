package ringside.stepper.document;

import java.util.Collection;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.model.StartValue;
import ringside.stepper.value.EnumMapping;

/**
 * A scenario whose thread returns with given slots: it makes a system call, and when the return is about to be decided
 * pt_regs holds them. The run ends with that return.
 */
public final class WitnessScenario {
    static final String CALL = """
            _start:
                    mov     eax, 39                 #: any system call does: what was given stands in pt_regs
                    syscall
                    hlt
            """;
    /** Without any work kernels with a fast path would not ask. */
    static final String WORK = "NOTIFY_RESUME";
    private static final String ID = "witness";

    private WitnessScenario() {
    }

    /**
     * Makes a scenario.
     *
     * @param title what the window calls it
     * @param off   the checks that are switched off
     * @param state what the six slots hold
     */
    public static Scenario of(String title, Profile profile, KernelOptions options, Collection<CheckId> off,
            ReturnState state) {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setId(ID);
        scenario.setTitle(title);
        scenario.setProgram(CALL);
        scenario.getThreadFlags().add(WORK);
        scenario.setEndAfterReturns(1);
        on(scenario, profile, options);
        for (CheckId check : off) {
            scenario.getStart().add(start(ValueName.of(check).text(), 0));
        }
        for (DecidingSlot slot : DecidingSlot.values()) {
            scenario.getStart().add(start("pt_regs." + slot.label(), state.get(slot)));
        }
        return scenario;
    }

    /** Lets a scenario run on a kernel as it is built and on its machine. */
    static void on(Scenario scenario, Profile profile, KernelOptions options) {
        scenario.setKernel(profile.id());
        scenario.setVendor(EnumMapping.VENDOR.model(options.vendor()));
        scenario.setLa57(options.la57());
        scenario.setPti(options.pti());
        scenario.setXenPv(options.xenPv());
        scenario.setX32(options.x32());
        scenario.setLass(options.lass());
        scenario.setMitigations(options.mitigations());
    }

    static StartValue start(String name, long value) {
        StartValue start = RingsideFactory.eINSTANCE.createStartValue();
        start.setName(name);
        start.setValue(value);
        return start;
    }
}
