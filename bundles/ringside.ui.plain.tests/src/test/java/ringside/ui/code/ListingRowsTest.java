package ringside.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.model.Phase;
import ringside.stepper.Session;
import ringside.stepper.listing.ShownSyntax;
import ringside.ui.Messages;
import ringside.ui.views.Opened;

/** What the rows of the listing say at each position. */
class ListingRowsTest {

    @Test
    void theSentenceStandsBelowTheLineThatRunsNextAndNowhereElse() throws Exception {
        Session session = Opened.on("seed");
        List<CodeBlock> told = blocks(session).stream().filter(block -> !block.below().isEmpty()).toList();
        assertThat(told).singleElement().satisfies(block -> {
            assertThat(block.current()).isTrue();
            assertThat(block.row().address()).isEqualTo(session.state().getRip());
            assertThat(block.marks()).isEqualTo("\u25b6");
        });
    }

    @Test
    void aBranchNamesItsSideAndWhyAtTheRightAndBelow() throws Exception {
        Session session = Opened.on("seed");
        CodeBlock branch = null;
        while (branch == null) {
            session.stepInto();
            CodeBlock current = current(session);
            branch = session.next().branch().conditional() ? current : null;
        }
        assertThat(branch.side()).isIn(Messages.Listing_taken, Messages.Listing_notTaken);
        assertThat(branch.below()).contains(session.next().branch().reason());
        assertThat(branch.mnemonic()).as("one word for it in line and sentence")
                .isEqualTo(session.next().branch().reason().split(" ")[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "v4.10", "v5.6", "v6.8"})
    void theMarkedTargetIsWhereTheStepGoes(String kernel) throws Exception {
        Session session = Opened.on(kernel);
        int seen = 0;
        while (session.ended().isEmpty()) {
            List<CodeBlock> next = blocks(session).stream().filter(block -> block.tone() == CodeBlock.Says.NEXT)
                    .toList();
            session.stepInto();
            if (!next.isEmpty()) {
                seen++;
                assertThat(next).singleElement().extracting(block -> block.row().address())
                        .isEqualTo(session.state().getRip());
            }
        }
        assertThat(seen).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v5.6", "v6.8"})
    void checksAreMarkedOnceTheyAreAskedAndNotBefore(String kernel) throws Exception {
        Session session = Opened.on(kernel);
        List<Integer> marks = new ArrayList<>();
        while (session.ended().isEmpty()) {
            session.stepInto();
            marks.add((int) blocks(session).stream().filter(block -> block.tone() == CodeBlock.Says.HELD).count());
        }
        assertThat(marks.get(marks.size() - 1)).as("all asked at the end").isEqualTo(6);
        assertThat(marks.get(2)).as("none asked at the entry").isZero();
    }

    @Test
    void afterAFailedCheckTheOthersAreQuietAndTheirLastLineSaysWhy() throws Exception {
        Session session = Opened.on("v6.8");
        while (session.state().getPhase() != Phase.DECISION) {
            session.stepInto();
        }
        session.edit("pt_regs.r11", "0x246");
        List<CodeBlock> blocks = blocks(session);
        while (session.ended().isEmpty() && blocks.stream().noneMatch(b -> b.tone() == CodeBlock.Says.FAILED)) {
            session.stepInto();
            blocks = blocks(session);
        }
        int failed = blocks.indexOf(blocks.stream().filter(b -> b.tone() == CodeBlock.Says.FAILED).findFirst()
                .orElseThrow());
        assertThat(blocks.get(failed).row().check()).isEqualTo("R11_FLAGS");
        int last = blocks.indexOf(blocks.stream().filter(b -> b.below().equals(Messages.Listing_unasked)).findFirst()
                .orElseThrow());
        assertThat(blocks.subList(failed + 1, last + 1)).allMatch(CodeBlock::quiet);
        assertThat(blocks.get(last).row().check()).isEqualTo("RF_TF");
        assertThat(blocks.get(last + 1).quiet()).isFalse();
    }

    @Test
    void anAddressIsToldByItsEnd() throws Exception {
        assertThat(current(Opened.on("seed")).address()).isEqualTo("\u2026000");
    }

    @Test
    void linesOfTheTextLeadToRowsAndBack() throws Exception {
        Session session = Opened.on("seed");
        List<CodeBlock> blocks = blocks(session);
        CodeLines lines = new CodeLines();
        lines.begin(blocks, blocks.stream().map(block -> List.<String>of()).toList(), blocks.stream().map(b -> 0)
                .toList());
        lines.set(3, blocks.get(3), List.of("one", "two"), 1);
        assertThat(lines.rest(4)).as("the statement goes on").isTrue();
        assertThat(lines.rest(5)).as("the sentence").isFalse();
        assertThat(lines.lineOf(3)).isEqualTo(3);
        assertThat(lines.lineOf(4)).isEqualTo(6);
        assertThat(lines.blockAt(5)).isEqualTo(3);
        assertThat(lines.row(5)).isFalse();
        assertThat(lines.blockAt(6)).isEqualTo(4);
        lines.set(3, blocks.get(3), List.of(), 0);
        assertThat(lines.lineOf(4)).isEqualTo(4);
    }

    @Test
    void aLongStatementIsBrokenBehindABlankOrASignAndNothingIsLost() {
        assertThat(CodeBreak.of("rsp, qword ptr gs:[top]", 30, 30)).containsExactly("rsp, qword ptr gs:[top]");
        assertThat(CodeBreak.of("rsp, qword ptr gs:[top]", 16, 16)).containsExactly("rsp, qword ptr", "gs:[top]");
        assertThat(CodeBreak.of("opportunistic_sysret_failed", 20, 20))
                .containsExactly("opportunistic_", "sysret_failed");
        assertThat(String.join("", CodeBreak.of("abcdefgh", 3, 2))).isEqualTo("abcdefgh");
    }

    private static CodeBlock current(Session session) {
        return blocks(session).stream().filter(CodeBlock::current).findFirst().orElseThrow();
    }

    private static List<CodeBlock> blocks(Session session) {
        CodePlan plan = new CodePlan(session.listing());
        CodeMoment moment = CodeMoment.of(session, plan);
        return IntStream.range(0, plan.rows().size()).mapToObj(i -> CodeBlock.of(plan.rows().get(i), i, moment,
                CodeBlock.Stop.NONE, false, ShownSyntax.INTEL)).toList();
    }
}
