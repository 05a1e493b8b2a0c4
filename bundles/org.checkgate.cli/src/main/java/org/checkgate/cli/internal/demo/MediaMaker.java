package org.checkgate.cli.internal.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.process.Children;
import org.checkgate.process.Engine;
import org.checkgate.process.Result;
import org.checkgate.process.ShippedEngines;
import org.checkgate.process.SupervisedChildren;

/** Makes media with the ffmpeg that the appliance ships. Its processes die with this one. */
final class MediaMaker implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private final SupervisedChildren children;
    private final Engine engine;

    /**
     * @param jar  the shipped programs
     * @param work a folder of our own, where they are unpacked
     */
    MediaMaker(Path jar, Path work) throws IOException {
        engine = new ShippedEngines(jar, work.resolve("engines")).ffmpeg();
        children = new SupervisedChildren(work.resolve("children"));
    }

    /** Runs ffmpeg in a folder; the same arguments give the same bytes. */
    void make(List<String> arguments, Path folder) throws IOException {
        List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-n", "-fflags", "+bitexact"));
        all.addAll(arguments);
        Result result = run(all, folder, children);
        if (!result.good()) {
            throw new Trouble(ExitCode.CANNOT_START, "The demo's media could not be made: ffmpeg ended with status " + result.exitCode() + ": " + result.errorTail().strip() + ".",
                    "See that the disk has 500 MB free, then say the command again.");
        }
    }

    private Result run(List<String> arguments, Path folder, Children by) throws IOException {
        try {
            // Below the priority of the appliance, which starts meanwhile.
            return by.run(engine.ffmpeg(arguments).in(folder).within(LIMIT).behind(List.of("nice", "-n", "10")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Making the demo's media was interrupted.", e);
        }
    }

    @Override
    public void close() {
        children.close();
    }
}
