package org.checkgate.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A console that answers what it is told to. JDK types only, so that it also runs as the fake appliance's own process. */
public final class FakeConsole implements AutoCloseable {
    public static final String TOKEN = "a-token-of-the-test";
    private final HttpServer server;
    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
    private final List<String> posts = new CopyOnWriteArrayList<>();

    /** @param port 0 for a free one */
    public FakeConsole(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.start();
        answers("GET /health", "{\"up\":true,\"healthy\":true,\"demo\":false,\"problems\":[]}");
        answers("GET /status", "{\"up\":true,\"healthy\":true,\"demo\":false,\"version\":\"9.9\",\"problems\":[],"
                + "\"cloud\":{\"configured\":false,\"why\":\"No cloud is configured.\"},\"staging\":{\"ready\":true,\"why\":\"\"},"
                + "\"drives\":1,\"rolls\":2,\"working\":[],\"transfer\":{},\"lanes\":[]}");
        answers("GET /rolls", "[]");
        answers("GET /drives", "[]");
    }

    /** Each is answered once, in turn; the last one stays. */
    public void answers(String methodAndPath, String... bodies) {
        answers.put(methodAndPath, new ArrayDeque<>(List.of(bodies)));
    }

    /** The bodies posted so far. */
    public List<String> posts() {
        return posts;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Writes {@code run/console.json} of a home as the console of process {@code pid} does. */
    public void announce(Path home, long pid) throws IOException {
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/console.json"), "{\"address\":\"" + address() + "\",\"token\":\"" + TOKEN + "\",\"link\":\""
                + address() + "/?token=" + TOKEN + "\",\"pid\":" + pid + ",\"demo\":false,\"version\":\"9.9\"}");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1", "");
        boolean allowed = path.equals("/health") || ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (exchange.getRequestMethod().equals("POST")) {
            posts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        Deque<String> known = answers.get(exchange.getRequestMethod() + " " + path);
        if (!allowed) {
            reply(exchange, 401, "{\"error\":\"The token is wrong.\",\"next\":\"Take the right one.\"}");
        } else if (known == null) {
            reply(exchange, 404, "{\"error\":\"There is no " + path + ".\",\"next\":\"Ask for something else.\"}");
        } else {
            String body = known.size() > 1 ? known.poll() : known.peek();
            reply(exchange, body.startsWith("{\"error\"") ? 400 : 200, body);
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
