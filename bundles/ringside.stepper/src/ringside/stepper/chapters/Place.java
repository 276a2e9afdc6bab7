package ringside.stepper.chapters;

/**
 * Where a reader is in the story, told so that another kernel's story has it too.
 *
 * @param chapter the place of the chapter
 * @param phase   the phase that comes next; empty at the end
 */
public record Place(int chapter, String phase) {
}
