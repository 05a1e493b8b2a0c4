package org.checkgate.cli;

import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine.Option;

/** How many files are read at a time. */
final class ThreadsOption {
    private static final int MOST = 64;

    @Option(names = "--threads", paramLabel = "N",
            description = "Read that many files at a time, 1 to " + MOST + " (default: as many as there are processors).")
    private Integer threads;

    int threads() {
        if (threads == null) {
            return Math.min(MOST, Runtime.getRuntime().availableProcessors());
        }
        if (threads < 1 || threads > MOST) {
            throw Trouble.usage("--threads is " + threads + ".", "Give a number from 1 to " + MOST + ".");
        }
        return threads;
    }
}
