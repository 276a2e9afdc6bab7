package ringside.stepper.quiz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.decision.Path;
import ringside.kernel.profile.Profile;
import ringside.model.Scenario;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Origin;
import ringside.stepper.returns.Return;
import ringside.stepper.returns.Visit;
import ringside.stepper.run.StepRecord;

/** Questions about what happens in runs of scenarios; the answers are read off the runs. */
final class RunQuestions implements QuestionSource {
    private static final int CHOICES = 4;
    private static final String RCX = "rcx";
    private static final String RFLAGS = "rflags";
    private static final long TF = 1L << 8;
    /** Instructions of the program between a return and the trap that a reader can still count. */
    private static final int MOST_BETWEEN = 3;

    private final List<String> kernels;
    private final List<String> ids;
    private final Function<String, Scenario> opener;
    private final KernelImages images = new KernelImages();
    private final Map<String, Optional<RecordedVisits>> runs = new HashMap<>();

    RunQuestions(List<Profile> kernels, List<String> ids, Function<String, Scenario> opener) {
        this.kernels = kernels.stream().map(Profile::id).toList();
        this.ids = List.copyOf(ids);
        this.opener = opener;
    }

    @Override
    public Optional<Question> draw(QuestionKind kind, int id, Draw draw) {
        if (ids.isEmpty() || kernels.isEmpty()) {
            return Optional.empty();
        }
        Scenario scenario = opener.apply(draw.of(ids));
        boolean own = draw.below(2) == 0 && kernels.contains(scenario.getKernel());
        String kernel = own ? scenario.getKernel() : draw.of(kernels);
        if (scenario.getInapplicable().stream().anyMatch(not -> not.getKernels().contains(kernel))) {
            return Optional.empty();
        }
        scenario.setKernel(kernel);
        Place place = new Place(id, scenario.getId(), scenario.getTitle(), kernel);
        return runs.computeIfAbsent(scenario.getId() + ' ' + kernel, key -> RecordedVisits.of(scenario, images))
                .flatMap(run -> switch (kind) {
                    case RCX -> rcx(place, run, draw);
                    case TRAP -> trap(place, run, draw);
                    default -> asked(place, run, draw);
                });
    }

    /** Whose run it is, and which question. */
    private record Place(int id, String scenario, String title, String kernel) {

        Question question(QuestionKind kind, long step, String text, List<Choice> choices, int right, String why) {
            return new Question(id, kind, kernel, text, Optional.empty(), Optional.of(new Moment(scenario, step)),
                    choices, right, why);
        }
    }

    private static Optional<Question> rcx(Place place, RecordedVisits run, Draw draw) {
        List<Visit> calls = run.ended().stream().filter(visit -> visit.origin().by().equals("SYSCALL"))
                .filter(visit -> run.step(visit.entered()).isPresent()).toList();
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        Visit visit = draw.of(calls);
        StepRecord syscall = run.step(visit.entered()).orElseThrow();
        Return made = visit.made().orElseThrow();
        long right = made.user().get(RCX);
        long behind = change(syscall, RCX, true).orElse(right);
        long before = change(syscall, RCX, false).orElse(behind);
        Map<Long, String> values = new LinkedHashMap<>();
        values.put(right, "");
        values.putIfAbsent(behind, QuizWords.text("rcx.address"));
        values.putIfAbsent(before, QuizWords.text("rcx.kept"));
        values.putIfAbsent(made.user().get(RFLAGS), QuizWords.text("rcx.flags"));
        values.putIfAbsent(0L, QuizWords.text("rcx.cleared"));
        List<Long> shown = draw.shuffled(values.keySet().stream().limit(CHOICES).toList());
        List<Choice> choices = shown.stream().map(value -> new Choice(hex(value), hex(value), values.get(value)))
                .toList();
        String why = right == behind ? QuizWords.text("rcx.why.syscall", hex(right))
                : QuizWords.text("rcx.why.slot", hex(behind), hex(right), made.path().label());
        return Optional.of(place.question(QuestionKind.RCX, visit.entered() - 1, QuizWords.text("rcx", place.title,
                place.kernel, visit.entered(), hex(syscall.rip()), made.step()), choices, shown.indexOf(right), why));
    }

    private static Optional<Long> change(StepRecord step, String register, boolean after) {
        return step.changes().stream().filter(change -> change.register().label().equals(register))
                .map(change -> after ? change.after() : change.before()).findFirst();
    }

