package ringside.ui.views;

/**
 * A thread flag.
 *
 * @param name its name without prefix
 * @param word the word of thread_info that holds it
 * @param bit its number in that word
 * @param set whether it is set
 * @param changed whether the last step or edit turned it over
 * @param sticky whether it is a mode, as opposed to work that is done once
 * @param work the work it asks for
 * @param meaning what it says
 * @param masks the masks that contain it
 * @param next whether its work runs next
 */
record WorkRow(String name, String word, int bit, boolean set, boolean changed, boolean sticky, String work,
        String meaning, String masks, boolean next) {
}
