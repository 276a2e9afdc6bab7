package ringside.kernel.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.BootedKernel;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.listing.ListingLine;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.frame.PtSlot;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/** What the sentences say that differs between kernels, held against what the machine does. */
class TrueOfTheMachineTest {

    private static final String SYSCALL = "_start:\n mov eax, 39\n syscall\n hlt\n";
    private static final String UD2 = "_start:\n ud2\n hlt\n";
    private static final long MARK = 0x5151_0000L;
    private static final List<Register> MARKED = List.of(Register.RBX, Register.RBP, Register.R12, Register.R13,
            Register.R14, Register.R15, Register.RCX, Register.R11);
    private static final List<Register> PRESERVED = MARKED.subList(0, 6);
    private static final int MOST_STEPS = 2000;
    private static final KernelImages IMAGES = new KernelImages();

    private Meanings meanings;
    private BootedKernel kernel;

    static List<Profile> profiles() {
        return Profiles.all();
    }

    private void boot(Profile profile, String program) throws AssemblyException {
        Map<Register, Long> marks = new EnumMap<>(Register.class);
        MARKED.forEach(register -> marks.put(register, MARK + register.ordinal()));
        kernel = BootedKernel.boot(profile, KernelOptions.DEFAULT,
                TaskSetup.of("program.s", program).withRegisters(marks), IMAGES);
        meanings = Meanings.of(profile, KernelOptions.DEFAULT);
    }

    private long register(Register register) {
        return kernel.machine().cpu().get(register);
    }

    private String told(Register register) {
        return meanings.register(register).sentence();
    }

    private String told(PtSlot slot) {
        return meanings.slot(slot.label()).sentence();
    }

    private void toTheKernel() {
        runUntil(line -> kernel.machine().cpu().cpl() == 0);
    }

    private void runUntil(Predicate<ListingLine> wanted) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (wanted.test(kernel.listing().at(register(Register.RIP)).orElse(null))) {
                return;
            }
            kernel.run(1);
        }
        throw new AssertionError("never got there");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void rcxAndR11AreOverwrittenWhereTheSentenceSaysSo(Profile profile) throws AssemblyException {
        boot(profile, SYSCALL);
        toTheKernel();
        for (Register register : List.of(Register.RCX, Register.R11)) {
            boolean kept = register(register) == MARK + register.ordinal();
            assertThat(told(register)).contains(kept ? "left alone by SYSCALL" : "overwritten by SYSCALL");
        }
        assertThat(told(Register.R10).contains("without FRED"))
                .isEqualTo(register(Register.RCX) == MARK + Register.RCX.ordinal());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void rspChangesWithTheEventOrByTheEntryCode(Profile profile) throws AssemblyException {
        boot(profile, SYSCALL);
        long before = register(Register.RSP);
        toTheKernel();
        assertThat(told(Register.RSP)).contains(register(Register.RSP) == before
                ? "SYSCALL leaves the program's value in it" : "The CPU itself changes to the kernel stack");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void ssIsWhatTheSentenceSaysAfterSyscallAndAfterAnException(Profile profile) throws AssemblyException {
        boot(profile, SYSCALL);
        toTheKernel();
        assertThat(register(Register.SS)).isEqualTo(0x18);
        assertThat(told(Register.SS)).contains("0x18 after SYSCALL");
        boot(profile, UD2);
        toTheKernel();
        assertThat(told(Register.SS)).contains(switch ((int) register(Register.SS)) {
            case 0 -> "0 after an exception";
            case 0x18 -> "after every other event";
            default -> "something else";
        });
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void theGsBaseIsExchangedByTheEventOrBySwapgs(Profile profile) throws AssemblyException {
        boot(profile, SYSCALL);
        long before = register(Register.GS_BASE);
        toTheKernel();
        assertThat(told(Register.GS_BASE)).contains(register(Register.GS_BASE) == before ? "SWAPGS" : "from the event");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void registersThatAreNotUsedAreZero(Profile profile) throws AssemblyException {
        boot(profile, SYSCALL);
        for (Register register : Register.values()) {
            if (told(register).contains("is not used")) {
                assertThat(register(register)).as("%s %s", profile, register).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void flagsAreClearedAtTheEntryWhereTheSentenceSaysSo(Profile profile) throws AssemblyException {
        List<Flag> flags = Stream.of(Flag.values()).filter(flag -> flag != Flag.VM && flag != Flag.RF).toList();
        boot(profile, SYSCALL);
        kernel.run(1);
        long set = flags.stream().mapToLong(Flag::mask).sum();
        kernel.machine().cpu().set(Register.RFLAGS, register(Register.RFLAGS) | set);
        toTheKernel();
        for (Flag flag : flags) {
            boolean cleared = (register(Register.RFLAGS) & flag.mask()) == 0;
            assertThat(meanings.flag(flag).sentence().contains(" clears it")).as("%s %s", profile, flag)
                    .isEqualTo(cleared);
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void theFastPathLeavesThoseSlotsUnwrittenThatSaySo(Profile profile) throws AssemblyException {
        boot(profile, SYSCALL);
        toTheKernel();
        runUntil(line -> line != null && line.line().code().strip().matches("(?i)(sysretq|iretq|eretu).*"));
        for (PtSlot slot : PtSlot.values()) {
            boolean unwritten = told(slot).contains("leaves the slot unwritten")
                    || told(slot).contains("only where the fast path is left");
            assertThat(unwritten).as("%s %s", profile, slot).isEqualTo(!kernel.ptRegs().written(slot));
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void preservedRegistersAreClearedWhereTheSentenceSaysSo(Profile profile) throws AssemblyException {
        boot(profile, SYSCALL);
        toTheKernel();
        runUntil(this::calls);
        for (Register register : PRESERVED) {
            boolean kept = register(register) == MARK + register.ordinal();
            assertThat(told(register)).as("%s %s", profile, register)
                    .contains(kept ? "the fast path does not save it" : "clears it");
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void theSlotsOfRcxAndR11AreWhatTheProgramSeesUnlessTheFastPathIsTaken(Profile profile) throws AssemblyException {
        Map<PtSlot, Register> registers = Map.of(PtSlot.CX, Register.RCX, PtSlot.R11, Register.R11);
        for (Map.Entry<PtSlot, Register> each : registers.entrySet()) {
            boot(profile, SYSCALL);
            toTheKernel();
            runUntil(this::calls);
            long other = 0x1234_5602L;
            kernel.machine().memory().write(kernel.ptRegs().address() + each.getKey().offset(), 8, other);
            runUntil(line -> kernel.machine().cpu().cpl() == 3);
            String told = told(each.getKey());
            boolean elsewhere = told.contains("not after the fast path")
                    || told.contains("filled in only where the fast path is left");
            assertThat(elsewhere).as("%s %s", profile, each.getKey()).isEqualTo(register(each.getValue()) != other);
        }
    }

    /** The entry is done and the kernel goes on to C code or to the system call. */
    private boolean calls(ListingLine line) {
        return line != null && kernel.ptRegs().written(PtSlot.AX) && line.line().code().strip().startsWith("call ");
    }
}
