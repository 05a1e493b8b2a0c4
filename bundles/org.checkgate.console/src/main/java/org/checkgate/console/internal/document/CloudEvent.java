package org.checkgate.console.internal.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.checkgate.console.internal.http.Json;
import org.checkgate.ledger.OutboxEvent;

/** An event in CloudEvents 1.0's JSON form; {@code sequence} is that specification's extension, a text. */
public record CloudEvent(String specversion, String id, String source, String type, String subject, String time, String datacontenttype,
                         String sequence, JsonNode data) {
    /**
     * A page of the replay.
     *
     * @param next the cursor to ask with for what follows
     */
    public record Page(List<CloudEvent> events, long next) {
    }

    public static Page page(List<OutboxEvent> events, long after) {
        long next = events.isEmpty() ? after : events.get(events.size() - 1).cursor();
        return new Page(events.stream().map(CloudEvent::of).toList(), next);
    }

    static CloudEvent of(OutboxEvent event) {
        return new CloudEvent("1.0", event.id(), "/checkgate", event.type(), Long.toString(event.rollId()), event.at().toString(),
                "application/json", Long.toString(event.rollSequence()), data(event));
    }

    private static JsonNode data(OutboxEvent event) {
        try {
            return Json.MAPPER.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The data of event " + event.id() + " is not JSON.", e);
        }
    }
}
