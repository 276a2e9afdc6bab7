package ringside.kernel.release;

/** Releases from one to another, both included. */
record ReleaseSpan(Release first, Release last) {

    /**
     * @param last null for a single release
     */
    static ReleaseSpan of(String first, String last) {
        Release from = Release.in(first).orElseThrow();
        return new ReleaseSpan(from, last == null ? from : Release.in(last).orElseThrow());
    }

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
