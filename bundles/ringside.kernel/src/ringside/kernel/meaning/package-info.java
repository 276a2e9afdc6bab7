/**
 * What a name means, in one place and by kernel: registers, flags, slots, thread flags, masks, checks, options and
 * instructions. Whoever tells a person what something is for asks {@link ringside.kernel.meaning.Meanings}; the
 * sentences stand in {@code meanings.properties}. Here are also the names themselves, as everybody writes them. Knows
 * the row of a profile and the decision; neither listings nor services.
 */
package ringside.kernel.meaning;
