package org.checkgate.render.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Clip;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;

/**
 * The start that a clip's description states, as a camera plugin read it. It goes before what any engine says.
 *
 * @param timecode at the rate that it counts in, which may be half the picture's
 * @param source   where the plugin found it, such as {@code tmcd}
 * @param samples  since midnight, of a recorder's sound; empty where the description has none
 */
record DescribedStart(Timecode timecode, String source, OptionalLong samples) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty when the description states none. */
    static Optional<DescribedStart> of(Clip clip) {
        try {
            JsonNode metadata = JSON.readTree(clip.json()).path("metadata");
            JsonNode start = metadata.path("startTimecode");
            JsonNode value = start.path("value");
            if (!value.path("frames").isIntegralNumber()) {
                return Optional.empty();
            }
            Timecode timecode = new Timecode(value.path("frames").asLong(), Rate.parse(value.path("rate").asText()), value.path("dropFrame").asBoolean());
            JsonNode samples = metadata.path("audio.timeReference").path("value");
            return Optional.of(new DescribedStart(timecode, start.path("source").asText(),
                    samples.isIntegralNumber() ? OptionalLong.of(samples.asLong()) : OptionalLong.empty()));
        } catch (JsonProcessingException | IllegalArgumentException noDescription) {
            // One that cannot be read states nothing.
            return Optional.empty();
        }
    }
}
