package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.kernel.profile.WhatIf;
import ringside.kernel.profile.WhatIfs;
import ringside.ui.session.Documents;
import ringside.ui.views.WhatIfView;

/** The experiments in the window. */
class WhatIfTest {

    private static final long TF = 0x100;

    private WhatIfView view;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        view = TestWindow.view(WhatIfView.class, WhatIfView.ID);
        TestWindow.until("the experiments are listed", () -> texts(0).equals(WhatIfs.all().stream().map(WhatIf::id)
                .toList()));
    }

    @Test
    void spaceBreaksTheKernelAndUndoMendsIt() throws Exception {
        long whole = TestWindow.get(() -> TestWindow.session().value("user.sfmask"));
        assertThat(whole & TF).isNotZero();
        int row = texts(0).indexOf("S64");
        TestWindow.run(() -> view.table().select(row));
        TestWindow.press(KeyEvent.VK_SPACE);
        TestWindow.until("the box is ticked", () -> TestWindow.get(() -> view.table().control().getItem(row)
                .getChecked()));
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().value("user.sfmask"))).isEqualTo(whole & ~TF);
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("the box is empty", () -> TestWindow.get(() -> !view.table().control().getItem(row)
                .getChecked()));
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().value("user.sfmask"))).isEqualTo(whole);
    }

    @Test
    void anExperimentForAnotherKernelIsRefusedAndItsBoxStaysEmpty() {
        int row = texts(0).indexOf("S67");
        TestWindow.run(() -> view.table().select(row));
        TestWindow.press(KeyEvent.VK_SPACE);
        TestWindow.settle();
        assertThat(TestWindow.<Boolean>get(() -> view.table().control().getItem(row).getChecked())).isFalse();
        assertThat(TestWindow.<Boolean>get(() -> TestWindow.session().scenario().getWhatIfs().isEmpty())).isTrue();
        assertThat(texts(2).get(row)).contains("v4.10");
    }

    private List<String> texts(int column) {
        return TestWindow.get(() -> IntStream.range(0, view.table().control().getItemCount())
                .mapToObj(row -> view.table().control().getItem(row).getText(column)).toList());
    }
}
