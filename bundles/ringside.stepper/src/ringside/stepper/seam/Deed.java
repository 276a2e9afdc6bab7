package ringside.stepper.seam;

/**
 * Something that the reader can do about what is told.
 *
 * @param order which
 * @param words on its button
 * @param tip   what it does exactly
 */
public record Deed(String order, String words, String tip) {
}
