package org.checkgate.readers.quicktime;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Severity;

/** A film's boxes in the words of the normalised schema. */
final class MovieFacts {
    private MovieFacts() {
    }

    /** @param namespaces of the raw keys, by how a key starts */
    static void offer(Movie movie, String path, Map<String, String> namespaces, Inspection.Builder to) {
        boolean quickTime = movie.brand().isEmpty() || movie.brand().equals("qt  ");
        to.offer(Field.CONTAINER, quickTime ? "QuickTime" : movie.brand().equals("crx ") ? "Canon ISO-BMFF" : "MP4", "ftyp", Confidence.READ);
        movie.tracks().stream().filter(t -> t.video().isPresent()).findFirst().ifPresent(t -> picture(t, t.video().get(), to));
        sound(movie.tracks(), to);
        movie.tracks().stream().flatMap(t -> t.timecode().stream()).map(TimecodeEntry::reel).filter(r -> !r.isEmpty()).findFirst()
            .ifPresent(reel -> reel(reel, movie, path, to));
        KeyFacts.offer(movie.keys(), to);
        if (movie.tracks().stream().anyMatch(t -> t.handlerName().startsWith("GoPro"))) {
            to.offer(Field.MAKE, "GoPro", "hdlr", Confidence.DERIVED);
        }
        // The standard says UTC, many cameras write what their clock shows.
        movie.created().ifPresent(t -> to.offer(Field.CAPTURE_TIME, t.toString(), "mvhd", Confidence.GUESSED));
        movie.keys().forEach((key, value) -> {
            boolean gopro = key.startsWith("gopro.");
            to.raw(gopro ? "gopro" : namespace(key, namespaces), gopro ? key.substring(6) : key, value);
        });
    }

    private static String namespace(String key, Map<String, String> namespaces) {
        return namespaces.entrySet().stream().filter(e -> key.startsWith(e.getKey())).map(Map.Entry::getValue).findFirst().orElse("qt");
    }

    /** Two names for one reel are how footage gets lost in a conform, so nobody chooses silently. */
    private static void reel(String reel, Movie movie, String path, Inspection.Builder to) {
        to.offer(Field.REEL, reel, "tmcd name", Confidence.READ);
        movie.keys().forEach((key, value) -> {
            if (key.toLowerCase(Locale.ROOT).endsWith("reelname") && !value.equals(reel)) {
                to.finding(new Finding("REEL_CONFLICT", Severity.INFO, path,
                    "The timecode track calls the reel '" + reel + "', the key " + key + " calls it '" + value + "'; the first is taken.",
                    "Ask the camera department which name the editors use."));
            }
        });
    }

    private static void picture(Track track, VideoEntry entry, Inspection.Builder to) {
        Codec codec = Codec.of(entry);
        to.offer(Field.WIDTH, entry.width(), "stsd", Confidence.READ)
            .offer(Field.HEIGHT, entry.height(), "stsd", Confidence.READ)
            .offer(Field.PIXEL_ASPECT, entry.pixelAspect().orElse(null), "pasp", Confidence.READ)
            .offer(Field.DURATION_FRAMES, track.samples(), "stts", Confidence.READ)
            .offer(Field.FRAME_RATE, track.rate().orElse(null), "stts", track.steady() ? Confidence.READ : Confidence.DERIVED)
            .offer(Field.CODEC, codec.name(), "stsd", Confidence.READ)
            .offer(Field.CODEC_PROFILE, codec.profile(), "stsd", Confidence.READ)
            .offer(Field.BIT_DEPTH, codec.bits(), "stsd", Confidence.DERIVED)
            .offer(Field.CHROMA, codec.chroma(), "stsd", Confidence.DERIVED);
        entry.colour().ifPresent(c -> to.offer(Field.COLOUR_PRIMARIES, ColourNames.primaries(c[0]), "colr", Confidence.READ)
            .offer(Field.TRANSFER, ColourNames.transfer(c[1]), "colr", Confidence.READ)
            .offer(Field.MATRIX, ColourNames.matrix(c[2]), "colr", Confidence.READ));
    }

    private static void sound(List<Track> tracks, Inspection.Builder to) {
        List<AudioEntry> entries = tracks.stream().flatMap(t -> t.audio().stream()).toList();
        to.offer(Field.AUDIO_CHANNELS, entries.stream().mapToLong(AudioEntry::channels).sum(), "stsd", Confidence.READ);
        Optional<AudioEntry> first = entries.stream().findFirst();
        first.ifPresent(a -> to.offer(Field.AUDIO_SAMPLE_RATE, a.sampleRate(), "stsd", Confidence.READ)
            .offer(Field.AUDIO_BIT_DEPTH, a.bits(), "stsd", Confidence.READ)
            .offer(Field.CODEC, a.codec(), "stsd", Confidence.READ));
    }
}
