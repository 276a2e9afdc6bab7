package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.machine.state.Descriptor;

/** modify_ldt: from the bits of a struct user_desc to a descriptor of the processor. */
class ModifyLdtTest {

    private static final int WRITE = 0x11;
    private static final int WRITE_OLD = 1;
    private static final long EFAULT = -14;
    private static final long EINVAL = -22;
    private static final long ENOSYS = -38;
    private static final int BYTES = 16;

    private ServiceRig rig;

    @BeforeEach
    void enter() {
        rig = ServiceRig.of(States.profile("v6.8"));
    }

    private long write(int function, long entry, long base, long limit, long bits) {
        long at = rig.data();
        rig.put(at, 4, entry);
        rig.put(at + 4, 4, base);
        rig.put(at + 8, 4, limit);
        rig.put(at + 12, 4, bits);
        return rig.call("modify_ldt", function, at, BYTES);
    }

    private Descriptor entry(int index) {
        return rig.kernel.machine().ldt().get(index).orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        // 32-bit, code, read-execute only, pages, not present
        "false, false, false, false, false", "true, false, false, false, false", "false, true, false, true, false",
        "true, true, true, true, false", "false, false, true, false, true", "true, true, false, false, true"})
    void everyBitHasItsPlace(boolean big, boolean code, boolean closed, boolean pages, boolean absent) {
        long bits = (big ? 1 : 0) | (code ? 4 : 0) | (closed ? 8 : 0) | (pages ? 16 : 0) | (absent ? 32 : 0) | 64;
        assertThat(write(WRITE, 2, 0x410000, 0xff3ab, bits)).isZero();
        assertThat(entry(2)).isEqualTo(new Descriptor(code, 3, false, !absent, big, !closed, 0x410000,
                pages ? 0xff3abfffL : 0xff3ab));
    }

    @Test
    void a64BitCodeSegmentCannotBeHad() {
        assertThat(write(WRITE, 0, 0, 0xfffff, 4 | 16 | 128)).isZero();
        assertThat(entry(0).longMode()).isFalse();
    }

    @Test
    void anEmptyEntryIsRemoved() {
        write(WRITE, 2, 0, 0xfffff, 1);
        assertThat(write(WRITE, 2, 0, 0, 8 | 32)).isZero();
        assertThat(entry(2)).isNull();
        write(WRITE, 2, 0, 0xfffff, 1);
        assertThat(write(WRITE, 2, 0, 0, 1)).as("not empty: 32-bit data of one byte").isZero();
        assertThat(entry(2)).isNotNull();
        assertThat(write(WRITE_OLD, 2, 0, 0, 1)).as("the old call looks at base and limit only").isZero();
        assertThat(entry(2)).isNull();
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(write(WRITE, 8192, 0, 1, 1)).isEqualTo(EINVAL);
        assertThat(write(WRITE, 8191, 0, 1, 1)).isZero();
        assertThat(write(WRITE, 0, 0, 1, 6)).as("conforming code that is present").isEqualTo(EINVAL);
        assertThat(write(WRITE, 0, 0, 1, 6 | 32)).as("conforming code that is not present").isZero();
        assertThat(write(WRITE_OLD, 0, 0, 1, 6 | 32)).isEqualTo(EINVAL);
        assertThat(write(WRITE, 0, 0, 1, 2)).as("data that grows down").isEqualTo(ENOSYS);
        assertThat(rig.call("modify_ldt", WRITE, rig.data(), BYTES - 1)).isEqualTo(EINVAL);
        assertThat(rig.call("modify_ldt", WRITE, 0x5000, BYTES)).isEqualTo(EFAULT);
        assertThat(rig.call("modify_ldt", 0, rig.data(), BYTES)).as("reading").isEqualTo(ENOSYS);
    }

    @Test
    void aNewProgramHasAnEmptyTable() {
        write(WRITE, 5, 0, 0xfffff, 1);
        assertThat(rig.call("execve", rig.text("/bin/program"))).isZero();
        assertThat(entry(5)).isNull();
    }

    @Test
    void theTableIsPartOfSavedStates() {
        KernelState before = rig.kernel.save();
        write(WRITE, 5, 0, 0xfffff, 1);
        assertThat(rig.kernel.sameAs(before)).isFalse();
        rig.kernel.restore(before);
        assertThat(entry(5)).isNull();
    }
}
