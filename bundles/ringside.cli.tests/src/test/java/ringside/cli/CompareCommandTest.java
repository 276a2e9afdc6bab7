package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ringside.cli.console.Console;
import ringside.cli.console.ProgressLine;
import ringside.cli.console.Row;
import ringside.cli.console.RowWriter;
import ringside.cli.console.TableFormat;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;

class CompareCommandTest {
    @TempDir
    private Path folder;

    @Test
    void seedAndSixEightDifferInPathForTheLastUserPageAndTheKernelHalfOnly() {
        Ran ran = Ran.command("compare", "--kernel", "seed", "--kernel", "v6.8", "--verdict-only", "--format", "csv");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("""
                class,rip_class,rcx_equals_rip,cs_class,ss_class,r11_equals_flags,r11_rf,r11_tf,flags_rf,flags_tf,\
                cx,ip,cs,r11,flags,ss,path_a,reason_a,failing_a,path_b,reason_b,failing_b
                801,last-page-48,true,0x33,0x2b,true,false,false,false,false,\
                0x7ffffffff000,0x7ffffffff000,0x33,0x202,0x202,0x2b,SYSRET,,,IRET,LIMIT,LIMIT
                5601,kernel-48,true,0x33,0x2b,true,false,false,false,false,\
                0xffffffff81000000,0xffffffff81000000,0x33,0x202,0x202,0x2b,SYSRET,,,IRET,LIMIT,LIMIT
                """);
    }

    @Test
    void textEndsWithTheSum() {
        Ran ran = Ran.command("compare", "--kernel", "seed", "--kernel", "v6.8");
        assertThat(ran.out()).contains("SYSRET       -         |  IRET         LIMIT          2  RCX = RIP; "
                + "RIP last-page-48 or kernel-48;", "Besides the checks: fast-path is yes in A, no in B.");
        assertThat(ran.lines().get(ran.lines().size() - 1))
                .isEqualTo("6400 classes: 2 differ in path, 2801 in the first reason only, 3597 not at all");
    }

    /** The story of 2024 to 2026: nothing is decided otherwise, and the work is another. */
    @Test
    void sixEightAndSevenThreeDecideTheSameAfterOtherWork() {
        Ran ran = Ran.command("compare", "--kernel", "v6.8", "--kernel", "v7.3");
        assertThat(ran.out()).contains("NOTIFY_RESUME 1 -> 0", "thread flags in B only: ", "NEED_RESCHED_LAZY", "RSEQ",
                "EXIT_TO_USER_MODE_WORK 0x2300e", "EXIT_TO_USER_MODE_WORK_IRQ 0x1b37",
                "pt_regs.offset is 168 in A, 184 in B");
        assertThat(ran.lines().get(ran.lines().size() - 2)).isEqualTo("The same decision, other work.");
        assertThat(ran.lines().get(ran.lines().size() - 1)).isEqualTo("6400 classes: 0 differ in path, 0 in the first "
                + "reason only, 6400 not at all");
        assertThat(Ran.command("compare", "--kernel", "seed", "--kernel", "seed").out())
                .contains("The same decision, the same work.");
    }

    /** Each witness is decided differently by the two kernels, as the row says. */
    @Test
    void everyWitnessIsConfirmedByBothKernels() {
        for (Profile other : Profiles.all()) {
            Ran ran = Ran.command("compare", "--kernel", "seed", "--kernel", other.id(), "--format", "csv");
            String a = ran.out().replaceFirst("path_a,reason_a,failing_a", "path,reason,failing");
            String b = ran.out().replaceFirst("path_b,reason_b,failing_b", "path,reason,failing");
            if (ran.out().isEmpty()) {
                continue;
            }
            assertThat(Ran.withInput(a, "decide", "--kernel", "seed", "--check").err()).as("%s", other).isEmpty();
            assertThat(Ran.withInput(b, "decide", "--kernel", other.id(), "--check").err()).as("%s", other).isEmpty();
        }
    }

