package ringside.kernel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import ringside.assembler.Assembler;
import ringside.assembler.decode.Disassembler;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.kernel.listing.CompatTask;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.listing.KernelListing;
import ringside.kernel.listing.KernelMap;
import ringside.kernel.listing.KernelSymbols;
import ringside.kernel.listing.ListingLine;
import ringside.kernel.listing.ListingLines;
import ringside.kernel.listing.RequiredLabel;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.WhatIfs;
import ringside.kernel.service.frame.PtRegs;
import ringside.kernel.service.setup.SignalHandler;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.state.AltStack;
import ringside.kernel.service.state.Signal;
import ringside.kernel.service.state.SignalAction;
import ringside.kernel.service.state.SignalState;
import ringside.kernel.service.state.TaskState;
import ringside.kernel.service.task.TaskContext;
import ringside.machine.Cpu;
import ringside.machine.Machine;
import ringside.machine.memory.Memory;
import ringside.machine.memory.Rights;
import ringside.machine.state.CpuModel;
import ringside.machine.state.Register;

/** Puts a kernel and its one task into a machine and stops before the task's first instruction. */
final class KernelLoader {

    private static final long EFER = 0xd01;
    private static final long CR4_LASS = 1L << 27;
    private static final long CR3 = 0x1000000;
    /** The same with the bits that make it the user's table. */
    private static final long USER_CR3 = CR3 | 0x1800;
    private static final int TSS_BITMAP_BASE = 102;
    /** Behind the end of the segment: no port may be reached. */
    private static final int NO_BITMAP = 104 + 8192 + 8;
    private static final int TSS_RSP0 = 4;
    private static final int TSS_IST1 = 36;
    private static final int IST_STACKS = 2;
    private static final long RETURNS_BY_CALL = 611;
    private static final long NOPS_BY_CALL = 619;

    private final Profile profile;
    private final KernelOptions options;
    private final TaskSetup setup;
    private final KernelMap map;
    private final Machine machine;

    KernelLoader(Profile profile, KernelOptions options, TaskSetup setup) {
        profile.refusal(options).ifPresent(text -> {
            throw new SetupException(List.of(text));
        });
        this.profile = WhatIfs.applied(profile, options);
        this.options = options;
        this.setup = setup;
        this.map = KernelMap.of(this.profile);
        this.machine = new Machine(new CpuModel(options.vendor(), profile.la57(options), options.lass()));
    }

    /**
     * Loads them.
     *
     * @param images where the assembled kernel is kept
     * @return the task, before its first instruction
     */
    TaskContext load(KernelImages images) throws AssemblyException {
        Program user = new Assembler(Layout.of(setup.programSource()), Map.of(), SourceLibrary.NONE)
                .assemble(setup.programFile(), setup.programSource());
        new SetupChecks(profile, setup, user).check();
        Program kernel = images.kernel(profile, options);
        Program restorer = images.restorer();
        List<Program> lent = new ArrayList<>(List.of(restorer, images.vdso32(profile, options)));
        if (setup.returnProbe() && profile.value(BuildRow.LINUX_VERSION) >= RETURNS_BY_CALL) {
            lent.add(images.uretprobe());
        }
        if (setup.uprobe() != null && profile.value(BuildRow.LINUX_VERSION) >= NOPS_BY_CALL) {
            lent.add(images.uprobe());
        }
        mapKernel();
        kernel.loadInto(machine, false);
        if (options.pti()) {
            addUserTable(RequiredLabel.address(kernel, "entry_text_end"));
        }
        mapUser();
        user.loadInto(machine, true);
        lent.forEach(program -> program.loadInto(machine, true));
        machine.code().reader(new Disassembler());
        KernelListing listing = listing(user, lent, kernel);
        prepareCpu(kernel);
        TaskContext context = new TaskContext(machine, profile, options, map, listing);
        startTask(context, listing, user, restorer);
        return context;
    }

    private KernelListing listing(Program user, List<Program> lent, Program kernel) {
        List<ListingLine> lines = new ArrayList<>(ListingLines.user(user));
        lines.addAll(ListingLines.kernel(kernel, profile.checks(options)));
        lent.forEach(program -> lines.addAll(ListingLines.user(program)));
        List<Program> programs = new ArrayList<>(List.of(user));
        programs.addAll(lent);
        programs.add(kernel);
        return new KernelListing(lines, programs);
    }

    private void mapKernel() {
        Memory memory = machine.memory();
        memory.map(map.stackTop() - map.stackSize(), map.stackSize(), Rights.KERNEL_DATA);
        memory.map(map.percpu(), KernelMap.PAGE, Rights.KERNEL_DATA);
        memory.map(map.tss(), KernelMap.PAGE, Rights.KERNEL_DATA);
        memory.map(map.task(), KernelMap.PAGE, Rights.KERNEL_DATA);
        memory.map(map.espfixWritable(), KernelMap.ESPFIX_BYTES, Rights.KERNEL_DATA);
        memory.map(map.istStack(), IST_STACKS * KernelMap.PAGE, Rights.KERNEL_DATA);
        if (map.entryStack() != 0) {
            memory.map(map.entryStack() - KernelMap.PAGE, KernelMap.PAGE, Rights.KERNEL_DATA);
        }
        memory.hideFrom(KernelMap.userLimit(profile, options));
        KernelSymbols.percpu(map).forEach((offset, value) -> memory.write(map.percpu() + offset, 8, value));
        memory.write(map.tss() + TSS_RSP0, 8, map.rsp0());
        for (int ist = 1; ist <= IST_STACKS; ist++) {
            memory.write(map.tss() + TSS_IST1 + 8L * (ist - 1), 8, map.ist(ist));
        }
        memory.write(map.tss() + TSS_BITMAP_BASE, 2, NO_BITMAP);
        CompatTask.start(memory, profile, map, false);
    }

