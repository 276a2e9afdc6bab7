package ringside.kernel.meaning;

/**
 * What one name means to one kernel.
 *
 * @param name     the name as people read it: {@code RCX}, {@code TF}, {@code pt_regs.ip}, {@code SIGPENDING}
 * @param sentence what it is for, one to three sentences
 */
public record Meaning(String name, String sentence) {
}
