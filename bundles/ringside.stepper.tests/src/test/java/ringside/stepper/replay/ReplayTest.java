package ringside.stepper.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;

class ReplayTest {
    private static final long SOME_BIT = 0x400;

    private static ReplayResult replay(Map<String, Object> entry) {
        return replay("v6.5", entry);
    }

    private static ReplayResult replay(String kernel, Map<String, Object> entry) {
        try {
            return new Replay(Profiles.named(kernel)).replay(entry);
        } catch (UnknownNameException e) {
            throw new AssertionError(e);
        }
    }

    private static PlayedReturn agreed(Map<String, Object> entry) {
        ReplayResult result = replay(entry);
        assertThat(result).isInstanceOf(ReplayResult.Agrees.class);
        return ((ReplayResult.Agrees) result).played().orElseThrow();
    }

    private static List<String> differences(Map<String, Object> entry) {
        ReplayResult result = replay(entry);
        assertThat(result).isInstanceOf(ReplayResult.Differs.class);
        return ((ReplayResult.Differs) result).differences().stream().map(Difference::what).toList();
    }

    private static String notApplicable(Map<String, Object> entry) {
        ReplayResult result = replay(entry);
        assertThat(result).isInstanceOf(ReplayResult.NotApplicable.class);
        return ((ReplayResult.NotApplicable) result).reason();
    }

    @Test
    void anUndisturbedCallAgreesAndItsStepsAreCounted() {
        PlayedReturn played = agreed(Entries.getpid());
        assertThat(played.path()).isEqualTo(Path.SYSRET);
        assertThat(played.reason()).isEmpty();
        assertThat(played.checked()).isTrue();
        assertThat(played.steps()).containsKeys("user", "entry", "dispatch", "work", "decision", "return");
        assertThat(played.steps().get("user")).isEqualTo(1);
    }

    @Test
    void whatTheRecordedKernelChangedReachesTheChecks() {
        PlayedReturn played = agreed(Entries.moved(0x405000));
        assertThat(played.path()).isEqualTo(Path.IRET);
        assertThat(played.reason()).contains(CheckId.RCX_RIP);
    }

    @Test
    void anExceptionGoesThroughTheSameHandlerAndReturnsByIret() {
        PlayedReturn played = agreed(Entries.pageFault());
        assertThat(played.path()).isEqualTo(Path.IRET);
        assertThat(played.checked()).isFalse();
    }

    @Test
    void unknownFieldsAreIgnored() {
        Map<String, Object> entry = Entries.getpid();
        entry.put("weather", Map.of("wind", 3));
        Entries.part(entry, "user_before").put("xmm0", "a lot");
        agreed(entry);
    }

    static Stream<String> needed() {
        return Stream.of("entry", "path", "vendor", "pti", "la57", "user_before.rip", "user_before.rax",
                "user_before.rdi", "user_before.eflags", "cpu_at_entry", "cpu_at_entry.hwframe", "cpu_at_entry.r11",
                "ti_entry", "ti_entry.tif", "ti_entry.work", "ti_exit", "ti_exit.work", "phases", "pt_regs",
                "pt_regs.r15", "pt_regs.orig_ax", "pt_regs.ss", "first_fail", "exit_insn", "regs_at_exit_insn",
                "regs_at_exit_insn.gs_base", "iret_frame", "iret_frame.rsp", "user_after", "user_after.cpl",
                "user_after.rcx");
    }

    @ParameterizedTest
    @MethodSource("needed")
    void aMissingFieldIsNamedAndNothingIsMadeUpForIt(String field) {
        Map<String, Object> entry = Entries.moved(0x405000);
        int dot = field.indexOf('.');
        if (dot < 0) {
            entry.remove(field);
        } else {
            Entries.part(entry, field.substring(0, dot)).remove(field.substring(dot + 1));
        }
        assertThat(notApplicable(entry)).isEqualTo("no field " + field);
    }

