package org.checkgate.inspect.internal.host;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkgate.inspect.internal.JarBuild;

/**
 * The jars of a set of plugins as they were when it was opened, in a folder of its own. Classes are loaded when they are first needed, so
 * a process that loaded them from the plugin folder would break in mid-call when somebody writes over a jar there, and one that is
 * started later would hold other plugins than the first.
 */
final class JarCopies implements Closeable {
    private final OwnFolder folder;
    private final Map<Path, Path> originals = new LinkedHashMap<>();
    private final Map<Path, String> missed = new TreeMap<>();

    private JarCopies(OwnFolder folder) {
        this.folder = folder;
    }

    /** @throws IOException when there is no room for them, or one of them cannot be read */
    static JarCopies of(List<JarBuild> jars) throws IOException {
        JarCopies copies = new JarCopies(OwnFolder.make());
        try {
            for (JarBuild jar : jars) {
                copies.take(jar);
            }
            return copies;
        } catch (IOException e) {
            copies.close();
            throw e;
        }
    }

    /** In a folder of its number, as the sandbox sorts by path, and the names of files are for people. */
    private void take(JarBuild build) throws IOException {
        Path copy = Files.createDirectory(folder.path().resolve(String.format("%06d", originals.size() + missed.size()))).resolve(build.jar().getFileName());
        try {
            Files.copy(build.jar(), copy);
        } catch (NoSuchFileException e) {
            missed.put(build.jar(), "It was taken away while it was opened.");
            return;
        }
        if (JarBuild.of(build.jar()).equals(Optional.of(build))) {
            originals.put(copy, build.jar());
        } else {
            missed.put(build.jar(), "It was written over while it was opened; it is opened again.");
        }
    }

    /** Where the copies lie, in the order of the jars. */
    List<Path> paths() {
        return new ArrayList<>(originals.keySet());
    }

    /** Jars that are not what they were, each with the reason. */
    Map<Path, String> missed() {
        return Map.copyOf(missed);
    }

    /** @throws IOException when it is no copy of these */
    Path original(String copy) throws IOException {
        Path jar = originals.get(Path.of(copy));
        if (jar == null) {
            throw new IOException("Camera plugins cannot be hosted: their process speaks of " + copy + ", which it was not given.");
        }
        return jar;
    }

    /** Whoever has a copy open keeps it. */
    @Override
    public void close() {
        folder.close();
    }
}
