package org.checkgate.readers.tiff;

/**
 * Tags by number. TIFF 6.0: up to 320 and 33432. TIFF/EP (ISO 12234-2) and EXIF 2.32: the exposure, lens and date tags. DNG 1.7
 * (Adobe): 50706 to 50781. CinemaDNG 1.1 (Adobe), in DNG since 1.4: 51043 to 51105.
 */
public final class Tag {
    public static final int NEW_SUBFILE_TYPE = 254;
    public static final int WIDTH = 256;
    public static final int HEIGHT = 257;
    public static final int BITS_PER_SAMPLE = 258;
    public static final int COMPRESSION = 259;
    public static final int PHOTOMETRIC = 262;
    public static final int MAKE = 271;
    public static final int MODEL = 272;
    public static final int STRIP_OFFSETS = 273;
    public static final int SAMPLES_PER_PIXEL = 277;
    public static final int STRIP_BYTES = 279;
    public static final int SOFTWARE = 305;
    public static final int DATE_TIME = 306;
    public static final int SUB_DIRECTORIES = 330;
    public static final int EXPOSURE_TIME = 33434;
    public static final int F_NUMBER = 33437;
    public static final int EXIF_DIRECTORY = 34665;
    public static final int ISO = 34855;
    public static final int DATE_TIME_ORIGINAL = 36867;
    public static final int OFFSET_TIME_ORIGINAL = 36881;
    public static final int SUBJECT_DISTANCE = 37382;
    public static final int FOCAL_LENGTH = 37386;
    public static final int BODY_SERIAL = 42033;
    public static final int LENS_MAKE = 42035;
    public static final int LENS_MODEL = 42036;
    public static final int LENS_SERIAL = 42037;
    public static final int DNG_VERSION = 50706;
    public static final int UNIQUE_CAMERA_MODEL = 50708;
    /** A pixel's width and height, by which to stretch. */
    public static final int DEFAULT_SCALE = 50718;
    public static final int DEFAULT_CROP_SIZE = 50720;
    public static final int AS_SHOT_NEUTRAL = 50728;
    public static final int BASELINE_EXPOSURE = 50730;
    public static final int CAMERA_SERIAL = 50735;
    public static final int LENS_INFO = 50736;
    public static final int ORIGINAL_RAW_NAME = 50827;
    /** Eight bytes each, as SMPTE ST 331 has them: frames, seconds, minutes, hours, four of user bits. */
    public static final int TIME_CODES = 51043;
    public static final int FRAME_RATE = 51044;
    public static final int T_STOP = 51058;
    public static final int REEL_NAME = 51081;
    public static final int CAMERA_LABEL = 51105;

    private Tag() {
    }
}
