package ringside.stepper.lockstep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ringside.kernel.decision.Operand;
import ringside.machine.Cpu;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand.MemoryOperand;
import ringside.machine.code.Operand.RegisterOperand;
import ringside.machine.code.Operand.SegmentBase;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;
import ringside.kernel.service.frame.PtSlot;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.KernelPlaces;
import ringside.stepper.run.Engine;
import ringside.stepper.run.Happening;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.StepRecord;
import ringside.stepper.shown.EffectWords;

/** Says of one step after the other what it does. Looks at the machine before and after it. */
final class DeedReader {
    private static final int USER = 3;
    private static final int GENERAL = 16;
    private static final Register[] REGISTERS = Register.values();
    private static final String RETURN_PHASE = "return";

    private final Engine engine;
    private final Cpu cpu;
    private final KernelPlaces places;
    private final EffectWords effects;
    private final WorkReader work;
    private Whereabouts where;
    private Register loaded;

    DeedReader(Engine engine) {
        this.engine = engine;
        this.cpu = engine.kernel().machine().cpu();
        this.places = new KernelPlaces(engine.kernel());
        this.effects = new EffectWords(engine.kernel());
        this.work = new WorkReader(engine.kernel());
    }

    /** The next step is about to be done. */
    void before() {
        CodeLine line = engine.lineAt(engine.rip());
        where = Whereabouts.of(engine.kernel());
        work.before(line);
        loaded = line != null && line.phase().equals(RETURN_PHASE)
                ? cpu.instructionAt(engine.rip()).map(this::loaded).orElse(null) : null;
    }

    /** Which general register an instruction loads from the stack or from a slot of pt_regs, or null. */
    private Register loaded(Instruction next) {
        if (next.operands().isEmpty() || !(next.operands().get(0) instanceof RegisterOperand target)
                || target.register().ordinal() >= GENERAL || target.register() == Register.RSP) {
            return null;
        }
        boolean pops = next.mnemonic().equals("pop");
        boolean moves = next.mnemonic().equals("mov") && next.operands().get(1) instanceof MemoryOperand from
                && inSlots(from);
        return pops || moves ? target.register() : null;
    }

    private boolean inSlots(MemoryOperand from) {
        if (from.index() >= 0 || from.baseRegister() < 0 || from.segment() != SegmentBase.NONE) {
            return false;
        }
        long offset = cpu.get(REGISTERS[from.baseRegister()]) + from.displacement()
                - engine.kernel().ptRegs().address();
        return offset >= 0 && offset < PtSlot.SIZE;
    }

    /** {@return what the step did} */
    Deed after(StepRecord record, List<Happening> happened) {
        List<Fact> facts = new ArrayList<>(record.cpl() == USER ? List.of(program(record, happened))
                : kernel(record, happened));
        facts.sort(Comparator.comparing(Fact::kind));
        DeedKind kind = facts.isEmpty() ? DeedKind.PASSING : facts.get(0).kind();
        String subject = facts.stream().filter(fact -> fact.kind() == kind).map(Fact::subject)
                .distinct().collect(Collectors.joining(" "));
        String value = facts.stream().filter(fact -> fact.kind() == kind || counts(kind, fact.kind()))
                .map(Fact::value).collect(Collectors.joining(", "));
        return new Deed(kind, record.phase(), subject, value, record.step(), record.step(), record.step(),
                record.routine(), record.text(), facts.stream().map(Fact::words).toList());
    }

    /** Whether something is part of what came of a deed of another kind, too. */
    private static boolean counts(DeedKind deed, DeedKind fact) {
        return deed != DeedKind.RETURN && deed != DeedKind.PROGRAM
                && (fact == DeedKind.SLOT || fact == DeedKind.WORK);
    }

    /** Of an instruction that enters the kernel it only counts by what: registers belong to the kernel then. */
    private Fact program(StepRecord record, List<Happening> happened) {
        String words = String.join(", ", effects.of(record, happened));
        String by = happened.stream().map(DeedReader::entered).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        return new Fact(DeedKind.PROGRAM, Operand.hex(record.rip()), by.isEmpty() ? words
                : LockstepWords.text("enters", by), words);
    }

