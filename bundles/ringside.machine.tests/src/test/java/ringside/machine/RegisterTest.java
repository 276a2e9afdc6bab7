package ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import ringside.machine.state.CpuModel;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;
import ringside.machine.transfer.Gate;

/** Names and values of registers, flags, vectors and the CPU model. */
class RegisterTest {

    @ParameterizedTest
    @EnumSource(Register.class)
    void registersKeepWhatIsWrittenAndAreFoundByName(Register register) {
        Cpu cpu = new Machine(SmallKernel.AMD).cpu();
        long value = switch (register) {
            case CS, SS -> 0x33;
            case RFLAGS -> 0x244ed7;
            case DR6 -> 0xffff4ff5L;
            case DR7 -> 0xf0455;
            default -> 0x0000123456789abcL;
        };
        cpu.set(register, value);
        assertThat(cpu.get(register)).isEqualTo(value);
        for (Register other : Register.values()) {
            if (other != register && other != Register.CS && other != Register.SS && other != Register.RFLAGS) {
                assertThat(cpu.get(other)).as("%s after writing %s", other, register)
                        .isEqualTo(new Machine(SmallKernel.AMD).cpu().get(other));
            }
        }
        assertThat(Register.named(register.label().toUpperCase(java.util.Locale.ROOT))).contains(register);
    }

    @Test
    void unknownNamesAreEmpty() {
        assertThat(Register.named("eip")).isEmpty();
        assertThat(Flag.named("xf")).isEmpty();
        assertThat(Flag.named("tf")).contains(Flag.TF);
    }

    @Test
    void flagsCoverTheirBits() {
        long all = 0;
        for (Flag flag : Flag.values()) {
            assertThat(all & flag.mask()).isZero();
            all |= flag.mask();
        }
        assertThat(all).isEqualTo(0x3f7fd5);
        assertThat(Flag.IOPL.width()).isEqualTo(2);
        assertThat(Flag.IOPL.mask()).isEqualTo(0x3000);
    }

    @Test
    void bitsThatDoNotExistAreDroppedAndBitOneIsSet() {
        Cpu cpu = new Machine(SmallKernel.AMD).cpu();
        cpu.set(Register.RFLAGS, -1);
        assertThat(cpu.get(Register.RFLAGS)).isEqualTo(0x3f7fd7);
        cpu.set(Register.RFLAGS, 0);
        assertThat(cpu.get(Register.RFLAGS)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"00007fffffffffff,true,true", "0000800000000000,false,true", "ffff7fffffffffff,false,true",
        "ffff800000000000,true,true", "00ffffffffffffff,false,true", "0100000000000000,false,false",
        "feffffffffffffff,false,false", "ff00000000000000,false,true", "0,true,true", "ffffffffffffffff,true,true"})
    void canonicalAddresses(String address, boolean fourLevels, boolean fiveLevels) {
        long value = Long.parseUnsignedLong(address, 16);
        assertThat(new CpuModel(Vendor.AMD, false).canonical(value)).isEqualTo(fourLevels);
        assertThat(new CpuModel(Vendor.AMD, true).canonical(value)).isEqualTo(fiveLevels);
    }

    @Test
    void vectorsHaveTheirNumbers() {
        assertThat(ExceptionVector.PF.label()).isEqualTo("#PF");
        assertThat(ExceptionVector.numbered(17)).contains(ExceptionVector.AC);
        assertThat(ExceptionVector.numbered(9)).isEmpty();
    }

    @Test
    void tablesRefuseWhatDoesNotExist() {
        Machine machine = new Machine(SmallKernel.AMD);
        assertThatThrownBy(() -> new Gate(0, 8, 0)).hasMessageContaining("0 to 7");
        assertThatThrownBy(() -> new Gate(0, 0, 4)).hasMessageContaining("0 to 3");
        assertThatThrownBy(() -> machine.idt().set(256, null)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> machine.cpu().raise(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> machine.descriptors().set(3, null)).hasMessageContaining("null selector");
        machine.descriptors().set(0x33, null);
        assertThat(machine.descriptors().get(0x30)).isEmpty();
    }
}
