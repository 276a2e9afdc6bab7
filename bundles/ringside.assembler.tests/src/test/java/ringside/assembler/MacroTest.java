package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.assembler.program.Layout;
import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.Note;
import ringside.assembler.source.Problem;
import ringside.assembler.source.SourceLibrary;

/** Macros and repeated blocks: what they make, what they say, and the same bytes as with GNU as. */
class MacroTest {

    private static final String SHOW = """
            .macro show a, b=7, c=[rax + 8]
              .ascii "<\\a|\\b|\\c>"
            .endm
            """;

    private static Program assemble(String source) throws AssemblyException {
        return new Assembler(Layout.USER, Map.of("GIVEN", 7L), SourceLibrary.NONE).assemble("test.s", source);
    }

    private static String bytes(String source) throws AssemblyException {
        return new String(assemble(source).segments().get(0).bytes());
    }

    private static List<String> problems(String source) {
        return assertThatExceptionOfType(AssemblyException.class).isThrownBy(() -> assemble(source)).actual()
                .problems().stream().map(Problem::toString).toList();
    }

    @Test
    void everyCallMakesTheLinesOfTheBodyWithItsArguments() throws AssemblyException {
        List<Line> lines = assemble("""
                .macro save register, slot=8
                  # puts \\register away
                  mov [rsp + \\slot], \\register  #: \\register goes to \\slot\\().
                .endm
                _start: save rbx
                  save r12, 16  # the second
                """).lines();
        assertThat(lines).extracting(Line::code).containsExactly(".macro save register, slot=8", "save rbx", "",
                "mov [rsp + 8], rbx", "save r12, 16", "", "mov [rsp + 16], r12");
        assertThat(lines).extracting(Line::number).containsExactly(1, 5, 2, 3, 6, 2, 3);
        assertThat(lines).extracting(Line::comment).containsExactly("", "", "puts rbx away", "", "the second",
                "puts r12 away", "");
        assertThat(lines.get(3).caption()).isEqualTo("rbx goes to 8.");
        assertThat(lines.get(6).caption()).isEqualTo("r12 goes to 16.");
        assertThat(lines.get(6).address()).isEqualTo(OptionalLong.of(0x401005));
        assertThat(lines.get(6).instruction().text()).isEqualTo("mov [rsp + 16], r12");
        assertThat(lines.get(1).labels()).containsExactly("_start");
        assertThat(lines.get(1).address()).isEqualTo(OptionalLong.of(0x401000));
    }

    @Test
    void notesOfACallBelongToTheFirstInstructionThatItMakes() throws AssemblyException {
        List<Line> lines = assemble("""
                #: about the macro
                .macro two
                  nop #: one
                  nop
                .endm
                #@ routine work phase=work
                  two #: both
                """).lines();
        assertThat(lines.get(1).caption()).isEqualTo("about the macro");
        assertThat(lines.get(4).notes()).extracting(Note::text).containsExactly("routine work phase=work", "both",
                "one");
        assertThat(lines.get(5).notes()).isEmpty();
    }

