package ringside.ui.session;

/**
 * One thing to choose.
 *
 * @param id what stands for it
 * @param title what people read
 */
public record Choice(String id, String title) {
}
