package ringside.cli.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.cli.console.BadInput;
import ringside.kernel.process.StoppedThread;
import ringside.kernel.process.ThreadPlace;

/** Threads as a folder tells them that looks like /proc. */
class ThreadFolderTest {
    private static final String IN_READ = "0 0x3 0x1000 0x20 0x0 0x0 0x0 0x7ffd5e300868 0x401000\n";

    @TempDir
    private Path proc;

    @BeforeEach
    void self() throws IOException {
        Files.createDirectories(proc.resolve("self"));
        Files.createDirectories(proc.resolve("sys/kernel"));
        Files.writeString(proc.resolve("sys/kernel/osrelease"), "6.12.9-amd64\n");
    }

    private void thread(int id, char state, String syscall) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(String.valueOf(id)));
        Files.writeString(folder.resolve("stat"), id + " (a b) " + state + " 1 1 1 0");
        if (syscall != null) {
            Files.writeString(folder.resolve("syscall"), syscall);
        }
    }

    private StoppedThread read(int id) throws BadInput, IOException {
        return new ThreadFolder(proc, id).read();
    }

    @Test
    void aThreadThatIsStoppedInACallTellsTheCallAndSaysWhatItDoesNotKnow() throws Exception {
        thread(41, 'T', IN_READ);
        StoppedThread thread = read(41);
        assertThat(thread.release()).hasValue("6.12.9-amd64");
        assertThat(thread.sentences()).hasSize(3).first().isEqualTo("Thread 41 (a b) is stopped by a signal.");
        assertThat(thread.sentences().get(2)).contains("is to be restarted", "-512", "RIP goes back 2");
        assertThat(thread.sentences().get(1)).startsWith(
                "/proc/41/syscall tells RIP, RSP, the call and its arguments; RCX,"
                        + " R11, RFLAGS, CS, SS and RAX are not known");
    }

    @Test
    void aThreadOutsideOfCallsIsToldWithWhatElseItMayBe() throws Exception {
        thread(41, 'S', "-1 0x7ffd5e300868 0x401000\n");
        assertThat(read(41).place().kind()).isEqualTo(ThreadPlace.Kind.OUTSIDE);
        assertThat(read(41).sentences()).first().asString().contains("asleep, not stopped", "kill -STOP 41");
        assertThat(read(41).sentences()).last().asString().contains("rt_sigreturn");
    }

    @Test
    void whatNothingCanBeSaidOfIsRefusedInOneLine() throws Exception {
        thread(41, 'R', "running\n");
        refused(41, "thread 41 (a b) runs, its registers are in a CPU: stop it first (kill -STOP 41)");
        thread(42, 'Z', "running\n");
        refused(42, "thread 42 (a b) has ended");
        thread(43, 'S', "0 0x0 0x0 0x0 0x0 0x0 0x0 0x0 0x0\n");
        refused(43, "thread 43 (a b) is a thread of the kernel: it never returns to user mode");
        thread(44, 'T', null);
        refused(44, "this kernel has no /proc/44/syscall, so it does not tell where a thread is");
        thread(45, 'T', "elsewhere\n");
        refused(45, "/proc/45/syscall has a form that is not known");
        refused(46, "there is no process or thread 46");
        thread(47, 'T', IN_READ);
        Files.write(proc.resolve("47/exe"), new byte[] {0x7f, 'E', 'L', 'F', 1, 1});
        refused(47, "thread 47 (a b) is one of a 32-bit program: only 64-bit programs are answered");
        Files.createDirectories(proc.resolve("48"));
        Files.createDirectories(proc.resolve("48/stat"));
        assertThatThrownBy(() -> read(48)).hasMessageContaining("thread 48 is not yours to look into");
    }

    private void refused(int id, String message) {
        assertThatThrownBy(() -> read(id)).isInstanceOf(BadInput.class).hasMessage(message);
    }

    @Test
    void withoutProcThereIsAWayToGoOn() {
        assertThatThrownBy(() -> new ThreadFolder(proc.resolve("none"), 1).read()).isInstanceOf(BadInput.class)
                .hasMessageContaining("only Linux has", "give the file");
    }
}
