package ringside.kernel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import ringside.machine.Cpu;
import ringside.machine.CpuModel;
import ringside.machine.Gate;
import ringside.machine.Machine;
import ringside.machine.Memory;
import ringside.machine.Register;
import ringside.machine.Rights;
import ringside.machine.assembler.Assembler;
import ringside.machine.assembler.AssemblyException;
import ringside.machine.assembler.Layout;
import ringside.machine.assembler.Line;
import ringside.machine.assembler.Note;
import ringside.machine.assembler.Program;
import ringside.machine.assembler.SourceLibrary;

/** Puts a kernel and its one task into a machine and stops before the task's first instruction. */
final class Boot {

    private static final long EFER = 0xd01;
    private static final long CR3 = 0x1000000;
    /** The same with the bits that make it the user's table. */
    private static final long USER_CR3 = CR3 | 0x1800;
    private static final int VECTORS = 256;
    private static final int TSS_BYTES = 104;
    private static final int TSS_RSP0 = 4;
    private static final int TSS_IST1 = 36;
    private static final int IST_STACKS = 2;
    private static final String EXEC_ENTRY = "exec_entry";

    private final Profile profile;
    private final KernelOptions options;
    private final TaskSetup setup;
    private final KernelMap map;
    private final Machine machine;

    Boot(Profile profile, KernelOptions options, TaskSetup setup) {
        this.profile = profile;
        this.options = options;
        this.setup = setup;
        this.map = KernelMap.of(profile);
        this.machine = new Machine(new CpuModel(options.vendor(), options.la57()));
    }

    BootedKernel boot() throws AssemblyException {
        profile.refusal(options).ifPresent(text -> {
            throw new SetupException(List.of(text));
        });
        Program user = new Assembler(Layout.USER, Map.of(), SourceLibrary.NONE)
                .assemble(setup.programFile(), setup.programSource());
        new SetupChecks(profile, setup, user).check();
        ListingSource source = new ListingSource();
        Program kernel = source.kernel(profile, options);
        Program restorer = source.restorer();
        mapKernel();
        kernel.loadInto(machine, false);
        if (options.pti()) {
            addUserTable(symbol(kernel, "entry_text_end"));
        }
        mapUser();
        user.loadInto(machine, true);
        restorer.loadInto(machine, true);
        KernelListing listing = listing(user, restorer, kernel);
        prepareCpu(kernel);
        TaskContext context = new TaskContext(machine, profile, options, map, setup.tracer(),
                user.address(EXEC_ENTRY).orElse(user.entry()));
        startTask(context, listing, user, restorer);
        Prediction prediction = new Prediction(context, new Decision(profile, options));
        machine.services(new ServiceTable(context));
        machine.listener(new KernelEvents(context, listing, prediction));
        return new BootedKernel(context, listing, prediction);
    }

    private static KernelListing listing(Program user, Program restorer, Program kernel) {
        List<ListingLine> lines = new ArrayList<>(ListingLines.user(user));
        lines.addAll(ListingLines.user(restorer));
        lines.addAll(ListingLines.kernel(kernel));
        return new KernelListing(lines, List.of(user, restorer, kernel));
    }

    private void mapKernel() {
        Memory memory = machine.memory();
        memory.map(map.stackTop() - map.stackSize(), map.stackSize(), Rights.KERNEL_DATA);
        memory.map(map.percpu(), KernelMap.PAGE, Rights.KERNEL_DATA);
        memory.map(map.tss(), KernelMap.PAGE, Rights.KERNEL_DATA);
        memory.map(map.task(), KernelMap.PAGE, Rights.KERNEL_DATA);
        memory.map(map.istStack(), IST_STACKS * KernelMap.PAGE, Rights.KERNEL_DATA);
        if (map.entryStack() != 0) {
            memory.map(map.entryStack() - KernelMap.PAGE, KernelMap.PAGE, Rights.KERNEL_DATA);
        }
        memory.hideFrom(UserMemory.limit(options));
        KernelSymbols.percpu(map).forEach((offset, value) -> memory.write(map.percpu() + offset, 8, value));
        memory.write(map.tss() + TSS_RSP0, 8, map.rsp0());
        for (int ist = 1; ist <= IST_STACKS; ist++) {
            memory.write(map.tss() + TSS_IST1 + 8L * (ist - 1), 8, map.ist(ist));
        }
        memory.write(map.tss() + TSS_BYTES - 2, 2, TSS_BYTES);
    }

