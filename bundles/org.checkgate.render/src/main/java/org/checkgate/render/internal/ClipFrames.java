package org.checkgate.render.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Clip;
import org.checkgate.render.Frames;
import org.checkgate.render.RenderException;

/**
 * The frames of a clip whose description says that it is rendered from such.
 *
 * @param paths in the order in which they are shown
 */
record ClipFrames(List<String> paths, String rate, double squeeze) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty for a clip that is rendered from its primary file; so is one whose description says something that is not known here. */
    static Optional<ClipFrames> of(Clip clip) {
        JsonNode described;
        try {
            described = JSON.readTree(clip.json());
        } catch (JsonProcessingException noDescription) {
            return Optional.empty();
        }
        JsonNode render = described.path("render");
        if (!clip.picture() || !render.path("way").asText().equals("frames")) {
            return Optional.empty();
        }
        List<String> paths = new ArrayList<>();
        for (JsonNode file : described.path("files")) {
            if (file.path("role").asText().equals(render.path("role").asText())) {
                paths.add(file.path("path").asText());
            }
        }
        return Optional.of(new ClipFrames(List.copyOf(paths), render.path("rate").asText(), render.path("squeeze").asDouble(1)));
    }

    /** @throws RenderException when the engine cannot read such files as frames */
    Frames frames(String clip) throws RenderException {
        List<String> kinds = paths.stream().map(path -> Frames.kind(path.substring(path.lastIndexOf('.') + 1))).distinct().toList();
        try {
            if (kinds.size() == 1) {
                return new Frames(kinds.get(0), paths.size(), rate, squeeze);
            }
        } catch (IllegalArgumentException none) {
            // Told below.
        }
        throw new RenderException("No proxy of " + clip + " was made: its files are no frames of one kind that the shipped engine reads. Render it with its vendor's engine.", false);
    }

    /** @throws RenderException when one of them is not staged */
    List<StagedMedia> media(String clip, Map<String, StagedMedia> staged) throws RenderException {
        List<StagedMedia> all = new ArrayList<>(paths.size());
        for (String path : paths) {
            StagedMedia media = staged.get(path);
            if (media == null) {
                throw new RenderException("No proxy of " + clip + " was made: " + path + " is not in staging.", false);
            }
            all.add(media);
        }
        return all;
    }
}
