package ringside.kernel;

import java.util.Optional;
import java.util.Set;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.listing.ListingLine;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Writer;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.state.Register;

/** Runs the decision of a booted kernel again and again from the place where it begins. */
public final class ListingDecider {

    private static final String PROGRAM = """
            .intel_syntax noprefix
            .text
                mov eax, 39
                syscall
                hlt
            """;
    private static final int LONGEST_WAY = 100_000;
    private static final int LONGEST_DECISION = 200;

    private final BootedKernel kernel;
    private final KernelState start;

    /** Runs a system call up to where its decision begins: in a kernel that makes no check, to its return. */
    public ListingDecider(Profile profile, KernelOptions options) throws AssemblyException {
        kernel = BootedKernel.boot(profile, options, TaskSetup.of("getpid.s", PROGRAM)
                .withThreadFlags(Set.of("NOTIFY_RESUME")));
        kernel.listing().lines().stream().filter(line -> line.line().instruction() != null)
                .filter(line -> "verdict".equals(line.line().instruction().service())
                        || profile.checks(options).isEmpty() && line.returns().isPresent())
                .forEach(line -> kernel.machine().code().stopAt(line.line().address().getAsLong(), true));
        kernel.run(LONGEST_WAY);
        start = kernel.save();
    }

    /** The phase in which the decision begins. */
    public String phase() {
        return kernel.listing().phase(kernel.machine().cpu().get(Register.RIP));
    }

    /**
     * Path and the check whose jump was taken, such as {@code IRET CS}. A kernel that finds, on its way to IRET, that CS
     * is its own stops there by UD2: it has decided all the same.
     */
    public String decide(ReturnState slots, Set<CheckId> off) {
        kernel.restore(start);
        off.forEach(id -> kernel.switchCheck(id, false));
        kernel.ptRegs().set(PtSlot.CX, slots.cx(), Writer.USER_EDIT);
        kernel.ptRegs().set(PtSlot.IP, slots.ip(), Writer.USER_EDIT);
        kernel.ptRegs().set(PtSlot.CS, slots.cs(), Writer.USER_EDIT);
        kernel.ptRegs().set(PtSlot.R11, slots.r11(), Writer.USER_EDIT);
        kernel.ptRegs().set(PtSlot.FLAGS, slots.flags(), Writer.USER_EDIT);
        kernel.ptRegs().set(PtSlot.SS, slots.ss(), Writer.USER_EDIT);
        Optional<CheckId> taken = Optional.empty();
        for (int steps = 0; steps < LONGEST_DECISION; steps++) {
            ListingLine line = kernel.listing().at(kernel.machine().cpu().get(Register.RIP)).orElseThrow();
            if (line.returns().isPresent()) {
                return line.returns().get().label() + taken.map(id -> " " + id).orElse("");
            } else if (line.line().code().startsWith("ud2")) {
                return Path.IRET.label() + taken.map(id -> " " + id).orElse("");
            }
            kernel.run(1);
            long next = line.line().address().getAsLong() + line.line().length();
            if (line.check().isPresent() && kernel.machine().cpu().get(Register.RIP) != next) {
                taken = line.check();
            }
        }
        throw new AssertionError("no return instruction after " + LONGEST_DECISION + " steps");
    }
}
