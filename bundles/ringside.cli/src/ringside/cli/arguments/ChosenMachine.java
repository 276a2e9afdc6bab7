package ringside.cli.arguments;

import ringside.model.Scenario;
import ringside.stepper.value.EnumMapping;

/** Gives a scenario the computer that the command line asks for. */
public final class ChosenMachine {
    private ChosenMachine() {
    }

    /** The options on the command line win over what the scenario says; what is not given stays. */
    public static void apply(MachineArguments given, Scenario scenario) {
        given.vendor().ifPresent(vendor -> scenario.setVendor(EnumMapping.VENDOR.model(vendor)));
        scenario.setLa57(scenario.isLa57() || given.la57());
        scenario.setPti(scenario.isPti() || given.pti());
        scenario.setXenPv(scenario.isXenPv() || given.xenPv());
        scenario.setX32(scenario.isX32() || given.x32());
        scenario.setLass(scenario.isLass() || given.lass());
        scenario.setMitigations(scenario.isMitigations() || given.mitigations());
    }
}
