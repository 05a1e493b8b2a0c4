package org.checkgate.bench.mhl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.bench.Peer;

/** Where many tiny files can lie: in memory, where no disk adds its own cost to ours, or else on the disk. */
final class Room {
    private static final Path IN_MEMORY = Path.of("/dev/shm");
    /** A page for the bytes, and what the kernel keeps of a file and its name. */
    private static final long BYTES_PER_FILE = 4_096 + 1_400;
    /** For the virtual machines and whatever else runs. */
    private static final long RESERVE = 3L << 30;

    private Room() {}

    static Path of(long files) throws IOException, InterruptedException {
        long bytes = files * BYTES_PER_FILE;
        boolean roomy = Files.isWritable(IN_MEMORY) && Files.getFileStore(IN_MEMORY).getUsableSpace() > bytes
                && freeInodes() > files + files / 100 && availableMemory() > bytes + RESERVE;
        return roomy ? IN_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static long freeInodes() throws IOException, InterruptedException {
        Peer stat = new Peer("stat", "-f", "-c", "%d");
        return stat.absent() ? 0 : Long.parseLong(stat.output(List.of(IN_MEMORY)).strip());
    }

    private static long availableMemory() throws IOException {
        String memory = Files.readString(Path.of("/proc/meminfo"));
        Matcher kilobytes = Pattern.compile("MemAvailable:\\s+(\\d+) kB").matcher(memory);
        return kilobytes.find() ? Long.parseLong(kilobytes.group(1)) << 10 : 0;
    }
}
