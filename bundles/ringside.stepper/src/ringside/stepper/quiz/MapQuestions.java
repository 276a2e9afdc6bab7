package ringside.stepper.quiz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.questions.DecidingKernel;
import ringside.kernel.questions.DecisionMap;
import ringside.kernel.questions.InputClasses;
import ringside.kernel.questions.Progress;

/** Questions about six slots, drawn from the map of all decisions; what is wrong comes from neighbouring classes. */
final class MapQuestions implements QuestionSource {
    private static final String JOIN = "+";
    private static final int CHOICES = 4;
    private static final int PERCENT = 100;
    /** How many of a hundred states have no failing check, and how many at most one. */
    private static final int NONE_OF_HUNDRED = 40;
    private static final int ONE_OF_HUNDRED = 85;

    private final InputClasses classes = InputClasses.ofAllProfiles();
    private final List<DecidingKernel> kernels = new ArrayList<>();
    private final Map<DecidingKernel, Map<Integer, List<DecisionMap.Entry>>> byFailing = new HashMap<>();

    MapQuestions(List<Profile> profiles) {
        for (Profile profile : profiles) {
            DecidingKernel kernel = DecidingKernel.of(profile, KernelOptions.DEFAULT);
            if (kernel.fail().filter(path -> path != kernel.pass()).isPresent()) {
                kernels.add(kernel);
            }
        }
    }

    @Override
    public Optional<Question> draw(QuestionKind kind, int id, Draw draw) {
        if (kernels.isEmpty()) {
            return Optional.empty();
        }
        DecidingKernel kernel = draw.of(kernels);
        List<DecisionMap.Entry> entries = failing(kernel, count(kind, draw));
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        ReturnState state = StateDraw.of(draw.of(entries).inputs(), draw);
        DecidingKernel.Answer answer = kernel.answer(state);
        return Optional.of(switch (kind) {
            case PATH -> path(id, kernel, state, answer);
            case REASON -> reason(id, kernel, state, answer, draw);
            default -> reasons(id, kernel, state, answer, draw);
        });
    }

    /** How many checks are to fail: for a way back often none, for a reason one or more, for all reasons some. */
    private static int count(QuestionKind kind, Draw draw) {
        int percent = draw.below(PERCENT);
        return switch (kind) {
            case PATH -> percent < NONE_OF_HUNDRED ? 0 : percent < ONE_OF_HUNDRED ? 1 : 2;
            case REASON -> percent < NONE_OF_HUNDRED ? 1 : percent < ONE_OF_HUNDRED ? 2 : 3;
            default -> percent < NONE_OF_HUNDRED ? 2 : percent < ONE_OF_HUNDRED ? 1 : 3;
        };
    }

    private List<DecisionMap.Entry> failing(DecidingKernel kernel, int count) {
        return byFailing.computeIfAbsent(kernel, asked -> DecisionMap.of(asked, classes, Progress.NONE).entries()
                .stream().collect(Collectors.groupingBy(entry -> entry.answer().failing().size())))
                .getOrDefault(count, List.of());
    }

    private static Question path(int id, DecidingKernel kernel, ReturnState state, DecidingKernel.Answer answer) {
        Path fail = kernel.fail().orElseThrow();
        String missed = answer.reason().map(first -> QuizWords.text("missed." + first)).orElse("");
        List<Choice> choices = List.of(
                new Choice(kernel.pass().label(), kernel.pass().label(), missed),
                new Choice(fail.label(), fail.label(), answer.reason().isEmpty() ? QuizWords.text("iret.never") : ""));
        return new Question(id, QuestionKind.PATH, kernel.profile().id(), QuizWords.text("path", title(kernel)),
                Optional.of(state), Optional.empty(), choices, answer.reason().isEmpty() ? 0 : 1, why(kernel, state));
    }

    /** Wrong are checks that hold, and checks that fail but are asked later or never. */
    private static Question reason(int id, DecidingKernel kernel, ReturnState state, DecidingKernel.Answer answer,
            Draw draw) {
        CheckId first = answer.reason().orElseThrow();
        Set<CheckId> wanted = new LinkedHashSet<>(List.of(first));
        wanted.addAll(draw.shuffled(answer.failing()));
        wanted.addAll(draw.shuffled(kernel.checks()));
        List<CheckId> shown = wanted.stream().limit(CHOICES).sorted(Comparator.comparing(kernel.checks()::indexOf))
                .toList();
        List<Choice> choices = shown.stream().map(check -> new Choice(check.name(), titled(kernel, state, check),
                check == first ? ""
                        : answer.failing().contains(check) ? QuizWords.text("later", check, first)
                        : QuizWords.text("holds", check)))
                .toList();
        return new Question(id, QuestionKind.REASON, kernel.profile().id(), QuizWords.text("reason", title(kernel)),
                Optional.of(state), Optional.empty(), choices, shown.indexOf(first), why(kernel, state));
    }

    /** Wrong are the sets that one gets by one mistake: a check left out, or one too many. */
    private static Question reasons(int id, DecidingKernel kernel, ReturnState state, DecidingKernel.Answer answer,
            Draw draw) {
        int right = mask(answer.failing());
        Set<Integer> wanted = new LinkedHashSet<>(List.of(right));
        for (CheckId check : draw.shuffled(kernel.checks())) {
            int other = right ^ check.mask();
            if (other != 0 && wanted.size() < CHOICES) {
                wanted.add(other);
            }
        }
        List<Integer> shown = wanted.stream().sorted().toList();
        List<Choice> choices = shown.stream().map(mask -> {
            List<CheckId> checks = kernel.decision().failing(mask);
            String value = checks.stream().map(CheckId::name).collect(Collectors.joining(JOIN));
            return new Choice(value, value.replace(JOIN, " + "), mask == right ? "" : mistake(kernel, right, mask));
        }).toList();
        return new Question(id, QuestionKind.REASONS, kernel.profile().id(), QuizWords.text("reasons", title(kernel)),
                Optional.of(state), Optional.empty(), choices, shown.indexOf(right), why(kernel, state));
    }

    private static String mistake(DecidingKernel kernel, int right, int chosen) {
        CheckId check = kernel.decision().first(right ^ chosen);
        return (right & check.mask()) != 0 ? QuizWords.text("missed." + check) : QuizWords.text("holds", check);
    }

    private static int mask(List<CheckId> checks) {
        return checks.stream().mapToInt(CheckId::mask).reduce(0, (one, other) -> one | other);
    }

    private static String titled(DecidingKernel kernel, ReturnState state, CheckId check) {
        return check + ": " + kernel.decision().decide(state).results().stream()
                .filter(result -> result.id() == check).findFirst().orElseThrow().title();
    }

    private static String title(DecidingKernel kernel) {
        return kernel.profile().id() + " (" + kernel.profile().releases() + ")";
    }

    /** The verdict in a line, then what each failing check sees. */
    private static String why(DecidingKernel kernel, ReturnState state) {
        Verdict verdict = kernel.decision().decide(state);
        return verdict.results().stream().filter(result -> verdict.failing().contains(result.id()))
                .map(result -> " " + result.sentence())
                .collect(Collectors.joining("", verdict.summary() + ".", ""));
    }
}
