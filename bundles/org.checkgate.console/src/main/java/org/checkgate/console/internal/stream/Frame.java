package org.checkgate.console.internal.stream;

import java.nio.charset.StandardCharsets;
import org.checkgate.console.internal.http.Json;

/** One message in the form of {@code text/event-stream} (WHATWG HTML, server-sent events). */
final class Frame {
    /** A comment: it keeps proxies and dead connections honest, and no listener sees it. */
    static final byte[] HEARTBEAT = bytes(": still here\n\n");

    private Frame() {
    }

    static byte[] of(String event, Object data) {
        return bytes("event: " + event + "\ndata: " + Json.text(data) + "\n\n");
    }

    /** @param id what a browser sends back as {@code Last-Event-ID} after a break */
    static byte[] of(String event, long id, Object data) {
        return bytes("id: " + id + "\nevent: " + event + "\ndata: " + Json.text(data) + "\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