    @Test
    void whatTheInstructionItselfTellsOfTheRegistersBeforeNeedsNoField() {
        Map<String, Object> entry = Entries.moved(0x405000);
        entry.remove("user_before");
        agreed(entry);
        entry.put("entry", "int80");
        assertThat(notApplicable(entry)).isEqualTo("no field user_before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error_code", "cr2", "pt_regs_entry"})
    void aMissingFieldOfAnExceptionIsNamed(String field) {
        Map<String, Object> entry = Entries.pageFault();
        entry.remove(field);
        assertThat(notApplicable(entry)).isEqualTo("no field " + field);
    }

    @Test
    void aFieldOfAnotherFormIsNamedWithWhatWasExpected() {
        Map<String, Object> entry = Entries.getpid();
        entry.put("pt_regs", "none");
        assertThat(notApplicable(entry)).isEqualTo("field pt_regs is none, an object was expected");
        entry = Entries.getpid();
        Entries.part(entry, "user_before").put("rax", "many");
        assertThat(notApplicable(entry)).isEqualTo(
                "field user_before.rax is many, a 64-bit number, decimal or as a text with 0x was expected");
        entry = Entries.getpid();
        entry.put("vendor", "CentaurHauls");
        assertThat(notApplicable(entry)).contains("CentaurHauls", "AuthenticAMD or GenuineIntel");
        entry = Entries.getpid();
        entry.put("first_fail", "moon_phase");
        assertThat(notApplicable(entry)).contains("moon_phase", "rcx_ne_rip");
        entry = Entries.getpid();
        entry.put("phases", List.of("main"));
        assertThat(notApplicable(entry)).contains("phases", "a list of objects was expected");
    }

    @Test
    void aThreadFlagThatTheKernelDoesNotHaveIsNamed() {
        Map<String, Object> entry = Entries.getpid();
        entry.put("ti_entry", Entries.flags("FROZEN"));
        assertThat(notApplicable(entry)).isEqualTo("profile v6.5 has no thread flag FROZEN");
        entry = Entries.getpid();
        entry.put("phases", List.of(Entries.phase("syscall_exit_to_user_mode", "NEED_RESCHED_LAZY")));
        assertThat(notApplicable(entry)).isEqualTo("profile v6.5 has no thread flag NEED_RESCHED_LAZY");
    }

    @Test
    void aTaskThatDiedIsComparedUpToItsDeath() {
        Map<String, Object> entry = Entries.getpid();
        entry.put("path", "none");
        entry.put("exit_insn", "none (task exited, code 0x0)");
        entry.put("phases", List.of());
        List.of("user_before", "pt_regs", "ti_exit", "regs_at_exit_insn", "user_after").forEach(entry::remove);
        assertThat(replay(entry)).isEqualTo(new ReplayResult.Agrees(Optional.empty(), "up to where the task died"));
        Entries.part(entry, "cpu_at_entry").put("eflags", "0x202");
        assertThat(differences(entry)).containsExactly("cpu_at_entry.eflags");
    }

    @Test
    void aTaskThatIsKilledWhileItsTracerLooksIsComparedUpToThere() {
        Map<String, Object> entry = Entries.pageFault();
        entry.put("path", "none");
        entry.put("phases", List.of(Entries.phase("exit_to_user_mode_prepare", "SIGPENDING"),
                Entries.phase("arch_do_signal_or_restart", "SIGPENDING"), Entries.phase("schedule")));
        assertThat(replay(entry)).isInstanceOf(ReplayResult.Agrees.class);
        entry.put("phases", List.of(Entries.phase("exit_to_user_mode_prepare"),
                Entries.phase("arch_do_signal_or_restart", "SIGPENDING")));
        assertThat(differences(entry)).contains("path");
    }

    @Test
    void anUnknownEntryIsNotReplayed() {
        Map<String, Object> entry = Entries.getpid();
        entry.put("entry", "carrier pigeon");
        assertThat(notApplicable(entry)).contains("carrier pigeon");
    }

    @Test
    void aMachineThatTheProfileCannotBeIsNotReplayed() {
        Map<String, Object> entry = Entries.getpid();
        entry.put("pti", true);
        assertThat(replay("seed", entry)).isInstanceOf(ReplayResult.NotApplicable.class);
        assertThat(replay("fred", Entries.getpid())).isInstanceOfSatisfying(ReplayResult.NotApplicable.class,
                result -> assertThat(result.reason()).contains("FRED"));
    }

