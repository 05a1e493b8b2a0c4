package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.process.Result;
import org.checkgate.render.Progress;
import org.checkgate.render.RenderException;
import org.checkgate.render.RenderJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hostile clip wants the engine to read something else: files of the appliance, other servers. */
class DoorOnlyTest {
    @TempDir
    Path folder;
    private ShippedFfmpeg ffmpeg;
    private Path secret;

    @BeforeEach
    void open() throws Exception {
        ffmpeg = new ShippedFfmpeg(folder);
        secret = ffmpeg.camera("secret.mov", "s=160x90:r=25:d=0.2", "");
    }

    @AfterEach
    void close() {
        ffmpeg.close();
    }

    @Test
    void aFileAddressIsRefusedBeforeTheEngineStarts() {
        for (String elsewhere : List.of(secret.toUri().toString(), "https://127.0.0.1/x", "http://192.0.2.1/x", "concat:/etc/passwd", "http://me@127.0.0.1/x")) {
            String said = assertThrows(RenderException.class, () -> render(URI.create(elsewhere))).getMessage();
            assertTrue(said.contains("through the media door only"), said);
        }
    }

    @Test
    void theEngineItselfOpensNoFile() throws Exception {
        refused(films(), "file:" + secret);
        refused(films(), "subfile,,start,0,end,1000,,:file:" + secret);
    }

    @Test
    void aLookAtTheHeadOpensNoFileEither() throws Exception {
        refused(EngineInput.looking(), "file:" + secret);
        refused(EngineInput.looking(), "subfile,,start,0,end,1000,,:file:" + secret);
        refused(EngineInput.looking(), "subfile,,start,0,end,1000,,:" + secret);
    }

    private static List<String> films() throws IOException {
        return EngineInput.film(DoorAddress.of(URI.create("http://127.0.0.1:1/x"))).options();
    }

    private void refused(List<String> reading, String address) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-show_format"));
        arguments.addAll(reading);
        arguments.add(address);
        Result result = ffmpeg.children.run(ffmpeg.engine().ffprobe(arguments));
        assertFalse(result.good());
        assertTrue(result.errorTail().contains("not on whitelist"), result.errorTail());
    }

    @Test
    void aListOfFilesIsNoClip() throws Exception {
        nothingIsFetched("ffconcat version 1.0\nfile " + secret.getFileName() + "\n");
        nothingIsFetched("ffconcat version 1.0\nfile file:" + secret + "\n");
    }

    @Test
    void aPlaylistFetchesNothing() throws Exception {
        try (FakeDoor other = new FakeDoor(secret)) {
            nothingIsFetched("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + other.address() + ".ts\n#EXT-X-ENDLIST\n");
            assertEquals(List.of(), other.requests());
        }
    }

    private void nothingIsFetched(String content) throws IOException {
        try (FakeDoor door = new FakeDoor(Files.writeString(folder.resolve("hostile.mov"), content))) {
            RenderException refused = assertThrows(RenderException.class, () -> render(door.address()));
            assertFalse(refused.retry());
            assertTrue(refused.getMessage().contains("cannot be read as media"), refused.getMessage());
            assertTrue(door.requests().stream().allMatch(request -> request.startsWith("/one-time-token ")), door.requests().toString());
        }
    }

    private void render(URI source) throws IOException {
        new FfmpegProxyRenderer(ffmpeg.children, ffmpeg.engines, new Settings(1920, 23, Duration.ofMinutes(2), 1)).render(
                new RenderJob("A001", source, true, Optional.empty(), Optional.empty(), 0, folder.resolve("out")), Progress.unheard());
    }
}
