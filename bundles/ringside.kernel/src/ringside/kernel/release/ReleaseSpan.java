package ringside.kernel.release;

/** Releases from one to another, both included. */
record ReleaseSpan(Release first, Release last) {

    boolean contains(Release release) {
        return !release.before(first) && !last.before(release);
    }

    boolean single() {
        return first.equals(last);
    }

    @Override
    public String toString() {
        return single() ? first.toString() : first + " - " + last;
    }
}
