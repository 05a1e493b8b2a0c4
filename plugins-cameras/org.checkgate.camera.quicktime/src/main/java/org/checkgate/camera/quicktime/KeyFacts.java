package org.checkgate.camera.quicktime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;

/**
 * Which of a film's keys say something that the normalised schema asks for. Makers differ in the front of a key, so its last
 * part decides; what has a unit is taken only where the number makes sense in that unit, and stays in the raw keys otherwise.
 */
final class KeyFacts {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?");
    private static final Map<String, Field> TEXTS = new LinkedHashMap<>();

    static {
        texts(Field.REEL, "reelname", "reel", "reel_name", "tapename");
        texts(Field.CAMERA_ID, "cameraindex", "camera_id", "cameraletter");
        texts(Field.CLIP_NAME, "clipname", "cameraclipname");
        texts(Field.MAKE, "make", "manufacturer", "cameramanufacturer", "\u00a9mak");
        texts(Field.MODEL, "model", "cameramodel", "cameratype", "\u00a9mod");
        texts(Field.SERIAL, "cameraserialnumber", "serialnumber", "serno");
        texts(Field.FIRMWARE, "software", "firmware", "firmwareversion", "sup.version", "gopro.firm");
        texts(Field.LENS_MODEL, "lensmodel", "lenstype");
        texts(Field.LENS_SERIAL, "lensserialnumber", "gopro.lens");
        texts(Field.LOOK_NAME, "lookname", "look.name");
        texts(Field.CAMERA_GAMMA, "colorgammasxs", "customgamma", "gammatype");
        texts(Field.SCENE, "scene");
        texts(Field.TAKE, "take");
        texts(Field.NOTES, "comment", "description", "notes", "\u00a9cmt");
    }

    private KeyFacts() {
    }

    static void offer(Map<String, String> keys, Inspection.Builder to) {
        keys.forEach((key, value) -> {
            String last = key.startsWith("gopro.") ? key : key.substring(key.lastIndexOf('.') + 1);
            String name = last.toLowerCase(Locale.ROOT);
            Field text = TEXTS.get(name);
            if (text != null) {
                to.offer(text, value, key, Confidence.READ);
            }
            switch (name) {
                case "creationdate", "\u00a9day" -> to.offer(Field.CAPTURE_TIME, TIME.matcher(value).matches() ? value : null, key, Confidence.READ);
                case "whitebalancekelvin", "whitebalance", "colortemperature" -> whole(Field.WHITE_BALANCE_KELVIN, key, value, 1000, 50_000, to);
                case "exposureindex", "exposureindexasa", "asa" -> whole(Field.EXPOSURE_INDEX, key, value, 25, 500_000, to);
                case "iso" -> whole(Field.ISO, key, value, 25, 500_000, to);
                case "shutterangle" -> decimal(Field.SHUTTER_ANGLE, key, value, 1, 360, to);
                case "focallength" -> decimal(Field.FOCAL_LENGTH_MM, key, value, 1, 2000, to);
                case "lenssqueeze", "lenssqueezefactor", "anamorphicsqueeze" -> decimal(Field.ANAMORPHIC_SQUEEZE, key, value, 1, 3, to);
                case "sensorfps", "shootingrate", "sensorframerate" -> rate(key, value, to);
                default -> { }
            }
        });
    }

    private static void texts(Field field, String... names) {
        for (String name : names) {
            TEXTS.put(name, field);
        }
    }

    private static void whole(Field field, String key, String value, long from, long to, Inspection.Builder facts) {
        if (value.matches("\\d{1,9}") && Long.parseLong(value) >= from && Long.parseLong(value) <= to) {
            facts.offer(field, Long.parseLong(value), key, Confidence.READ);
        }
    }

    private static void decimal(Field field, String key, String value, double from, double to, Inspection.Builder facts) {
        if (value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            double number = Double.parseDouble(value);
            facts.offer(field, number >= from && number <= to ? number : null, key, Confidence.READ);
        }
    }

    private static void rate(String key, String value, Inspection.Builder facts) {
        if (value.matches("\\d{1,4}(\\.\\d{1,6})?|\\d{1,6}/\\d{1,6}")) {
            try {
                Rate rate = Rate.parse(value);
                facts.offer(Field.SENSOR_FRAME_RATE, rate.asDouble() <= 1000 ? rate : null, key, Confidence.READ);
            } catch (IllegalArgumentException e) {
                // A zero is "not recorded".
            }
        }
    }
}
