package org.checkgate.bench.inspect;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.checkgate.process.Children;
import org.checkgate.process.Engine;
import org.checkgate.process.Result;

/**
 * A card with films and sound of several kinds, each many times under another name.
 *
 * @param folder where it lies
 * @param media  a file for each clip, which a program that describes one file is given
 */
record GeneratedCard(Path folder, List<Path> media) {
    private static final String PICTURE = "testsrc2=s=640x360:r=25:d=1";
    private static final String TONE = "sine=f=1000:r=48000:d=1";

    /** A kind of clip. */
    private record Kind(String name, List<String> encoding) {
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("A001C%03d_261120_R1ZA.mov", List.of("-f", "lavfi", "-i", PICTURE, "-f", "lavfi", "-i", TONE, "-c:v", "prores", "-pix_fmt", "yuv422p10le",
                    "-c:a", "pcm_s24le", "-timecode", "10:11:12:13", "-metadata:s:v", "reel_name=A001R1ZA", "-movflags", "use_metadata_tags",
                    "-metadata", "com.arri.camera.ReelName=A001R1ZA", "-metadata", "com.arri.camera.ExposureIndexAsa=800")),
            new Kind("C%04d.MP4", List.of("-f", "lavfi", "-i", PICTURE, "-f", "lavfi", "-i", TONE, "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-timecode", "01:00:00:00")),
            new Kind("XDC%04d.MXF", List.of("-f", "lavfi", "-i", PICTURE, "-f", "lavfi", "-i", TONE, "-c:v", "mpeg2video", "-pix_fmt", "yuv422p", "-b:v", "10M",
                    "-c:a", "pcm_s24le", "-timecode", "09:59:58:00", "-metadata", "reel_name=XDC0001")),
            new Kind("T%03d.WAV", List.of("-f", "lavfi", "-i", TONE, "-c:a", "pcm_s24le", "-write_bext", "1", "-metadata", "time_reference=1760227200",
                    "-metadata", "description=sSCENE=12A sTAKE=3")));

    /** @param copies of each kind */
    static GeneratedCard make(Path folder, int copies, Engine engine, Children children) throws IOException, InterruptedException {
        List<Path> media = new ArrayList<>();
        for (Kind kind : KINDS) {
            Path first = Files.createDirectories(folder.resolve("A001R1ZA")).resolve(String.format(Locale.ROOT, kind.name(), 1));
            List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-y"));
            arguments.addAll(kind.encoding());
            arguments.add(first.toString());
            Result made = children.run(engine.ffmpeg(arguments));
            if (!made.good()) {
                throw new IOException("ffmpeg could not make " + first.getFileName() + ": " + made.errorTail());
            }
            media.add(first);
            for (int i = 2; i <= copies; i++) {
                media.add(Files.copy(first, first.resolveSibling(String.format(Locale.ROOT, kind.name(), i))));
            }
        }
        return new GeneratedCard(folder, media);
    }

    /** Makes one of each kind as long as a damaged card claims: the rest of each is a hole. */
    void stretch(long bytes) throws IOException {
        for (int i = 0; i < media.size(); i += media.size() / KINDS.size()) {
            try (RandomAccessFile file = new RandomAccessFile(media.get(i).toFile(), "rw")) {
                file.setLength(bytes);
            }
        }
    }
}
