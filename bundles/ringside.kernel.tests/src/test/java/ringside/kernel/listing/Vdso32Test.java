package ringside.kernel.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import ringside.assembler.program.Program;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.machine.state.Vendor;

/** The code that 32-bit programs make system calls with. */
class Vdso32Test {

    @Test
    void theLandingPadIsWhereTheKernelLooksForIt() {
        KernelImages images = new KernelImages();
        for (Profile profile : Profiles.all()) {
            for (Vendor vendor : Vendor.values()) {
                Program vdso = images.vdso32(profile, KernelOptions.DEFAULT.withVendor(vendor));
                assertThat(vdso.symbols()).containsEntry("__kernel_vsyscall", KernelMap.VDSO32);
                Long pad = vdso.symbols().get("int80_landing_pad");
                String which = profile.id() + " " + vendor;
                if (vendor == Vendor.AMD && !CompatTask.inC(profile)) {
                    assertThat(pad).as("%s: SYSCALL goes on behind itself", which).isNull();
                } else {
                    assertThat(pad).as(which).isEqualTo(KernelMap.VDSO32 + CompatTask.landingPad(profile));
                }
            }
        }
    }
}
