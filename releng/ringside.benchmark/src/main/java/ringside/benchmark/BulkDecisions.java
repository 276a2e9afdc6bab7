package ringside.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

import ringside.kernel.decision.Decision;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;

/** Decisions in bulk, and the same checks on the same rows in machine code (reference.c). */
final class BulkDecisions {
    private static final int ROWS = 1 << 16;
    private static final int ROUNDS = 2000;
    private static final int SEED = 2015;

    private final String kernel;
    private final Decision decision;
    private final Decision.Columns rows = Decision.Columns.of(ROWS);
    private final int[] masks = new int[ROWS];

    private BulkDecisions(String kernel) throws UnknownNameException {
        this.kernel = kernel;
        decision = new Decision(Profiles.named(kernel), KernelOptions.DEFAULT);
    }

    /** {@return rows of 64 random bits in every slot: nearly all checks fail} */
    static BulkDecisions random(String kernel) throws UnknownNameException {
        BulkDecisions all = new BulkDecisions(kernel);
        SplittableRandom random = new SplittableRandom(SEED);
        for (long[] column : all.columns()) {
            Arrays.setAll(column, i -> random.nextLong());
        }
        return all;
    }

    /** {@return rows as system calls leave them: each check fails in one of eight} */
    static BulkDecisions realistic(String kernel) throws UnknownNameException {
        BulkDecisions all = new BulkDecisions(kernel);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < ROWS; i++) {
            long ip = random.nextLong() >>> 17;
            long flags = 0x246 | (rarely(random) ? 0x100 : 0);
            all.rows.ip()[i] = rarely(random) ? ip | 1L << 47 : ip;
            all.rows.cx()[i] = rarely(random) ? ip + 2 : all.rows.ip()[i];
            all.rows.cs()[i] = rarely(random) ? 0x23 : 0x33;
            all.rows.ss()[i] = rarely(random) ? 0x33 : 0x2b;
            all.rows.flags()[i] = flags;
            all.rows.r11()[i] = rarely(random) ? flags ^ 0x400 : flags;
        }
        return all;
    }

    private static boolean rarely(SplittableRandom random) {
        return random.nextInt(8) == 0;
    }

    private long[][] columns() {
        return new long[][] {rows.cx(), rows.ip(), rows.cs(), rows.r11(), rows.flags(), rows.ss()};
    }

    /** {@return nanoseconds a decision, best of many rounds} */
    double nanos() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            decision.failingMasks(rows, masks, 0, ROWS);
            best = Math.min(best, System.nanoTime() - start);
        }
        return (double) best / ROWS;
    }

    /**
     * {@return nanoseconds a decision of the program made from reference.c, on the same rows}
     *
     * @throws IllegalStateException when it decides otherwise
     */
    double nanosOf(Path reference) throws IOException, InterruptedException {
        Path file = Files.createTempFile("rows", ".bin");
        try {
            ByteBuffer bytes = ByteBuffer.allocate(6 * ROWS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (long[] column : columns()) {
                bytes.asLongBuffer().put(column);
                bytes.position(bytes.position() + ROWS * Long.BYTES);
            }
            Files.write(file, bytes.array());
            Process process = new ProcessBuilder(reference.toString(), file.toString(), kernel)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            String[] words = answer.split(" ");
            long sum = Arrays.stream(masks).asLongStream().sum();
            if (process.waitFor() != 0 || Long.parseLong(words[1]) != sum) {
                throw new IllegalStateException("reference.c decides otherwise: '" + answer + "', expected " + sum);
            }
            return Double.parseDouble(words[0]);
        } finally {
            Files.delete(file);
        }
    }
}
