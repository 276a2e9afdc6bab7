package ringside.stepper.shown;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import ringside.kernel.BootedKernel;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.ImmediateOperand;
import ringside.machine.code.Operand.MemoryOperand;
import ringside.machine.code.Operand.RegisterOperand;
import ringside.machine.state.Register;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.returns.Prospect;
import ringside.stepper.returns.Return;
import ringside.stepper.run.BreakCondition;
import ringside.stepper.run.Engine;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;

/** Tells which way the next instruction goes and why, from the state before it. */
public final class Forecaster {
    private static final long LOW_32 = 0xffff_ffffL;
    private static final int FULL = 64;
    private final Engine engine;
    private final BootedKernel kernel;

    private final Prospect prospect;

    /** @param prospect the answer about returns where the engine is */
    public Forecaster(Engine engine, Prospect prospect) {
        this.engine = engine;
        this.prospect = prospect;
        this.kernel = engine.kernel();
    }

    public BranchForecast next() {
        long rip = engine.rip();
        Instruction instruction = kernel.machine().cpu().instructionAt(rip).orElse(null);
        if (instruction == null) {
            return BranchForecast.none(rip);
        }
        long behind = rip + instruction.length();
        long target = instruction.target().orElse(0);
        BreakCondition condition = instruction.conditionalJump() ? BreakCondition.of(instruction.mnemonic()) : null;
        if (condition == null) {
            return unconditional(instruction, target, behind);
        }
        CodeLine line = engine.lineAt(rip);
        if (line != null && line.check() != null && off(line.check())) {
            return new BranchForecast(true, false, target, behind, Texts.SESSION.text("branch.off", line.check()));
        }
        long rflags = kernel.machine().cpu().get(Register.RFLAGS);
        boolean taken = condition.holds(rflags);
        String reason = Texts.SESSION.text(taken ? "branch.taken" : "branch.not", line == null ? instruction.mnemonic()
                : line.mnemonic(), condition.flags(rflags));
        return new BranchForecast(true, taken, target, taken ? target : behind, reason + because(line));
    }

    private static BranchForecast unconditional(Instruction instruction, long target, long behind) {
        boolean jump = target != 0 && (instruction.mnemonic().equals("jmp") || instruction.mnemonic().equals("call"));
        return jump ? new BranchForecast(false, true, target, target, "") : BranchForecast.none(behind);
    }

    private boolean off(String check) {
        return kernel.switchedOff().stream().anyMatch(id -> id.name().equals(check));
    }

    /** What the flags come from: the check in words, or the operands of the comparison just before. */
    private String because(CodeLine line) {
        if (line != null && line.check() != null) {
            Optional<String> question = prospect.subject().flatMap(this::asked);
            if (question.isPresent()) {
                return Texts.SESSION.text("branch.because", question.get());
            }
        }
        return line == null ? "" : comparison(line).map(text -> Texts.SESSION.text("branch.because", text)).orElse("");
    }

    /** What the question said, with the values that it will have been asked with. */
    private Optional<String> asked(Return made) {
        return made.asked().stream().filter(question -> question.step() == engine.step() + 1).findFirst()
                .map(question -> kernel.decision().answered(question.check(), question.answer()).sentence());
    }

    private Optional<String> comparison(CodeLine jump) {
        CodeLine before = engine.lines().before(jump);
        Instruction compare = before == null ? null : kernel.machine().cpu()
                .instructionAt(before.address()).orElse(null);
        if (compare == null || !compare.mnemonic().equals("cmp") && !compare.mnemonic().equals("test")) {
            return Optional.empty();
        }
        List<String> values = compare.operands().stream().map(this::describe).flatMap(Optional::stream).toList();
        boolean complete = values.size() == compare.operands().size();
        return complete ? Optional.of(compare.text() + ": " + values.stream().distinct()
                .collect(Collectors.joining(", "))) : Optional.empty();
    }

    private Optional<String> describe(Operand operand) {
        if (operand instanceof RegisterOperand r) {
            long value = kernel.machine().cpu().get(r.register()) >>> (r.high() ? 8 : 0);
            return Optional.of(r.register().label().toUpperCase(Locale.ROOT)
                    + (r.bits() == FULL ? "" : "[" + (r.bits() - 1) + ":0]")
                    + " = " + Hex.of(cut(value, r.bits())));
        }
        if (operand instanceof ImmediateOperand i) {
            return Optional.of("constant " + Hex.of(i.value()));
        }
        if (operand instanceof MemoryOperand m) {
            OptionalLong value = memory(m);
            return value.isEmpty() ? Optional.empty() : Optional.of("memory = " + Hex.of(value.getAsLong()));
        }
        return Optional.empty();
    }

    private OptionalLong memory(MemoryOperand m) {
        long segment = switch (m.segment()) {
            case FS -> register(Register.FS_BASE);
            case GS -> register(Register.GS_BASE);
            default -> 0;
        };
        long offset = m.displacement() + (m.baseRegister() < 0 ? 0 : register(Register.values()[m.baseRegister()]))
                + (m.index() < 0 ? 0 : register(Register.values()[m.index()]) * m.scale());
        long address = segment + (m.addressBits() == Integer.SIZE ? offset & LOW_32 : offset);
        if (m.bits() == 0 || !kernel.machine().memory().mapped(address)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(kernel.machine().memory().read(address, m.bits() / 8));
        } catch (IllegalArgumentException crossesIntoNothing) {
            return OptionalLong.empty();
        }
    }

    private long register(Register register) {
        return kernel.machine().cpu().get(register);
    }

    private static long cut(long value, int bits) {
        return bits == FULL ? value : value & (1L << bits) - 1;
    }
}
