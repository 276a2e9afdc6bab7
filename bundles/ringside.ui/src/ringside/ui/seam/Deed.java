package ringside.ui.seam;

/**
 * Something that the reader can do about what is told.
 *
 * @param order which
 * @param words on its button
 * @param tip   what it does exactly
 */
record Deed(String order, String words, String tip) {
}
