package org.checkgate.console.internal.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.console.internal.FakeHttp;
import org.checkgate.console.internal.FakeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipsTest {
    private static final String KEY = "Northern Lights/20260314/main/A001R1AB/.checkgate/proxies/A001C001_260314_R1AB.mp4";
    @TempDir
    Path folder;
    private final FakeAppliance appliance = new FakeAppliance(new FakeSet().ledger);
    private final byte[] movie = new byte[700_000];
    private FakeHttp http;
    private Asking ask;

    @BeforeEach
    void open() throws Exception {
        new Random(7).nextBytes(movie);
        appliance.staged.put(KEY, movie);
        http = new FakeHttp(appliance, folder, 0);
        ask = new Asking(http);
    }

    @AfterEach
    void close() throws Exception {
        http.close();
    }

    @Test
    void sendsAllOfIt() throws Exception {
        HttpResponse<byte[]> all = ask.bytes(ask.with("/api/v1/clips/101/proxy").GET());
        assertEquals(200, all.statusCode());
        assertEquals("video/mp4", all.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("bytes", all.headers().firstValue("Accept-Ranges").orElseThrow());
        assertTrue(all.headers().firstValue("Content-Range").isEmpty());
        assertArrayEquals(movie, all.body());
    }

    @Test
    void sendsARange() throws Exception {
        HttpResponse<byte[]> part = ask.bytes(range("bytes=1000-300999"));
        assertEquals(206, part.statusCode());
        assertEquals("bytes 1000-300999/700000", part.headers().firstValue("Content-Range").orElseThrow());
        assertArrayEquals(Arrays.copyOfRange(movie, 1000, 301_000), part.body());
        assertEquals(10, ask.bytes(range("bytes=-10")).body().length);
    }

    @Test
    void refusesARangeOutside() throws Exception {
        HttpResponse<byte[]> outside = ask.bytes(range("bytes=700000-"));
        assertEquals(416, outside.statusCode());
        assertEquals("bytes */700000", outside.headers().firstValue("Content-Range").orElseThrow());
    }

    @Test
    void aConditionThatCannotHoldGetsTheWhole() throws Exception {
        assertEquals(200, ask.bytes(range("bytes=0-1").copy().header("If-Range", "\"x\"")).statusCode());
    }

    @Test
    void tellsTheSizeWithoutTheBytes() throws Exception {
        HttpResponse<byte[]> head = ask.bytes(ask.with("/api/v1/clips/101/proxy").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals("700000", head.headers().firstValue("Content-Length").orElseThrow());
        assertEquals(0, head.body().length);
    }

    @Test
    void whatIsNotStagedIsSaid() throws Exception {
        HttpResponse<String> poster = ask.get("/api/v1/clips/101/poster");
        assertEquals(503, poster.statusCode());
        assertTrue(poster.body().contains("There is no staged object"), poster.body());
    }

    private HttpRequest.Builder range(String range) {
        return ask.with("/api/v1/clips/101/proxy").header("Range", range).GET();
    }
}
