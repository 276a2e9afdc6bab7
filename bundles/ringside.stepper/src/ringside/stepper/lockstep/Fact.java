package ringside.stepper.lockstep;

/**
 * One thing that a step does.
 *
 * @param kind    what it is
 * @param subject what it is about
 * @param value   what became of it, the same words for two kernels if the effect is the same
 * @param words   the same with everything that is worth telling
 */
record Fact(DeedKind kind, String subject, String value, String words) {
    Fact(DeedKind kind, String subject, String words) {
        this(kind, subject, words, words);
    }
}
