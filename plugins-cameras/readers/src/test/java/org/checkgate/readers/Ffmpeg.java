package org.checkgate.readers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The machine's own ffmpeg and ffprobe, for a second opinion. A test that calls them is skipped where they are not installed. */
public final class Ffmpeg {
    private static final long LONGEST_SECONDS = 60;

    private Ffmpeg() {
    }

    /** Writes a film of four tenths of a second with a tone. */
    public static Path write(Path film, String size, String rate, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-f", "lavfi", "-i",
            "testsrc2=s=" + size + ":r=" + rate + ":d=0.4", "-f", "lavfi", "-i", "sine=f=1000:r=48000:d=0.4"));
        command.addAll(options);
        command.add(film.toString());
        run(command, film.resolveSibling("ffmpeg.txt"));
        return film;
    }

    /** What ffprobe says, key by key; of equal keys the first, which is the first stream's. */
    public static Map<String, String> probe(Path film) throws IOException, InterruptedException {
        Map<String, String> found = new TreeMap<>();
        for (String line : run(List.of("ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "default=nw=1", film.toString()),
                film.resolveSibling("ffprobe.txt")).lines().toList()) {
            int equals = line.indexOf('=');
            found.putIfAbsent(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
        }
        return found;
    }

    private static String run(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = null;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        } catch (IOException e) {
            assumeTrue(false, command.get(0) + " is not installed");
        }
        boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assumeTrue(ended, "this machine is too busy for " + command.get(0));
        assumeTrue(process.exitValue() == 0, "this " + command.get(0) + " cannot do it: " + Files.readString(output));
        return Files.readString(output);
    }
}
