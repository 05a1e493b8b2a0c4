package org.checkgate.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A temporary folder that is gone at the end, also when the run is interrupted. */
public final class Scratch implements AutoCloseable {
    /** What lies here is on a disk also where the folder for temporary files is in memory. */
    public static final Path ON_DISK = Path.of("/var/tmp");

    private final Path folder;
    private final Thread hook = new Thread(this::vanish, "scratch-cleaner");

    private Scratch(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** A new folder in {@code parent}. */
    public static Scratch in(Path parent) throws IOException {
        return new Scratch(Files.createTempDirectory(parent, "checkgate-bench-"));
    }

    /** A new folder where this system keeps temporary files. */
    public static Scratch inTemporaryFolder() throws IOException {
        return in(Path.of(System.getProperty("java.io.tmpdir")));
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(folder)) {
            delete(folder);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The run was interrupted: the hook finds nothing left to do.
        }
    }

    /** Whoever still writes loses its folder first: otherwise deleting would race with new files, and lose. */
    private void vanish() {
        try {
            Path aside = folder.resolveSibling(folder.getFileName() + ".gone");
            Files.move(folder, aside);
            delete(aside);
        } catch (NoSuchFileException e) {
            // The run has just deleted it itself.
        } catch (IOException e) {
            System.err.println("bench: " + folder + " could not be deleted: " + e);
        }
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
