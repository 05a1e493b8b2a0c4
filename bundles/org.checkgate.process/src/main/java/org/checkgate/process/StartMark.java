package org.checkgate.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells a process from a later one with the same id. On Linux: the boot and the process's start in ticks since then
 * (proc(5), {@code /proc/pid/stat}, field 22), because the wall-clock start that Java reports moves when the clock is set.
 * Elsewhere: that wall-clock start.
 */
final class StartMark {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    /** Counted from the field after the program's name, which is in brackets and may hold blanks and brackets. */
    private static final int START = 22 - 3;

    private StartMark() {
    }

    /** Empty when the process is gone. */
    static Optional<String> of(ProcessHandle process) {
        if (!process.isAlive()) {
            return Optional.empty();
        }
        if (!Files.isReadable(BOOT)) {
            return process.info().startInstant().map(Instant::toString);
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Optional.of(Files.readString(BOOT).strip() + "/" + fields[START]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
