package org.checkgate.cli.internal.appliance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.checkgate.cli.internal.home.Home;

/** What the log says of one start: an appliance that does not resolve its bundles stays up, and only the log tells why. */
final class StartLog {
    private static final int READ_AT_MOST = 1 << 20;
    private static final int SHOWN = 15;
    private final Home home;
    private final long before;

    private StartLog(Home home, long before) {
        this.home = home;
        this.before = before;
    }

    /** Notes where the log ends now. */
    static StartLog begin(Home home) throws IOException {
        return new StartLog(home, Files.isRegularFile(home.karafLog()) ? Files.size(home.karafLog()) : 0);
    }

    /** The errors since the start; without any, the end of the log; without a log, what the process printed. */
    List<String> excerpt() {
        List<String> lines = lines(home.karafLog(), before);
        List<String> errors = lines.stream().filter(line -> line.contains("ERROR") || line.contains("FATAL")).toList();
        if (!errors.isEmpty()) {
            return errors.subList(0, Math.min(SHOWN, errors.size()));
        }
        List<String> rest = lines.isEmpty() ? lines(home.processOutput(), 0) : lines;
        return rest.subList(Math.max(0, rest.size() - SHOWN), rest.size());
    }

    private static List<String> lines(Path file, long from) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // A log that is shorter than before was rolled over: all of it is new.
            long start = channel.size() < from ? 0 : from;
            start = Math.max(start, channel.size() - READ_AT_MOST);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - start));
            while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) > 0) {
                continue;
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of("The log " + file + " cannot be read: " + e.getMessage());
        }
    }
}