    @Test
    void namesOfRoutinesMayBeMadeOfArguments() throws AssemblyException {
        Program program = assemble("""
                .macro body prefix, name
                #@ routine \\prefix\\()sys_\\name phase=dispatch c
                \\prefix\\()sys_\\name\\(): ret
                .endm
                body __x64_, getpid
                body , read
                """);
        assertThat(program.symbols().keySet()).containsSubsequence("__x64_sys_getpid", "sys_read");
        assertThat(program.lines()).flatExtracting(Line::notes).extracting(Note::rest)
                .containsExactly("__x64_sys_getpid phase=dispatch c", "sys_read phase=dispatch c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {
        "show ! <|7|[rax+8]>", "show 1 ! <1|7|[rax+8]>", "show ,2 ! <|2|[rax+8]>", "show 1, ! <1|7|[rax+8]>",
        "show 1,,3 ! <1|7|3>", "show a + b , c-d ! <a+b|c-d|[rax+8]>", "SHOW (1,2) ! <(1|2)|[rax+8]>",
        "show [rax + rbx] ! <[rax+rbx]|7|[rax+8]>", "show [rax - rbx] ! <[rax - rbx]|7|[rax+8]>",
        "show \"\", \"x\" ! <|x|[rax+8]>", "show \"a,b c\" ! <a,b c|7|[rax+8]>", "show -1 ! <-1|7|[rax+8]>",
        "show 1, c=2 ! <1|7|2>", "show c = \"x y\", a=1 ! <1|7|x y>", "show a= ! <|7|[rax+8]>"})
    void argumentsAreThoseOfGnuAs(String call, String made) throws AssemblyException {
        assertThat(bytes(SHOW + call)).isEqualTo(made);
        sameAsGnuAs(SHOW + call + "\n");
    }

    @Test
    void macrosCallMacrosAndCountTheirCalls() throws AssemblyException {
        String source = """
                .macro inner x
                  .ascii "\\x\\@ "
                .endm
                .macro outer x
                  inner \\x
                  .rept 2
                  inner "(\\x)"
                  .endr
                .endm
                outer a
                Outer b ; inner c
                """;
        assertThat(bytes(source)).isEqualTo("a1 (a)2 (a)3 b5 (b)6 (b)7 c8 ");
        sameAsGnuAs(source);
    }

    @Test
    void blocksAreRepeatedAsOftenAsTheCountSays() throws AssemblyException {
        String source = """
                i = 0
                table: .rept GIVEN - 5
                  .rept 3
                  .byte i; i = i + 1
                  .endr
                1: jmp 1b
                .endr
                .rept 0
                  nonsense
                .endr
                .rept 5
                .endr
                """;
        Program program = assemble(source);
        assertThat(HexFormat.of().formatHex(program.segments().get(0).bytes())).isEqualTo("000102ebfe030405ebfe");
        assertThat(program.lines()).filteredOn(line -> line.length() > 0).extracting(Line::number)
                .containsExactly(4, 4, 4, 6, 4, 4, 4, 6);
        sameAsGnuAs(source.replace("GIVEN", "7"));
    }

    @Test
    void conditionsDecideWhatACallMakes() throws AssemblyException {
        String source = """
                .if 0
                .macro pick a
                .if \\a
                .endif
                .endm
                .endif
                .macro pick a
                .if \\a == 1
                  .ascii "one"
                .elseif \\a == 2
                  .ascii "two"
                .else
                  .ascii "many"
                .endif
                .endm
                pick 1
                pick 2
                pick 3
                """;
        assertThat(bytes(source)).isEqualTo("onetwomany");
        sameAsGnuAs(source);
    }

    @Test
    void textInStringsStaysAsItIsWhenItIsNoParameter() throws AssemblyException {
        String source = """
                .macro text A, a
                  .ascii "\\a-\\A\\n\\x41\\(\\\\)#\\a" # \\a
                .endm
                text 1, 2
                """;
        assertThat(bytes(source)).isEqualTo("2-1\nA\\#2");
        sameAsGnuAs(source);
    }

    @Test
    void instructionsFromMacrosHaveTheBytesAndPlacesOfGnuAs() throws AssemblyException {
        sameAsGnuAs("""
                .intel_syntax noprefix
                .macro push_all first, others:req
                  push \\first
                  push \\others
                  jmp after\\@
                  .skip 200
                after\\@:
                .endm
                .macro load register, from="qword ptr [rsp + 8]"
                  mov \\register, \\from
                .endm
                _start: nop
                  push_all rax, rbx ; nop
                  push_all others=r9, first=rdi
                .align 16
                .rept 3
                  load rcx
                  load edx, "dword ptr gs:[16]"
                .endr
                lea rax, [rip + after1]
                """);
    }

