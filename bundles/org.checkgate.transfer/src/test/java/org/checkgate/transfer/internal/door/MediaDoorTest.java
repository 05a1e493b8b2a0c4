package org.checkgate.transfer.internal.door;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.store.MediaDoor;
import org.checkgate.transfer.internal.SetDrive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaDoorTest {
    private static final byte[] CLIP = SetDrive.noise(1, 200_000);

    @TempDir
    Path folder;
    private final AtomicLong nanos = new AtomicLong();
    private HttpMediaDoor doors;

    @BeforeEach
    void open() throws IOException {
        Files.write(folder.resolve("clip"), CLIP);
        doors = new HttpMediaDoor((key, budget) -> new FileBytes(folder.resolve(key), key, budget), nanos::get);
    }

    @AfterEach
    void close() {
        doors.stop();
    }

    private static HttpURLConnection ask(URI address, String method, String range) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod(method);
        if (range != null) {
            connection.setRequestProperty("Range", range);
        }
        return connection;
    }

    @Test
    void aRowOfObjectsIsAskedForByPlace() throws IOException {
        byte[] other = SetDrive.noise(2, 3000);
        Files.write(folder.resolve("other"), other);
        try (MediaDoor.Door door = doors.open(List.of("clip", "other", "gone"), 300_000, Duration.ofHours(1))) {
            assertArrayEquals(CLIP, ask(URI.create(door.address() + "/0.dpx"), "GET", null).getInputStream().readAllBytes());
            assertArrayEquals(other, ask(URI.create(door.address() + "/1.dpx"), "GET", null).getInputStream().readAllBytes());
            assertArrayEquals(Arrays.copyOfRange(other, 10, 20), ask(URI.create(door.address() + "/1"), "GET", "bytes=10-19").getInputStream().readAllBytes());
            for (String none : List.of("", "/", "/3.dpx", "/-1.dpx", "/../clip", "/0/1", "/x.dpx", "/99999999999")) {
                assertEquals(404, ask(URI.create(door.address() + none), "GET", null).getResponseCode(), none);
            }
            assertThrows(IOException.class, () -> ask(URI.create(door.address() + "/2.dpx"), "GET", null).getInputStream());
            assertEquals(203_010, door.bytesServed());
        }
        try (MediaDoor.Door film = doors.open("clip", 300_000, Duration.ofHours(1))) {
            assertEquals(404, ask(URI.create(film.address() + "/0.dpx"), "GET", null).getResponseCode());
        }
    }

    @Test
    void aRowHasOneBudgetAndEndsWithItsDoor() throws IOException {
        MediaDoor.Door door = doors.open(List.of("clip", "clip"), 250_000, Duration.ofHours(1));
        ask(URI.create(door.address() + "/0"), "GET", null).getInputStream().readAllBytes();
        assertTrue(ask(URI.create(door.address() + "/1"), "GET", null).getInputStream().readAllBytes().length <= 50_000, "the answer ends early");
        assertEquals(403, ask(URI.create(door.address() + "/1"), "GET", null).getResponseCode());
        door.close();
        assertEquals(404, ask(URI.create(door.address() + "/0"), "GET", null).getResponseCode());
        assertThrows(IOException.class, () -> doors.open(List.of("gone", "clip"), 1000, Duration.ofHours(1)));
    }

    @Test
    void answersWholeObjectsAndRanges() throws IOException {
        try (MediaDoor.Door door = doors.open("clip", 1 << 20, Duration.ofHours(1))) {
            HttpURLConnection whole = ask(door.address(), "GET", null);
            assertEquals(200, whole.getResponseCode());
            assertArrayEquals(CLIP, whole.getInputStream().readAllBytes());
            HttpURLConnection part = ask(door.address(), "GET", "bytes=100-299");
            assertEquals(206, part.getResponseCode());
            assertEquals("bytes 100-299/200000", part.getHeaderField("Content-Range"));
            assertArrayEquals(Arrays.copyOfRange(CLIP, 100, 300), part.getInputStream().readAllBytes());
            assertArrayEquals(Arrays.copyOfRange(CLIP, 199_990, 200_000), ask(door.address(), "GET", "bytes=-10").getInputStream().readAllBytes());
            assertArrayEquals(Arrays.copyOfRange(CLIP, 199_000, 200_000), ask(door.address(), "GET", "bytes=199000-").getInputStream().readAllBytes());
            assertEquals(416, ask(door.address(), "GET", "bytes=200000-").getResponseCode());
            HttpURLConnection head = ask(door.address(), "HEAD", null);
            assertEquals(200_000, head.getContentLengthLong());
            assertEquals("bytes", head.getHeaderField("Accept-Ranges"));
            assertEquals(405, ask(door.address(), "DELETE", null).getResponseCode());
            assertEquals(200_000 + 200 + 10 + 1000, door.bytesServed());
        }
    }

    @Test
    void endsWhenTheBudgetIsUsedUp() throws IOException {
        try (MediaDoor.Door door = doors.open("clip", 1000, Duration.ofHours(1))) {
            assertEquals(600, ask(door.address(), "GET", "bytes=0-599").getInputStream().readAllBytes().length);
            assertTrue(ask(door.address(), "GET", "bytes=0-599").getInputStream().readAllBytes().length <= 400, "the answer ends early");
            assertEquals(1000, door.bytesServed());
            assertEquals(403, ask(door.address(), "GET", "bytes=0-599").getResponseCode());
        }
    }

    @Test
    void isGoneWhenClosedOrTooOldAndKnowsNoOtherPath() throws IOException {
        MediaDoor.Door door = doors.open("clip", 1000, Duration.ofSeconds(10));
        assertEquals(404, ask(door.address().resolve("/clip"), "GET", null).getResponseCode());
        assertEquals(404, ask(URI.create(door.address() + "/../etc/passwd"), "GET", null).getResponseCode());
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertEquals(404, ask(door.address(), "GET", null).getResponseCode());
        MediaDoor.Door second = doors.open("clip", 1000, Duration.ofSeconds(10));
        second.close();
        assertEquals(404, ask(second.address(), "GET", null).getResponseCode());
        assertThrows(IOException.class, () -> doors.open("none", 1000, Duration.ofSeconds(10)));
        assertEquals("127.0.0.1", door.address().getHost());
    }
}
