package org.checkgate.transfer.internal.cloud;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that believes every checksum it is told and echoes it, and does worse when told to. */
final class FakeLyingS3 extends FakeStore {
    private record Kept(byte[] bytes, String crc64) {
    }

    private final Map<String, Kept> objects = new ConcurrentHashMap<>();
    /** Flips a bit of what it keeps. */
    volatile boolean corrupts;
    /** Has zeros where the last part should be. */
    volatile boolean losesAPart;
    volatile boolean flipsOnRead;
    /** Looks whether there is an object before it takes another one, and not afterwards. */
    volatile boolean looksFirst;
    /** What it gives for every object that is as long, such as an older one of the same name. */
    volatile byte[] old;
    /** Answers that it failed to complete when it has, and does it once more when it is asked again. */
    volatile boolean completesTwice;
    final AtomicInteger completes = new AtomicInteger();
    volatile int busyAnswers;

    FakeLyingS3() throws IOException {
        // Its door opens at once.
    }

    /** One bit of what it keeps turns, and it goes on saying what it was told. */
    void rot(String bucket, String key) {
        objects.get("/" + bucket + "/" + key).bytes()[0] ^= 1;
    }

    @Override
    void answer(HttpExchange exchange, String key, String query) throws IOException {
        boolean there = objects.containsKey(key);
        byte[] body = body(exchange);
        if (busyAnswers > 0) {
            busyAnswers--;
            error(exchange, 503, "SlowDown");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, key, query, body, looksFirst ? there : objects.containsKey(key));
            case "POST" -> post(exchange, key, query);
            case "DELETE" -> {
                objects.remove(key);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> get(exchange, key);
        }
    }

    private void put(HttpExchange exchange, String key, String query, byte[] body, boolean there) throws IOException {
        boolean part = query.contains("partNumber");
        if (!part && exchange.getRequestHeaders().containsKey("If-None-Match") && there) {
            error(exchange, 412, "PreconditionFailed");
            return;
        }
        if (corrupts && body.length > 0) {
            body[body.length / 2] ^= 1;
        }
        objects.put(part ? key + "#" + number(query) : key, new Kept(body, String.valueOf(exchange.getRequestHeaders().getFirst(CRC))));
        done(exchange);
    }

    private void post(HttpExchange exchange, String key, String query) throws IOException {
        if (query.startsWith("uploads")) {
            text(exchange, 200, "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");
            return;
        }
        completes.incrementAndGet();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int number = 1; objects.containsKey(key + "#" + number); number++) {
            byte[] bytes = objects.get(key + "#" + number).bytes();
            boolean lost = losesAPart && number > 1 && !objects.containsKey(key + "#" + (number + 1));
            whole.writeBytes(lost ? new byte[bytes.length] : bytes);
        }
        if (completesTwice && completes.get() > 1) {
            whole.writeBytes(whole.toByteArray());
        }
        objects.put(key, new Kept(whole.toByteArray(), String.valueOf(exchange.getRequestHeaders().getFirst(CRC))));
        if (completesTwice && completes.get() == 1) {
            error(exchange, 500, "InternalError");
            return;
        }
        text(exchange, 200, "<CompleteMultipartUploadResult><ETag>etag</ETag></CompleteMultipartUploadResult>");
    }

    private byte[] read(byte[] kept) {
        byte[] bytes = old != null && old.length == kept.length ? old.clone() : kept.clone();
        if (flipsOnRead && bytes.length > 0) {
            bytes[bytes.length / 3] ^= 4;
        }
        return bytes;
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        Kept kept = objects.get(key);
        if (kept == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set(CRC, kept.crc64());
        if (exchange.getRequestMethod().equals("HEAD")) {
            head(exchange, kept.bytes().length);
        } else {
            bytes(exchange, read(kept.bytes()));
        }
    }
}
