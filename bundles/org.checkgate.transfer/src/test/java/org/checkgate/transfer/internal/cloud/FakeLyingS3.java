package org.checkgate.transfer.internal.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A server that believes every checksum it is told, echoes it, and flips a bit of what it keeps when told to. */
final class FakeLyingS3 implements AutoCloseable {
    private record Kept(byte[] bytes, String crc64) {
    }

    private final Map<String, Kept> objects = new ConcurrentHashMap<>();
    private final HttpServer server;
    volatile boolean corrupts;
    volatile int busyAnswers;

    FakeLyingS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String key = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            if (busyAnswers > 0) {
                busyAnswers--;
                send(exchange, 503, "<Error><Code>SlowDown</Code><Message>busy</Message></Error>");
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "PUT" -> put(exchange, key, query, body);
                case "POST" -> post(exchange, key, query);
                case "DELETE" -> {
                    objects.remove(key);
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> get(exchange, key);
            }
        }
    }

    private void put(HttpExchange exchange, String key, String query, byte[] body) throws IOException {
        boolean part = query.contains("partNumber");
        if (!part && exchange.getRequestHeaders().containsKey("If-None-Match") && objects.containsKey(key)) {
            send(exchange, 412, "<Error><Code>PreconditionFailed</Code></Error>");
            return;
        }
        if (corrupts && body.length > 0) {
            body[body.length / 2] ^= 1;
        }
        objects.put(part ? key + "#part" : key, new Kept(body, String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-checksum-crc64nvme"))));
        exchange.getResponseHeaders().set("ETag", "\"etag\"");
        exchange.sendResponseHeaders(200, -1);
    }

    private void post(HttpExchange exchange, String key, String query) throws IOException {
        if (query.startsWith("uploads")) {
            send(exchange, 200, "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");
            return;
        }
        Kept part = objects.remove(key + "#part");
        objects.put(key, new Kept(part.bytes(), String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-checksum-crc64nvme"))));
        send(exchange, 200, "<CompleteMultipartUploadResult><ETag>etag</ETag></CompleteMultipartUploadResult>");
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
            exchange.getResponseBody().write(kept.bytes());
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
