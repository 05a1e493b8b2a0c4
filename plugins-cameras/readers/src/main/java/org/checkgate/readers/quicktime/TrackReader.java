package org.checkgate.readers.quicktime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;

/** Reads a trak box: headers and first entries, never the tables of samples. */
final class TrackReader {
    private final BoxReader boxes;
    private final ByteWindow source;

    TrackReader(BoxReader boxes) {
        this.boxes = boxes;
        this.source = boxes.source();
    }

    Optional<Track> read(Box trak) throws IOException {
        Optional<Box> media = boxes.find(trak, "mdia");
        if (media.isEmpty()) {
            return Optional.empty();
        }
        long timescale = 0;
        String handler = "";
        String name = "";
        SampleDurations durations = SampleDurations.NONE;
        long samples = 0;
        long firstChunk = -1;
        Optional<Box> description = Optional.empty();
        for (Box box : boxes.children(media.get())) {
            if (box.type().equals("mdhd")) {
                timescale = source.u32(box.start() + (source.u8(box.start()) == 1 ? 20 : 12));
            } else if (box.type().equals("hdlr")) {
                handler = source.fourcc(box.start() + 8);
                name = handlerName(box);
            } else if (box.type().equals("minf")) {
                Optional<Box> table = boxes.find(box, "stbl");
                for (Box part : table.isPresent() ? boxes.children(table.get()) : List.<Box>of()) {
                    switch (part.type()) {
                        case "stsd" -> description = boxes.children(part.start() + 8, part.end()).stream().findFirst();
                        case "stts" -> durations = SampleDurations.read(source, part, timescale);
                        case "stsz" -> samples = source.u32(part.start() + 8);
                        case "stco" -> firstChunk = source.u32(part.start() + 4) > 0 ? source.u32(part.start() + 8) : -1;
                        case "co64" -> firstChunk = source.u32(part.start() + 4) > 0 ? source.s64(part.start() + 8) : -1;
                        default -> { }
                    }
                }
            }
        }
        return Optional.of(track(handler, name, Math.max(samples, durations.samples()), durations, firstChunk, description));
    }

    private Track track(String handler, String name, long samples, SampleDurations durations, long firstChunk, Optional<Box> entry)
            throws IOException {
        Optional<VideoEntry> video = Optional.empty();
        Optional<AudioEntry> audio = Optional.empty();
        Optional<TimecodeEntry> timecode = Optional.empty();
        if (entry.isPresent()) {
            switch (handler) {
                case "vide" -> video = Optional.of(VideoEntry.read(boxes, entry.get()));
                case "soun" -> audio = Optional.of(AudioEntry.read(source, entry.get()));
                case "tmcd" -> timecode = Optional.of(TimecodeEntry.read(boxes, entry.get()));
                default -> { }
            }
        }
        return new Track(handler, name, samples, durations.rate(), durations.steady(), firstChunk, video, audio, timecode);
    }

    /** QuickTime writes a length first, ISO a NUL last. */
    private String handlerName(Box hdlr) throws IOException {
        long length = Math.min(hdlr.length() - 24, 64);
        if (length <= 0) {
            return "";
        }
        byte[] bytes = source.bytes(hdlr.start() + 24, length);
        int skip = bytes[0] > 0 && bytes[0] < 32 ? 1 : 0;
        return new String(bytes, skip, bytes.length - skip, StandardCharsets.UTF_8).replace("\0", "").strip();
    }
}