    @ParameterizedTest
    @CsvSource({"user_after, rip", "user_after, rcx", "user_after, r11", "user_after, eflags", "user_after, rsp",
        "user_after, rax", "user_after, cs", "user_after, ss", "user_after, r15", "cpu_at_entry, rax",
        "cpu_at_entry, cs", "cpu_at_entry, ss", "regs_at_exit_insn, rcx", "regs_at_exit_insn, rax",
        "iret_frame, rip", "iret_frame, eflags"})
    void everyRecordedRegisterIsCompared(String object, String register) {
        Map<String, Object> entry = Entries.moved(0x405000);
        Map<String, Object> registers = Entries.part(entry, object);
        long value = Long.decode((String) registers.get(register));
        registers.put(register, Entries.text(value ^ SOME_BIT));
        assertThat(differences(entry)).containsExactly(object + "." + register);
    }

    @Test
    void whatSyscallPutIntoRcxAndR11IsComparedInTheRegisterAndInTheFrame() {
        Map<String, Object> entry = Entries.getpid();
        Entries.part(entry, "cpu_at_entry").put("rcx", "0x405af8");
        assertThat(differences(entry)).containsExactly("cpu_at_entry.rcx", "frame at entry: rcx");
    }

    @Test
    void theFrameThatTheEntryCodeMadeIsComparedBeforeAnybodyEditsIt() {
        Map<String, Object> entry = Entries.getpid();
        Entries.part(entry, "cpu_at_entry").put("hwframe", List.of("0x405af7", "0x33", "0x206", "0x4f1000", "0x2b"));
        assertThat(differences(entry)).containsExactly("frame at entry: eflags");
    }

    @Test
    void anotherPathOrReasonIsTold() {
        Map<String, Object> entry = Entries.moved(0x405000);
        entry.put("first_fail", "cs");
        assertThat(differences(entry)).containsExactly("first_fail");
        entry = Entries.getpid();
        entry.put("path", "iret");
        entry.put("iret_frame", Entries.moved(0x405af7).get("iret_frame"));
        assertThat(differences(entry)).contains("path");
    }

    @Test
    void segmentBasesAreJudgedByWhoseTheyAre() {
        Map<String, Object> entry = Entries.getpid();
        Entries.part(entry, "regs_at_exit_insn").put("gs_base", "0xffff88801f400000");
        assertThat(differences(entry)).containsExactly("regs_at_exit_insn.gs_base");
    }

    @Test
    void withIsolationTheReturnMustRunOnTheUsersPageTable() {
        Map<String, Object> entry = Entries.getpid();
        entry.put("pti", true);
        assertThat(differences(entry)).containsExactly("regs_at_exit_insn.cr3");
        Entries.part(entry, "regs_at_exit_insn").put("cr3", "0x5771000");
        agreed(entry);
    }

    @Test
    void aFlagThatComesUpDuringTheCallMakesTheListingDoTheWork() {
        Map<String, Object> entry = Entries.getpid();
        entry.put("phases", List.of(Entries.phase("syscall_exit_to_user_mode"),
                Entries.phase("exit_to_user_mode_prepare", "NEED_RESCHED"), Entries.phase("schedule", "NEED_RESCHED")));
        assertThat(agreed(entry).steps().get("work")).isGreaterThan(agreed(Entries.getpid()).steps().get("work"));
    }

    @Test
    void aSignalThatWaitsTwiceIsServedTwice() {
        Map<String, Object> entry = Entries.moved(0x405000);
        entry.put("phases", List.of(Entries.phase("syscall_exit_to_user_mode", "SIGPENDING"),
                Entries.phase("exit_to_user_mode_prepare", "SIGPENDING"),
                Entries.phase("arch_do_signal_or_restart", "SIGPENDING"),
                Entries.phase("arch_do_signal_or_restart", "SIGPENDING")));
        long twice = agreed(entry).steps().get("work");
        entry.put("phases", new ArrayList<>(((List<?>) entry.get("phases")).subList(0, 3)));
        assertThat(twice).isGreaterThan(agreed(entry).steps().get("work"));
    }

