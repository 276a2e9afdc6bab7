package ringside.ui.code;

/** A view with a text in which words can be found. */
public interface Findable {

    /** Opens the field for the words, or gives it the keyboard. */
    void find();

    /** Goes to the next place of the words. */
    void findNext();

    /** Goes to the place before. */
    void findPrevious();
}
