package org.checkgate.mhl;

/** Watches a verification. Called from several threads at once; must return quickly. */
public interface VerifyListener {

    /** Nothing to tell. */
    VerifyListener NONE = new VerifyListener() {};

    /**
     * Before the first read: how many files will be read, and their bytes. Files that may be missing ones under another name
     * are read after those, and are not counted here.
     */
    default void started(long files, long bytes) {}

    /** That many more bytes were read. */
    default void read(int bytes) {}

    /** A file was read to its end and judged. */
    default void judged(String path, FileVerdict verdict) {}

    /** Asked at every buffer: true ends the run with a {@link java.util.concurrent.CancellationException}. */
    default boolean cancelled() {
        return false;
    }
}
