package ringside.cli.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import ringside.cli.console.BadInput;
import ringside.kernel.process.StoppedThread;
import ringside.kernel.process.ThreadPlace;
import ringside.kernel.process.ThreadStat;

/** What {@code /proc} of Linux tells about one thread. */
public final class ThreadFolder {
    private static final int LONGEST = 4096;
    private static final int ELF_CLASS = 4;
    private static final int ELF_32 = 1;

    private final Path proc;
    private final int id;

    /**
     * @param proc where the file system proc is mounted
     * @param id   number of a process or thread
     */
    public ThreadFolder(Path proc, int id) {
        this.proc = proc;
        this.id = id;
    }

    /**
     * {@return the thread}
     *
     * @throws BadInput when there is none, when it does not belong to whoever asks, or when nothing can be said of it
     */
    public StoppedThread read() throws BadInput, IOException {
        if (!Files.isDirectory(proc.resolve("self"))) {
            throw new BadInput(
                    "--pid reads /proc, which only Linux has; save what a debugger prints and give the file");
        }
        if (!System.getProperty("os.arch").equals("amd64")) {
            throw new BadInput("--pid is for x86-64: this computer is " + System.getProperty("os.arch"));
        }
        ThreadStat stat = ThreadStat.in(text("stat")).orElseThrow(() -> unknown("stat"));
        if (narrow()) {
            throw new BadInput("thread " + id + " (" + stat.name()
                    + ") is one of a 32-bit program: only 64-bit programs"
                    + " are answered");
        }
        ThreadPlace place = ThreadPlace.in(text("syscall")).orElseThrow(() -> unknown("syscall"));
        StoppedThread thread = new StoppedThread(stat, place, release());
        Optional<String> refusal = thread.refusal();
        if (refusal.isPresent()) {
            throw new BadInput(refusal.get());
        }
        return thread;
    }

    private BadInput unknown(String file) {
        return new BadInput("/proc/" + id + "/" + file + " has a form that is not known");
    }

    private String text(String file) throws BadInput, IOException {
        Path path = proc.resolve(String.valueOf(id)).resolve(file);
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            boolean there = Files.isDirectory(path.getParent());
            throw new BadInput(there ? "this kernel has no /proc/" + id + "/" + file + ", so it does not tell where a"
                    + " thread is" : "there is no process or thread " + id, e);
        } catch (AccessDeniedException e) {
            throw refused(e);
        } catch (IOException e) {
            if (Files.isDirectory(path.getParent())) {
                throw refused(e);
            }
            throw new BadInput("process or thread " + id + " has ended meanwhile", e);
        }
    }

    private BadInput refused(IOException e) {
        return new BadInput("thread " + id + " is not yours to look into: the kernel tells where a thread is only to"
                + " those who may trace it (ptrace(2), kernel.yama.ptrace_scope)", e);
    }

    /** A program that cannot be looked at is no obstacle: then its 32 bits are not known, and nothing is said of them. */
    private boolean narrow() {
        try (InputStream in = Files.newInputStream(proc.resolve(String.valueOf(id)).resolve("exe"))) {
            byte[] head = in.readNBytes(ELF_CLASS + 1);
            return head.length > ELF_CLASS && head[ELF_CLASS] == ELF_32;
        } catch (IOException notTold) {
            return false;
        }
    }

    private Optional<String> release() {
        try {
            return Optional.of(Files.readString(proc.resolve("sys/kernel/osrelease")).strip());
        } catch (IOException notTold) {
            return Optional.empty();
        }
    }
}