    private void mapUser() {
        Memory memory = machine.memory();
        memory.map(TaskSetup.STACK_TOP - KernelMap.USER_STACK_SIZE, KernelMap.USER_STACK_SIZE, Rights.USER_DATA);
        memory.map(TaskSetup.STACK32_TOP - KernelMap.USER_STACK_SIZE, KernelMap.USER_STACK_SIZE, Rights.USER_DATA);
        if (hasAltStack()) {
            memory.map(KernelMap.ALTERNATE_STACK, KernelMap.ALTERNATE_STACK_SIZE, Rights.USER_DATA);
        }
    }

    /**
     * Page-table isolation: in user mode a second table is in use, which shows of the kernel only its entry code, the
     * task-state segment and the stacks that exceptions come in on.
     */
    private void addUserTable(long entryTextEnd) {
        Memory memory = machine.memory();
        memory.addTable(USER_CR3);
        memory.map(USER_CR3, map.text(), entryTextEnd - map.text(), Rights.KERNEL_CODE);
        memory.map(USER_CR3, map.tss(), KernelMap.PAGE, Rights.KERNEL_DATA);
        memory.map(USER_CR3, map.entryStack() - KernelMap.PAGE, KernelMap.PAGE, Rights.KERNEL_DATA);
        memory.map(USER_CR3, map.istStack(), IST_STACKS * KernelMap.PAGE, Rights.KERNEL_DATA);
    }

    private AltStack altStack() {
        return hasAltStack() ? new AltStack(KernelMap.ALTERNATE_STACK, KernelMap.ALTERNATE_STACK_SIZE) : AltStack.NONE;
    }

    private boolean hasAltStack() {
        return setup.selfTrace() || setup.handlers().stream().anyMatch(SignalHandler::onStack);
    }

    private void prepareCpu(Program kernel) {
        Cpu cpu = machine.cpu();
        cpu.set(Register.EFER, EFER);
        cpu.set(Register.KERNEL_GS_BASE, map.percpu());
        cpu.set(Register.TSS_BASE, map.tss());
        cpu.set(Register.CR3, options.pti() ? USER_CR3 : CR3);
        new EntryPoints(profile, options, map, machine, kernel).install();
        if (options.lass()) {
            cpu.set(Register.CR4, cpu.get(Register.CR4) | CR4_LASS);
        }
    }

    private void startTask(TaskContext context, KernelListing listing, Program user, Program restorer) {
        Cpu cpu = machine.cpu();
        boolean[] inC = cRoutines(listing);
        PtRegs regs = new PtRegs(machine.memory(), map.ptRegs(),
                address -> inC[(int) (address - map.text())], profile.value(BuildRow.ROOM_LATER),
                (slot, by) -> context.listener().modelError(slot.label(), by.address(), String.format(
                        "slot %s is read at 0x%x but nobody wrote it since the entry", slot.label(), by.address())));
        context.start(regs, TaskState.start(SignalState.start(actions(user, restorer), altStack()),
                setup.tracer() != null, heap(user)));
        cpu.set(Register.CS, 0x33);
        cpu.set(Register.SS, 0x2b);
        cpu.set(Register.RFLAGS, TaskSetup.FLAGS);
        cpu.set(Register.RSP, TaskSetup.STACK_TOP);
        cpu.set(Register.RIP, user.entry());
        setup.registers().forEach(cpu::set);
        setup.threadFlags().forEach(flag -> context.flags().set(flag, true));
        if (!setup.seccomp().isEmpty()) {
            context.flags().set("SECCOMP", true);
        }
    }

    /** The heap begins on the page behind the program. */
    private static long heap(Program user) {
        long end = user.segments().stream().mapToLong(segment -> segment.address() + segment.size()).max()
                .orElse(Layout.USER.bss());
        return Math.max(end, Layout.USER.bss()) + KernelMap.PAGE - 1 & -KernelMap.PAGE;
    }

    private boolean[] cRoutines(KernelListing listing) {
        long end = map.text();
        for (ListingLine line : listing.lines()) {
            if (!line.user() && line.line().instruction() != null) {
                end = Math.max(end, line.line().address().getAsLong());
            }
        }
        boolean[] inC = new boolean[(int) (end - map.text()) + 1];
        for (ListingLine line : listing.lines()) {
            if (!line.user() && line.line().instruction() != null) {
                inC[(int) (line.line().address().getAsLong() - map.text())] = line.c();
            }
        }
        return inC;
    }

    private Map<Signal, SignalAction> actions(Program user, Program restorer) {
        Map<Signal, SignalAction> actions = new EnumMap<>(Signal.class);
        long back = RequiredLabel.address(restorer, "restore_rt");
        if (setup.selfTrace()) {
            long handler = RequiredLabel.address(restorer, "self_trace");
            actions.put(Signal.SIGTRAP, new SignalAction(handler, back, false, true, false, 0));
        }
        for (SignalHandler handler : setup.handlers()) {
            actions.put(Signal.named(handler.signal()).orElseThrow(), new SignalAction(
                    user.address(handler.label()).orElseThrow(), back, handler.restart(), handler.onStack(), false, 0));
        }
        return actions;
    }
}
