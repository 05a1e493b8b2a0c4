package org.checkgate.ledger.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkgate.ledger.ClipStanding;
import org.checkgate.ledger.FormatCard;

/**
 * Reads a clip's description, the clip object of the outside contract, as far as it is searched or counted. One that cannot be read says
 * nothing: what was said of the clip is shown all the same, by who shows it.
 */
final class ClipReading {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Roles that are media, as the contract writes them. */
    private static final Set<String> MEDIA = Set.of("essence", "segment", "frame", "audio", "camera-proxy");
    private static final List<String> SPOKEN = List.of("clipName", "reel", "cameraId", "scene", "take", "notes", "lookName", "lensMaker", "lensModel", "make",
            "model", "recorderModel", "codec", "codecProfile", "cameraColourSpace", "cameraGamma", "captureTime");
    /** Longer texts are cut: they are compared and listed, and the description has them whole. */
    private static final int LONGEST = 200;

    private final JsonNode clip;
    private final JsonNode metadata;

    private ClipReading(JsonNode clip) {
        this.clip = clip;
        this.metadata = clip.path("metadata");
    }

    static ClipReading of(String json) {
        try {
            return new ClipReading(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            return new ClipReading(MissingNode.getInstance());
        }
    }

    String plugin() {
        return cut(clip.path("plugin").asText());
    }

    String reel() {
        return field("reel");
    }

    /** In the maker's words, which say more, else as the container states it. */
    String colour() {
        String makers = field("cameraColourSpace");
        return makers.isEmpty() ? field("colourPrimaries") : makers;
    }

    FormatCard card() {
        String size = metadata.at("/width/value").isIntegralNumber() && metadata.at("/height/value").isIntegralNumber()
                ? field("width") + " x " + field("height") : "";
        return new FormatCard(field("cameraId"), joined("make", "model"), size, joined("codec", "codecProfile"), field("anamorphicSqueeze"));
    }

    String startTimecode() {
        return cut(metadata.at("/startTimecode/value/text").asText());
    }

    String endTimecode() {
        return cut(metadata.at("/endTimecode/value/text").asText());
    }

    /** What a person may have in mind. */
    List<String> spoken() {
        List<String> texts = new ArrayList<>();
        texts.add(clip.path("name").asText());
        SPOKEN.forEach(name -> texts.add(metadata.path(name).path("value").asText()));
        texts.add(colour());
        metadata.at("/audio.trackNames/value").forEach(track -> texts.add(track.asText()));
        return texts;
    }

    /**
     * For which plugin it waits, in a sentence; empty when it was described. Nobody waits for a plugin that could describe a file which
     * is empty, or a list or thumbnail alone.
     */
    String waitsFor() {
        String plugin = plugin();
        JsonNode failed = finding("INSPECT_FAILED");
        if (!failed.isMissingNode()) {
            return cut("It waits until " + (plugin.isEmpty() || plugin.equals(ClipStanding.GENERIC) ? "a camera plugin" : "the camera plugin " + plugin)
                    + " can describe it: " + failed.path("sentence").asText());
        }
        boolean unknown = plugin.equals(ClipStanding.GENERIC) && finding("FILE_EMPTY").isMissingNode() && hasMedia();
        return unknown ? cut("It waits for a camera plugin that knows its format (" + clip.path("format").asText() + ").") : "";
    }

    private boolean hasMedia() {
        for (JsonNode file : clip.path("files")) {
            if (MEDIA.contains(file.path("role").asText())) {
                return true;
            }
        }
        return false;
    }

    private JsonNode finding(String code) {
        for (JsonNode finding : clip.path("findings")) {
            if (finding.path("code").asText().equals(code)) {
                return finding;
            }
        }
        return MissingNode.getInstance();
    }

    private String joined(String first, String second) {
        String one = field(first);
        String two = field(second);
        // Makers write their name into the model as often as not.
        return two.startsWith(one) ? two : two.isEmpty() ? one : cut(one + " " + two);
    }

    private String field(String name) {
        return cut(metadata.path(name).path("value").asText());
    }

    private static String cut(String text) {
        String plain = text.strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
