package ringside.kernel.listing;

import java.util.LinkedHashMap;
import java.util.Map;

import ringside.kernel.decision.Checks;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.FlagBit;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.PlaceRow;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.WhatIfs;
import ringside.machine.state.Vendor;

/**
 * The values that a kernel listing takes from its profile and from the options: they are defined before it is
 * assembled, as {@code as --defsym} would do. Each experiment defines its own as 0 or 1.
 */
public final class KernelSymbols {

    private static final long CURRENT_TASK = 0x40;
    private static final long TOP_OF_STACK = 0x48;
    private static final long RSP_SCRATCH = 0x50;
    private static final long KERNEL_STACK = 0x58;
    private static final long ESPFIX_STACK = 0x60;
    private static final long ESPFIX_WADDR = 0x68;
    /** What the CPU was last told about the stack for events of the user, with FRED. */
    private static final long FRED_RSP0 = 0x70;
    /** What SPEC_CTRL holds in the kernel: IBRS. */
    private static final long SPEC_CTRL = 0x78;
    private static final long IBRS = 1;
    /** Whose translations of user addresses are out of date, a bit for each number of an address space: nobody's. */
    private static final long FLUSH_MASK = 0x80;
    private static final long TSS_SP0 = 4;
    private static final long TSS_SP2 = 20;

    private KernelSymbols() {
    }

    /** All symbols with their values. */
    public static Map<String, Long> of(Profile plain, KernelOptions options) {
        Profile profile = WhatIfs.applied(plain, options);
        KernelMap map = KernelMap.of(profile);
        Map<String, Long> all = new LinkedHashMap<>();
        for (FlagBit flag : profile.flags()) {
            boolean work = flag.word().equals(PlaceRow.SYSCALL_WORK);
            all.put((work ? "SYSCALL_WORK_" : "_TIF_") + flag.name(), flag.mask());
            all.put((work ? "SYSCALL_WORK_BIT_" : "TIF_") + flag.name(), (long) flag.bit());
        }
        all.putAll(profile.masks());
        options(all, profile, options);
        places(all, profile, map);
        all.put("URETPROBE_CHECK", KernelMap.URETPROBE_CHECK);
        all.put("UPROBE_CHECK", KernelMap.UPROBE_CHECK);
        all.put("UPROBE_TRAMPOLINE", KernelMap.UPROBE_TRAMPOLINE);
        all.put("VDSO32_LANDING_PAD", CompatTask.landingPad(profile));
        all.put("COMPAT_IN_C", CompatTask.inC(profile) ? 1L : 0);
        all.put("THREAD_INFO_IN_TASK", KernelMap.threadInfoInTask(profile) ? 1L : 0);
        all.put("TASK_VDSO", CompatTask.TASK_VDSO);
        all.put("TI_SYSENTER_RETURN", CompatTask.THREAD_INFO_RETURN);
        all.putAll(WhatIfs.symbols(options));
        return all;
    }

    private static void options(Map<String, Long> all, Profile profile, KernelOptions options) {
        all.put("CONFIG_X32", options.x32() ? 1L : 0);
        all.put("CONFIG_XEN_PV", options.xenPv() ? 1L : 0);
        all.put("CONFIG_PTI", options.pti() ? 1L : 0);
        all.put("CONFIG_MITIGATIONS", options.mitigations() ? 1L : 0);
        all.put("CPU_AMD", options.vendor() == Vendor.AMD ? 1L : 0);
        all.put("LINUX_VERSION", profile.value(BuildRow.LINUX_VERSION));
        all.put("FRED", profile.fred() ? 1L : 0);
        all.put("NR_COMPAT_MAX", profile.value(BuildRow.SYSCALL_MAX_COMPAT));
        all.put("NR_SYSCALL_MAX", profile.value(options.x32() ? BuildRow.SYSCALL_MAX_X32 : BuildRow.SYSCALL_MAX));
        all.put("NR_SYSCALL_MAX_NATIVE", profile.value(BuildRow.SYSCALL_MAX));
        all.put("CANONICAL_SHIFT", (long) Long.SIZE - Checks.canonicalBits(profile, options));
        all.put("X86_BUG_SYSRET_SS_ATTRS", options.vendor() == Vendor.AMD ? 1L : 0);
        all.put("TASK_SIZE_MAX", KernelMap.userLimit(profile, options));
    }

    private static void places(Map<String, Long> all, Profile profile, KernelMap map) {
        all.put("THREAD_SIZE", map.stackSize());
        all.put("TI_FLAGS", profile.wordOffset(PlaceRow.FLAGS));
        all.put("TI_STATUS", profile.wordOffset(PlaceRow.STATUS));
        if (profile.flagWords().contains(PlaceRow.SYSCALL_WORK)) {
            all.put("TI_SYSCALL_WORK", profile.wordOffset(PlaceRow.SYSCALL_WORK));
        }
        all.put("REGS_TO_THREAD_INFO", map.threadInfo() - map.ptRegs());
        all.put("PT_REGS_OFFSET", map.stackTop() - map.ptRegs());
        all.put("KERNEL_STACK_OFFSET", map.stackTop() - map.kernelStack());
        all.put("current_task", CURRENT_TASK);
        all.put("cpu_current_top_of_stack", TOP_OF_STACK);
        all.put("kernel_stack", KERNEL_STACK);
        all.put("rsp_scratch", RSP_SCRATCH);
        all.put("espfix_stack", ESPFIX_STACK);
        all.put("espfix_waddr", ESPFIX_WADDR);
        all.put("fred_rsp0", FRED_RSP0);
        all.put("x86_spec_ctrl_current", SPEC_CTRL);
        all.put("user_pcid_flush_mask", FLUSH_MASK);
        all.put("PERCPU_AREA", map.percpu());
        all.put("cpu_tss_sp0", map.tss() - map.percpu() + TSS_SP0);
        all.put("cpu_tss_sp2", map.tss() - map.percpu() + TSS_SP2);
    }

    /** What the listing reads from the per-CPU area, by offset in bytes. */
    public static Map<Long, Long> percpu(KernelMap map) {
        return Map.of(CURRENT_TASK, map.task(), TOP_OF_STACK, map.currentTop(), KERNEL_STACK, map.kernelStack(),
                ESPFIX_STACK, KernelMap.ESPFIX, ESPFIX_WADDR, map.espfixWritable(), FRED_RSP0, map.stackTop(),
                SPEC_CTRL, IBRS);
    }
}
