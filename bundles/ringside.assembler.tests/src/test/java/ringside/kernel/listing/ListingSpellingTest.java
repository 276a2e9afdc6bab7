package ringside.kernel.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ringside.assembler.Assembler;
import ringside.assembler.GnuAs;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.Syntax;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;

/** What the window shows of a listing in AT&T syntax, read again by Ringside and by GNU as, has the same bytes. */
class ListingSpellingTest {

    @Test
    void everyKernelListingShownInAttSyntaxHasItsBytes() throws AssemblyException {
        List<String> differences = new ArrayList<>();
        for (Profile profile : Profiles.all()) {
            ListingSource source = new ListingSource();
            String file = profile.value(BuildRow.LISTING);
            Map<String, Long> predefined = KernelSymbols.of(profile, KernelOptions.DEFAULT);
            Layout layout = ListingSource.layout(profile);
            Program program = new Assembler(layout, predefined, source).assemble(file,
                    source.source(file).orElseThrow());
            differences.addAll(differences(file, program, layout));
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void everyProgramOfTheLibraryShownInAttSyntaxHasItsBytes() throws AssemblyException {
        List<String> differences = new ArrayList<>();
        for (Scenario scenario : ScenarioLibrary.all()) {
            Program program = new Assembler(Layout.USER, Map.of(), SourceLibrary.NONE).assemble(scenario.getId(),
                    scenario.getProgram());
            differences.addAll(differences(scenario.getId(), program, Layout.USER));
        }
        assertThat(differences).isEmpty();
    }

    private static List<String> differences(String name, Program program, Layout layout) throws AssemblyException {
        String source = shown(program);
        Program again = new Assembler(layout, Map.of(), SourceLibrary.NONE).assemble(name, source);
        List<String> differences = new ArrayList<>(new GnuAs(layout, Map.of(), SourceLibrary.NONE)
                .compare(name, source).differences());
        if (!bytes(program).equals(bytes(again))) {
            differences.add(name + ": the bytes of Ringside differ");
        }
        return differences;
    }

    private static List<String> bytes(Program program) {
        return program.segments().stream().map(segment -> segment + HexFormat.of().formatHex(segment.bytes()))
                .toList();
    }

    /** The lines with their labels; names that are no labels get their values above them. */
    private static String shown(Program program) {
        List<String> labels = program.lines().stream().flatMap(line -> line.labels().stream()).toList();
        String values = program.symbols().entrySet().stream().filter(symbol -> !labels.contains(symbol.getKey()))
                .map(symbol -> String.format(".equ %s, 0x%x%n", symbol.getKey(), symbol.getValue()))
                .collect(Collectors.joining());
        StringBuilder text = new StringBuilder(".att_syntax prefix\n").append(values);
        String padding = "";
        for (Line line : program.lines()) {
            line.labels().forEach(label -> text.append(label).append(": "));
            boolean code = line.length() > 0 || line.code().matches("\\.(text|data|bss|rodata|section|code|org).*");
            boolean repeated = line.code().startsWith(".p2align") && line.code().equals(padding);
            padding = line.length() > 0 ? line.code() : "";
            text.append(code && !repeated ? spelled(line) : "").append('\n');
        }
        return text.toString();
    }

    private static String spelled(Line line) {
        boolean named = line.instruction() != null && line.instruction().mnemonic().startsWith("eret");
        return !named ? line.code(Syntax.ATT) : line.instruction().mnemonic().equals("eretu")
                ? ".byte 0xf3, 0x0f, 0x01, 0xca" : ".byte 0xf2, 0x0f, 0x01, 0xca";
    }
}
