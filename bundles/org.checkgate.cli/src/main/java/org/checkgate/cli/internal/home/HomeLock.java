package org.checkgate.cli.internal.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;

/** One appliance for each home: held by the command that runs it, and let go by the system however that command ends. */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes it, or says that an appliance runs there. */
    public static HomeLock take(Home home) throws IOException {
        Files.createDirectories(home.run());
        FileChannel channel = open(home);
        if (tryLock(channel) == null) {
            channel.close();
            throw new Trouble(ExitCode.CANNOT_START, "An appliance runs already at " + home.folder() + ".",
                    "Look at it with 'checkgate status --home " + home.folder() + "', stop it with 'checkgate down', or give another --home.");
        }
        return new HomeLock(channel);
    }

    /** Whether a command runs an appliance at that home now. */
    public static boolean isTaken(Home home) throws IOException {
        if (!Files.exists(file(home))) {
            return false;
        }
        try (FileChannel channel = open(home)) {
            return tryLock(channel) == null;
        }
    }

    private static Path file(Home home) {
        return home.run().resolve("appliance.lock");
    }

    private static FileChannel open(Home home) throws IOException {
        return FileChannel.open(file(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
