package org.checkgate.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The engines as they are shipped: programs and libraries in a jar of the JavaCPP Presets, for Linux on x86-64. Unpacked
 * once into a cache folder, so that a stop in the middle, a loss of power included, leaves nothing half.
 */
public final class ShippedEngines implements Engines {
    private final Path jar;
    private final Path cache;
    private final String machine;
    private Engine unpacked;

    /**
     * @param jar   the jar with the programs
     * @param cache where they are unpacked to; made when absent
     */
    public ShippedEngines(Path jar, Path cache) {
        this(jar, cache, System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
    }

    ShippedEngines(Path jar, Path cache, String machine) {
        this.jar = jar;
        this.cache = cache;
        this.machine = machine;
    }

    @Override
    public synchronized Engine ffmpeg() throws IOException {
        if (unpacked != null && Files.isExecutable(unpacked.ffmpeg()) && Files.isExecutable(unpacked.ffprobe())) {
            return unpacked;
        }
        if (!machine.toLowerCase(Locale.ROOT).matches("linux on (amd64|x86_64)")) {
            throw new IOException("The shipped ffmpeg runs on Linux on x86-64; this machine is " + machine + ".");
        }
        if (!Files.isReadable(jar)) {
            throw new IOException("The shipped ffmpeg is not there: " + jar + " is missing or cannot be read. Unpack the appliance's image again.");
        }
        Path folder = new EngineJar(jar).unpackedBelow(cache);
        Engine engine = new Engine(folder.resolve("ffmpeg"), folder.resolve("ffprobe"), folder);
        if (!Files.isExecutable(engine.ffmpeg()) || !Files.isExecutable(engine.ffprobe())) {
            throw new IOException("Programs may not be run from " + cache + ". See that its disk is not mounted noexec, or choose another cacheFolder.");
        }
        unpacked = engine;
        return engine;
    }
}
