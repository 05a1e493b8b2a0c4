package org.checkgate.camera.sequence;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.readers.BcdTimecode;
import org.checkgate.readers.FrameRates;
import org.checkgate.readers.tiff.Tag;
import org.checkgate.readers.tiff.TiffDirectory;
import org.checkgate.readers.tiff.TiffFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;

/** A frame in a TIFF file, of which DNG is one kind. */
record TiffFrame(TiffFile file, TiffDirectory picture, Optional<BcdTimecode> timecode, Optional<Rate> rate, String size, long claimedBytes)
    implements Frame {
    /** TIFF 6.0 section 3, DNG 1.7 "Compression". */
    private static final Map<Long, String> COMPRESSION = Map.of(1L, "uncompressed", 5L, "LZW", 7L, "JPEG", 8L, "Deflate", 32773L, "PackBits",
        34892L, "lossy JPEG", 52546L, "JPEG XL");

    /** Metres; EXIF writes 4,294,967,295 for infinity. */
    private static final double INFINITY = 4_000_000_000.0;

    static TiffFrame of(TiffFile file) throws IOException {
        TiffDirectory first = file.first();
        TiffDirectory picture = file.picture();
        List<TiffDirectory.Ratio> rate = first.ratios(Tag.FRAME_RATE, 1);
        Optional<Long> width = picture.number(Tag.WIDTH);
        Optional<Long> height = picture.number(Tag.HEIGHT);
        return new TiffFrame(file, picture, timecode(first), rate.isEmpty() ? Optional.empty() : FrameRates.of(rate.get(0).num(), rate.get(0).den()),
            width.isPresent() && height.isPresent() ? width.get() + " x " + height.get() : "", claimed(picture));
    }

    private static Optional<BcdTimecode> timecode(TiffDirectory first) throws IOException {
        List<Long> bytes = first.numbers(Tag.TIME_CODES, 8);
        return bytes.size() < 8 ? Optional.empty()
            : BcdTimecode.of((int) (bytes.get(3) << 24 | bytes.get(2) << 16 | bytes.get(1) << 8 | bytes.get(0)));
    }

    /** Where the picture lies in one piece, its end is the file's least length. */
    private static long claimed(TiffDirectory picture) throws IOException {
        long start = picture.number(Tag.STRIP_OFFSETS).orElse(0L);
        long bytes = picture.number(Tag.STRIP_BYTES).orElse(0L);
        boolean onePiece = picture.count(Tag.STRIP_OFFSETS) == 1 && picture.count(Tag.STRIP_BYTES) == 1;
        return onePiece && start > 0 && bytes > 0 && bytes <= Long.MAX_VALUE - start ? start + bytes : 0;
    }

    @Override
    public boolean isFixedSize() {
        return false;
    }

    @Override
    public void offer(String path, Inspection.Builder to) throws IOException {
        TiffDirectory first = file.first();
        String kind = !file.isDng() ? "TIFF" : timecode.isPresent() || rate.isPresent() ? "CinemaDNG" : "DNG";
        to.offer(Field.CONTAINER, kind, "TIFF", Confidence.READ).offer(Field.CODEC, kind, "TIFF", Confidence.READ)
            .raw("tiff", "BigTIFF", file.big() ? "yes" : "")
            .offer(Field.CODEC_PROFILE, picture.number(Tag.COMPRESSION).map(COMPRESSION::get).orElse(null), "TIFF Compression", Confidence.READ)
            .offer(Field.WIDTH, picture.number(Tag.WIDTH).orElse(null), "TIFF ImageWidth", Confidence.READ)
            .offer(Field.HEIGHT, picture.number(Tag.HEIGHT).orElse(null), "TIFF ImageLength", Confidence.READ)
            .offer(Field.BIT_DEPTH, picture.number(Tag.BITS_PER_SAMPLE).orElse(null), "TIFF BitsPerSample", Confidence.READ)
            .offer(Field.MAKE, first.text(Tag.MAKE), "TIFF Make", Confidence.READ)
            .offer(Field.MODEL, first.text(Tag.MODEL), "TIFF Model", Confidence.READ)
            .offer(Field.MODEL, first.text(Tag.UNIQUE_CAMERA_MODEL), "DNG UniqueCameraModel", Confidence.READ)
            .offer(Field.SERIAL, first.text(Tag.CAMERA_SERIAL), "DNG CameraSerialNumber", Confidence.READ)
            .offer(Field.SERIAL, exifText(Tag.BODY_SERIAL), "EXIF BodySerialNumber", Confidence.READ)
            .offer(Field.REEL, first.text(Tag.REEL_NAME), "DNG ReelName", Confidence.READ)
            .offer(Field.CAMERA_ID, CameraLetter.of(first.text(Tag.CAMERA_LABEL)), "DNG CameraLabel", Confidence.READ)
            .offer(Field.LENS_MAKER, exifText(Tag.LENS_MAKE), "EXIF LensMake", Confidence.READ)
            .offer(Field.LENS_MODEL, exifText(Tag.LENS_MODEL), "EXIF LensModel", Confidence.READ)
            .offer(Field.LENS_SERIAL, exifText(Tag.LENS_SERIAL), "EXIF LensSerialNumber", Confidence.READ)
            .offer(Field.EXPOSURE_TIME, exif(Tag.EXPOSURE_TIME), "EXIF ExposureTime", Confidence.READ)
            .offer(Field.F_NUMBER, exif(Tag.F_NUMBER), "EXIF FNumber", Confidence.READ)
            .offer(Field.T_STOP, first.decimal(Tag.T_STOP), "DNG TStop", Confidence.READ)
            .offer(Field.FOCAL_LENGTH_MM, exif(Tag.FOCAL_LENGTH), "EXIF FocalLength", Confidence.READ)
            .offer(Field.FOCUS_DISTANCE_M, exif(Tag.SUBJECT_DISTANCE) < INFINITY ? exif(Tag.SUBJECT_DISTANCE) : null, "EXIF SubjectDistance",
                Confidence.READ)
            .offer(Field.ISO, Math.round(exif(Tag.ISO)), "EXIF ISO", Confidence.READ)
            .offer(Field.CAPTURE_TIME, CaptureTime.of(exifText(Tag.DATE_TIME_ORIGINAL) + exifText(Tag.OFFSET_TIME_ORIGINAL)),
                "EXIF DateTimeOriginal", Confidence.READ)
            .offer(Field.CAPTURE_TIME, file.isDng() ? CaptureTime.of(first.text(Tag.DATE_TIME)) : null, "TIFF DateTime", Confidence.GUESSED);
        pixelAspect().ifPresent(aspect -> to.offer(Field.PIXEL_ASPECT, aspect, "DNG DefaultScale", Confidence.READ));
        raw(first, to);
    }

    /** Video cameras put into the first directory what photo cameras have in the EXIF one. */
    private double exif(int tag) throws IOException {
        double value = file.exif().isPresent() ? file.exif().get().decimal(tag) : 0;
        return value > 0 ? value : file.first().decimal(tag);
    }

    private String exifText(int tag) throws IOException {
        String value = file.exif().isPresent() ? file.exif().get().text(tag) : "";
        return value.isEmpty() ? file.first().text(tag) : value;
    }

    private Optional<Rate> pixelAspect() throws IOException {
        List<TiffDirectory.Ratio> scale = picture.ratios(Tag.DEFAULT_SCALE, 2);
        // Up to 31 bits, two of them multiply into a long.
        if (scale.size() < 2
            || scale.stream().anyMatch(r -> r.num() <= 0 || r.den() <= 0 || r.num() > Integer.MAX_VALUE || r.den() > Integer.MAX_VALUE)) {
            return Optional.empty();
        }
        return Optional.of(new Rate(scale.get(0).num() * scale.get(1).den(), scale.get(0).den() * scale.get(1).num()));
    }

    private void raw(TiffDirectory first, Inspection.Builder to) throws IOException {
        to.raw("dng", "ReelName", first.text(Tag.REEL_NAME)).raw("dng", "CameraLabel", first.text(Tag.CAMERA_LABEL))
            .raw("dng", "UniqueCameraModel", first.text(Tag.UNIQUE_CAMERA_MODEL)).raw("dng", "OriginalRawFileName", first.text(Tag.ORIGINAL_RAW_NAME))
            .raw("dng", "DNGVersion", joined(first.numbers(Tag.DNG_VERSION, 4), "."))
            .raw("dng", "FrameRate", joined(first.ratios(Tag.FRAME_RATE, 1), ""))
            .raw("dng", "AsShotNeutral", joined(first.ratios(Tag.AS_SHOT_NEUTRAL, 4), ", "))
            .raw("dng", "BaselineExposure", joined(first.ratios(Tag.BASELINE_EXPOSURE, 1), ""))
            .raw("dng", "LensInfo", joined(first.ratios(Tag.LENS_INFO, 4), ", "))
            .raw("dng", "DefaultCropSize", joined(picture.ratios(Tag.DEFAULT_CROP_SIZE, 2), ", "))
            .raw("dng", "TimeCode", timecode.map(BcdTimecode::text).orElse(""))
            .raw("tiff", "Software", first.text(Tag.SOFTWARE)).raw("tiff", "DateTime", first.text(Tag.DATE_TIME))
            .raw("tiff", "PhotometricInterpretation", picture.number(Tag.PHOTOMETRIC).map(String::valueOf).orElse(""))
            .raw("tiff", "SamplesPerPixel", picture.number(Tag.SAMPLES_PER_PIXEL).map(String::valueOf).orElse(""));
    }

    private static String joined(List<?> values, String between) {
        return String.join(between, values.stream().map(String::valueOf).toList());
    }
}
