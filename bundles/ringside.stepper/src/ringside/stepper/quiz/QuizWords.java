package ringside.stepper.quiz;

import java.util.Map;

import ringside.words.Language;

/** The words of questions and of what was misunderstood, from {@code quiz.properties} or its translation. */
final class QuizWords {
    private static final Map<String, String> TEXTS = Language.texts(QuizWords.class, "quiz");

    private QuizWords() {
    }

    /** {@return the text of a key that exists, with {0} {1} … replaced} */
    static String text(String key, Object... arguments) {
        String pattern = TEXTS.get(key);
        for (int at = 0; at < arguments.length; at++) {
            pattern = pattern.replace("{" + at + "}", String.valueOf(arguments[at]));
        }
        return pattern;
    }
}
