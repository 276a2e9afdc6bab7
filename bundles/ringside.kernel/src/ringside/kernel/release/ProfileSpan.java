package ringside.kernel.release;

/** The releases for which a profile stands exactly. */
record ProfileSpan(String id, ReleaseSpan span) {
}
