package org.checkgate.render.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What ffprobe states about a file's start. It may state several, as a file may: an MXF has a timecode for what is played, for what is
 * stored and for the tape that it came from.
 *
 * @param timecodes in its order, each text once
 * @param stamp     a recorder's time stamp
 * @param format    ffprobe's name of the container
 */
record ProbedStarts(List<Start> timecodes, Optional<Stamp> stamp, String format) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is asked for: no more, so that a hostile file cannot make the answer long. */
    private static final String ENTRIES = "stream=codec_type,codec_tag_string,sample_rate:stream_tags=timecode:format=format_name:format_tags=timecode,time_reference";

    /** The options to ask ffprobe for what the head of a file states. Nothing is decoded. */
    static List<String> ofTheHead() {
        return List.of("-v", "error", "-of", "json", "-nofind_stream_info", "-show_entries", ENTRIES);
    }

    /** Those to ask for what its first picture states as well; the number of pictures has to be said, for who asks for one gets all. */
    static List<String> ofTheFirstPicture() {
        return List.of("-v", "error", "-of", "json", "-read_intervals", "%+#1", "-show_entries", ENTRIES + ":frame_tags=timecode");
    }

    /**
     * A timecode.
     *
     * @param where in plain words
     */
    record Start(String text, String where) {
    }

    /**
     * Broadcast Wave's TimeReference (EBU Tech 3285).
     *
     * @param samples since midnight
     * @param rate    samples a second of the file, 1 or more
     */
    record Stamp(long samples, long rate) {
    }

    static ProbedStarts parse(String json) throws JsonProcessingException {
        JsonNode root = JSON.readTree(json);
        List<Start> starts = new ArrayList<>();
        long sampleRate = 0;
        for (JsonNode stream : root.path("streams")) {
            add(stream, where(stream), starts);
            sampleRate = sampleRate > 0 ? sampleRate : stream.path("sample_rate").asLong();
        }
        add(root.path("format"), "head", starts);
        for (JsonNode frame : root.path("frames")) {
            add(frame, "first frame", starts);
        }
        JsonNode samples = root.path("format").path("tags").path("time_reference");
        Optional<Stamp> stamp = sampleRate > 0 && samples.asText().matches("\\d{1,18}")
                ? Optional.of(new Stamp(samples.asLong(), sampleRate)) : Optional.empty();
        return new ProbedStarts(List.copyOf(starts), stamp, root.path("format").path("format_name").asText());
    }

    private static void add(JsonNode place, String where, List<Start> to) {
        String text = place.path("tags").path("timecode").asText();
        if (!text.isEmpty() && to.stream().noneMatch(start -> start.text().equals(text))) {
            to.add(new Start(text, where));
        }
    }

    /** The picture carries the timecode of a track that belongs to it. */
    private static String where(JsonNode stream) {
        return stream.path("codec_tag_string").asText().equals("tmcd") ? "timecode track"
                : stream.path("codec_type").asText().equals("video") ? "picture track"
                : stream.path("codec_type").asText().equals("audio") ? "sound track" : "data track";
    }

    boolean none() {
        return timecodes.isEmpty() && stamp.isEmpty();
    }
}
