package org.checkgate.camera.arri;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkgate.readers.Stated;
import org.checkgate.readers.mxf.Identification;
import org.checkgate.readers.mxf.Mxf;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;

/**
 * ARRI's own words in those of the normalised schema: the keys {@code com.arri.camera.*} of its films ("ARRI Metadata White Paper",
 * QuickTime metadata atom), and what its MXF files say of what wrote them. A number counts where these cameras can have been set to
 * it; all else stays in the raw keys. The reel is left to the general reading, for the timecode track names it as well.
 */
final class ArriFacts {
    private static final String KEYS = "com.arri.";
    private static final Map<String, Field> TEXTS = Map.ofEntries(
        Map.entry("cameraindex", Field.CAMERA_ID), Map.entry("cameraclipname", Field.CLIP_NAME),
        Map.entry("cameramodel", Field.MODEL), Map.entry("cameraserialnumber", Field.SERIAL), Map.entry("supversion", Field.FIRMWARE),
        Map.entry("lenstype", Field.LENS_MODEL), Map.entry("lensmodel", Field.LENS_MODEL), Map.entry("lensserialnumber", Field.LENS_SERIAL),
        Map.entry("scenename", Field.SCENE), Map.entry("takename", Field.TAKE), Map.entry("lookname", Field.LOOK_NAME),
        Map.entry("look.name", Field.LOOK_NAME), Map.entry("colorgammasxs", Field.CAMERA_GAMMA), Map.entry("gamma", Field.CAMERA_GAMMA),
        Map.entry("targetcolorspace", Field.CAMERA_COLOUR_SPACE), Map.entry("colorspace", Field.CAMERA_COLOUR_SPACE));
    private static final Pattern MILLISECONDS = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?) ?ms");
    private static final Pattern THOUSANDTHS = Pattern.compile("\\d{4,6}");

    private ArriFacts() {
    }

    static void offer(Map<String, String> keys, Inspection.Builder to) {
        boolean stated = keys.keySet().stream().anyMatch(key -> key.endsWith(".make"));
        keys.forEach((key, value) -> {
            if (key.startsWith(KEYS) && !Stated.isNothing(value)) {
                Field text = TEXTS.get(name(key));
                to.offer(Field.MAKE, stated ? null : "ARRI", key, Confidence.DERIVED);
                if (text != null) {
                    to.offer(text, value, key, Confidence.READ);
                }
                number(name(key), key, value, to);
            }
        });
    }

    /** What follows {@code com.arri.camera.}, in lower case. */
    private static String name(String key) {
        String rest = key.substring(KEYS.length());
        return rest.substring(rest.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static void number(String name, String key, String value, Inspection.Builder to) {
        switch (name) {
            // The cameras' menus go from EI 160 to 6400; this leaves a stop and a half for the next ones.
            case "exposureindexasa", "exposureindex" -> to.offer(Field.EXPOSURE_INDEX, Stated.whole(value, 50, 25_600), key, Confidence.READ);
            // The cameras' menus go from 2000 to 11,000 K, and from -12 to +12 colour correction units.
            case "whitebalancekelvin" -> to.offer(Field.WHITE_BALANCE_KELVIN, Stated.whole(value, 2000, 11_000), key, Confidence.READ);
            case "whitebalancetintcc", "whitebalancecc" ->
                to.offer(Field.TINT, Stated.decimal(value.replaceFirst("^\\+", ""), -12, 12), key, Confidence.READ);
            // The cameras' menus go from 5.0 to 358 degrees.
            case "shutterangle" -> to.offer(Field.SHUTTER_ANGLE, Stated.decimal(value, 5, 358), key, Confidence.READ);
            case "exposuretime" -> to.offer(Field.EXPOSURE_TIME, seconds(value), key, Confidence.READ);
            // Spherical, 1.25, 1.3, 1.5, 1.65, 1.8, 2.0.
            case "lenssqueeze" -> to.offer(Field.ANAMORPHIC_SQUEEZE, Stated.decimal(value, 1, 2), key, Confidence.READ);
            case "sensorfps" -> to.offer(Field.SENSOR_FRAME_RATE, sensorRate(value), key, Confidence.READ);
            case "circletake" -> to.offer(Field.CIRCLED, circled(value), key, Confidence.READ);
            default -> { }
        }
    }

    /** Frames a second, or thousandths of them: {@code 24000} is 24, {@code 23976} is 24000/1001; no camera runs at 1000 and more. */
    private static Rate sensorRate(String value) {
        return THOUSANDTHS.matcher(value).matches()
            ? Stated.rate(value.substring(0, value.length() - 3) + "." + value.substring(value.length() - 3)) : Stated.rate(value);
    }

    private static Double seconds(String value) {
        Matcher m = MILLISECONDS.matcher(value);
        return m.matches() ? Double.valueOf(Double.parseDouble(m.group(1)) / 1000) : null;
    }

    private static Boolean circled(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1" -> Boolean.TRUE;
            case "no", "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** By the company that its first identification names, which is what wrote it first. */
    static boolean isArri(Mxf mxf) {
        return mxf.identifications().stream().findFirst().filter(ArriFacts::isArri).isPresent();
    }

    private static boolean isArri(Identification first) {
        return first.company().regionMatches(true, 0, "ARRI", 0, 4);
    }

    static void offer(Mxf mxf, Inspection.Builder to) {
        mxf.identifications().stream().findFirst().filter(ArriFacts::isArri).ifPresent(camera ->
            to.offer(Field.MAKE, "ARRI", "MXF company name", Confidence.READ)
                .offer(Field.MODEL, camera.product(), "MXF product name", Confidence.READ)
                .offer(Field.FIRMWARE, camera.version(), "MXF product version", Confidence.READ));
    }
}
