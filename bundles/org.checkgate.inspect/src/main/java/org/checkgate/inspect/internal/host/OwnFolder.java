package org.checkgate.inspect.internal.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders for what plugins need while they run. Only this user may enter them. */
final class OwnFolder {
    /** The address of a socket has room for 108 bytes, and a folder of the appliance may be deeper than that. */
    private static final Path SHORT = Path.of("/tmp");

    private OwnFolder() {
    }

    static Path make() throws IOException {
        return Files.isWritable(SHORT) ? Files.createTempDirectory(SHORT, "checkgate-plugins") : Files.createTempDirectory("cg");
    }

    static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // What stays lies in a folder for such things, and harms nobody.
        }
    }
}
