package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class EditsCommandTest {
    private static final String STEPPING = "rip=0x401000 rcx=0x401000 cs=0x33 r11=0x302 rflags=0x302 ss=0x2b\n";
    private static final String PLAIN = "rip=0x401000 rcx=0x401000 cs=0x33 r11=0x202 rflags=0x202 ss=0x2b\n";

    @Test
    void theSmallestSetIsToldWithItsCouplingAndWhereItLeads() {
        Ran ran = Ran.withInput(STEPPING, "edits", "--kernel", "seed");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo("""
                Kernel seed: Seed of 2015: checks in assembly, exit work in C
                Now: IRET because RF_TF
                To SYSRET: one minimal set of edits

                 1. clear TF in R11 and clear TF in RFLAGS
                    2 edits, 2 bits; then SYSRET with rcx=0x401000 rip=0x401000 cs=0x33 r11=0x202 rflags=0x202 ss=0x2b
                    Clearing TF in R11 alone would make R11_FLAGS fail (R11 == RFLAGS). Clearing TF in RFLAGS alone \
                would make R11_FLAGS fail (R11 == RFLAGS).
                """);
    }

    @Test
    void thePathAndTheReasonWantedCanBeNamed() {
        Ran ran = Ran.withInput(PLAIN, "edits", "--kernel", "v6.8", "--to", "IRET:LIMIT", "--format", "jsonl");
        JsonObject edit = JsonParser.parseString(ran.out()).getAsJsonObject();
        assertThat(edit.get("reason").getAsString()).isEqualTo("LIMIT");
        assertThat(edit.get("edits").getAsInt()).isEqualTo(2);
        assertThat(edit.get("slots").getAsJsonArray()).hasSize(2);
        assertThat(edit.get("ip").getAsString()).isEqualTo(edit.get("cx").getAsString()).isEqualTo("0x800000000000");
        assertThat(Ran.withInput(PLAIN, "edits", "--to", "SYSRET").out())
                .contains("It is SYSRET already: nothing needs to be changed.");
        assertThat(Ran.withInput(PLAIN, "edits", "--xen-pv").out())
                .contains("No edit of the slots leads to SYSRET: a Xen PV guest has no SYSRET at all.");
    }

    @Test
    void rowsAreInputForDecideWhichConfirmsThem() {
        for (String kernel : new String[] {"seed", "v6.8"}) {
            Ran edits = Ran.withInput(PLAIN, "edits", "--kernel", kernel, "--format", "csv", "--limit", "0");
            assertThat(edits.lines()).hasSizeGreaterThan(5);
            Ran decided = Ran.withInput(edits.out(), "decide", "--kernel", kernel, "--check");
            assertThat(decided.err()).isEmpty();
            assertThat(decided.status()).isZero();
        }
    }

    @Test
    void theListCanBeCutAndSaysSo() {
        Ran three = Ran.withInput(PLAIN, "edits", "--kernel", "seed", "--limit", "3");
        assertThat(three.out()).contains(" 3. ", " more: --limit 0 lists all.").doesNotContain(" 4. ");
    }

    @Test
    void badInputAndWrongUsageAreToldApart() {
        Ran missing = Ran.withInput("rip=1\n", "edits", "--kernel", "seed");
        assertThat(missing.status()).isEqualTo(3);
        assertThat(missing.err()).contains("rcx, r11 and eflags are not in the text");
        Ran never = Ran.withInput(PLAIN, "edits", "--kernel", "seed", "--to", "IRET:LIMIT");
        assertThat(never.status()).isEqualTo(2);
        assertThat(never.err()).contains("seed does not make the check LIMIT");
        assertThat(Ran.withInput(PLAIN, "edits", "--to", "IRETT").err()).contains("did you mean IRET");
        assertThat(Ran.withInput(PLAIN, "edits", "--to", "TRAP").err()).contains("never lead to TRAP");
        assertThat(Ran.withInput(PLAIN, "edits", "--limit", "-1").status()).isEqualTo(2);
        assertThat(Ran.command("edits", "--help").out()).contains("Usage: ringside edits", "no part of it");
    }
}
