package org.checkgate.render.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.Clip;

/** What a clip has and its proxy has not: whoever plays the proxy of a sound set hears one channel of it. */
final class LeftOut {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The roles of files that can be seen or heard. */
    private static final Set<String> MEDIA = Set.of("essence", "segment", "audio");

    private LeftOut() {
    }

    /**
     * A sentence for people; empty where all is in it.
     *
     * @param frames whether the proxy is made of the clip's frames, not of its primary file
     */
    static Optional<String> of(Clip clip, boolean frames) {
        long others = 0;
        for (JsonNode file : files(clip)) {
            if (MEDIA.contains(file.path("role").asText()) && !file.path("path").asText().equals(clip.primaryPath())) {
                others++;
            }
        }
        if (others == 0) {
            return Optional.empty();
        }
        return Optional.of(frames ? "The proxy of " + clip.name() + " has no sound: it is made of the clip's frames, and the sound lies in files beside them."
                : "The proxy of " + clip.name() + " is made of " + clip.primaryPath() + " alone: " + others
                        + (others == 1 ? " more file of its picture or sound is" : " more files of its picture or sound are") + " not in it.");
    }

    private static JsonNode files(Clip clip) {
        try {
            return JSON.readTree(clip.json()).path("files");
        } catch (JsonProcessingException noDescription) {
            return JSON.missingNode();
        }
    }
}
