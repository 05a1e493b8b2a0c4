package org.checkgate.transfer.internal.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that believes every checksum it is told and echoes it, and does worse when told to. */
final class FakeLyingS3 implements AutoCloseable {
    private record Kept(byte[] bytes, String crc64) {
    }

    private final Map<String, Kept> objects = new ConcurrentHashMap<>();
    private final HttpServer server;
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
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    /** One bit of what it keeps turns, and it goes on saying what it was told. */
    void rot(String bucket, String key) {
        objects.get("/" + bucket + "/" + key).bytes()[0] ^= 1;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String key = exchange.getRequestURI().getPath();
            boolean there = objects.containsKey(key);
            byte[] body = exchange.getRequestBody().readAllBytes();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            if (busyAnswers > 0) {
                busyAnswers--;
                send(exchange, 503, "<Error><Code>SlowDown</Code><Message>busy</Message></Error>");
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
    }

    private void put(HttpExchange exchange, String key, String query, byte[] body, boolean there) throws IOException {
        boolean part = query.contains("partNumber");
        if (!part && exchange.getRequestHeaders().containsKey("If-None-Match") && there) {
            send(exchange, 412, "<Error><Code>PreconditionFailed</Code></Error>");
            return;
        }
        if (corrupts && body.length > 0) {
            body[body.length / 2] ^= 1;
        }
        objects.put(part ? key + "#" + number(query) : key, new Kept(body, String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-checksum-crc64nvme"))));
        exchange.getResponseHeaders().set("ETag", "\"etag\"");
        exchange.sendResponseHeaders(200, -1);
    }

    private void post(HttpExchange exchange, String key, String query) throws IOException {
        if (query.startsWith("uploads")) {
            send(exchange, 200, "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");
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
        objects.put(key, new Kept(whole.toByteArray(), String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-checksum-crc64nvme"))));
        if (completesTwice && completes.get() == 1) {
            send(exchange, 500, "<Error><Code>InternalError</Code><Message>again, please</Message></Error>");
            return;
        }
        send(exchange, 200, "<CompleteMultipartUploadResult><ETag>etag</ETag></CompleteMultipartUploadResult>");
    }

    private static int number(String query) {
        return Integer.parseInt(query.replaceAll(".*partNumber=(\\d+).*", "$1"));
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
        exchange.getResponseHeaders().set("x-amz-checksum-crc64nvme", kept.crc64());
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(kept.bytes().length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, kept.bytes().length == 0 ? -1 : kept.bytes().length);
            exchange.getResponseBody().write(read(kept.bytes()));
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
