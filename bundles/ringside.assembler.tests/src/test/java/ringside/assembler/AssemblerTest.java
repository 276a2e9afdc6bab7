package ringside.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import ringside.assembler.program.Layout;
import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.program.Segment;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.Note;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceLibrary;
import ringside.machine.Machine;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.SegmentBase;
import ringside.machine.memory.Rights;
import ringside.machine.state.CpuModel;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

class AssemblerTest {

    private static Program assemble(String source) throws AssemblyException {
        return new Assembler(Layout.USER, Map.of("GIVEN", 7L), SourceLibrary.NONE).assemble("test.s", source);
    }

    private static Line line(String source) throws AssemblyException {
        return assemble(source).lines().get(0);
    }

    private static Instruction instruction(String source) throws AssemblyException {
        return line(source).instruction();
    }

    @Test
    void aLineHoldsWhatStandsInTheSource() throws AssemblyException {
        Line line = line("_start: 1: mov   rax,\t [ rbx ]   # plain text\n");
        assertThat(line.file()).isEqualTo("test.s");
        assertThat(line.number()).isEqualTo(1);
        assertThat(line.address()).isEqualTo(OptionalLong.of(0x401000));
        assertThat(line.length()).isEqualTo(3);
        assertThat(line.labels()).containsExactly("_start", "1");
        assertThat(line.code()).isEqualTo("mov rax, [ rbx ]");
        assertThat(line.comment()).isEqualTo("plain text");
        assertThat(line.notes()).isEmpty();
    }

    @Test
    void severalNotesMayStandInOneComment() throws AssemblyException {
        Line line = line("end: jne end  # plain #@ check RCX_RIP #: RCX must hold # 1 address #= if (a != b)\n");
        assertThat(line.comment()).isEqualTo("plain");
        assertThat(line.notes()).containsExactly(new Note('@', "check RCX_RIP", new Position("test.s", 1, 26)),
                new Note(':', "RCX must hold # 1 address", new Position("test.s", 1, 43)),
                new Note('=', "if (a != b)", new Position("test.s", 1, 72)));
        assertThat(line.caption()).isEqualTo("RCX must hold # 1 address");
        assertThat(line.statement()).isEqualTo("if (a != b)");
        assertThat(line.notes().get(0).key()).isEqualTo("check");
        assertThat(line.notes().get(0).rest()).isEqualTo("RCX_RIP");
    }

