package ringside.kernel.profile;

/**
 * What an experiment changes in a row.
 *
 * @param key    the key
 * @param value  what the row says instead; or, if {@code clears}, the bits that are cleared
 * @param clears whether bits of a number are cleared
 * @param <T>    values of the key
 */
record RowChange<T>(Key<T> key, T value, boolean clears) {

    /** Ending of a name whose value are bits to be cleared. */
    static final String AND_NOT = ".and-not";

    /** The name as it stands in the file of the experiment, behind {@code row.}. */
    String name() {
        return key.name() + (clears ? AND_NOT : "");
    }

    Profile applied(Profile profile) {
        return clears ? profile.with(key, without(profile.value(key))) : profile.with(key, value);
    }

    /** Only numbers have bits: see {@link WhatIfReader}. */
    @SuppressWarnings("unchecked")
    private T without(T whole) {
        return (T) (Object) ((Long) whole & ~(Long) value);
    }
}