    @Test
    void includedFilesMayDefineAndCallMacros() throws AssemblyException {
        SourceLibrary files = name -> Optional.of(name.equals("macros.s") ? ".macro twice a\n \\a\n \\a\n.endm\n"
                : "nop\ntwice \"push rax\"\n");
        String source = ".intel_syntax noprefix\n.include \"macros.s\"\ntwice ret\n.include \"calls.s\"\n";
        assertThat(new GnuAs(Layout.USER, Map.of(), files).compare("main.s", source).differences()).isEmpty();
        List<Line> lines = new Assembler(Layout.USER, Map.of(), files).assemble("main.s", source).lines();
        assertThat(lines).filteredOn(line -> line.length() > 0).extracting(line -> line.file() + line.number())
                .containsExactly("macros.s2", "macros.s3", "calls.s1", "macros.s2", "macros.s3");
    }

    private static void sameAsGnuAs(String source) throws AssemblyException {
        assertThat(new GnuAs(Layout.USER, Map.of(), SourceLibrary.NONE).compare("test.s", source).differences())
                .isEmpty();
    }

    /** A row: the source with ! for the end of a line, then how its first problem begins. */
    @ParameterizedTest
    @ValueSource(strings = {
        ".macro!.endm ! 1:7: expected the name of the macro after .macro, found the end of the statement",
        ".macro m!nop ! 1:1: this .macro has no .endm",
        ".rept 2!nop ! 1:1: this .rept has no .endr",
        "nop!.endm ! 2:1: .endm without .macro",
        "nop! .endr ! 2:2: .endr without .rept",
        ".macro m; nop!.endm ! 1:1: .macro must stand on a line of its own, without ';'",
        ".macro m!nop; .endm ! 2:6: .endm must stand on a line of its own, without ';'",
        ".macro Mov!.endm ! 1:8: 'Mov' is an instruction; choose another name for the macro",
        ".macro lock!.endm ! 1:8: 'lock' is an instruction",
        ".macro .quad!.endm ! 1:8: '.quad' has the form of a directive",
        ".macro rax!.endm ! 1:8: 'rax' is a register",
        ".macro m a, a!.endm ! 1:13: there is a parameter 'a' already",
        ".macro m 5!.endm ! 1:10: expected the name of a parameter, as in '.macro save register, offset=0'",
        ".macro m a:vararg!.endm ! 1:18: expected req after ':'",
        ".macro m!.endm!.macro M!.endm ! 3:8: the macro 'm' is defined already, in test.s line 1",
        ".macro m!.macro n!.endm!.endm ! 2:1: a macro cannot be defined inside another macro",
        ".macro m a!push \\b!.endm!m 1 ! 2:6: unknown parameter '\\b': the macro m has the parameter a",
        ".macro m a!nop # \\b!.endm!m 1 ! 2:7: unknown parameter '\\b'",
        ".macro m a!push \\(a!.endm!m 1 ! 2:6: expected ')' behind '\\('",
        ".macro m!nop!.endm!m 1 ! 4:3: too many arguments: the macro m has no parameters",
        ".macro m a, b!nop!.endm!m 1, 2, 3 ! 4:9: too many arguments: the macro m has the parameters a, b",
        ".macro m a!nop!.endm!m b=1 ! 4:3: there is no parameter 'b': the macro m has the parameter a",
        ".macro m a, b!nop!.endm!m a=1, 2 ! 4:8: an argument without a name cannot stand behind one with a name",
        ".macro m a:req!nop!.endm! m ! 4:2: the macro m needs a value for its parameter 'a'",
        ".macro m a, b!nop!.endm!m 1 2 ! 4:5: a blank cannot stand inside an argument here; put ','",
        ".macro m a!nop!.endm!m 1 - 2 ! 4:5: a blank cannot stand inside an argument here",
        ".macro m a!nop!.endm!m x\"y\" ! 4:4: '\"' cannot stand inside an argument",
        ".macro m a!nop!.endm!m \"y\"z ! 4:6: expected ',' behind the argument",
        ".macro m a!nop!.endm!m 1=2 ! 4:4: '=' cannot stand inside an argument",
        ".macro save a!nop!.endm!sav rax ! 4:1: unknown instruction 'sav'; did you mean sal, sar, save?",
        ".rept x!nop!.endr ! 1:7: expected a number that is known at this line after .rept",
        ".rept -1!nop!.endr ! 1:7: a count cannot be negative, found -1",
        ".rept 1 2!nop!.endr ! 1:9: expected the end of the statement after the count, found '2'",
        ".macro m!.if 1!.endm!m ! 2:1: this .if has no .endif (in macro m, called at test.s:4)",
        ".if 1!.macro m!.endif!.endm!m!.endif ! 3:1: .endif without .if (in macro m, called at test.s:5)",
        ".macro m a!mov \\a, \\a!.endm!m rax! m 5 ! 2:1: 'mov' cannot take a number, a number",
        ".macro m a!x: push \\a!.endm!m rax! m rax ! 2:1: 'x' is defined already, in test.s line 2",
    })
    void aProblemSaysWhereAndWhat(String row) {
        int last = row.lastIndexOf(" ! ");
        String source = row.substring(0, last).replace('!', '\n');
        assertThat(problems(source).get(0)).startsWith("test.s:" + row.substring(last + 3));
    }

