package org.checkgate.render.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What ffprobe says of a file ({@code -of json -show_streams -show_format}).
 *
 * @param picture  the first picture that is no cover image
 * @param sounds   in the file's order
 * @param seconds  the file's length, 0 when unknown
 * @param timecode of the picture, the file or a timecode track, in this order
 */
record MediaFacts(Optional<Picture> picture, List<Sound> sounds, double seconds, Optional<String> timecode) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A picture.
     *
     * @param codec   empty when the engine does not know it
     * @param tag     the four letters that the file itself uses
     * @param frames  0 when unknown
     * @param rate    the base rate as a ratio, such as {@code 24000/1001}
     * @param average the average rate likewise
     */
    record Picture(String codec, String tag, int width, int height, long frames, String rate, String average) {
    }

    /**
     * A sound stream.
     *
     * @param seconds 0 when unknown
     */
    record Sound(String codec, int channels, double seconds) {
    }

    static MediaFacts parse(String json) throws JsonProcessingException {
        JsonNode root = JSON.readTree(json);
        Optional<Picture> picture = Optional.empty();
        Optional<String> timecode = Optional.empty();
        List<Sound> sounds = new ArrayList<>();
        for (JsonNode stream : root.path("streams")) {
            timecode = timecode.or(() -> timecode(stream));
            switch (stream.path("codec_type").asText()) {
                case "video" -> picture = picture.or(() -> picture(stream));
                case "audio" -> sounds.add(new Sound(stream.path("codec_name").asText(), stream.path("channels").asInt(), stream.path("duration").asDouble()));
                default -> { }
            }
        }
        return new MediaFacts(picture, List.copyOf(sounds), root.path("format").path("duration").asDouble(), timecode.or(() -> timecode(root.path("format"))));
    }

    private static Optional<Picture> picture(JsonNode stream) {
        if (stream.path("disposition").path("attached_pic").asInt() == 1) {
            return Optional.empty();
        }
        // Packets are counted where that was asked for; a container's own number is only a statement.
        long frames = stream.has("nb_read_packets") ? stream.path("nb_read_packets").asLong() : stream.path("nb_frames").asLong();
        return Optional.of(new Picture(stream.path("codec_name").asText(), stream.path("codec_tag_string").asText(), stream.path("width").asInt(),
                stream.path("height").asInt(), frames, stream.path("r_frame_rate").asText(), stream.path("avg_frame_rate").asText()));
    }

    private static Optional<String> timecode(JsonNode place) {
        return Optional.of(place.path("tags").path("timecode").asText()).filter(text -> !text.isEmpty());
    }
}
