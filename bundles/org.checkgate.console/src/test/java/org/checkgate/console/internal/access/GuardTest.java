package org.checkgate.console.internal.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.console.internal.FakeHttp;
import org.checkgate.console.internal.FakeSet;
import org.checkgate.console.internal.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets in without the token, through any door. */
class GuardTest {
    @TempDir
    Path folder;
    private final FakeSet set = new FakeSet();
    private FakeHttp http;
    private Asking ask;

    @BeforeEach
    void open() throws Exception {
        http = new FakeHttp(new FakeAppliance(set.ledger), folder, 0);
        ask = new Asking(http);
    }

    @AfterEach
    void close() throws Exception {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console.js", "/lib/lit/index.js", "/api/v1/status", "/api/v1/drives", "/api/v1/drives/1",
        "/api/v1/drives/1/destination", "/api/v1/drives/1/retry", "/api/v1/rolls", "/api/v1/rolls/11", "/api/v1/ingests", "/api/v1/activity",
        "/api/v1/events", "/api/v1/stream", "/api/v1/clips/101/proxy", "/api/v1/clips/101/poster", "/api/v1/openapi.yaml",
        "/api/v1/nothing", "/nothing", "/metrics", "/docs/../metrics", "/docs;x/../metrics", "/api/v1/health/../status", "/api/v1/drives;x/1", "//api/v1/status"})
    void everyRouteIsLocked(String route) throws Exception {
        String right = http.guard.token().text();
        String wrong = Token.random().text();
        for (String method : new String[] {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"}) {
            HttpRequest.Builder request = ask.bare(route).method(method, HttpRequest.BodyPublishers.noBody());
            assertLocked(method, ask.send(request.copy()));
            assertLocked(method, ask.send(request.copy().header("Authorization", "Bearer " + wrong)));
            assertLocked(method, ask.send(request.copy().header("Authorization", "Basic " + right)));
            assertLocked(method, ask.send(request.copy().header("Authorization", "Bearer")));
            assertLocked(method, ask.send(request.copy().header("Cookie", "checkgate=" + wrong)));
            assertLocked(method, ask.send(request.copy().header("Authorization", "Bearer " + wrong).header("Cookie", "checkgate=" + right)));
        }
        assertLocked("GET", ask.send(ask.bare(route + "?token=" + wrong).GET()));
    }

    @Test
    void theScrapeTokenReadsTheMetricsAlone() throws Exception {
        String scrape = http.scrape.text();
        assertEquals(200, ask.get("/metrics").statusCode(), "who may do everything may look");
        assertEquals(200, scraping("/metrics", scrape, "GET"));
        assertEquals(401, scraping("/metrics", scrape, "POST"));
        assertEquals(401, scraping("/metrics", Token.random().text(), "GET"));
        for (String route : List.of("/", "/console.js", "/api/v1/status", "/api/v1/rolls", "/metrics/../api/v1/status")) {
            assertEquals(401, scraping(route, scrape, "GET"), route);
        }
        assertEquals(401, ask.send(ask.bare("/metrics").header("Cookie", "checkgate=" + scrape).GET()).statusCode(), "it is no cookie");
        assertEquals(401, ask.send(ask.bare("/?token=" + scrape).GET()).statusCode(), "and no link");
    }

    private int scraping(String route, String token, String method) throws Exception {
        return ask.send(ask.bare(route).header("Authorization", "Bearer " + token).method(method, HttpRequest.BodyPublishers.noBody())).statusCode();
    }

    @Test
    void theDocumentationIsOpenAndHoldsNothingElse() throws Exception {
        assertEquals(200, ask.send(ask.bare("/docs/noc").GET()).statusCode());
        for (String route : List.of("/docs", "/docs/", "/docs/noc.md", "/docs/../openapi.yaml", "/docs/%2e%2e/openapi.yaml", "/docs/console.js")) {
            int status = ask.send(ask.bare(route).GET()).statusCode();
            assertTrue(status == 404 || status == 401 || status == 400, route + " " + status);
        }
        assertEquals(405, ask.send(ask.bare("/docs/noc").POST(HttpRequest.BodyPublishers.noBody())).statusCode());
    }

    @Test
    void ofTheApiHealthAloneIsOpen() throws Exception {
        assertEquals(200, ask.send(ask.bare("/api/v1/health").GET()).statusCode());
        assertEquals(405, ask.send(ask.bare("/api/v1/health").POST(HttpRequest.BodyPublishers.noBody())).statusCode());
    }

    @Test
    void theLinkGivesACookieThatNoScriptCanRead() throws Exception {
        HttpResponse<String> answer = ask.send(ask.bare("/?token=" + http.guard.token().text()).GET());
        assertEquals(303, answer.statusCode());
        assertEquals("/", answer.headers().firstValue("Location").orElseThrow());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Strict") && cookie.contains("; Path=/"), cookie);
        HttpRequest.Builder page = ask.bare("/").header("Cookie", cookie.split(";")[0]).GET();
        assertEquals(200, ask.send(page).statusCode());
    }

    @Test
    void theTokenInAnAddressOpensThePageAlone() throws Exception {
        assertEquals(401, ask.send(ask.bare("/api/v1/status?token=" + http.guard.token().text()).GET()).statusCode());
    }

    @Test
    void aCookieActsFromTheConsolesOwnPageAlone() throws Exception {
        assertEquals(403, retry(null).statusCode());
        assertEquals(403, retry("https://evil.example").statusCode());
        assertEquals(403, retry("null").statusCode());
        assertEquals(403, retry(http.base + ".evil.example").statusCode());
        assertEquals(200, retry(http.base).statusCode());
        HttpRequest.Builder program = ask.with("/api/v1/drives/1/retry").POST(HttpRequest.BodyPublishers.noBody());
        assertEquals(200, ask.send(program).statusCode());
    }

    @Test
    void everyAnswerHasItsHeaders() throws Exception {
        for (HttpResponse<String> answer : List.of(ask.get("/"), ask.get("/api/v1/status"), ask.get("/nothing"))) {
            assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElseThrow());
            assertEquals("DENY", answer.headers().firstValue("X-Frame-Options").orElseThrow());
            assertFalse(answer.headers().firstValue("Content-Security-Policy").orElseThrow().contains("unsafe"));
            assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        }
    }

    private HttpResponse<String> retry(String origin) throws Exception {
        HttpRequest.Builder request = ask.bare("/api/v1/drives/1/retry").header("Cookie", "checkgate=" + http.guard.token().text());
        if (origin != null) {
            request.header("Origin", origin);
        }
        return ask.send(request.POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static void assertLocked(String method, HttpResponse<String> answer) throws Exception {
        // 400: the server itself turned the address away before anybody looked at it.
        assertTrue(answer.statusCode() == 401 || answer.statusCode() == 400 && !answer.body().contains("SHUTTLE"), method + " " + answer.uri() + " " + answer.statusCode());
        if (answer.statusCode() == 401 && !method.equals("HEAD")) {
            JsonNode body = Json.MAPPER.readTree(answer.body());
            assertTrue(body.get("error").asText().endsWith(".") && body.get("next").asText().endsWith("."), answer.body());
        }
    }
}
