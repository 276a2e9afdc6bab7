package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.listing.ListingLine;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.frame.Writer;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/**
 * The check block of v6.5 against what a booted kernel 6.1 did from the same pt_regs: the same way, by the same jump,
 * after the same number of instructions.
 */
class BootedDecisionBlockTest {

    private static final Map<String, String> JUMPS = Map.of("none", "", "rcx_ne_rip", "RCX_RIP", "noncanonical",
            "CANONICAL", "cs", "CS", "r11_ne_eflags", "R11_FLAGS", "rf_tf", "RF_TF", "ss", "SS");
    private static final Map<PtSlot, String> NAMES = Map.of(PtSlot.CX, "rcx", PtSlot.IP, "rip", PtSlot.CS, "cs",
            PtSlot.R11, "r11", PtSlot.FLAGS, "eflags", PtSlot.SS, "ss");
    private static final int DECIDED = 104;
    private static final int MOST_STEPS = 200;

    private final Map<KernelOptions, KernelWalk> kernels = new HashMap<>();
    private final Map<KernelOptions, KernelState> starts = new HashMap<>();

    @Test
    void sameWayBySameJumpAfterAsManyInstructions() throws AssemblyException {
        List<String> differences = new ArrayList<>();
        int decided = 0;
        for (JsonObject entry : Oracle.lines("kernel_6.1_observations.jsonl")) {
            if (entry.has("first_fail")) {
                decided++;
                String recorded = entry.get("path").getAsString() + " " + JUMPS.get(entry.get("first_fail")
                        .getAsString()) + " " + entry.get("check_insns").getAsInt();
                String ours = decide(options(entry), entry.getAsJsonObject("pt_regs"));
                if (!ours.equals(recorded)) {
                    differences.add("v6.5, " + entry.get("scenario") + " #" + entry.get("n") + ": path, jump and "
                            + "instructions were " + recorded + ", but are " + ours + "; "
                            + entry.getAsJsonObject("pt_regs"));
                }
            }
        }
        assertThat(differences).as("first of %d differences", differences.size()).isEmpty();
        assertThat(decided).isEqualTo(DECIDED);
    }

    private static KernelOptions options(JsonObject entry) {
        Vendor vendor = entry.get("vendor").getAsString().equals("AuthenticAMD") ? Vendor.AMD : Vendor.INTEL;
        return new KernelOptions(vendor, entry.get("la57").getAsBoolean(), entry.get("pti").getAsBoolean(), false,
                false);
    }

    /** Path, the check whose jump was taken, and how many instructions it took. */
    private String decide(KernelOptions options, JsonObject regs) throws AssemblyException {
        KernelWalk walk = atTheBlock(options);
        NAMES.forEach((slot, name) -> walk.kernel.ptRegs().set(slot, Oracle.number(regs, name), Writer.USER_EDIT));
        int instructions = 0;
        String jump = "";
        for (int i = 0; i < MOST_STEPS; i++) {
            ListingLine line = walk.kernel.listing().at(walk.register(Register.RIP)).orElseThrow();
            if (line.returns().isPresent()) {
                return line.returns().get().label().toLowerCase(Locale.ROOT) + " " + jump + " "
                        + instructions;
            }
            instructions += line.phase().equals("decision") ? 1 : 0;
            walk.step();
            long next = line.line().address().getAsLong() + line.line().length();
            if (line.check().isPresent() && walk.register(Register.RIP) != next) {
                jump = line.check().get().name();
            }
        }
        throw new AssertionError("no return instruction after " + MOST_STEPS + " steps");
    }

    private KernelWalk atTheBlock(KernelOptions options) throws AssemblyException {
        if (!kernels.containsKey(options)) {
            KernelWalk walk = new KernelWalk("v6.5", options, ReturningPrograms.task(ReturningPrograms.GETPID));
            while (!walk.kernel.listing().phase(walk.register(Register.RIP)).equals("decision")) {
                walk.step();
            }
            kernels.put(options, walk);
            starts.put(options, walk.kernel.save());
        }
        kernels.get(options).kernel.restore(starts.get(options));
        return kernels.get(options);
    }
}
