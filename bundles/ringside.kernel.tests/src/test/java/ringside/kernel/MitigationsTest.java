package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.listing.ListingLine;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** What entry and exit do against leaks by speculation: by release and maker, and nothing but steps comes of it. */
class MitigationsTest extends ReturningPrograms {

    /** The status flags: SYSENTER saves those that the entry code has left. */
    private static final long STATUS = 0x8d5;
    private static final int STEPS = 20_000;
    private static final String FAULT = HEAD + "mov rax, [0x10]\nhlt\n";
    private static final String INT80 = HEAD + "mov eax, 20\nint 0x80\nhlt\n";
    private static final String EXECVE = HEAD + """
                mov eax, 59
                lea rdi, [path]
                syscall
            .data
            path: .asciz "/bin/program32"
            .text
            .code32
            exec_entry32:
                mov eax, 20
            """;
    private static final String CALL32 = EXECVE + "call 0xf7ffc000\nhlt\n";
    /** SYSENTER leaves TF on, so that the kernel itself is trapped. */
    private static final String STEPPED32 = EXECVE + """
                push offset here
                push ecx
                push edx
                push ebp
                mov ebp, esp
                pushfd
                or dword ptr [esp], 0x100
                popfd
                sysenter
            here:
                hlt
            """;

    private static KernelOptions options(String vendor, boolean pti) {
        return KernelOptions.DEFAULT.withVendor(Vendor.valueOf(vendor)).withPti(pti);
    }

    /** What a run comes to, for everyone but those who count steps. */
    private List<Object> outcome() {
        assertThat(events.modelErrors).isEmpty();
        List<Object> all = new ArrayList<>(List.of(kernel.ended(), events.signals));
        events.returns.forEach(event -> {
            Map<Register, Long> user = new EnumMap<>(event.user());
            List.of(Register.RFLAGS, Register.R11).forEach(flags -> user.merge(flags, ~STATUS, (a, b) -> a & b));
            all.add(List.of(event.path(), event.verdict().failing(), user));
        });
        return all;
    }

    /** The names of the mitigations that were executed, each once, in the order of its first step. */
    private List<String> executed() {
        List<String> names = new ArrayList<>();
        for (int step = 0; step < STEPS && kernel.ended().isEmpty(); step++) {
            Optional<String> name = kernel.listing().at(register(Register.RIP)).flatMap(ListingLine::mitigation);
            kernel.run(1);
            name.filter(each -> !names.contains(each)).ifPresent(names::add);
        }
        return names;
    }

    @ParameterizedTest
    @CsvSource({"v5.6,INTEL,false,VERW", "v5.10,INTEL,false,VERW", "v6.5,INTEL,false,IBRS VERW",
        "v6.8,INTEL,false,IBRS VERW", "v7.3,INTEL,false,IBRS CLEAR_BRANCH_HISTORY VERW",
        "v5.6,INTEL,true,CR3 VERW", "v7.3,INTEL,true,CR3 IBRS CLEAR_BRANCH_HISTORY VERW", "v5.6,AMD,false,''",
        "v6.5,AMD,false,UNTRAIN_RET", "v6.8,AMD,false,UNTRAIN_RET", "v7.3,AMD,false,UNTRAIN_RET VERW"})
    void aSystemCallHasThoseOfItsReleaseAndMaker(String profile, String vendor, boolean pti, String names)
            throws AssemblyException {
        boot(profile, options(vendor, pti).withMitigations(true), task(GETPID));
        assertThat(String.join(" ", executed())).isEqualTo(names);
        assertThat(events.returns).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"v5.6,INTEL,false,LFENCE", "v5.6,INTEL,true,CR3", "v6.5,INTEL,false,LFENCE IBRS",
        "v7.3,INTEL,false,LFENCE IBRS", "v7.3,AMD,false,UNTRAIN_RET", "v5.10,AMD,false,''"})
    void aPageFaultHasAFenceBehindSwapgsWhereNoChangeOfThePageTableFollows(String profile, String vendor, boolean pti,
            String names) throws AssemblyException {
        boot(profile, options(vendor, pti).withMitigations(true), task(FAULT));
        assertThat(String.join(" ", executed())).isEqualTo(names);
        assertThat(kernel.ended()).contains("SIGSEGV");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v5.10", "v6.5", "v6.8", "v7.3"})
    void nothingButStepsComesOfThem(String profile) throws AssemblyException {
        Map<String, TaskSetup> tasks = Map.of("getpid", task(GETPID), "signal", raise("nop"), "fault", task(FAULT),
                "int80", task(INT80), "32-bit call", task(CALL32), "stepped", task(TF_CALL).withSelfTrace(true),
                "a stepped SYSENTER", task(STEPPED32), "to the kernel's half", raise(editTarget("0x800000000000")));
        for (String vendor : List.of("INTEL", "AMD")) {
            for (boolean pti : new boolean[] {false, true}) {
                for (Map.Entry<String, TaskSetup> each : tasks.entrySet()) {
                    boot(profile, options(vendor, pti), each.getValue());
                    kernel.run(STEPS);
                    List<Object> without = outcome();
                    boot(profile, options(vendor, pti).withMitigations(true), each.getValue());
                    kernel.run(STEPS);
                    assertThat(outcome()).as("%s %s %s %s", profile, vendor, pti ? "pti" : "", each.getKey())
                            .isEqualTo(without);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v6.5", "v6.8", "v7.3"})
    void ibrsIsOnInCAndOffInUserMode(String profile) throws AssemblyException {
        for (String program : List.of(GETPID, CALL32, STEPPED32)) {
            boot(profile, options("INTEL", true).withMitigations(true), task(program));
            while (kernel.ended().isEmpty()) {
                boolean inC = kernel.listing().at(register(Register.RIP)).filter(line -> line.c()).isPresent();
                if (inC || kernel.machine().cpu().cpl() == 3) {
                    assertThat(register(Register.SPEC_CTRL)).as("at 0x%x", register(Register.RIP))
                            .isEqualTo(inC ? 1 : 0);
                }
                kernel.run(1);
            }
        }
    }

    @Test
    void theUsersTranslationsGoWhereTheirBitSaysSo() throws AssemblyException {
        for (long stale : new long[] {0, 1}) {
            boot("v6.8", options("INTEL", true).withMitigations(true), task(GETPID));
            long mask = kernel.listing().symbol("user_pcid_flush_mask").getAsLong();
            kernel.machine().memory().write(register(Register.KERNEL_GS_BASE) + mask, Long.BYTES, stale);
            boolean thrownAway = false;
            while (kernel.ended().isEmpty()) {
                thrownAway |= kernel.listing().at(register(Register.RIP)).filter(line -> line.line().code()
                        .startsWith("btr")).isPresent();
                kernel.run(1);
            }
            assertThat(thrownAway).isEqualTo(stale != 0);
            assertThat(kernel.machine().memory().read(register(Register.KERNEL_GS_BASE) + mask, Long.BYTES)).isZero();
        }
    }
}
