package ringside.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import ringside.kernel.States;
import ringside.kernel.listing.KernelMap;
import ringside.machine.state.Vendor;

/** The rows of the bundled profiles, held against what the kernels' sources say. */
class ProfilesTest {

    @Test
    void allProfilesAreThereOldestFirst() {
        assertThat(Profiles.all()).extracting(Profile::id)
                .containsExactly("v4.0", "v4.1", "seed", "v4.10", "v5.6", "v5.10", "v6.5", "v6.8", "v7.3", "fred");
    }

    @Test
    void idsAreFoundInAnyCaseAndUnknownOnesNameTheNearest() throws UnknownNameException {
        assertThat(Profiles.named(" SEED ").id()).isEqualTo("seed");
        assertThatThrownBy(() -> Profiles.named("sede")).isInstanceOf(UnknownNameException.class)
                .hasMessage("unknown kernel profile 'sede'; did you mean seed?");
        assertThatThrownBy(() -> Profiles.named("6.8")).hasMessage("unknown kernel profile '6.8'; did you mean v6.8?");
        assertThatThrownBy(() -> Profiles.named("beos"))
                .hasMessage("unknown kernel profile 'beos'; known: v4.0, v4.1, seed, v4.10, v5.6, v5.10, v6.5, v6.8, "
                        + "v7.3, fred");
    }

    @Test
    void checksStandInTheOrderOfTheirKernel() {
        for (String inAssembly : List.of("v4.0", "v4.1", "seed", "v4.10", "v5.6", "v5.10", "v6.5")) {
            assertThat(States.profile(inAssembly).checks(KernelOptions.DEFAULT)).containsExactly(CheckId.RCX_RIP,
                    CheckId.CANONICAL, CheckId.CS, CheckId.R11_FLAGS, CheckId.RF_TF, CheckId.SS);
        }
        for (String same : List.of("v5.6", "v5.10", "v6.5")) {
            assertThat(States.profile(same).checks(KernelOptions.DEFAULT))
                    .isEqualTo(States.profile("seed").checks(KernelOptions.DEFAULT));
        }
        for (String inC : List.of("v6.8", "v7.3")) {
            assertThat(States.profile(inC).checks(KernelOptions.DEFAULT)).containsExactly(CheckId.RCX_RIP,
                    CheckId.R11_FLAGS, CheckId.CS, CheckId.SS, CheckId.LIMIT, CheckId.RF_TF);
        }
        assertThat(States.profile("fred").checks(KernelOptions.DEFAULT)).isEmpty();
    }

    @Test
    void seedHasTheFlagNumbersAndMasksOfItsHeaders() {
        Profile seed = States.profile("seed");
        assertThat(numbers(seed)).containsExactly("flags SYSCALL_TRACE 0", "flags NOTIFY_RESUME 1",
                "flags SIGPENDING 2", "flags NEED_RESCHED 3", "flags SINGLESTEP 4", "flags SYSCALL_EMU 6",
                "flags SYSCALL_AUDIT 7", "flags SECCOMP 8", "flags USER_RETURN_NOTIFY 11", "flags UPROBE 12",
                "flags NOTSC 16", "flags IA32 17", "flags FORK 18", "flags NOHZ 19", "flags MEMDIE 20",
                "flags POLLING_NRFLAG 21", "flags IO_BITMAP 22", "flags FORCED_TF 24", "flags BLOCKSTEP 25",
                "flags LAZY_MMU_UPDATES 27", "flags SYSCALL_TRACEPOINT 28", "flags ADDR32 29", "flags X32 30");
        assertThat(seed.masks()).isEqualTo(Map.of("_TIF_WORK_SYSCALL_ENTRY", 0x100801d1L, "_TIF_ALLWORK_MASK",
                0x1008feffL, "SYSCALL_EXIT_WORK_FLAGS", 0x10000091L, "EXIT_TO_USERMODE_LOOP_FLAGS", 0x180eL));
        assertThat(seed.value(BuildRow.SFMASK)).isEqualTo(0x47700);
        assertThat(seed.fastPath()).isTrue();
    }

