package org.checkgate.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The public API of a running appliance, as any client sees it. */
final class Api {
    private static final Duration BOOT = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonNode address;

    private Api(JsonNode address) {
        this.address = address;
    }

    /** Waits until the appliance has written its address and answers there. */
    static Api when(Path consoleFile) {
        return Await.until("the console's address in " + consoleFile, BOOT, () -> {
            Api api = new Api(JSON.readTree(Files.readAllBytes(consoleFile)));
            api.get("/status");
            return api;
        }, api -> true);
    }

    String link() {
        return address.path("link").asText();
    }

    long pid() {
        return address.path("pid").asLong();
    }

    JsonNode address() {
        return address;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET());
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return answer(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    HttpResponse<byte[]> raw(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** An address beside the API, asked for with a token, or without one when it is empty. */
    HttpResponse<String> beside(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.path("address").asText() + path)).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    long ingest(Path folder, String title) throws IOException, InterruptedException {
        return post("/ingests", Map.of("path", folder.toString(), "title", title, "day", "20240101")).path("drive").asLong();
    }

    JsonNode settled(long drive, Duration limit) {
        return Await.until("drive " + drive + " settled", limit, () -> get("/drives/" + drive), d -> d.path("settled").asBoolean());
    }

    static JsonNode roll(JsonNode document, String name) {
        for (JsonNode roll : document.path("rolls")) {
            if (roll.path("roll").asText().equals(name)) {
                return roll;
            }
        }
        throw new AssertionError("no roll " + name + " in " + document);
    }

    static boolean on(JsonNode roll, String light) {
        return roll.path("lights").path(light).path("on").asBoolean();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address.path("address").asText() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(30)).header("Authorization", "Bearer " + address.path("token").asText());
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new IOException("answered " + response.statusCode() + ": " + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return JSON.readTree(response.body());
    }
}
