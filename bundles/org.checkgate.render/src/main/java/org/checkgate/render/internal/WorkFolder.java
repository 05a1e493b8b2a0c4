package org.checkgate.render.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where proxies are made before they are stored; swept at start, because a kill leaves what was in work. */
final class WorkFolder {
    private static final System.Logger LOG = System.getLogger(WorkFolder.class.getName());
    private static final String JOB = "job-";

    private final Path folder;

    WorkFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                // Only what was made here.
                left.filter(path -> path.getFileName().toString().startsWith(JOB)).forEach(WorkFolder::delete);
            }
        } catch (IOException notNow) {
            // Each job tries anew, and says so where people see it.
            LOG.log(System.Logger.Level.WARNING, "The folder " + folder + " in which proxies are made cannot be made ready.", notNow);
        }
    }

    static Path ofSystem() {
        return Path.of(System.getProperty("karaf.data", System.getProperty("java.io.tmpdir"))).resolve("render").toAbsolutePath();
    }

    Job job() throws IOException {
        return new Job(Files.createTempDirectory(Files.createDirectories(folder), JOB));
    }

    /** A folder that is gone when its job is done. */
    record Job(Path path) implements AutoCloseable {
        @Override
        public void close() {
            delete(path);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException gone) {
            // As it should be.
        } catch (IOException | UncheckedIOException stays) {
            LOG.log(System.Logger.Level.WARNING, "{0} could not be deleted; the next start tries again.", folder);
        }
    }
}
