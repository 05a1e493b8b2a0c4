package org.checkgate.render.internal;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.process.Command;
import org.checkgate.process.Engine;
import org.checkgate.process.Result;
import org.checkgate.process.ShippedEngines;
import org.checkgate.process.SupervisedChildren;

/** The ffmpeg that is shipped, unpacked once below the build folder, and media made with it. */
final class ShippedFfmpeg implements AutoCloseable {
    final ShippedEngines engines;
    final SupervisedChildren children;
    private final Path folder;

    /** @param folder where media is made */
    ShippedFfmpeg(Path folder) throws IOException {
        this.folder = folder;
        JarURLConnection inside = (JarURLConnection) ShippedFfmpeg.class.getResource("/org/bytedeco/ffmpeg/linux-x86_64-gpl/ffmpeg").openConnection();
        engines = new ShippedEngines(Path.of(URI.create(inside.getJarFileURL().toString())), Path.of("target", "engines").toAbsolutePath());
        children = new SupervisedChildren(folder.resolve("run"));
    }

    /** A ProRes clip of 48 frames at 23.976 (or of another rate and length by {@code picture}) with a tone. */
    Path camera(String name, String picture, String timecode, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=" + picture, "-f", "lavfi", "-i", "sine=f=1000:r=48000:d=2",
                "-c:v", "prores_aw", "-profile:v", "0", "-pix_fmt", "yuv422p10le", "-c:a", "pcm_s24le"));
        if (!timecode.isEmpty()) {
            arguments.addAll(List.of("-timecode", timecode, "-metadata:s:v", "reel_name=A001R1ZA"));
        }
        arguments.addAll(List.of(more));
        return make(name, arguments);
    }

    /** A recorder's file with a tone of its own in each channel. */
    Path sound(String name, int channels) throws Exception {
        StringBuilder tones = new StringBuilder();
        for (int channel = 1; channel <= channels; channel++) {
            tones.append(channel == 1 ? "" : "|").append("sin(2*PI*t*").append(200 * channel).append(")/4");
        }
        return make(name, List.of("-f", "lavfi", "-i", "aevalsrc=exprs=" + tones + ":s=48000:d=3", "-c:a", "pcm_s24le"));
    }

    Path make(String name, List<String> arguments) throws Exception {
        Path file = folder.resolve(name);
        List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-y"));
        all.addAll(arguments);
        all.add(file.toString());
        good(engine().ffmpeg(all));
        return file;
    }

    MediaFacts facts(Path file) throws Exception {
        return MediaFacts.parse(good(engine().ffprobe(List.of("-v", "error", "-of", "json", "-show_streams", "-show_format", "-count_packets", file.toString()))).outputTail());
    }

    Result good(Command command) throws Exception {
        Result result = children.run(command);
        if (!result.good()) {
            throw new AssertionError(result.errorTail());
        }
        return result;
    }

    Engine engine() throws IOException {
        return engines.ffmpeg();
    }

    @Override
    public void close() {
        children.close();
    }
}
