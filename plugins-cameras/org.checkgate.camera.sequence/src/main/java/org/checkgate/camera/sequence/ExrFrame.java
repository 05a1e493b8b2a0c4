package org.checkgate.camera.sequence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.checkgate.readers.BcdTimecode;
import org.checkgate.readers.exr.ExrAttribute;
import org.checkgate.readers.exr.ExrHeader;
import org.checkgate.readers.exr.ExrPart;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;

/** A frame in an OpenEXR file; of several parts, the first speaks for all. */
record ExrFrame(ExrHeader header) implements Frame {
    @Override
    public Optional<BcdTimecode> timecode() {
        return header.first().get("timeCode").timecode();
    }

    /** By the standard's name, else by the one that OpenImageIO leaves in files when it is given its own. */
    @Override
    public Optional<Rate> rate() {
        return header.first().get("framesPerSecond").rate().or(() -> header.first().get("FramesPerSecond").rate());
    }

    /** Of the display window: the data window of a rendered picture may differ from frame to frame, and means no harm. */
    @Override
    public String size() {
        return header.first().get("displayWindow").box().map(b -> b.width() + " x " + b.height()).orElse("");
    }

    @Override
    public long claimedBytes() {
        return 0;
    }

    @Override
    public boolean isFixedSize() {
        return false;
    }

    @Override
    public void offer(String path, Inspection.Builder to) {
        ExrPart part = header.first();
        to.offer(Field.CONTAINER, "OpenEXR", "OpenEXR", Confidence.READ).offer(Field.CODEC, "OpenEXR", "OpenEXR", Confidence.READ)
            .offer(Field.CODEC_PROFILE, part.compression().orElse(null), "OpenEXR compression", Confidence.READ);
        part.get("dataWindow").box().ifPresent(b -> to.offer(Field.WIDTH, b.width(), "OpenEXR dataWindow", Confidence.READ)
            .offer(Field.HEIGHT, b.height(), "OpenEXR dataWindow", Confidence.READ));
        List<ExrPart.Channel> channels = part.channels();
        if (!channels.isEmpty()) {
            to.offer(Field.BIT_DEPTH, (long) channels.stream().mapToInt(ExrPart.Channel::bits).max().getAsInt(), "OpenEXR channels", Confidence.READ)
                .raw("exr", "channels", String.join(", ", channels.stream().map(ExrPart.Channel::name).toList()));
        }
        Double aspect = part.get("pixelAspectRatio").decimal().orElse(null);
        if (aspect != null && aspect > 0.001 && aspect < 1000) {
            to.offer(Field.PIXEL_ASPECT, new Rate(Math.round(aspect * 10_000), 10_000), "OpenEXR pixelAspectRatio", Confidence.READ);
        }
        to.offer(Field.COLOUR_PRIMARIES, Chromaticities.name(part.get("chromaticities").decimals(8)), "OpenEXR chromaticities", Confidence.DERIVED);
        camera(part, to);
        exposure(part, to);
        String offset = part.get("utcOffset").decimal().map(ExrFrame::offset).orElse("");
        to.offer(Field.CAPTURE_TIME, CaptureTime.of(text(part, "capDate") + offset), "OpenEXR capDate", Confidence.READ);
        part.attributes().forEach((name, attribute) -> attribute.shown().ifPresent(shown -> to.raw("exr", name, shown)));
        to.raw("exr", "parts", header.parts().size() > 1 ? "" + header.parts().size() : "");
    }

    private static void camera(ExrPart part, Inspection.Builder to) {
        read(Field.REEL, "reelName", part, to);
        read(Field.MAKE, "cameraMake", part, to);
        read(Field.MODEL, "cameraModel", part, to);
        read(Field.SERIAL, "cameraSerialNumber", part, to);
        read(Field.FIRMWARE, "cameraFirmwareVersion", part, to);
        read(Field.LENS_MAKER, "lensMake", part, to);
        read(Field.LENS_MODEL, "lensModel", part, to);
        read(Field.LENS_SERIAL, "lensSerialNumber", part, to);
        read(Field.NOTES, "comments", part, to);
        to.offer(Field.CAMERA_ID, CameraLetter.of(text(part, "cameraLabel")), "OpenEXR cameraLabel", Confidence.READ);
    }

    private static void exposure(ExrPart part, Inspection.Builder to) {
        decimal(Field.EXPOSURE_TIME, "expTime", part, to);
        decimal(Field.F_NUMBER, "aperture", part, to);
        decimal(Field.T_STOP, "tStop", part, to);
        decimal(Field.FOCUS_DISTANCE_M, "focus", part, to);
        decimal(Field.SHUTTER_ANGLE, "shutterAngle", part, to);
        decimal(Field.FOCAL_LENGTH_MM, "nominalFocalLength", part, to);
        decimal(Field.FOCAL_LENGTH_MM, "effectiveFocalLength", part, to);
        decimal(Field.TINT, "cameraTintSetting", part, to);
        whole(Field.ISO, "isoSpeed", part, to);
        whole(Field.WHITE_BALANCE_KELVIN, "cameraCCTSetting", part, to);
        to.offer(Field.SENSOR_FRAME_RATE, part.get("captureRate").rate().orElse(null), "OpenEXR captureRate", Confidence.READ);
    }

    private static String text(ExrPart part, String name) {
        return part.get(name).text().orElse("");
    }

    private static void read(Field field, String name, ExrPart part, Inspection.Builder to) {
        to.offer(field, part.get(name).text().orElse(null), "OpenEXR " + name, Confidence.READ);
    }

    private static void decimal(Field field, String name, ExrPart part, Inspection.Builder to) {
        to.offer(field, part.get(name).decimal().map(ExrFrame::asWritten).orElse(null), "OpenEXR " + name, Confidence.READ);
    }

    private static void whole(Field field, String name, ExrPart part, Inspection.Builder to) {
        to.offer(field, part.get(name).decimal().map(Math::round).orElse(null), "OpenEXR " + name, Confidence.READ);
    }

    /** A float of 2.8 is 2.8, not 2.799999952316284. */
    private static double asWritten(double value) {
        return Double.parseDouble(Float.toString((float) value));
    }

    /** UTC is local time plus the attribute's seconds, so that the sign is the other way round than in ISO 8601. */
    private static String offset(double seconds) {
        long minutes = Math.round(-seconds / 60);
        return Math.abs(minutes) > 18 * 60 ? ""
            : String.format(Locale.ROOT, "%s%02d:%02d", minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
    }
}
