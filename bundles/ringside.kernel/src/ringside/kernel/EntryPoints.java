package ringside.kernel;

import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.source.Note;
import ringside.kernel.listing.KernelMap;
import ringside.kernel.listing.RequiredLabel;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.machine.Cpu;
import ringside.machine.Machine;
import ringside.machine.state.Register;
import ringside.machine.transfer.Gate;

/**
 * Tells the CPU where the kernel is entered: as the row's {@code entry.kind} says, by one page for all events (fred),
 * or by the registers of SYSCALL and the gates of exceptions and interrupts (everything else).
 */
final class EntryPoints {

    /** The selectors of the user from bit 48, of the kernel from bit 32: the same in all kernels. */
    private static final long STAR = 0x0023001000000000L;
    private static final int VECTORS = 256;
    private static final long KERNEL_CODE = 0x10;
    /** PSE, PAE, MCE, PGE, OSFXSR, OSXMMEXCPT, OSXSAVE, SMEP, SMAP. */
    private static final long CR4_ALWAYS = 0x3406f0;
    private static final long CR4_UMIP = 1L << 11;
    private static final long CR4_LA57 = 1L << 12;
    private static final long CR4_FSGSBASE = 1L << 16;
    private static final long CR4_PCIDE = 1L << 17;
    private static final long CR4_FRED = 1L << 32;
    private static final long FIRST_WITH_UMIP = 415;
    private static final long FIRST_WITH_FSGSBASE = 509;

    private final Profile profile;
    private final KernelOptions options;
    private final KernelMap map;
    private final Machine machine;
    private final Program kernel;

    EntryPoints(Profile profile, KernelOptions options, KernelMap map, Machine machine, Program kernel) {
        this.profile = profile;
        this.options = options;
        this.map = map;
        this.machine = machine;
        this.kernel = kernel;
    }

    void install() {
        machine.cpu().set(Register.CR4, features());
        machine.cpu().set(Register.STAR, STAR);
        if (profile.fred()) {
            events();
        } else {
            systemCalls();
            gates();
        }
    }

    /** What the kernel switches on of what the CPU has; FSGSBASE since 5.9, UMIP since 4.15. */
    private long features() {
        long version = profile.value(BuildRow.LINUX_VERSION);
        return CR4_ALWAYS | (version >= FIRST_WITH_UMIP ? CR4_UMIP : 0)
                | (version >= FIRST_WITH_FSGSBASE ? CR4_FSGSBASE : 0)
                | (options.pti() && options.mitigations() ? CR4_PCIDE : 0)
                | (machine.model().la57() ? CR4_LA57 : 0) | (profile.fred() ? CR4_FRED : 0);
    }

    /** As cpu_init_fred_exceptions and cpu_init_fred_rsps do (arch/x86/kernel/fred.c). */
    private void events() {
        Cpu cpu = machine.cpu();
        cpu.set(Register.FRED_CONFIG, address(profile.value(BuildRow.ENTRY)) | profile.value(BuildRow.FRED_REDZONE));
        cpu.set(Register.FRED_STKLVLS, profile.value(BuildRow.FRED_STACK_LEVELS));
        cpu.set(Register.FRED_RSP0, map.stackTop());
        cpu.set(Register.FRED_RSP1, map.ist(1));
        cpu.set(Register.FRED_RSP3, map.ist(2));
    }

    private void systemCalls() {
        Cpu cpu = machine.cpu();
        cpu.set(Register.LSTAR, address(profile.value(BuildRow.ENTRY)));
        cpu.set(Register.CSTAR, address("entry_SYSCALL_compat"));
        cpu.set(Register.SFMASK, profile.value(BuildRow.SFMASK));
        cpu.set(Register.SYSENTER_CS, KERNEL_CODE);
        cpu.set(Register.SYSENTER_ESP, map.entryStack());
        cpu.set(Register.SYSENTER_EIP, address("entry_SYSENTER_compat"));
    }

    private void gates() {
        Gate spurious = new Gate(address("spurious_interrupt"), 0, 0);
        for (int vector = 0; vector < VECTORS; vector++) {
            machine.idt().set(vector, spurious);
        }
        for (Line line : kernel.lines()) {
            line.notes().stream().filter(note -> note.key().equals("gate"))
                    .forEach(note -> gate(note, line.address().getAsLong()));
        }
    }

    /** {@code #@ gate VECTOR [ist=N] [dpl=N]} on the first line of an exception's or interrupt's entry. */
    private void gate(Note note, long handler) {
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

    private long address(String label) {
        return RequiredLabel.address(kernel, label);
    }
}