    private static Optional<Question> trap(Place place, RecordedVisits run, Draw draw) {
        List<RecordedVisits.Trap> traps = run.traps().stream().filter(each -> between(run, each).isPresent()).toList();
        if (traps.isEmpty()) {
            return Optional.empty();
        }
        RecordedVisits.Trap trap = draw.of(traps);
        Return made = run.returnBefore(trap.step()).orElseThrow();
        List<StepRecord> done = between(run, trap).orElseThrow();
        Map<Long, String> program = run.program();
        Set<Long> near = new TreeSet<>(Long::compareUnsigned);
        near.add(trap.rip());
        near.add(made.user().get("rip"));
        List<Long> others = program.keySet().stream().filter(rip -> !near.contains(rip))
                .sorted((one, other) -> Long.compareUnsigned(distance(one, trap.rip()), distance(other, trap.rip())))
                .toList();
        near.addAll(others.subList(0, Math.min(others.size(), CHOICES - near.size())));
        if (near.size() < 2) {
            return Optional.empty();
        }
        List<Long> shown = List.copyOf(near);
        List<Choice> choices = shown.stream().map(rip -> new Choice(hex(rip),
                hex(rip) + program.entrySet().stream().filter(line -> line.getKey().equals(rip))
                        .map(line -> ": " + line.getValue()).findFirst().orElse(""),
                rip == trap.rip() ? ""
                        : QuizWords.text(Long.compareUnsigned(rip, trap.rip()) < 0 ? "trap.early" : "trap.late")))
                .toList();
        return Optional.of(place.question(QuestionKind.TRAP, made.step(), QuizWords.text("trap", place.title,
                place.kernel, made.step(), made.path().label(), hex(made.user().get("rip")),
                hex(made.user().get(RFLAGS))), choices, shown.indexOf(trap.rip()), why(made, done)));
    }

    private static long distance(long one, long other) {
        return Math.abs(one - other);
    }

    /** What the program did between the return before a trap and the trap; empty where that is no short story. */
    private static Optional<List<StepRecord>> between(RecordedVisits run, RecordedVisits.Trap trap) {
        return run.returnBefore(trap.step()).map(made -> run.program(made.step(), trap.step()))
                .filter(done -> done.size() <= MOST_BETWEEN);
    }

    private static String why(Return made, List<StepRecord> done) {
        boolean stepping = (made.user().get(RFLAGS) & TF) != 0;
        boolean sysret = made.path() == Path.SYSRET || made.path() == Path.SYSRET_FAST || made.path() == Path.SYSRETL;
        if (stepping && done.isEmpty() && sysret) {
            return QuizWords.text("trap.why.sysret");
        }
        if (stepping && done.size() == 1 && made.path() == Path.IRET) {
            return QuizWords.text("trap.why.iret", done.get(0).text());
        }
        return done.isEmpty() ? QuizWords.text("trap.why.none", made.path().label())
                : QuizWords.text("trap.why.some", done.stream().map(StepRecord::text)
                        .collect(Collectors.joining("; ")));
    }

    private static Optional<Question> asked(Place place, RecordedVisits run, Draw draw) {
        List<Visit> visits = run.ended();
        if (visits.isEmpty()) {
            return Optional.empty();
        }
        Visit visit = draw.of(visits);
        Return made = visit.made().orElseThrow();
        boolean yes = !made.asked().isEmpty();
        String why = yes ? QuizWords.text("asked.why.yes", made.asked().size(), made.asked().stream()
                .map(Asked::check).map(Enum::name).collect(Collectors.joining(", ")), made.path().label())
                : QuizWords.text("asked.why." + unasked(made), made.origin().by(), made.path().label());
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("yes", QuizWords.text("yes"), yes ? "" : QuizWords.text("asked.not")));
        choices.add(new Choice("no", QuizWords.text("no"), yes ? QuizWords.text("asked.missed") : ""));
        return Optional.of(place.question(QuestionKind.ASKED, visit.entered(), QuizWords.text("asked", place.title,
                place.kernel, visit.origin().by(), visit.entered()), choices, yes ? 0 : 1, why));
    }

    private static String unasked(Return made) {
        return switch (made.path()) {
            case ERETU -> "fred";
            case SYSRET_FAST -> "fast";
            case SYSRETL -> "compat";
            default -> made.origin().kind() == Origin.Kind.INTERRUPT ? "interrupt"
                    : made.origin().kind() == Origin.Kind.FORK ? "child" : "other";
        };
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