    @Test
    void kernelsBesideTheSeedHaveItsFlagNumbersAndTheirOwnMasks() {
        List<String> numbers = numbers(States.profile("seed"));
        Map<String, Long> inAssembly = Map.of("_TIF_WORK_SYSCALL_ENTRY", 0x100801d1L, "_TIF_ALLWORK_MASK", 0x1008feffL,
                "_TIF_WORK_SYSCALL_EXIT", 0x10080091L, "_TIF_DO_NOTIFY_MASK", 0x1806L, "_TIF_WORK_MASK", 0xfe2eL);
        for (String id : List.of("v4.0", "v4.1")) {
            assertThat(numbers(States.profile(id))).isEqualTo(numbers);
            assertThat(States.profile(id).masks()).isEqualTo(inAssembly);
        }
        assertThat(numbers(States.profile("v4.10"))).isEqualTo(
                numbers.stream().filter(number -> !number.contains("FORK")).toList());
        assertThat(States.profile("v4.10").masks()).isEqualTo(Map.of("_TIF_WORK_SYSCALL_ENTRY", 0x100801c1L,
                "_TIF_ALLWORK_MASK", 0x1008feffL, "SYSCALL_EXIT_WORK_FLAGS", 0x10000091L,
                "EXIT_TO_USERMODE_LOOP_FLAGS", 0x180eL));
        assertThat(List.of("v4.0", "v4.1", "v4.10")).allMatch(id -> States.profile(id).value(
                BuildRow.SFMASK) == 0x47700);
    }

    /** Once the work of the exit of a call is done, its mask is what is left of the mask of all work. */
    @Test
    void theNarrowedMaskOfTheLoopIsTheMaskOfInterrupts() {
        Profile profile = States.profile("v4.1");
        Map<String, Long> masks = profile.masks();
        long once = masks.get("_TIF_WORK_SYSCALL_EXIT") | profile.flag("SYSCALL_EMU").orElseThrow().mask();
        assertThat(masks.get("_TIF_ALLWORK_MASK") & ~once).isEqualTo(masks.get("_TIF_WORK_MASK"));
    }

    @Test
    void kernelWithoutFastPathHasTheFlagNumbersAndMasksOfItsHeaders() {
        Profile profile = States.profile("v5.6");
        assertThat(numbers(profile)).containsExactly("flags SYSCALL_TRACE 0", "flags NOTIFY_RESUME 1",
                "flags SIGPENDING 2", "flags NEED_RESCHED 3", "flags SINGLESTEP 4", "flags SSBD 5",
                "flags SYSCALL_EMU 6", "flags SYSCALL_AUDIT 7", "flags SECCOMP 8", "flags SPEC_IB 9",
                "flags SPEC_FORCE_UPDATE 10", "flags USER_RETURN_NOTIFY 11", "flags UPROBE 12",
                "flags PATCH_PENDING 13", "flags NEED_FPU_LOAD 14", "flags NOCPUID 15", "flags NOTSC 16",
                "flags IA32 17", "flags NOHZ 19", "flags MEMDIE 20", "flags POLLING_NRFLAG 21", "flags IO_BITMAP 22",
                "flags FORCED_TF 24", "flags BLOCKSTEP 25", "flags LAZY_MMU_UPDATES 27",
                "flags SYSCALL_TRACEPOINT 28", "flags ADDR32 29", "flags X32 30", "flags FSCHECK 31");
        assertThat(profile.masks()).isEqualTo(Map.of("_TIF_WORK_SYSCALL_ENTRY", 0x100801c1L,
                "SYSCALL_EXIT_WORK_FLAGS", 0x10000091L, "EXIT_TO_USERMODE_LOOP_FLAGS", 0x380eL));
        assertThat(profile.value(BuildRow.SFMASK)).isEqualTo(0x47700);
        assertThat(profile.fastPath()).isFalse();
    }

    /** arch/x86/include/asm/thread_info.h and include/linux/entry-common.h of 5.10. */
    @Test
    void genericEntryByThreadFlagsHasTheFlagNumbersAndMasksOfItsHeaders() {
        Profile profile = States.profile("v5.10");
        assertThat(numbers(profile)).containsExactly("flags SYSCALL_TRACE 0", "flags NOTIFY_RESUME 1",
                "flags SIGPENDING 2", "flags NEED_RESCHED 3", "flags SINGLESTEP 4", "flags SSBD 5",
                "flags SYSCALL_EMU 6", "flags SYSCALL_AUDIT 7", "flags SECCOMP 8", "flags SPEC_IB 9",
                "flags SPEC_FORCE_UPDATE 10", "flags USER_RETURN_NOTIFY 11", "flags UPROBE 12",
                "flags PATCH_PENDING 13", "flags NEED_FPU_LOAD 14", "flags NOCPUID 15", "flags NOTSC 16",
                "flags IA32 17", "flags SLD 18", "flags MEMDIE 20", "flags POLLING_NRFLAG 21", "flags IO_BITMAP 22",
                "flags FORCED_TF 24", "flags BLOCKSTEP 25", "flags LAZY_MMU_UPDATES 27",
                "flags SYSCALL_TRACEPOINT 28", "flags ADDR32 29", "flags X32 30");
        assertThat(profile.masks()).isEqualTo(Map.of("SYSCALL_ENTER_WORK", 0x100001c1L, "SYSCALL_EXIT_WORK",
                0x10000091L, "EXIT_TO_USER_MODE_WORK", 0x300eL, "ARCH_EXIT_FLAGS", 0x404800L));
        assertThat(profile.value(BuildRow.SFMASK)).isEqualTo(0x47700);
        assertThat(profile.fastPath()).isFalse();
    }