    private void mapUser() {
        Memory memory = machine.memory();
        memory.map(TaskSetup.STACK_TOP - KernelMap.USER_STACK_SIZE, KernelMap.USER_STACK_SIZE, Rights.USER_DATA);
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

    private boolean hasAltStack() {
        return setup.selfTrace() || setup.handlers().stream().anyMatch(SignalHandler::onStack);
    }

    private void prepareCpu(Program kernel) {
        Cpu cpu = machine.cpu();
        cpu.set(Register.EFER, EFER);
        cpu.set(Register.STAR, profile.parameter("star"));
        cpu.set(Register.LSTAR, symbol(kernel, profile.text("entry")));
        cpu.set(Register.CSTAR, symbol(kernel, "entry_SYSCALL_compat"));
        cpu.set(Register.SFMASK, profile.sfmask());
        cpu.set(Register.KERNEL_GS_BASE, map.percpu());
        cpu.set(Register.TSS_BASE, map.tss());
        cpu.set(Register.CR3, options.pti() ? USER_CR3 : CR3);
        Gate spurious = new Gate(symbol(kernel, "spurious_interrupt"), 0, 0);
        for (int vector = 0; vector < VECTORS; vector++) {
            machine.idt().set(vector, spurious);
        }
        for (Line line : kernel.lines()) {
            line.notes().stream().filter(note -> note.key().equals("gate"))
                    .forEach(note -> setGate(note, line.address().getAsLong()));
        }
    }

    private static long symbol(Program kernel, String name) {
        OptionalLong address = kernel.address(name);
        return address.orElseThrow(() -> new IllegalStateException("the kernel listing has no label " + name));
    }

    /** {@code #@ gate VECTOR [ist=N] [dpl=N]} on the first line of an exception's or interrupt's entry. */
    private void setGate(Note note, long handler) {
        String[] words = note.rest().split("\\s+");
        int ist = 0;
        int dpl = 0;
        for (String word : words) {
            if (word.startsWith("ist=")) {
                ist = Integer.parseInt(word.substring(4));
            } else if (word.startsWith("dpl=")) {
                dpl = Integer.parseInt(word.substring(4));
            }
        }
        machine.idt().set(Integer.decode(words[0]), new Gate(handler, ist, dpl));
    }

    private void startTask(TaskContext context, KernelListing listing, Program user, Program restorer) {
        Cpu cpu = machine.cpu();
        boolean[] inC = cRoutines(listing);
        PtRegs regs = new PtRegs(machine.memory(), map.ptRegs(),
                address -> inC[(int) (address - map.text())],
                (slot, by) -> context.listener().modelError(slot.label(), by.address(), String.format(
                        "slot %s is read at 0x%x but nobody wrote it since the entry", slot.label(), by.address())));
        context.start(regs, TaskState.start(actions(user, restorer), hasAltStack() ? KernelMap.ALTERNATE_STACK : 0,
                hasAltStack() ? KernelMap.ALTERNATE_STACK_SIZE : 0, setup.tracer() != null));
        cpu.set(Register.CS, 0x33);
        cpu.set(Register.SS, 0x2b);
        cpu.set(Register.RFLAGS, TaskSetup.FLAGS);
        cpu.set(Register.RSP, TaskSetup.STACK_TOP);
        cpu.set(Register.RIP, user.entry());
        setup.registers().forEach(cpu::set);
        setup.threadFlags().forEach(flag -> context.flags().set(flag, true));
        context.tracer().start();
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
        long back = symbol(restorer, "restore_rt");
        if (setup.selfTrace()) {
            long handler = symbol(restorer, "self_trace");
            actions.put(Signal.SIGTRAP, new SignalAction(handler, back, false, true, false, true, 0));
        }
        for (SignalHandler handler : setup.handlers()) {
            actions.put(Signal.named(handler.signal()).orElseThrow(), new SignalAction(
                    user.address(handler.label()).orElseThrow(), back, handler.restart(), handler.onStack(), false,
                    false, 0));
        }
        return actions;
    }
}
