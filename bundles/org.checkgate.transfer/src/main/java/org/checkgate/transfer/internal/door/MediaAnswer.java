package org.checkgate.transfer.internal.door;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;

/** Answers one request for an object's bytes. */
record MediaAnswer(StagedFiles staged, String key, long size, Grant grant) {
    private static final int LUMP = 64 * 1024;

    /** Gives leave for bytes to go out. */
    interface Grant {
        /** @return how many of these; 0 when no more may */
        int of(int wanted);
    }

    void write(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Accept-Ranges", "bytes");
        headers.set("Content-Type", "application/octet-stream");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (!head && !exchange.getRequestMethod().equals("GET")) {
            headers.set("Allow", "GET, HEAD");
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        ByteRange.Asked asked = ByteRange.parse(exchange.getRequestHeaders().getFirst("Range"), size);
        switch (asked.kind()) {
            case UNSATISFIABLE -> {
                headers.set("Content-Range", "bytes */" + size);
                exchange.sendResponseHeaders(416, -1);
            }
            case PART -> {
                ByteRange range = asked.range().orElseThrow();
                headers.set("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
                send(exchange, 206, range.first(), range.length(), head);
            }
            case WHOLE -> send(exchange, 200, 0, size, head);
        }
    }

    private void send(HttpExchange exchange, int status, long first, long length, boolean head) throws IOException {
        if (head || length == 0) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, length);
        try (SeekableBytes bytes = staged.open(key, Long.MAX_VALUE); OutputStream out = exchange.getResponseBody()) {
            byte[] lump = new byte[LUMP];
            for (long at = first; at < first + length; ) {
                int granted = grant.of((int) Math.min(lump.length, first + length - at));
                // Ending short of the stated length is the only way to say "no more" in mid-answer.
                if (granted == 0) {
                    throw new IOException("The door is closed, too old, or its budget is used up.");
                }
                int count = fill(bytes, at, lump, granted);
                out.write(lump, 0, count);
                at += count;
            }
        }
    }

    private int fill(SeekableBytes bytes, long position, byte[] lump, int wanted) throws IOException {
        int done = 0;
        while (done < wanted) {
            int count = bytes.read(position + done, lump, done, wanted - done);
            if (count < 0) {
                throw new IOException(key + " ended early.");
            }
            done += count;
        }
        return done;
    }
}
