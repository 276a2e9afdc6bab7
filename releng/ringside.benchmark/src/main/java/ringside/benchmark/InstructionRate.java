package ringside.benchmark;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import ringside.assembler.Assembler;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.machine.Cpu;
import ringside.machine.Machine;
import ringside.machine.RunResult;
import ringside.machine.memory.Rights;
import ringside.machine.state.CpuModel;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/** Simulated instructions a second, without recording: a loop of arithmetic, memory, stack, call and branch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class InstructionRate {

    private static final int STEPS = 10_000_000;
    private static final String LOOP = """
            .intel_syntax noprefix
            _start:
            again:
                add rax, 3
                mov qword ptr [rsp - 16], rax
                xor rdx, qword ptr [rsp - 16]
                push rdx
                call routine
                pop rbx
                cmp rbx, rdx
                jne again
                lea rsi, [rbx + rax * 2]
                shr rsi, 5
                jmp again
            routine:
                inc rdi
                test edi, 1
                ret
            """;
    private static final long STACK = 0x7fff_fffd_d000L;
    private static final long STACK_BYTES = 0x1000;

    private Cpu cpu;

    /**
     * Loads the loop into a fresh machine at ring 3.
     *
     * @throws AssemblyException never, for a loop that assembles
     */
    @Setup
    public void load() throws AssemblyException {
        Program program = new Assembler(Layout.USER, Map.of(), SourceLibrary.NONE).assemble("loop.s", LOOP);
        Machine machine = new Machine(new CpuModel(Vendor.INTEL, false));
        program.loadInto(machine, true);
        machine.memory().map(STACK, STACK_BYTES, Rights.USER_DATA);
        cpu = machine.cpu();
        cpu.set(Register.CS, 0x33);
        cpu.set(Register.SS, 0x2b);
        cpu.set(Register.RFLAGS, 0x202);
        cpu.set(Register.RSP, STACK + STACK_BYTES);
        cpu.set(Register.RIP, program.entry());
    }

    /** @return what the run ended with: the steps are used up */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public RunResult run() {
        return cpu.run(STEPS);
    }
}
