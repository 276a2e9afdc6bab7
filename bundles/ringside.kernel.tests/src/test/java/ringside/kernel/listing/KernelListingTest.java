package ringside.kernel.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.assembler.Assembler;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.program.Segment;
import ringside.assembler.source.AssemblyException;
import ringside.kernel.BootedKernel;
import ringside.kernel.States;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TaskSetup;

/** The listings as texts: complete captions, known services, and accepted by the real assembler with the same bytes. */
class KernelListingTest {

    private static final Set<String> PHASES = Set.of("entry", "dispatch", "work", "decision", "return");

    private static final Pattern INCLUDE = Pattern.compile("(?m)^\\.include \"([^\"]+)\"");

    @TempDir
    java.nio.file.Path folder;

    private static KernelListing listing(String profile) throws AssemblyException {
        return BootedKernel.boot(States.profile(profile), KernelOptions.DEFAULT,
                TaskSetup.of("end.s", ".intel_syntax noprefix\n.text\nhlt\n")).listing();
    }

    @Test
    void everyInstructionHasACaptionAPhaseAndARoutine() throws AssemblyException {
        for (Profile profile : Profiles.all()) {
            for (ListingLine line : listing(profile.id()).lines()) {
                if (!line.user() && line.line().instruction() != null) {
                    String place = line.line().file() + ":" + line.line().number();
                    assertThat(line.caption()).as(place).isNotBlank();
                    assertThat(PHASES).as(place).contains(line.phase());
                    assertThat(line.routine()).as(place).isNotBlank();
                }
            }
        }
    }

    @Test
    void routinesOfCHaveStatementsUnlessAServiceStandsForThem() throws AssemblyException {
        for (Profile profile : Profiles.all()) {
            Map<String, Integer> instructions = new HashMap<>();
            Set<String> withStatement = new HashSet<>();
            for (ListingLine line : listing(profile.id()).lines()) {
                if (line.c() && line.line().instruction() != null) {
                    instructions.merge(line.routine(), 1, Integer::sum);
                    if (!line.statements().isEmpty()) {
                        withStatement.add(line.routine());
                    }
                }
            }
            instructions.forEach((routine, count) -> assertThat(count > 4 && !withStatement.contains(routine))
                    .as("%s: %s has no C statement", profile.id(), routine).isFalse());
        }
    }

    @Test
    void everyCheckOfTheProfileIsAConditionalJumpOfItsListing() throws AssemblyException {
        for (Profile profile : Profiles.all()) {
            KernelListing listing = listing(profile.id());
            for (CheckId id : profile.checks(KernelOptions.DEFAULT)) {
                assertThat(listing.checkJumps(id)).as("%s %s", profile.id(), id).hasSize(1);
                long address = listing.checkJumps(id).get(0);
                assertThat(listing.at(address).orElseThrow().line().instruction().conditionalJump()).isTrue();
                assertThat(listing.phase(address)).isEqualTo("decision");
            }
        }
    }

    @Test
    void checksStandInTheOrderOfTheProfile() throws AssemblyException {
        for (Profile profile : Profiles.all()) {
            KernelListing listing = listing(profile.id());
            List<CheckId> order = listing.lines().stream().filter(line -> line.check().isPresent())
                    .map(line -> line.check().get()).toList();
            assertThat(order).isEqualTo(profile.checks(KernelOptions.DEFAULT));
        }
    }

    static List<Profile> profiles() {
        return Profiles.all();
    }

    /** Options and single experiments are compared beside the assembler's tests; here all experiments meet. */
    @ParameterizedTest
    @MethodSource("profiles")
    void gnuAssemblerMakesTheSameBytesWithAllExperimentsAtOnce(Profile profile)
            throws AssemblyException, IOException, InterruptedException {
        Map<String, Long> symbols = new HashMap<>(KernelSymbols.of(profile, KernelOptions.DEFAULT));
        List<String> experiments = symbols.keySet().stream().filter(name -> name.startsWith("WHATIF_")).toList();
        experiments.forEach(name -> symbols.put(name, 1L));
        assertThat(experiments).hasSizeGreaterThan(4);
        assertSameBytes(profile.value(BuildRow.LISTING), ListingSource.layout(profile), symbols);
    }

    @Test
    void gnuAssemblerMakesTheSameBytesOfTheRestorer() throws AssemblyException, IOException, InterruptedException {
        assertSameBytes(ListingSource.RESTORER, new Layout(0x400000, 0x500000, 0x600000), Map.of());
    }

    private void assertSameBytes(String name, Layout layout, Map<String, Long> symbols)
            throws AssemblyException, IOException, InterruptedException {
        Program ours = new Assembler(layout, symbols, new ListingSource()).assemble(name, copy(name));
        List<String> as = new ArrayList<>(List.of("as", "--64", "-o", "listing.o"));
        symbols.forEach((symbol, value) -> as.addAll(List.of("--defsym", symbol + "=" + value)));
        as.add(name);
        run(as);
        run(List.of("ld", "-e", "0", String.format("-Ttext=0x%x", layout.text()),
                String.format("-Tdata=0x%x", layout.data()), "-o", "listing.elf", "listing.o"));
        for (Segment segment : ours.segments()) {
            run(List.of("objcopy", "-O", "binary", "-j", segment.section(), "listing.elf", "section.bin"));
            byte[] theirs = Files.readAllBytes(folder.resolve("section.bin"));
            int at = Arrays.mismatch(segment.bytes(), theirs);
            assertThat(at).as("%s %s differs at %s", name, segment,
                    at < 0 ? "" : ours.lineAt(segment.address() + at)).isEqualTo(-1);
        }
    }

    /** Copies a listing into the folder, and the parts that it is made of. */
    private String copy(String name) throws IOException {
        String text = new ListingSource().source(name).orElseThrow(() -> new AssertionError("no listing " + name));
        Files.writeString(folder.resolve(name), text);
        Matcher includes = INCLUDE.matcher(text);
        while (includes.find()) {
            copy(includes.group(1));
        }
        return text;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        java.nio.file.Path output = folder.resolve("output");
        Process process;
        try {
            process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
        } catch (IOException e) {
            throw new AssertionError("GNU binutils are needed for this test, but " + command.get(0)
                    + " cannot be started: install the package binutils", e);
        }
        assertThat(process.waitFor()).as("%s says: %s", command.get(0), Files.readString(output)).isZero();
    }
}
