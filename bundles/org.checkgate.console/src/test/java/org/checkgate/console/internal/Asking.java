package org.checkgate.console.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.console.internal.http.Json;

/** Asks the console under test as a script or a browser would. */
public record Asking(FakeHttp http) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(with(path).GET());
    }

    public JsonNode json(String path) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(get(path).body());
    }

    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(with(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A request with the token in its header. */
    public HttpRequest.Builder with(String path) {
        return bare(path).header("Authorization", "Bearer " + http.guard.token().text());
    }

    public HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create(http.base + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The names of an object's fields, in order. */
    public static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
