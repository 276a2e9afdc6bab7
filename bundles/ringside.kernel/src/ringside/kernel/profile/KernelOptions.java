package ringside.kernel.profile;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

import ringside.machine.state.Vendor;

/**
 * What the machine and the build of the kernel add to a profile.
 *
 * @param vendor  who made the processor
 * @param la57    57-bit addresses (five-level paging)
 * @param pti     page-table isolation
 * @param xenPv   the kernel is a Xen PV guest
 * @param x32     built with the x32 system-call interface
 * @param lass    the processor keeps user accesses out of the kernel's half by the address alone (CR4.LASS)
 * @param mitigations the kernel does what its release knows against leaks by speculation on CPUs of this maker
 * @param whatIfs ids of the experiments that break the kernel, see {@link WhatIfs}
 */
public record KernelOptions(Vendor vendor, boolean la57, boolean pti, boolean xenPv, boolean x32,
        boolean lass, boolean mitigations, Set<String> whatIfs) {

    /** An Intel processor with 48-bit addresses and nothing else. */
    public static final KernelOptions DEFAULT = new KernelOptions(Vendor.INTEL, false, false, false, false);

    public KernelOptions {
        whatIfs = Collections.unmodifiableSet(new TreeSet<>(whatIfs));
    }

    /** Options of a kernel that nobody broke. */
    public KernelOptions(Vendor vendor, boolean la57, boolean pti, boolean xenPv, boolean x32) {
        this(vendor, la57, pti, xenPv, x32, false, false, Set.of());
    }

    /** The same on a processor by another maker. */
    public KernelOptions withVendor(Vendor maker) {
        return new KernelOptions(maker, la57, pti, xenPv, x32, lass, mitigations, whatIfs);
    }

    /** The same with 57-bit addresses or without. */
    public KernelOptions withLa57(boolean on) {
        return new KernelOptions(vendor, on, pti, xenPv, x32, lass, mitigations, whatIfs);
    }

    /** The same with page-table isolation or without. */
    public KernelOptions withPti(boolean on) {
        return new KernelOptions(vendor, la57, on, xenPv, x32, lass, mitigations, whatIfs);
    }

    /** The same as a Xen PV guest or not. */
    public KernelOptions withXenPv(boolean on) {
        return new KernelOptions(vendor, la57, pti, on, x32, lass, mitigations, whatIfs);
    }

    /** The same with the x32 interface or without. */
    public KernelOptions withX32(boolean on) {
        return new KernelOptions(vendor, la57, pti, xenPv, on, lass, mitigations, whatIfs);
    }

    /** The same on a processor with LASS or without. */
    public KernelOptions withLass(boolean on) {
        return new KernelOptions(vendor, la57, pti, xenPv, x32, on, mitigations, whatIfs);
    }

    /** The same with what is done against leaks by speculation or without. */
    public KernelOptions withMitigations(boolean on) {
        return new KernelOptions(vendor, la57, pti, xenPv, x32, lass, on, whatIfs);
    }

    /** The same with exactly these experiments. */
    public KernelOptions withWhatIfs(Set<String> ids) {
        return new KernelOptions(vendor, la57, pti, xenPv, x32, lass, mitigations, ids);
    }
}