    private static String entered(Happening happening) {
        return happening instanceof Happening.Called called ? called.instruction()
                : happening instanceof Happening.Exception exception ? exception.delivery().label() : "";
    }

    private List<Fact> kernel(StepRecord record, List<Happening> happened) {
        List<Fact> facts = new ArrayList<>();
        happened.forEach(each -> happening(each, facts));
        facts.addAll(work.after());
        boolean returned = facts.stream().anyMatch(fact -> fact.kind() == DeedKind.RETURN);
        facts.addAll(where.changed(Whereabouts.of(engine.kernel())));
        facts.addAll(slots(record.slots()));
        if (loaded != null) {
            String name = loaded.label().toUpperCase(Locale.ROOT);
            facts.add(new Fact(DeedKind.REGISTER, name, LockstepWords.text("register", name,
                    places.text(cpu.get(loaded)))));
        }
        if (!returned) {
            record.changes().stream().filter(change -> change.register() == Register.RFLAGS)
                    .forEach(change -> mode(change.before(), change.after(), facts));
        }
        return facts;
    }

    /** Where a kernel service fills many slots, how many they are is no matter of what it does but of what comes of it. */
    private List<Fact> slots(List<StepRecord.SlotWrite> slots) {
        return slots.stream().map(slot -> new Fact(DeedKind.SLOT, slots.size() == 1 ? slot.slot() : LockstepWords.text(
                "slots"), LockstepWords.text("slot", slot.slot(), places.text(slot.value())))).toList();
    }

    private static void mode(long before, long now, List<Fact> facts) {
        for (Flag flag : Flag.values()) {
            long is = (now & flag.mask()) >>> flag.bit();
            if (((before ^ now) & flag.mask()) != 0 && !EffectWords.status(flag)) {
                facts.add(new Fact(DeedKind.MODE, flag.name(), LockstepWords.text(is == 0 ? "mode.cleared"
                        : "mode.set", flag.name())));
            }
        }
    }

    private static void happening(Happening happening, List<Fact> facts) {
        if (happening instanceof Happening.Returned returned) {
            facts.add(returned(returned));
        } else if (happening instanceof Happening.Asked asked) {
            String outcome = LockstepWords.text(asked.answer().held() ? "held" : "failed", asked.check());
            facts.add(new Fact(DeedKind.CHECK, asked.check().name(), outcome, LockstepWords.text("asked", outcome,
                    asked.answer().compared().stream().map(each -> each.name() + " " + Operand.hex(each.value()))
                            .collect(Collectors.joining(", ")))));
        } else {
            Occurrence.of(0, happening).ifPresent(each -> occurrence(each, facts));
        }
    }

    private static void occurrence(Occurrence each, List<Fact> facts) {
        switch (each.kind()) {
            case SIGNAL -> facts.add(new Fact(DeedKind.SIGNAL, each.name(), each.text()));
            case OUTPUT -> facts.add(new Fact(DeedKind.OUTPUT, each.name(), each.text()));
            case EXCEPTION -> facts.add(new Fact(DeedKind.EVENT, each.name(), each.name(), each.text()));
            case INTERVENTION -> facts.add(new Fact(DeedKind.OUTSIDE, each.name(), each.text()));
            case TRACER_STOP, MODEL_ERROR -> facts.add(new Fact(DeedKind.EVENT, each.name(),
                    each.text()));
            case RETURN, NOTE, END -> {
            }
        }
    }

    /** The registers with which the program goes on belong to the return. */
    private static Fact returned(Happening.Returned returned) {
        String path = returned.event().path().label();
        String words = returned.verdict().reason().map(reason -> LockstepWords.text("return.because", path, reason))
                .orElse(LockstepWords.text("return", path));
        String told = returned.event().faulted() ? LockstepWords.text("return.faulted", words) : words;
        return new Fact(DeedKind.RETURN, RETURN_PHASE, told + " " + returned.user(), told);
    }
}
