package ringside.kernel.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.kernel.meaning.ValueName.Kind;
import ringside.kernel.profile.CheckId;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/** A name has one spelling, whatever letters it was written in, and a short title of its own. */
class ValueNameTest {

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {
        "USER.Rcx,REGISTER,rcx,user.rcx,RCX",
        " user.rip ,REGISTER,rip,user.rip,RIP",
        "user.RFLAGS.tf,FLAG,TF,user.rflags.TF,TF",
        "user.rflags,REGISTER,rflags,user.rflags,RFLAGS",
        "PT_REGS.ORIG_AX,SLOT,orig_ax,pt_regs.orig_ax,pt_regs.orig_ax",
        "Flag.sigpending,THREAD_FLAG,SIGPENDING,flag.SIGPENDING,SIGPENDING",
        "cpu.XEN_PV,OPTION,xen-pv,cpu.xen-pv,cpu.xen-pv",
        "check.rf_tf,CHECK,RF_TF,check.RF_TF,check RF_TF",
        ".rcx,UNKNOWN,.rcx,.rcx,.rcx",
        "rcx,UNKNOWN,rcx,rcx,rcx",
        "other.rcx,UNKNOWN,other.rcx,other.rcx,other.rcx"})
    void isReadInEitherCase(String written, Kind kind, String item, String text, String title) {
        ValueName name = ValueName.of(written);
        assertThat(name).isEqualTo(new ValueName(kind, item, text));
        assertThat(name.title()).isEqualTo(title);
        assertThat(name).hasToString(text);
    }

    @Test
    void namesOfRegistersFlagsAndChecksAreReadBackAsThemselves() {
        for (Register register : Register.values()) {
            assertThat(ValueName.of(ValueName.of(register).text())).isEqualTo(ValueName.of(register));
        }
        for (Flag flag : Flag.values()) {
            assertThat(ValueName.of(ValueName.of(flag).text())).isEqualTo(ValueName.of(flag));
        }
        for (CheckId check : CheckId.values()) {
            assertThat(ValueName.of(ValueName.of(check).text())).isEqualTo(ValueName.of(check));
        }
    }
}
