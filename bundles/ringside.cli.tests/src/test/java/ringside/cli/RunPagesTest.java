package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A run as something to hand out. */
class RunPagesTest {
    @Test
    void aPageIsWrittenToStandardOutputAndTheStatusIsThatOfTheRun() {
        Ran page = Ran.command("run", "s01-plain-getpid", "--format", "html");
        assertThat(page.err()).isEmpty();
        assertThat(page.status()).isZero();
        assertThat(page.out()).startsWith("<!DOCTYPE html>").contains("<title>Plain getpid</title>").endsWith(
                "</html>\n");
        Ran endless = Ran.command("run", "s53-stuck-here-no-tf-check", "--format", "md", "--steps", "0");
        assertThat(endless.status()).isEqualTo(5);
        assertThat(endless.out()).contains("## Step 0 of");
        assertThat(Ran.command("run", "s01-plain-getpid", "--format", "handout", "--expect", "IRET").status()).isOne();
    }

    @Test
    void anotherKernelAndAnEditOnTheWayAreOnThePage() {
        Ran plain = Ran.command("run", "s01-plain-getpid", "--kernel", "v5.6", "--format", "md", "--steps", "returns");
        assertThat(plain.out()).contains("on v5.6", "SYSRET").doesNotContain("IRET ");
        Ran edited = Ran.command("run", "s01-plain-getpid", "--kernel", "v5.6", "--set-at", "30:pt_regs.r11=0x602",
                "--format", "md", "--steps", "returns");
        assertThat(edited.status()).isZero();
        assertThat(edited.out()).contains("IRET").contains("slot r11 at +30, 0x602");
    }

    @Test
    void theDrawingOfAStepIsAPicture() {
        Ran picture = Ran.command("run", "s32-tracer-sets-df", "--format", "svg", "--steps", "194");
        assertThat(picture.status()).isZero();
        assertThat(picture.out()).startsWith("<?xml").contains(">asked 194: differ<").endsWith("</svg>\n");
        Ran beyond = Ran.command("run", "s32-tracer-sets-df", "--format", "svg", "--steps", "100000");
        assertThat(beyond.status()).isEqualTo(2);
        assertThat(beyond.out()).isEmpty();
        assertThat(beyond.err()).contains("the run has 209 steps");
    }

    @Test
    void whatCannotBeHandedOutIsWrongUsage() {
        assertThat(Ran.command("run", "s01-plain-getpid", "--format", "svg").status()).isEqualTo(2);
        assertThat(Ran.command("run", "s01-plain-getpid", "--format", "html", "--steps", "3").status()).isEqualTo(2);
        assertThat(Ran.command("run", "s01-plain-getpid", "--steps", "3").status()).isEqualTo(2);
        assertThat(Ran.command("run", "s01-plain-getpid", "--format", "md", "--steps", "all").err()).contains(
                "such as 0,12-15,checks");
        assertThat(Ran.command("run", "s01-plain-getpid", "s02-bad-number", "--format", "html").status()).isEqualTo(2);
    }
}