    @Test
    void aScenarioIsToldWithWhereItsRunsPart() {
        Ran ran = Ran.command("compare", "--kernel", "seed", "--kernel", "v6.8", "--scenario", "s36-kernel-half",
                "--scenario", "s01-plain-getpid");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).contains("== s36-kernel-half", "  return   number 2 differs:\n    A  SYSRET  (step ",
                "    B  IRET because LIMIT  (step ", "  program  sees no difference", "== s01-plain-getpid",
                "2 scenarios: 2 part, 2 return differently, in 0 the program sees a difference");
        List<String> rows = Ran.command("compare", "--kernel", "seed", "--kernel", "v6.8", "--scenario",
                "s36-kernel-half", "--format", "csv").lines();
        assertThat(rows.get(0)).isEqualTo("scenario,differs_in,number,step_a,routine_a,what_a,step_b,routine_b,what_b");
        assertThat(rows).anyMatch(row -> row.matches("s36-kernel-half,return,2,\\d+,,SYSRET,\\d+,,IRET because LIMIT"));
    }

    @Test
    void theLibraryIsComparedAsFarAsItExpectsSomethingOnBoth() {
        Ran ran = Ran.command("compare", "--kernel", "seed", "--kernel", "v6.8", "--library", "--format", "csv");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.lines()).anyMatch(row -> row.startsWith("s50-own-tf-getpid,program,"));
    }

    @Test
    void aScenarioInWhichNothingDiffersSaysSo() {
        Ran text = Ran.command("compare", "--kernel", "seed", "--kernel", "seed", "--scenario", "s01-plain-getpid");
        assertThat(text.out()).contains("""
                == s01-plain-getpid
                  routine  the same
                  effect   the same
                  return   all the same
                  program  sees no difference
                """, "1 scenario: 0 part, 0 return differently");
        Ran rows = Ran.command("compare", "--kernel", "seed", "--kernel", "seed", "--scenario", "s01-plain-getpid",
                "--format", "csv");
        assertThat(rows.lines()).hasSize(2).last().isEqualTo("s01-plain-getpid,nothing,0,0,,,0,,");
    }

    @Test
    void aScenarioIsToldRowByRowAlignedByWhatIsDone() {
        Ran ran = Ran.command("compare", "--kernel", "seed", "--kernel", "v6.8", "--scenario", "s01-plain-getpid");
        assertThat(ran.out()).contains("The program could not notice any difference.",
                "The kernel could notice: seed: RCX_RIP is not asked here; v6.8 at step ",
                "sti: IF on   (B: the same here at step ", "push rbx: slot bx := 0x0   (A: not written here)");
        assertThat(ran.lines()).anyMatch(line -> line.matches("  >B +- +\\d+  decision .*RCX_RIP held.*"))
                .anyMatch(line -> line.matches("  = +6 +6  entry +push USER_DATA: slot ss := 0x2b"));
        List<String> rows = Ran.command("compare", "--kernel", "seed", "--kernel", "v6.8", "--scenario",
                "s01-plain-getpid", "--format", "csv").lines();
        assertThat(rows).anyMatch(row -> row.matches("s01-plain-getpid,only-b,\\d+,0,,RCX_RIP is not asked here,\\d+,"
                + "do_syscall_64,.*"));
    }

    @Test
    void bMayBeAWithOrWithoutAPiece() {
        Ran off = Ran.command("compare", "--kernel", "v6.8", "--disable-check", "RCX_RIP", "--scenario",
                "s01-plain-getpid");
        assertThat(off.status()).as(off.err()).isZero();
        assertThat(off.out()).contains("v6.8 without RCX_RIP: RCX_RIP is switched off here");
        Ran pti = Ran.command("compare", "--kernel", "v5.6", "--with", "pti", "--scenario", "s01-plain-getpid");
        assertThat(pti.out()).contains("Not the same: 2 places (stack, page tables, GS).");
        Ran classes = Ran.command("compare", "--kernel", "v6.8", "--disable-check", "SS");
        assertThat(classes.out()).doesNotContain(" 0 differ in path");
        Ran whatIf = Ran.command("compare", "--kernel", "v6.8", "--what-if", "S63", "--scenario",
                "s01-plain-getpid");
        assertThat(whatIf.status()).as(whatIf.err()).isZero();
        assertThat(Ran.command("compare", "--kernel", "v6.8", "--disable-check", "SSS").err()).contains(
                "did you mean SS");
        assertThat(Ran.command("compare", "--kernel", "seed", "--with", "pti").err()).contains("does not know pti");
        assertThat(Ran.command("compare", "--kernel", "v6.8", "--with", "ptx").err()).contains("--with takes one of");
        assertThat(Ran.command("compare", "--kernel", "v6.8", "--what-if", "nothing").err()).contains("experiment");
    }

    @Test
    void badScenariosAreToldAndTheOthersCompared() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.ringside"), "nonsense");
        Ran ran = Ran.command("compare", "--kernel", "seed", "--kernel", "v6.8", "--scenario", bad.toString(),
                "--scenario", "s01-plain-getpid");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("bad.ringside");
        assertThat(ran.out()).contains("== s01-plain-getpid");
    }

    @Test
    void wrongUsageIsToldWithWhatWouldBeRight() {
        assertThat(Ran.command("compare", "--kernel", "seed").err()).contains("--kernel A --kernel B");
        assertThat(Ran.command("compare", "--kernel", "seed", "--kernel", "v6.9").err())
                .contains("did you mean v6.5 or v6.8?");
        Ran scenario = Ran.command("compare", "--kernel", "seed", "--kernel", "v6.8", "--scenario", "s36-kernel-hal");
        assertThat(scenario.status()).isEqualTo(2);
        assertThat(scenario.err()).contains("s36-kernel-half");
        assertThat(Ran.command("compare", "--kernel", "seed", "--kernel", "v6.8", "--pti").err())
                .contains("seed", "does not know pti");
        assertThat(Ran.command("compare", "--kernel", "seed", "--kernel", "v6.8", "--verdict-only", "--library")
                .status()).isEqualTo(2);
        assertThat(Ran.command("decide", "--kernel", "seed", "--kernel", "v6.8").err()).contains("only once");
        assertThat(Ran.command("compare", "--help").out()).contains("\n  routine  the first n at which step n");
    }

    /** What was written before the interrupt is whole lines. */
    @Test
    void anInterruptLeavesNoHalfLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(new ByteArrayInputStream(new byte[0]), out, new ByteArrayOutputStream());
        ProgressLine progress = console.progress();
        progress.begin("rows");
        RowWriter writer = RowWriter.of(TableFormat.CSV, console);
        try {
            for (int at = 0; at < 100_000; at++) {
                if (at == 50_000) {
                    console.interrupt().finished();
                    console.interrupt().ask();
                }
                progress.nextRow();
                writer.row(new Row().number("n", at));
            }
        } catch (CancellationException expected) {
            console.flush();
        }
        assertThat(out.toString().lines().toList()).hasSize(50_001).last().isEqualTo("49999");
        assertThat(out.toString()).endsWith("\n");
    }
}