    @Test
    void aProblemInsideAMacroNamesTheCalls() {
        assertThat(problems("""
                .macro inner long_name, x
                  mov \\long_name, [ \\x
                .endm
                .macro outer
                  inner rax, rbx
                .endm
                  inner rax, rbx
                  outer
                """)).containsExactly(
                "test.s:2:23: expected ']' to close the address, found the end of the statement (in macro inner, "
                        + "called at test.s:7)",
                "test.s:2:23: expected ']' to close the address, found the end of the statement (in macro inner, "
                        + "called at test.s:5, within a call at test.s:8)");
    }

    @Test
    void problemsFoundAfterTheLayoutNameTheCallToo() {
        assertThat(problems(".macro go where\n  jmp \\where\n.endm\n nop\n go nowhere\n").get(0))
                .startsWith("test.s:2:7: ").contains("nowhere").endsWith("(in macro go, called at test.s:5)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        ".macro m\nm\n.endm\nm\n", ".macro a\nb\n.endm\n.macro b\na\n.endm\na\n",
        ".macro m x\n.if \\x\nm \\x-1\n.endif\n.endm\nm 1000\n"})
    void macrosThatCallThemselvesWithoutEndAreStopped(String source) {
        assertThat(problems(source).get(0)).contains("more than 100 macros call each other; does one call itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        ".rept 0x7fffffffffffffff\nnop\n.endr\n", ".rept 2000\n.rept 2000\nnop\n.endr\n.endr\n",
        ".macro m\nm\nm\nm\n.endm\nm\n", ".macro m a\n\\a\nm \"\\a;\\a\"\n.endm\nm \"nop;nop\"\n"})
    void whatMacrosMakeHasALimit(String source) {
        assertThat(problems(source)).hasSizeLessThanOrEqualTo(100).anySatisfy(problem -> assertThat(problem)
                .matches(".*(macros and .rept make more than 1 MiB|more than 100 macros call each other).*"));
    }

    @Test
    void macrosMayCallThemselvesUntilAConditionEndsIt() throws AssemblyException {
        String source = ".macro down n\n.byte \\n\n.if \\n\ndown (\\n-1)\n.endif\n.endm\ndown 20\n";
        assertThat(assemble(source).segments().get(0).bytes()).hasSize(21).startsWith(20, 19).endsWith(1, 0);
        sameAsGnuAs(source);
    }
}
