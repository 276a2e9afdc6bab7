package ringside.kernel.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.States;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.machine.state.Vendor;
import ringside.words.LibraryFileException;

/** What is said about a kernel listing that is wrong: file, line, column, what was expected and the nearest name. */
class WrongListingTest {

    private static final Profile SEED = States.profile("seed");
    private static final ListingSource SOURCE = new ListingSource();

    /** The listing of the profile seed with the checks in it: one file, so that a test can change every kind of note. */
    private static String listing() {
        String text = SOURCE.source("seed.s").orElseThrow();
        return text.replace(".include \"checks_asm.s\"\n", SOURCE.source("checks_asm.s").orElseThrow());
    }

    private static String refusal(String text) {
        LibraryFileException refused = catchThrowableOfType(LibraryFileException.class,
                () -> SOURCE.kernel("seed.s", text, SEED, KernelOptions.DEFAULT));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.getMessage();
    }

    @ParameterizedTest
    @MethodSource("ringside.kernel.ServiceRig#profiles")
    void everyListingOfTheLibraryIsTakenWithAllOptions(Profile profile) {
        int taken = 0;
        for (int bits = 0; bits < 64; bits++) {
            KernelOptions options = new KernelOptions(Vendor.values()[bits >> 4 & 1], (bits & 1) != 0, (bits & 2) != 0,
                    (bits & 4) != 0, (bits & 8) != 0).withMitigations((bits & 32) != 0);
            if (profile.refusal(options).isEmpty()) {
                assertThat(SOURCE.kernel(profile, options).lines()).isNotEmpty();
                taken++;
            }
        }
        assertThat(taken).isPositive();
    }

    /** L stands for the line of the first place that is changed. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            L:53: there is no note 'chekc'; did you mean check?~#@ check CS~#@ chekc CS
            L:59: there is no check 'CX'; did you mean CS or RCX_RIP?~#@ check CS~#@ check CX
            L:59: there is no check 'cs'; did you mean CS or SS?~#@ check CS~#@ check cs
            L:53: the name of one check was expected behind 'check'~#@ check CS~#@ check
            L:53: the name of one check was expected behind 'check'~#@ check CS~#@ check CS SS
            L:53: the check SS stands here, but the profile makes~#@ check CS~#@ check SS
            L:53: there is no note 'retrun'; did you mean return?~#@ return SYSRET~#@ retrun SYSRET
            L:60: there is no return 'SYSRTE'; did you mean SYSRET~#@ return SYSRET~#@ return SYSRTE
            L:53: the name of one return was expected~#@ return SYSRET #:~#@ return SYSRET #;
            L:1: an instruction needs a caption~swapgs                                       #: Give~swapgs                                       # Give
            L:4: there is no note 'rutine'; did you mean routine?~#@ routine int_ret_from_sys_call phase=work~#@ rutine int_ret_from_sys_call phase=work
            L:12: there is no label 'int_ret_from_sys_cal'; did you mean int_ret_from_sys_call~#@ routine int_ret_from_sys_call phase=work~#@ routine int_ret_from_sys_cal phase=work
            L:40: there is no phase 'wrok'; did you mean work?~#@ routine int_ret_from_sys_call phase=work~#@ routine int_ret_from_sys_call phase=wrok
            L:34: 'pahse=work' means nothing here; phase=PHASE or c was expected~#@ routine int_ret_from_sys_call phase=work~#@ routine int_ret_from_sys_call pahse=work
            L:4: one phase=PHASE was expected~#@ routine int_ret_from_sys_call phase=work~#@ routine int_ret_from_sys_call
            L:4: the label of the routine was expected~#@ routine int_ret_from_sys_call phase=work~#@ routine
            33:53: a check is made in phase=decision, not in phase=work~#@ routine int_ret_from_sys_call phase=decision~#@ routine int_ret_from_sys_call phase=work
            L:11: undefined symbol 'syscall_return_slowpaht'; expected a label or a name given a value by .equ; did you mean 'syscall_return_slowpath'?~call  syscall_return_slowpath~call  syscall_return_slowpaht
            L:5: unknown instruction 'swapsg'; did you mean swapgs~swapgs~swapsg
            L:11: undefined symbol 'rid'; expected a label or a name given a value by .equ; did you mean 'rdi'?~mov   rdi, rsp~mov   rid, rsp
            L:5: 'syscall_return_via_sysret' is defined already, in seed.s line~sysretq~syscall_return_via_sysret: sysretq
            L:10: the file "entry_2105.s" to include was not found~.include "entry_2015.s"~.include "entry_2105.s"
            """)
    void whatIsWrongIsSaidWithFileLineAndColumn(String message, String original, String replacement) {
        String text = listing();
        assertThat(text).contains(original);
        int line = (int) text.substring(0, text.indexOf(original)).lines().count();
        line += text.charAt(text.indexOf(original) - 1) == '\n' ? 1 : 0;
        String wrong = text.replaceFirst(Pattern.quote(original),
                Matcher.quoteReplacement(replacement));
        assertThat(refusal(wrong)).contains(message.startsWith("L:") ? "listings/seed.s:" + line + message.substring(1)
                : message);
    }

    @Test
    void aProblemIsSaidOnceForEachPlace() {
        String text = listing().replace("#@ check RCX_RIP", "#@ check RCX_RPI");
        assertThat(refusal(text).lines()).hasSize(1);
    }

    @Test
    void aServiceThatNobodyDoesIsRefused() {
        String text = listing().replace("sysretq   ", "sysretq #@ service schedul ");
        List<ListingLine> lines = ListingLines.kernel(SOURCE.kernel("seed.s", text, SEED, KernelOptions.DEFAULT),
                Set.of());
        assertThatThrownBy(() -> ListingSource.requireServices(lines, Set.of("schedule", "tick", "seccomp")))
                .isInstanceOf(LibraryFileException.class).hasMessageStartingWith("listings/")
                .hasMessageContaining("listings/seed.s:83:16: there is no service 'schedul'; did you mean schedule?");
    }

    @Test
    void aCheckWithoutItsJumpIsRefused() {
        assertThat(refusal(listing().replace("#@ check SS ", "")))
                .contains("the listing ends without '#@ check SS', but the profile makes it");
    }

    @Test
    void aLabelThatIsNeededIsNamedWithTheNearest() {
        assertThatThrownBy(() -> RequiredLabel.address(SOURCE.kernel(SEED, KernelOptions.DEFAULT), "entry_SYSCAL_64"))
                .isInstanceOf(LibraryFileException.class)
                .hasMessageMatching("listings/\\S+:\\d+:1: the listing ends without the label that is needed: there is"
                        + " no label 'entry_SYSCAL_64'; did you mean entry_SYSCALL_64.*");
    }
}
