package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A release of Linux wherever the command line takes a kernel. */
class ReleasesOnTheCommandLineTest {

    private static final String ROW = "cx,ip,cs,r11,flags,ss\n0x401000,0x401000,0x33,0x246,0x246,0x2b\n";
    private static final String NEAREST = "Linux 5.4: profile v5.6 stands for it, nearest; what differs: ";

    @Test
    void profilesTellsWhichProfileStandsForARelease() {
        assertThat(Ran.command("profiles", "--release", "4.4.0-210-generic").out()).isEqualTo("seed exact\n");
        Ran nearest = Ran.command("profiles", "--release", "5.4");
        assertThat(nearest.status()).isZero();
        assertThat(nearest.lines()).hasSizeGreaterThan(1).first().isEqualTo("v5.6 nearest");
        assertThat(nearest.err()).isEmpty();
        Ran unknown = Ran.command("profiles", "--release", "five");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("'five' is no Linux release; a release from 4.0 on was expected");
    }

    @Test
    void everyCommandTakesARelease() {
        for (List<String> command : List.of(List.of("decide"), List.of("map", "--summary"), List.of("edits", "-"),
                List.of("explain", "-"), List.of("run", "s01-plain-getpid", "s02-bad-number"), List.of("stats", "-"),
                List.of("compare", "--kernel", "v6.8"))) {
            Ran byRelease = run(command, "5.4");
            Ran byProfile = run(command, "v5.6");
            assertThat(byRelease.out()).as(command.toString()).isEqualTo(byProfile.out());
            assertThat(byRelease.status()).as(command.toString()).isEqualTo(byProfile.status());
            assertThat(byRelease.err().lines().filter(line -> line.startsWith(NEAREST))).as(command.toString())
                    .hasSize(1);
            assertThat(byProfile.err()).as(command.toString()).doesNotContain("stands for it");
        }
    }

    private static Ran run(List<String> command, String kernel) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(1, List.of("--kernel", kernel));
        String in = command.get(0).equals("stats") ? "1 s01-plain-getpid\n" : command.get(0).equals("decide") ? ROW
                : "rcx=0x401000 rip=0x401000 cs=0x33 r11=0x246 eflags=0x246 ss=0x2b rsp=0x7ffffffde000\n";
        return Ran.withInput(in, arguments.toArray(String[]::new));
    }

    @Test
    void twoReleasesOfOneProfileAreBothTold() {
        Ran ran = Ran.command("compare", "--kernel", "4.4", "--kernel", "6.1", "--verdict-only");
        assertThat(ran.err()).isEqualTo("Linux 4.4: profile seed stands for it, exact\n"
                + "Linux 6.1: profile v6.5 stands for it, exact\n");
    }

    @Test
    void whatIsNeitherAProfileNorAReleaseIsWrongUsage() {
        Ran old = Ran.command("map", "--kernel", "3.10");
        assertThat(old.status()).isEqualTo(2);
        assertThat(old.err()).contains("no profile stands for Linux 3.10");
        assertThat(Ran.command("map", "--kernel", "beos").err()).contains("unknown kernel profile 'beos'; known: v4.0",
                "A release such as 5.4 is taken, too.");
        assertThat(Ran.command("map", "--kernel", "v6.6").err()).contains("unknown kernel profile 'v6.6'; did you mean",
                "The release itself is written 6.6.");
        assertThat(Ran.command("replay", "--kernel", "4.21", "none.jsonl").status()).isEqualTo(2);
    }
}
