package ringside.kernel.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.kernel.BootedKernel;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.DecisionRow.AddressRule;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TaskSetup;

/**
 * How the address is compared and tested: RCX is shifted in place and compared with R11 in every kernel from 4.2 to 6.6;
 * before, the slot of RCX alone is loaded, and its upper bits are all that is left of it.
 */
class CanonicalTestLinesTest {

    private static final List<String> SIGN_EXTEND = List.of("mov rcx, [rsp+PT_CX]", "mov r11, [rsp+PT_IP]",
            "cmp r11, rcx", "jne", "shl rcx, CANONICAL_SHIFT", "sar rcx, CANONICAL_SHIFT", "cmp r11, rcx", "jne");
    private static final List<String> SHIFT_RIGHT = List.of("mov rcx, [rsp+PT_CX]", "cmp [rsp+PT_IP], rcx", "jne",
            "shr rcx, 47", "jnz");

    @Test
    void everyKernelOfARuleHasTheSameLines() throws Exception {
        for (Profile profile : Profiles.all()) {
            AddressRule rule = profile.value(DecisionRow.CANONICAL);
            if (rule == AddressRule.SIGN_EXTEND || rule == AddressRule.SHIFT_RIGHT) {
                assertThat(lines(profile)).as(profile.id())
                        .isEqualTo(rule == AddressRule.SIGN_EXTEND ? SIGN_EXTEND : SHIFT_RIGHT);
            }
        }
    }

    private static List<String> lines(Profile profile) throws Exception {
        BootedKernel kernel = BootedKernel.boot(profile, KernelOptions.DEFAULT,
                TaskSetup.of("t", ".intel_syntax noprefix\n.text\n_start: hlt\n"));
        List<String> all = new ArrayList<>();
        for (ListingLine line : kernel.listing().lines()) {
            boolean begins = line.line().instruction() != null && "verdict".equals(line.line().instruction().service());
            if ((begins || !all.isEmpty()) && line.line().instruction() != null) {
                all.add(plain(line.line().code()));
            }
            if (line.check().filter(CheckId.CANONICAL::equals).isPresent()) {
                return all;
            }
        }
        return all;
    }

    private static String plain(String code) {
        String text = code.replaceAll("\\s+", " ").replace("PT_CX-PT_SKIP", "PT_CX").replace("PT_IP-PT_SKIP", "PT_IP");
        return text.startsWith("j") ? text.split(" ")[0] : text;
    }
}
