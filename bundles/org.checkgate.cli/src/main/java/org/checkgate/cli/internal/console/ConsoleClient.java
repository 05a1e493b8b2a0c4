package org.checkgate.cli.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.checkgate.cli.internal.appliance.ConsoleAddress;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;

/** Talks to the public API of one console. Safe for use by several threads. */
public final class ConsoleClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int REFUSED = 400;
    private static final int NOT_RUNNING = 503;
    private final ConsoleAddress console;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

    public ConsoleClient(ConsoleAddress console) {
        this.console = console;
    }

    /** The link for a browser. */
    public String link() {
        return console.link();
    }

    /** Whether its health page answers, whatever it says. */
    public boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(console.address().resolve("/api/v1/health")).timeout(CONNECT).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() < REFUSED;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What keeps the appliance from its work, in sentences; empty when it is healthy. */
    public List<String> problems() {
        JsonNode health = get("/health");
        List<String> problems = new ArrayList<>();
        health.path("problems").forEach(problem -> problems.add(problem.asText()));
        if (problems.isEmpty() && !health.path("healthy").asBoolean(false)) {
            problems.add("The appliance says that it is not healthy, and not why.");
        }
        return problems;
    }

    /** @param path below {@code /api/v1}, with its slash */
    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** @param body written as JSON; entries without a value are left out */
    public JsonNode post(String path, Map<String, ?> body) {
        var node = JsonNodeFactory.instance.objectNode();
        body.forEach((key, value) -> {
            if (value != null) {
                node.set(key, json.valueToTree(value));
            }
        });
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(node.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(console.address().resolve("/api/v1" + path)).timeout(ANSWER)
                .header("Authorization", "Bearer " + console.token()).header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() >= REFUSED) {
                throw refused(request, response);
            }
            try (InputStream body = response.body()) {
                return json.readTree(body);
            }
        } catch (IOException e) {
            throw new Trouble(ExitCode.NO_APPLIANCE, "The appliance at " + console.address() + " does not answer: " + reason(e) + ".",
                    "Look at it with 'checkgate status'; if it is down, start it with 'checkgate up'.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(ExitCode.NO_APPLIANCE, "The command was interrupted.", "Say it again.", e);
        }
    }

    private Trouble refused(HttpRequest request, HttpResponse<InputStream> response) {
        JsonNode body;
        try (InputStream content = response.body()) {
            body = json.readTree(content);
        } catch (IOException notJson) {
            body = JsonNodeFactory.instance.objectNode();
        }
        String sentence = body.path("error").asText("");
        // A part of the appliance that is not running, or not yet, is as good as none: it is worth asking again.
        int exitCode = response.statusCode() == NOT_RUNNING ? ExitCode.NO_APPLIANCE : ExitCode.NOT_GOOD;
        return new Trouble(exitCode,
                sentence.isEmpty() ? "The appliance refused " + request.method() + " " + request.uri().getPath() + " with status " + response.statusCode() + "." : sentence,
                body.path("next").asText("Look at the appliance's log, and at 'checkgate status'."));
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
