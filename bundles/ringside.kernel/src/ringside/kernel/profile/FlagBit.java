package ringside.kernel.profile;

/**
 * One thread flag of a profile.
 *
 * @param name    without the prefix TIF_ or SYSCALL_WORK_, such as {@code SIGPENDING}
 * @param word    the word of thread_info that holds it: {@code flags} or {@code syscall_work}
 * @param bit     its number in that word
 * @param meaning what it says about the thread and who sets it
 * @param sticky  true: a mode that stays until it is switched off; false: work that is done once
 * @param work    what is done on the way in or out while it is set
 */
public record FlagBit(String name, String word, int bit, String meaning, boolean sticky, String work) {

    /** The bit as a mask of its word. */
    public long mask() {
        return 1L << bit;
    }
}