    @Test
    void aRecordedFunctionThatTheListingDoesNotPassIsADifference() {
        Map<String, Object> entry = Entries.getpid();
        entry.put("phases", List.of(Entries.phase("syscall_exit_to_user_mode"),
                Entries.phase("exit_to_user_mode_prepare"), Entries.phase("arch_do_signal_or_restart")));
        assertThat(differences(entry)).containsExactly("phases");
    }

    @Test
    void aCallThatATracerSkipsKeepsWhatTheTracerLeft() {
        Map<String, Object> entry = Entries.getpid();
        Map<String, Object> info = new HashMap<>(Map.of("tif", List.of(), "work", List.of("SYSCALL_EMU")));
        entry.put("ti_entry", info);
        entry.put("ti_exit", info);
        Map<String, Object> trace = new HashMap<>(info);
        trace.put("fn", "syscall_trace_enter");
        Map<String, Object> exit = new HashMap<>(info);
        exit.put("fn", "syscall_exit_to_user_mode");
        Map<String, Object> prepare = new HashMap<>(info);
        prepare.put("fn", "exit_to_user_mode_prepare");
        entry.put("phases", List.of(trace, Map.of("fn", "ptrace_notify"), exit, prepare));
        assertThat(agreed(entry).steps()).containsKey("dispatch");
    }

    @Test
    void aChildOfForkBeginsInTheKernelAndLeavesByIretWithoutChecks() {
        Map<String, Object> entry = Entries.moved(0x405af7);
        entry.put("entry", "fork_child");
        List.of("user_before", "cpu_at_entry", "first_fail").forEach(entry::remove);
        Entries.part(entry, "pt_regs").put("rax", "0x0");
        Entries.part(entry, "regs_at_exit_insn").put("rax", "0x0");
        Entries.part(entry, "user_after").put("rax", "0x0");
        Entries.part(entry, "pt_regs").put("orig_ax", "0x39");
        PlayedReturn played = agreed(entry);
        assertThat(played.path()).isEqualTo(Path.IRET);
        assertThat(played.checked()).isFalse();
    }

    @Test
    void aReturnInstructionThatFaultsAgreesWithARecordedFault() {
        Map<String, Object> entry = Entries.moved(0x405af7);
        Entries.part(entry, "pt_regs").put("ss", "0x3");
        Entries.part(entry, "iret_frame").put("ss", "0x3");
        entry.put("first_fail", "ss");
        Map<String, Object> after = Entries.part(entry, "user_after");
        after.putAll(Map.of("cpl", 0L, "rip", "0xffffffff81c00b20", "rsp", "0xfffffe0000002fa0", "eflags", "0x46", "cs",
                "0x10", "ss", "0x18", "note", "next instruction is asm_exc_general_protection+0"));
        assertThat(agreed(entry).path()).isEqualTo(Path.IRET);
        after.put("note", "next instruction is asm_exc_page_fault+0");
        assertThat(differences(entry)).containsExactly("user_after.note");
    }

    @Test
    void aSelectorOfTheLocalTableCannotBeReplayedWhenTheRecordedReturnWorked() {
        Map<String, Object> entry = Entries.moved(0x405af7);
        for (String object : List.of("pt_regs", "iret_frame", "user_after")) {
            Entries.part(entry, object).put("cs", "0xf");
        }
        entry.put("first_fail", "cs");
        assertThat(notApplicable(entry)).contains("0xf", "local descriptor table");
    }

    @Test
    void oneReplayTakesAnyNumberOfEntriesInAnyOrder() throws UnknownNameException {
        Replay replay = new Replay(Profiles.named("v6.5"));
        for (int i = 0; i < 3; i++) {
            assertThat(replay.replay(Entries.getpid())).isInstanceOf(ReplayResult.Agrees.class);
            assertThat(replay.replay(Entries.moved(0x7ffff7ff0ffeL))).isInstanceOf(ReplayResult.Agrees.class);
            assertThat(replay.replay(Entries.pageFault())).isInstanceOf(ReplayResult.Agrees.class);
        }
    }
}