    @Test
    void notesOfACommentLineBelongToTheNextInstructionOrLabel() throws AssemblyException {
        List<Line> lines = assemble("""
                #@ routine entry phase=entry
                # nothing
                .equ x, 5
                #: first
                here:
                nop #: own
                """).lines();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0).notes()).isEmpty();
        assertThat(lines.get(4).notes()).extracting(Note::text).containsExactly("routine entry phase=entry", "first");
        assertThat(lines.get(5).notes()).extracting(Note::text).containsExactly("own");
    }

    @Test
    void notesWithNothingBehindThemStayWhereTheyAre() throws AssemblyException {
        assertThat(assemble("nop\n#: the end\n").lines().get(1).caption()).isEqualTo("the end");
    }

    @Test
    void aServiceNoteNamesTheServiceOfTheInstruction() throws AssemblyException {
        assertThat(instruction("ret #@ service schedule").service()).isEqualTo("schedule");
        assertThat(instruction("ret").service()).isNull();
    }

    @Test
    void anInstructionCarriesItsLine() throws AssemblyException {
        Instruction instruction = instruction("  mov  eax , 5 # five\n");
        assertThat(instruction.note()).isInstanceOf(Line.class);
        assertThat(((Line) instruction.note()).comment()).isEqualTo("five");
        assertThat(instruction.text()).isEqualTo("mov eax , 5");
        assertThat(instruction.address()).isEqualTo(0x401000);
        assertThat(instruction.length()).isEqualTo(5);
    }

    @Test
    void mnemonicsAreCanonical() throws AssemblyException {
        Map<String, String> canonical = Map.ofEntries(Map.entry("jnz 0x401000", "jne"),
                Map.entry("cmovc eax, ebx", "cmovb"), Map.entry("setnb al", "setae"), Map.entry("sal eax, 3", "shl"),
                Map.entry("movabs rax, 5", "mov"), Map.entry("movsx rax, ecx", "movsxd"), Map.entry("pushf", "pushfq"),
                Map.entry("int 3", "int3"), Map.entry("JMP RAX", "jmp"),
                Map.entry("lock bts dword ptr [rax], 3", "bts"));
        for (Map.Entry<String, String> entry : canonical.entrySet()) {
            assertThat(instruction(entry.getKey()).mnemonic()).isEqualTo(entry.getValue());
        }
    }

    @Test
    void memoryOperandsAreResolved() throws AssemblyException {
        assertThat(instruction("mov rax, qword ptr gs:[rbx+r9*8-0x10]").operands()).containsExactly(
                new Operand.RegisterOperand(Register.RAX, 64, false),
                new Operand.MemoryOperand(3, 9, 8, -16, SegmentBase.GS, 64));
        assertThat(instruction("mov ah, fs:[0x10]").operands()).containsExactly(
                new Operand.RegisterOperand(Register.RAX, 8, true),
                new Operand.MemoryOperand(-1, -1, 1, 16, SegmentBase.FS, 8));
        assertThat(instruction("lea rcx, [rip+8]").operands()).contains(
                new Operand.MemoryOperand(-1, -1, 1, 0x401007 + 8, SegmentBase.NONE, 0));
        assertThat(instruction("cmp word ptr [rip+x], 5\nx:").operands()).containsExactly(
                new Operand.MemoryOperand(-1, -1, 1, 0x401008, SegmentBase.NONE, 16), new Operand.ImmediateOperand(5));
        assertThat(instruction("push x\nx:").operands()).containsExactly(
                new Operand.MemoryOperand(-1, -1, 1, 0x401007, SegmentBase.NONE, 64));
    }

    @Test
    void numbersAreExtendedToTheirMeaning() throws AssemblyException {
        Map<String, Long> numbers = Map.of("add eax, 0xffffffff", -1L, "mov al, 0xff", -1L, "mov rax, 0xffffffff",
                0xffffffffL, "int 0x80", 0x80L, "ret 0xfff0", 0xfff0L, "shl rax", 1L, "bt eax, 200", 200L,
                "imul eax, 0xfffffffe", -2L, "jmp .+5", 0x401005L, "push -5", -5L);
        for (Map.Entry<String, Long> entry : numbers.entrySet()) {
            List<Operand> operands = instruction(entry.getKey()).operands();
            assertThat(operands.get(operands.size() - 1)).as(entry.getKey())
                    .isEqualTo(new Operand.ImmediateOperand(entry.getValue()));
        }
        assertThat(instruction("imul eax, 5").operands()).hasSize(3);
    }

    @Test
    void systemRegistersAreOperands() throws AssemblyException {
        assertThat(instruction("mov cr3, rax").operands()).containsExactly(new Operand.ControlRegisterOperand(3),
                new Operand.RegisterOperand(Register.RAX, 64, false));
        assertThat(instruction("mov eax, gs").operands()).contains(new Operand.SegmentRegisterOperand(5));
    }

    @Test
    void paddingInCodeGivesInstructions() throws AssemblyException {
        Program program = assemble("ret\n.align 16\nnop\n");
        assertThat(program.lines()).extracting(Line::length).containsExactly(1, 11, 4, 1);
        assertThat(program.lines()).extracting(line -> line.instruction().mnemonic())
                .containsExactly("ret", "nop", "nop", "nop");
        assertThat(assemble("ret\n.align 128\n").lines().get(1).instruction().mnemonic()).isEqualTo("jmp");
    }

    @Test
    void segmentsAndSymbolsHaveTheirAddresses() throws AssemblyException {
        Program program = assemble("""
                .equ FIVE, 5
                nop
                .data
                one: .quad two
                .bss
                two: .skip 100
                .section .rodata
                three: .long FIVE
                """);
        assertThat(program.symbols()).containsExactlyInAnyOrderEntriesOf(Map.of("GIVEN", 7L, "FIVE", 5L, "one",
                0x410000L, "two", 0x420000L, "three", 0x402000L));
        assertThat(program.segments()).extracting(Segment::toString).containsExactly(".text at 0x401000, 1 bytes",
                ".rodata at 0x402000, 4 bytes", ".data at 0x410000, 8 bytes", ".bss at 0x420000, 100 bytes");
        assertThat(program.address("two")).isEqualTo(OptionalLong.of(0x420000));
        assertThat(program.address("none")).isEmpty();
        assertThat(program.lineAt(0x420063).code()).isEqualTo(".skip 100");
        assertThat(program.lineAt(0x420064)).isNull();
        assertThat(program.lineAt(0)).isNull();
    }

    @Test
    void theEntryIsStartOrTheFirstInstruction() throws AssemblyException {
        assertThat(assemble("nop\n_start: nop\n").entry()).isEqualTo(0x401001);
        assertThat(assemble(".data\n.quad 5\n.text\n.byte 1\nnop\n").entry()).isEqualTo(0x401001);
        assertThat(assemble("").entry()).isZero();
    }

    @Test
    void includedFilesAndConditionsAreFollowed() throws AssemblyException {
        Assembler assembler = new Assembler(Layout.USER, Map.of("PTI", 1L), file -> Optional.of("x: nop\r\n"));
        Program program = assembler.assemble("main.s", """
                .if PTI
                .include "part.s"
                .elseif 1
                nop
                .else
                .include "part.s"
                .endif
                .ifdef x
                ret
                .endif
                .ifndef PTI
                mov eax, 5
                .endif
                """);
        assertThat(program.lines().stream().filter(line -> line.instruction() != null).map(Line::code))
                .containsExactly("nop", "ret");
        assertThat(program.lineAt(0x401000).file()).isEqualTo("part.s");
    }

    @Test
    void aProgramIsLoadedWithItsRights() throws AssemblyException {
        Program program = assemble("""
                _start: mov rax, [value]
                .section .rodata
                constant: .quad 6
                .data
                value: .quad 0x1122334455667788
                .bss
                .skip 8
                """);
        Machine machine = new Machine(new CpuModel(Vendor.INTEL, false));
        program.loadInto(machine, true);
        assertThat(machine.memory().read(0x410000, 8)).isEqualTo(0x1122334455667788L);
        assertThat(machine.memory().read(0x401000, 4)).isEqualTo(0x25048b48);
        assertThat(machine.memory().read(0x420000, 8)).isZero();
        assertThat(machine.memory().rights(0x401000)).contains(Rights.USER_CODE);
        assertThat(machine.memory().rights(0x410000)).contains(Rights.USER_DATA);
        assertThat(machine.memory().rights(0x402000)).contains(new Rights(true, false, false));
        assertThat(machine.code().at(0x401000).text()).isEqualTo("mov rax, [value]");
        assertThat(machine.code().at(0x401008)).isNull();
    }

    @Test
    void kernelAddressesAreAssembled() throws AssemblyException {
        Layout kernel = new Layout(0xffffffff81000000L, 0xffffffff82000000L, 0xffffffff82100000L);
        Program program = new Assembler(kernel, Map.of(), SourceLibrary.NONE).assemble("kernel.s",
                "mov rax, offset value\njmp [value]\n.data\nvalue: .quad 0\n");
        assertThat(program.lines().get(0).instruction().operands())
                .contains(new Operand.ImmediateOperand(0xffffffff82000000L));
        assertThat(program.lineAt(0xffffffff81000000L + 7).code()).isEqualTo("jmp [value]");
    }
}