    @Test
    void genericEntryHasTheSameFlagsWithChecksInAssemblyAndInC() {
        assertThat(numbers(States.profile("v6.5"))).isEqualTo(numbers(States.profile("v6.8")));
        assertThat(States.profile("v6.5").masks()).isEqualTo(States.profile("v6.8").masks());
        assertThat(States.profile("v6.5").value(BuildRow.SFMASK)).isEqualTo(0x257fd5);
        assertThat(States.profile("v6.5").fastPath()).isFalse();
    }

    @Test
    void newKernelHasTheFlagNumbersAndMasksOfItsHeaders() {
        Profile modern = States.profile("v6.8");
        assertThat(numbers(modern)).containsExactly("flags NOTIFY_RESUME 1", "flags SIGPENDING 2",
                "flags NEED_RESCHED 3", "flags SINGLESTEP 4", "flags SSBD 5", "flags SPEC_IB 9",
                "flags SPEC_L1D_FLUSH 10", "flags USER_RETURN_NOTIFY 11", "flags UPROBE 12",
                "flags PATCH_PENDING 13", "flags NEED_FPU_LOAD 14", "flags NOCPUID 15", "flags NOTSC 16",
                "flags NOTIFY_SIGNAL 17", "flags MEMDIE 20", "flags POLLING_NRFLAG 21", "flags IO_BITMAP 22",
                "flags SPEC_FORCE_UPDATE 23", "flags FORCED_TF 24", "flags BLOCKSTEP 25",
                "flags LAZY_MMU_UPDATES 27", "flags ADDR32 29", "syscall_work SECCOMP 0",
                "syscall_work SYSCALL_TRACEPOINT 1", "syscall_work SYSCALL_TRACE 2", "syscall_work SYSCALL_EMU 3",
                "syscall_work SYSCALL_AUDIT 4", "syscall_work SYSCALL_USER_DISPATCH 5",
                "syscall_work SYSCALL_EXIT_TRAP 6");
        assertThat(modern.masks()).isEqualTo(Map.of("SYSCALL_WORK_ENTER", 0x3fL, "SYSCALL_WORK_EXIT", 0x76L,
                "EXIT_TO_USER_MODE_WORK", 0x2300eL, "ARCH_EXIT_FLAGS", 0x404800L));
        assertThat(modern.value(BuildRow.SFMASK)).isEqualTo(0x257fd5);
        assertThat(modern.fastPath()).isFalse();
    }

