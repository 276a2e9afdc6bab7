package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ringside.scenarios.file.FileBytes;

class FileBytesTest {
    @TempDir
    private Path folder;

    @Test
    void anyPlaceAndAnyLengthGiveTheBytesOfTheFileUpToItsEnd() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] content = new byte[200_000];
        random.nextBytes(content);
        try (FileBytes bytes = new FileBytes(Files.write(folder.resolve("f"), content))) {
            assertThat(bytes.length()).isEqualTo(content.length);
            for (int i = 0; i < 2000; i++) {
                int offset = random.nextInt(content.length + 1000);
                int count = random.nextInt(i % 10 == 0 ? 150_000 : 500);
                byte[] expected = offset >= content.length ? new byte[0]
                        : Arrays.copyOfRange(content, offset, Math.min(content.length, offset + count));
                assertThat(bytes.read(offset, count)).as("seed %d, %d bytes from %d", seed, count, offset)
                        .isEqualTo(expected);
            }
        }
    }
}
