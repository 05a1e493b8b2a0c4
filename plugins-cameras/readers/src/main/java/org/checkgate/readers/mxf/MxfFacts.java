package org.checkgate.readers.mxf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;

/** An MXF file's sets in the words of the normalised schema. */
final class MxfFacts {
    private static final int FASTEST = 1000;
    /** Who makes cameras, by how the name starts; what else writes MXF files is no maker of footage. */
    private static final Map<String, String> MAKERS = Map.of("arri", "ARRI", "sony", "Sony", "canon", "Canon", "panasonic", "Panasonic",
        "ikegami", "Ikegami");

    private MxfFacts() {
    }

    /** The timecode has to be offered before: a file of sound takes its frames from there. */
    static void offer(Mxf mxf, Inspection.Builder to) {
        to.offer(Field.CONTAINER, mxf.pattern().isEmpty() ? "MXF" : "MXF " + mxf.pattern(), "partition pack", Confidence.READ);
        mxf.packages(MxfPackage.Kind.PHYSICAL).stream().map(MxfPackage::name).filter(n -> !n.isEmpty()).findFirst()
            .ifPresent(reel -> to.offer(Field.REEL, reel, "MXF tape package", Confidence.READ));
        mxf.packages(MxfPackage.Kind.MATERIAL).stream().findFirst().ifPresent(m -> {
            to.offer(Field.CLIP_NAME, m.name().equalsIgnoreCase("material package") ? null : m.name(), "MXF material package", Confidence.READ);
            // When the package was made, which is when it was shot for a camera's file, and by which clock nobody says.
            to.offer(Field.CAPTURE_TIME, m.created(), "MXF material package", Confidence.GUESSED);
        });
        mxf.identifications().stream().findFirst().flatMap(i -> maker(i.company()))
            .ifPresent(maker -> to.offer(Field.MAKE, maker, "MXF identification", Confidence.GUESSED));
        mxf.picture().ifPresent(p -> picture(mxf, p, to));
        length(mxf, to);
        sound(mxf.sounds(), mxf.picture().isEmpty(), to);
    }

    private static Optional<String> maker(String company) {
        return MAKERS.entrySet().stream().filter(m -> company.regionMatches(true, 0, m.getKey(), 0, m.getKey().length()))
            .map(Map.Entry::getValue).findFirst();
    }

    private static void picture(Mxf mxf, PictureDescriptor picture, Inspection.Builder to) {
        to.offer(Field.WIDTH, picture.sampled().width(), "MXF picture descriptor", Confidence.READ)
            .offer(Field.HEIGHT, picture.sampled().height(), "MXF picture descriptor", Confidence.READ)
            .offer(Field.PIXEL_ASPECT, picture.pixelAspect().orElse(null), "MXF aspect ratio", Confidence.DERIVED);
        Optional<PictureCoding> stated = picture.coding().flatMap(PictureCoding::of);
        Optional<PictureCoding> coding = stated.or(() -> picture.container().flatMap(PictureCoding::of));
        to.offer(Field.BIT_DEPTH, picture.bits(), "MXF picture descriptor", Confidence.READ)
            .offer(Field.CHROMA, picture.chroma(), "MXF picture descriptor", Confidence.READ);
        coding.ifPresent(c -> to.offer(Field.CODEC, c.name(), stated.isPresent() ? "MXF picture coding" : "MXF essence container",
                stated.isPresent() ? Confidence.READ : Confidence.DERIVED)
            .offer(Field.CODEC_PROFILE, c.profile(), "MXF picture coding", Confidence.READ)
            .offer(Field.BIT_DEPTH, c.bits(), "MXF picture coding", Confidence.DERIVED)
            .offer(Field.CHROMA, c.chroma(), "MXF picture coding", Confidence.DERIVED));
        picture.primaries().ifPresent(l -> to.offer(Field.COLOUR_PRIMARIES, ColourLabels.primaries(l), "MXF colour primaries", Confidence.READ)
            .offer(Field.CAMERA_COLOUR_SPACE, ColourLabels.cameraGamut(l), "MXF colour primaries", Confidence.READ));
        picture.transfer().ifPresent(l -> to.offer(Field.TRANSFER, ColourLabels.transfer(l), "MXF transfer characteristic", Confidence.READ)
            .offer(Field.CAMERA_GAMMA, ColourLabels.cameraCurve(l), "MXF transfer characteristic", Confidence.READ));
        picture.equations().ifPresent(l -> to.offer(Field.MATRIX, ColourLabels.equations(l), "MXF coding equations", Confidence.READ));
        Optional<Rate> rate = mxf.essence().flatMap(MxfTrack::editRate).filter(r -> r.asDouble() <= FASTEST);
        to.offer(Field.FRAME_RATE, rate.or(picture::rate).orElse(null), rate.isPresent() ? "MXF edit rate" : "MXF sample rate", Confidence.READ);
    }

    /** Sound counts its length in samples; in frames it is as long as the timecode's rate makes it. */
    private static void length(Mxf mxf, Inspection.Builder to) {
        OptionalLong length = mxf.length();
        Rate unit = mxf.essence().flatMap(MxfTrack::editRate).orElse(null);
        if (length.isEmpty()) {
            return;
        } else if (mxf.picture().isPresent()) {
            to.offer(Field.DURATION_FRAMES, length.getAsLong(), length.equals(mxf.indexed()) ? "MXF index" : "MXF track",
                length.equals(mxf.indexed()) ? Confidence.DERIVED : Confidence.READ);
            return;
        }
        Fact start = to.get(Field.START_TIMECODE);
        if (start != null && unit != null) {
            Rate rate = ((Timecode) start.value()).rate();
            long frames = (long) Math.floor(length.getAsLong() * rate.asDouble() / unit.asDouble() + 1e-6);
            to.offer(Field.FRAME_RATE, rate, start.source(), Confidence.READ)
                .offer(Field.DURATION_FRAMES, frames, "MXF track", Confidence.DERIVED);
        }
    }

    private static void sound(List<SoundDescriptor> sounds, boolean alone, Inspection.Builder to) {
        to.offer(Field.AUDIO_CHANNELS, sounds.stream().mapToLong(SoundDescriptor::channels).sum(), "MXF sound descriptor", Confidence.READ);
        sounds.stream().findFirst().ifPresent(s -> to
            .offer(Field.AUDIO_SAMPLE_RATE, s.samplesASecond(), "MXF sound descriptor", Confidence.READ)
            .offer(Field.AUDIO_BIT_DEPTH, s.bits(), "MXF sound descriptor", Confidence.READ)
            .offer(Field.CODEC, alone && s.isUncompressed() ? "PCM" : null, "MXF sound descriptor", Confidence.DERIVED));
        List<String> names = sounds.stream().flatMap(s -> s.names().stream()).toList();
        to.offer(Field.AUDIO_TRACK_NAMES, names.stream().allMatch(String::isEmpty) ? null : names, "MXF channel labels", Confidence.READ);
    }
}