    @Test
    void kernelOfToday() {
        List<String> numbers = List.of("flags NOTIFY_RESUME 0", "flags SIGPENDING 1", "flags NOTIFY_SIGNAL 2",
                "flags MEMDIE 3", "flags NEED_RESCHED 4", "flags NEED_RESCHED_LAZY 5", "flags POLLING_NRFLAG 6",
                "flags USER_RETURN_NOTIFY 7", "flags UPROBE 8", "flags PATCH_PENDING 9", "flags RSEQ 11",
                "flags HRTIMER_REARM 12", "flags SSBD 16", "flags SPEC_IB 17", "flags SPEC_L1D_FLUSH 18",
                "flags NEED_FPU_LOAD 19", "flags NOCPUID 20", "flags NOTSC 21", "flags IO_BITMAP 22",
                "flags SPEC_FORCE_UPDATE 23", "flags FORCED_TF 24", "flags SINGLESTEP 25", "flags BLOCKSTEP 26",
                "flags ADDR32 27", "syscall_work SECCOMP 0", "syscall_work SYSCALL_TRACEPOINT 1",
                "syscall_work SYSCALL_TRACE 2", "syscall_work SYSCALL_EMU 3", "syscall_work SYSCALL_AUDIT 4",
                "syscall_work SYSCALL_USER_DISPATCH 5", "syscall_work SYSCALL_EXIT_TRAP 6",
                "syscall_work SYSCALL_RSEQ_SLICE 7");
        for (String id : List.of("v7.3", "fred")) {
            Profile profile = States.profile(id);
            assertThat(numbers(profile)).isEqualTo(numbers);
            assertThat(profile.masks()).isEqualTo(Map.of("SYSCALL_WORK_ENTER", 0xbfL, "SYSCALL_WORK_EXIT", 0x76L,
                    "EXIT_TO_USER_MODE_WORK_SYSCALL", 0xb37L, "EXIT_TO_USER_MODE_WORK_IRQ", 0x1b37L,
                    "EXIT_TO_USER_MODE_WORK_LOOP", 0x337L, "TIF_SLICE_EXT_DENY", 0xb07L,
                    "ARCH_EXIT_FLAGS", 0x480080L));
            assertThat(profile.value(BuildRow.SYSCALL_MAX)).isEqualTo(472);
            assertThat(profile.value(ServiceRow.EXECVE_FLAGS)).isEqualTo(0x202);
        }
        assertThat(States.profile("v7.3").value(BuildRow.SFMASK)).isEqualTo(0x257fd5);
    }

    @Test
    void everyMaskIsTheSumOfItsNamedAndUnusedBits() {
        for (Profile profile : Profiles.all()) {
            for (FlagMask mask : profile.flagMasks()) {
                long named = mask.members().stream().mapToLong(name -> profile.flag(name).orElseThrow().mask()).sum();
                long unused = mask.unused().stream().mapToLong(bit -> 1L << bit).sum();
                assertThat(named + unused).as("%s %s", profile, mask.name()).isEqualTo(mask.value());
            }
        }
    }

    @Test
    void everyFlagSaysWhatItMeansAndWhatItAsksFor() {
        for (Profile profile : Profiles.all()) {
            assertThat(profile.flags()).allSatisfy(flag -> {
                assertThat(flag.meaning()).isNotBlank();
                assertThat(flag.work()).isNotBlank();
            });
        }
    }

    @Test
    void oneShotWorkIsToldFromModes() {
        for (Profile profile : Profiles.all()) {
            assertThat(List.of("NOTIFY_RESUME", "SIGPENDING", "NEED_RESCHED", "UPROBE"))
                    .allMatch(name -> !profile.flag(name).orElseThrow().sticky());
            assertThat(List.of("SYSCALL_TRACE", "SYSCALL_AUDIT", "SECCOMP", "SINGLESTEP", "SYSCALL_TRACEPOINT"))
                    .allMatch(name -> profile.flag(name).orElseThrow().sticky());
        }
    }

    @Test
    void pageTableIsolationIsRefusedWhereItDidNotExist() {
        KernelOptions pti = new KernelOptions(Vendor.INTEL, false, true, false, false);
        assertThat(States.profile("seed").refusal(pti))
                .contains("profile seed (Linux 4.3 - 4.5) does not know pti; it accepts vendor, la57, xen-pv, x32");
        for (String since : List.of("v5.6", "v5.10", "v6.5", "v6.8", "v7.3")) {
            assertThat(States.profile(since).refusal(pti)).isEmpty();
        }
        assertThat(States.profile("seed").refusal(KernelOptions.DEFAULT)).isEmpty();
    }

    @Test
    void threadInfoLiesWhereItsEraPutsIt() {
        KernelMap old = KernelMap.of(States.profile("seed"));
        assertThat(old.threadInfo()).isEqualTo(old.stackTop() - old.stackSize());
        assertThat(States.profile("seed").wordOffset("flags")).isEqualTo(8);
        KernelMap modern = KernelMap.of(States.profile("v6.8"));
        assertThat(modern.threadInfo()).isEqualTo(modern.task());
        assertThat(States.profile("v6.8").wordOffset("syscall_work")).isEqualTo(8);
        for (Profile profile : Profiles.all()) {
            assertThat(profile.value(PlaceRow.PT_REGS_OFFSET)).isEqualTo(
                    List.of("v7.3", "fred").contains(profile.id()) ? 184 : 168);
            assertThat(profile.value(PlaceRow.STACK_SIZE)).isEqualTo(16384);
        }
    }

    private static List<String> numbers(Profile profile) {
        return profile.flags().stream().map(flag -> flag.word() + " " + flag.name() + " " + flag.bit()).toList();
    }
}
