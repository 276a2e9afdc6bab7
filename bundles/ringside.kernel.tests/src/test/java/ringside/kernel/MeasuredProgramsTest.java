package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.Cpu;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;
import ringside.kernel.profile.UnknownNameException;

/**
 * Programs about single questions of the CPU and of system calls, instruction by instruction against a real computer:
 * all registers, all flags (those that the manuals leave undefined too), what killed them, and memory at the end.
 */
class MeasuredProgramsTest {

    private static final long STACK = 0x422f00;
    private static final int MOST_KERNEL_STEPS = 20_000;

    private final KernelImages images = new KernelImages();

    @TestFactory
    List<DynamicTest> everyInstructionDoesWhatTheRealComputerDid() {
        Map<String, List<String>> traces = blocks("traces.txt");
        List<DynamicTest> tests = new ArrayList<>();
        blocks("programs.txt").forEach((name, source) -> tests.add(
                DynamicTest.dynamicTest(name, () -> replay(name, String.join("\n", source), traces.get(name)))));
        return tests;
    }

    @Test
    void everyProgramHasATrace() {
        assertThat(blocks("traces.txt").keySet()).isEqualTo(blocks("programs.txt").keySet()).hasSize(128);
    }

    private static Map<String, List<String>> blocks(String name) {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        List<String> open = new ArrayList<>();
        for (String line : text(name).lines().toList()) {
            if (line.startsWith("== ")) {
                open = new ArrayList<>();
                blocks.put(line.substring(3), open);
            } else {
                open.add(line);
            }
        }
        return blocks;
    }

    private static String text(String name) {
        try (InputStream in = MeasuredProgramsTest.class.getResourceAsStream("/measured/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replay(String name, String source, List<String> trace) throws AssemblyException, UnknownNameException {
        BootedKernel kernel = BootedKernel.boot(Profiles.named("v6.8"), KernelOptions.DEFAULT.withVendor(Vendor.AMD),
                TaskSetup.of(name + ".s", source), images);
        Cpu cpu = kernel.machine().cpu();
        cpu.set(Register.RSP, STACK);
        Set<String> ignored = Set.of();
        Map<String, Long> expected = new TreeMap<>();
        Map<Long, Long> memory = new TreeMap<>();
        String end = null;
        boolean first = true;
        for (String line : trace) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "ignore" -> ignored = Set.of(line.substring("ignore ".length()).split(" "));
                case "memory" -> memory.put(Long.parseUnsignedLong(words[1], 16), Long.parseUnsignedLong(words[2], 16));
                case "end" -> end = words[1];
                default -> {
                    if (!first) {
                        toNextUserInstruction(kernel);
                    }
                    first = false;
                    expected.put("rip", Long.parseUnsignedLong(words[0], 16));
                    for (int i = 1; i < words.length; i++) {
                        String[] register = words[i].split("=");
                        expected.put(register[0], Long.parseUnsignedLong(register[1], 16));
                    }
                    expected.keySet().removeAll(ignored);
                    assertThat(registers(cpu, expected.keySet())).as("%s: %s", name, line).isEqualTo(expected);
                }
            }
        }
        if (end != null) {
            toNextUserInstruction(kernel);
            assertThat(kernel.ended()).as(name).contains(end);
            memory.forEach((at, value) -> assertThat(kernel.machine().memory().read(at, 8)).as("%s: memory at %x", name,
                    at)
                    .isEqualTo(value));
        }
    }

    private static void toNextUserInstruction(BootedKernel kernel) {
        Cpu cpu = kernel.machine().cpu();
        int steps = 0;
        do {
            kernel.run(1);
            steps++;
        } while (cpu.cpl() != 3 && kernel.ended().isEmpty() && steps < MOST_KERNEL_STEPS);
    }

    private static Map<String, Long> registers(Cpu cpu, Set<String> names) {
        Map<String, Long> registers = new TreeMap<>();
        for (String name : names) {
            Register register = Register.named(name).orElseThrow();
            long value = cpu.get(register);
            registers.put(name, register == Register.RFLAGS ? value & ~Flag.RF.mask() : value);
        }
        return registers;
    }
}
