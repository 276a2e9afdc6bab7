package ringside.scenarios.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * The workloads that Ringside brings along: the files {@code workloads/*.workload} beside this class, named in
 * {@code workloads/index.txt}.
 */
public final class WorkloadLibrary {

    /** The ending of workload files. */
    public static final String ENDING = ".workload";

    private static final String FOLDER = "workloads/";
    private static final String INDEX = FOLDER + "index.txt";

    private WorkloadLibrary() {
    }

    /** The names of all workloads, in order. */
    public static List<String> names() {
        try (InputStream in = resource(INDEX)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty()).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("the index of the workloads cannot be read", broken);
        }
    }

    /**
     * A fresh copy of one workload.
     *
     * @param name    one of {@link #names}
     * @param kernels ids of the kernel profiles that there are
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Workload find(String name, Collection<String> kernels) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("there is no workload " + name + "; there are "
                    + String.join(", ", names()));
        }
        try (InputStream in = resource(FOLDER + name + ENDING)) {
            WorkloadReading reading = WorkloadReader.read(in, name + ENDING, kernels);
            if (reading instanceof WorkloadReading.Ok ok) {
                return ok.workload();
            }
            throw new IllegalStateException("a workload of the library is damaged: " + reading);
        } catch (IOException broken) {
            throw new UncheckedIOException("the workload cannot be read: " + name, broken);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = WorkloadLibrary.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("there is no resource " + name);
        }
        return in;
    }
}
