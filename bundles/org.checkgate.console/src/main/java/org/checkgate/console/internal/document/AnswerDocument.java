package org.checkgate.console.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.checkgate.ledger.PastAnswer;
import org.checkgate.ledger.PastClip;

/**
 * One of the answers that camera plugins gave of a roll.
 *
 * @param at      when it was given first, RFC 3339 UTC
 * @param askedAt when the same was answered last
 * @param asked   how often it was answered
 * @param newest  whether it is what stands now
 */
public record AnswerDocument(long id, String at, String askedAt, int asked, boolean newest, List<Part> parts) {
    /**
     * What one plugin described of it.
     *
     * @param plugin  null where it is not known yet
     * @param version null where it is not known, and of the appliance itself
     * @param waiting clips that waited for a plugin
     */
    public record Part(String plugin, String version, long clips, long waiting) {
    }

    /** A clip as it was described then. */
    public record OldClip(String name, String plugin, String pluginVersion, JsonNode description) {
        public static OldClip of(PastClip clip) {
            return new OldClip(clip.name(), ClipDocument.known(clip.plugin()), ClipDocument.known(clip.pluginVersion()), ClipText.of(clip.name(), clip.format(), clip.json()));
        }
    }

    public static AnswerDocument of(PastAnswer answer) {
        return new AnswerDocument(answer.id(), answer.at().toString(), answer.askedAt().toString(), answer.asked(), answer.newest(), answer.parts().stream()
                .map(part -> new Part(ClipDocument.known(part.plugin()), ClipDocument.known(part.version()), part.clips(), part.waiting())).toList());
    }
}
