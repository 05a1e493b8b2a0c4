package org.checkgate.spi;

import java.util.Optional;

/**
 * The fields of the normalised schema. The names are part of the outside contract: scripts read them.
 * A field that is not known is absent, never 0 or empty.
 */
public enum Field {
    /** The clip's name as the camera gave it. */
    CLIP_NAME("clipName", Kind.TEXT),
    /** The reel or tape name. */
    REEL("reel", Kind.TEXT),
    /** The letter of the camera in its unit, such as {@code A}. */
    CAMERA_ID("cameraId", Kind.TEXT),
    /** Of the first frame. */
    START_TIMECODE("startTimecode", Kind.TIMECODE),
    /** The frame after the last, as in an ALE or EDL: end minus start is the duration. */
    END_TIMECODE("endTimecode", Kind.TIMECODE),
    /** Frames a second at which the clip is played. */
    FRAME_RATE("frameRate", Kind.RATE),
    /** Frames a second at which it was shot. */
    SENSOR_FRAME_RATE("sensorFrameRate", Kind.RATE),
    /** How many frames there are. */
    DURATION_FRAMES("durationFrames", Kind.WHOLE),
    /** Stored pixels, sideways. */
    WIDTH("width", Kind.WHOLE),
    /** Stored pixels, downwards. */
    HEIGHT("height", Kind.WHOLE),
    /** A pixel's width to its height. */
    PIXEL_ASPECT("pixelAspect", Kind.RATE),
    /** By how much the lens squeezed, such as 2.0; 1.0 means not at all. */
    ANAMORPHIC_SQUEEZE("anamorphicSqueeze", Kind.DECIMAL),
    /** Such as {@code QuickTime}, {@code MXF OP1a}, {@code RF64}. */
    CONTAINER("container", Kind.TEXT),
    /** Such as {@code ProRes}, {@code PCM}. */
    CODEC("codec", Kind.TEXT),
    /** Such as {@code 422 HQ}. */
    CODEC_PROFILE("codecProfile", Kind.TEXT),
    /** Bits a picture component. */
    BIT_DEPTH("bitDepth", Kind.WHOLE),
    /** Such as {@code 4:2:2}. */
    CHROMA("chroma", Kind.TEXT),
    /** Such as {@code bt709}. */
    COLOUR_PRIMARIES("colourPrimaries", Kind.TEXT),
    /** Such as {@code bt709}, {@code smpte2084}. */
    TRANSFER("transfer", Kind.TEXT),
    /** Such as {@code bt709}. */
    MATRIX("matrix", Kind.TEXT),
    /** In the maker's words, such as {@code ARRI Wide Gamut 4}. */
    CAMERA_COLOUR_SPACE("cameraColourSpace", Kind.TEXT),
    /** In the maker's words, such as {@code LogC4}. */
    CAMERA_GAMMA("cameraGamma", Kind.TEXT),
    /** Sensitivity of the sensor. */
    ISO("iso", Kind.WHOLE),
    /** What the picture was exposed for. */
    EXPOSURE_INDEX("exposureIndex", Kind.WHOLE),
    /** Kelvin. */
    WHITE_BALANCE_KELVIN("whiteBalanceKelvin", Kind.WHOLE),
    /** Green to magenta, in the maker's unit; 0 is a value. */
    TINT("tint", Kind.DECIMAL),
    /** Degrees. */
    SHUTTER_ANGLE("shutterAngle", Kind.DECIMAL),
    /** Seconds. */
    EXPOSURE_TIME("exposureTime", Kind.DECIMAL),
    /** Who made the lens. */
    LENS_MAKER("lensMaker", Kind.TEXT),
    /** The lens. */
    LENS_MODEL("lensModel", Kind.TEXT),
    /** The lens' serial number. */
    LENS_SERIAL("lensSerial", Kind.TEXT),
    /** Millimetres. */
    FOCAL_LENGTH_MM("focalLengthMm", Kind.DECIMAL),
    /** The transmission stop, such as 2.8. */
    T_STOP("tStop", Kind.DECIMAL),
    /** The geometric stop, such as 2.8. */
    F_NUMBER("fNumber", Kind.DECIMAL),
    /** Metres. */
    FOCUS_DISTANCE_M("focusDistanceM", Kind.DECIMAL),
    /** Who made the camera or sound recorder. */
    MAKE("make", Kind.TEXT),
    /** The camera or sound recorder. */
    MODEL("model", Kind.TEXT),
    /** Its serial number. */
    SERIAL("serial", Kind.TEXT),
    /** Its firmware. */
    FIRMWARE("firmware", Kind.TEXT),
    /** The recorder, where it is another device than the camera. */
    RECORDER_MODEL("recorderModel", Kind.TEXT),
    /** The look that the set saw. */
    LOOK_NAME("lookName", Kind.TEXT),
    /** The scene. */
    SCENE("scene", Kind.TEXT),
    /** The take; text, as {@code 3A} is one. */
    TAKE("take", Kind.TEXT),
    /** Whether the set chose this take. */
    CIRCLED("circled", Kind.FLAG),
    /** What somebody wrote about it. */
    NOTES("notes", Kind.TEXT),
    /** When it was shot: ISO 8601, with an offset or {@code Z} only where the media states one. */
    CAPTURE_TIME("captureTime", Kind.TEXT),
    /** How many channels of sound. */
    AUDIO_CHANNELS("audio.channels", Kind.WHOLE),
    /** Samples a second. */
    AUDIO_SAMPLE_RATE("audio.sampleRate", Kind.WHOLE),
    /** Bits a sample. */
    AUDIO_BIT_DEPTH("audio.bitDepth", Kind.WHOLE),
    /** The tracks' names, in order. */
    AUDIO_TRACK_NAMES("audio.trackNames", Kind.TEXTS),
    /** Samples since midnight; 0 is a value. */
    AUDIO_TIME_REFERENCE("audio.timeReference", Kind.WHOLE);

    private final String text;
    private final Kind kind;

    Field(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    /** The name in documents, such as {@code startTimecode} or {@code audio.channels}. */
    public String text() {
        return text;
    }

    /** What type of value it takes. */
    public Kind kind() {
        return kind;
    }

    /** The field of that name in documents. */
    public static Optional<Field> of(String text) {
        for (Field field : values()) {
            if (field.text.equals(text)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the value fits: the right kind, and not a zero or less that stands for "not recorded" as makers write it into
     * their headers. Only a tint, a time reference and a notion of yes or no may be zero.
     */
    public boolean accepts(Object value) {
        if (kind != Kind.of(value) || Kind.isEmpty(value)) {
            return false;
        }
        return this == TINT || (this == AUDIO_TIME_REFERENCE ? ((Long) value) >= 0
            : !(value instanceof Number number) || number.doubleValue() > 0);
    }
}
