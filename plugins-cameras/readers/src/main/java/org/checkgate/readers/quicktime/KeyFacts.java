package org.checkgate.readers.quicktime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.checkgate.readers.Stated;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;

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
        texts(Field.LENS_MODEL, "lensmodel", "lenstype", "lens_model");
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
            String name = tail(key, 1);
            // Some makers nest: com.arri.camera.look.name is no name of anything else.
            Field text = TEXTS.getOrDefault(tail(key, 2), TEXTS.get(name));
            if (text != null && !Stated.isNothing(value)) {
                to.offer(text, value, key, Confidence.READ);
            }
            switch (name) {
                case "creationdate", "\u00a9day" -> to.offer(Field.CAPTURE_TIME, TIME.matcher(value).matches() ? value : null, key, Confidence.READ);
                case "whitebalancekelvin", "whitebalance", "colortemperature" ->
                    to.offer(Field.WHITE_BALANCE_KELVIN, Stated.whole(value, 1000, 50_000), key, Confidence.READ);
                case "exposureindex", "exposureindexasa", "asa" ->
                    to.offer(Field.EXPOSURE_INDEX, Stated.whole(value, 25, 500_000), key, Confidence.READ);
                case "iso" -> to.offer(Field.ISO, Stated.whole(value, 25, 500_000), key, Confidence.READ);
                case "shutterangle" -> to.offer(Field.SHUTTER_ANGLE, Stated.decimal(value, 1, 360), key, Confidence.READ);
                case "focallength" -> to.offer(Field.FOCAL_LENGTH_MM, Stated.decimal(value, 1, 2000), key, Confidence.READ);
                case "lens_irisfnumber" -> to.offer(Field.F_NUMBER, Stated.decimal(value, 0.5, 64), key, Confidence.READ);
                case "lenssqueeze", "lenssqueezefactor", "anamorphicsqueeze" ->
                    to.offer(Field.ANAMORPHIC_SQUEEZE, Stated.decimal(value, 1, 3), key, Confidence.READ);
                case "sensorfps", "shootingrate", "sensorframerate" -> to.offer(Field.SENSOR_FRAME_RATE, Stated.rate(value), key, Confidence.READ);
                default -> { }
            }
        });
    }

    private static void texts(Field field, String... names) {
        for (String name : names) {
            TEXTS.put(name, field);
        }
    }

    /** The last parts of a key, in lower case. */
    private static String tail(String key, int parts) {
        int from = key.length();
        for (int i = 0; i < parts && from >= 0; i++) {
            from = key.lastIndexOf('.', from - 1);
        }
        return key.substring(from + 1).toLowerCase(Locale.ROOT);
    }
}
