package ringside.stepper.document;

/**
 * A lesson and its question, which stands at the end of it.
 *
 * @param body     what is told, in Markdown; may be empty
 * @param question what is asked; may be empty
 */
public record LessonText(String body, String question) {
    private static final String MARK = "Question:";

    /** @param lesson the whole text; null where there is none */
    public static LessonText of(String lesson) {
        String text = lesson == null ? "" : lesson.strip();
        int at = text.startsWith(MARK) ? 0 : text.lastIndexOf("\n" + MARK);
        return at < 0 ? new LessonText(text, "") : new LessonText(text.substring(0, at).strip(),
                text.substring(text.indexOf(MARK, at) + MARK.length()).strip());
    }

    /** {@return the whole text} */
    public String whole() {
        String asked = question.isBlank() ? "" : MARK + " " + question.strip();
        return body.isBlank() ? asked : asked.isEmpty() ? body.strip() : body.strip() + "\n\n" + asked;
    }
}
