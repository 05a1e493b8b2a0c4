package org.checkgate.transfer.internal.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What stand-ins for an object store have in common: a door, and how S3 words its answers. */
abstract class FakeStore implements AutoCloseable {
    static final String CRC = "x-amz-checksum-crc64nvme";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    FakeStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, exchange.getRequestURI().getPath(), String.valueOf(exchange.getRequestURI().getQuery()));
            }
        });
        server.start();
    }

    /** @param key with its bucket, as the path has it */
    abstract void answer(HttpExchange exchange, String key, String query) throws IOException;

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readAllBytes();
    }

    static int number(String query) {
        return Integer.parseInt(query.replaceAll(".*partNumber=(\\d+).*", "$1"));
    }

    static void done(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"etag\"");
        exchange.sendResponseHeaders(200, -1);
    }

    static void error(HttpExchange exchange, int status, String code) throws IOException {
        text(exchange, status, "<Error><Code>" + code + "</Code><Message>" + code + " as asked by the test</Message></Error>");
    }

    static void text(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static void head(HttpExchange exchange, int length) throws IOException {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(length));
        exchange.sendResponseHeaders(200, -1);
    }

    static void bytes(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
