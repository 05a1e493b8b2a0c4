package org.checkgate.console.internal.document;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.checkgate.ledger.ClipStanding;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.Roll;

/** A roll of the outside contract with what the console's own page needs besides. */
public final class RollDetail {
    private RollDetail() {
    }

    /** @param poster null when there is none */
    record Media(String clip, long clipId, String proxy, String poster) {
        static Media of(Proxy proxy) {
            String at = "/api/v1/clips/" + proxy.clipId() + "/";
            return new Media(proxy.clip(), proxy.clipId(), at + "proxy", proxy.posterKey().map(key -> at + "poster").orElse(null));
        }
    }

    /** @param waitsFor null for one that is described */
    record ClipState(String clip, long clipId, String state, String waitsFor, String plugin, String pluginVersion) {
        static ClipState of(ClipStanding clip) {
            return new ClipState(clip.name(), clip.clipId(), ClipDocument.state(clip), ClipDocument.known(clip.waitsFor()), ClipDocument.known(clip.plugin()),
                    ClipDocument.known(clip.pluginVersion()));
        }
    }

    public static void write(Ledger ledger, Roll roll, boolean withFiles, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("id", roll.id());
        new RollDocument(ledger).fields(roll, withFiles, out);
        out.writeObjectField("steps", Summaries.steps(new Turn(ledger), ledger.work().ofRoll(roll.id())));
        List<Media> media = ledger.clips().proxies(roll.id()).stream().map(Media::of).toList();
        out.writeObjectField("media", media);
        List<ClipState> states = ledger.clips().standings(roll.id()).stream().map(ClipState::of).toList();
        out.writeObjectField("clipStates", states);
        out.writeStringField("clearedAt", ledger.rolls().standing(roll.id()).cleared().map(Instant::toString).orElse(null));
        out.writeEndObject();
    }
}
