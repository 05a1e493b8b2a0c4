package org.checkgate.inspect.internal.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {
    @TempDir
    private Path parent;

    /** A process that holds a lock until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (FileChannel lock = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                lock.lock();
                System.out.println("locked");
                Thread.sleep(600_000);
            }
        }
    }

    private Path left(String name) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name).resolve("000000")).getParent();
        Files.write(folder.resolve("000000/plugin.jar"), new byte[10]);
        Files.createFile(folder.resolve("in-use"));
        return folder;
    }

    private List<String> there() throws IOException {
        try (Stream<Path> found = Files.list(parent)) {
            return found.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatAKilledProcessLeftIsSweptAndNothingElse() throws Exception {
        left("checkgate-plugins1");
        left("checkgate-plugins-of-another");
        left("somebody-elses");
        Files.createDirectory(parent.resolve("checkgate-plugins-without-a-lock"));
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", System.getProperty("java.class.path"),
            Holder.class.getName(), parent.resolve("checkgate-plugins-of-another/in-use").toString()).start();
        try (OwnFolder mine = OwnFolder.in(parent)) {
            assertEquals("locked", other.inputReader().readLine());
            Instant soon = Instant.now().plusSeconds(60);
            OwnFolder.sweep(parent, Instant.EPOCH);
            assertEquals(5, there().size(), "what is young is left alone");
            OwnFolder.sweep(parent, soon);
            assertEquals(Stream.of("checkgate-plugins-of-another", "checkgate-plugins-without-a-lock", mine.path().getFileName().toString(), "somebody-elses").sorted().toList(), there());
        } finally {
            other.destroyForcibly().waitFor();
        }
        OwnFolder.sweep(parent, Instant.now().plusSeconds(60));
        assertEquals(List.of("checkgate-plugins-without-a-lock", "somebody-elses"), there(), "its maker is gone");
    }

    @Test
    @Timeout(60)
    void whatOthersPutThereIsNeitherWaitedForNorFollowed() throws Exception {
        Path pipe = Files.createDirectory(parent.resolve("checkgate-plugins-pipe")).resolve("in-use");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Path elsewhere = left("elsewhere");
        Files.createSymbolicLink(parent.resolve("checkgate-plugins-link"), elsewhere);
        Files.createSymbolicLink(Files.createDirectory(parent.resolve("checkgate-plugins-linked")).resolve("in-use"), elsewhere.resolve("in-use"));
        List<String> before = there();
        OwnFolder.sweep(parent, Instant.now().plusSeconds(60));
        assertEquals(before, there());
        assertTrue(Files.exists(elsewhere.resolve("000000/plugin.jar")));
    }

    @Test
    void itGoesWithAllThatIsInIt() throws IOException {
        OwnFolder folder = OwnFolder.in(parent);
        Files.write(folder.path().resolve("door"), new byte[1]);
        assertTrue(Files.exists(folder.path()));
        folder.close();
        assertFalse(Files.exists(folder.path()));
    }
}
