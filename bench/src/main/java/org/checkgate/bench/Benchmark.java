package org.checkgate.bench;

import java.io.IOException;

/** Measures one part of the system. */
public interface Benchmark {

    /** The word that the command line knows it by; the names of its figures begin with it. */
    String name();

    /**
     * Measures everything, handing over each figure as soon as it is known. Leaves nothing behind.
     *
     * @throws IOException when it could not measure, for example because the disk is full
     */
    void run(Report report) throws IOException, InterruptedException;
}
