package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Proxy;
import org.checkgate.store.MediaDoor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A roll of real media by the shipped engine: the stored object itself is looked at. */
class RealRollTest {
    @TempDir
    Path folder;

    @Test
    void picturesSoundAndWhatIsNeitherEachGetTheirDue() throws Exception {
        try (ShippedFfmpeg ffmpeg = new ShippedFfmpeg(folder); RollToRender set = new RollToRender(folder.resolve("home"), "a.mov", "s.wav", "junk.mov")) {
            ffmpeg.camera("a.mov", "s=320x180:r=24000/1001:d=2", "10:11:12:13");
            ffmpeg.sound("s.wav", 2);
            Files.writeString(folder.resolve("junk.mov"), "no media at all ".repeat(1000));
            set.inspected(set.clip("A001 C001/x", "a.mov"), set.clip("A001C002", "junk.mov"),
                    new Clip(0, set.roll.id(), "S001", "bwf", "{}", "s.wav", false, Optional.empty(), Optional.empty(), 0));
            FakeDocuments documents = new FakeDocuments();
            Settings settings = new Settings(1920, 23, Duration.ofMinutes(2), 1);
            new LedgerRenderer(set.ledger, this::open, documents, new FfmpegProxyRenderer(ffmpeg.children, ffmpeg.engines, settings),
                    settings, folder.resolve("work")).render(set.roll.id());

            assertEquals(List.of(".checkgate/proxies/A001_C001_x.mp4", ".checkgate/proxies/S001.mp4"), set.keys());
            Proxy picture = set.proxies().get(0);
            assertEquals("320x180 48 10:11:12:13", picture.width() + "x" + picture.height() + " " + picture.frames() + " " + picture.startTimecode().orElse(""));
            Path stored = Files.write(folder.resolve("stored.mp4"), documents.stored.get(RollToRender.PREFIX + "/" + picture.key()));
            MediaFacts facts = ffmpeg.facts(stored);
            assertEquals(Optional.of("10:11:12:13"), facts.timecode());
            assertEquals(48, facts.picture().orElseThrow().frames());
            assertEquals(List.of("PROXY_FAILED junk.mov"), set.findings().stream().map(finding -> finding.code() + " " + finding.path()).toList());
            assertTrue(set.findings().get(0).sentence().contains("A001C002"), set.findings().toString());
            assertTrue(documents.stored.containsKey(RollToRender.PREFIX + "/.checkgate/proxies/S001.jpg"));
            try (var left = Files.list(folder.resolve("work"))) {
                assertEquals(0, left.count());
            }
        }
    }

    private MediaDoor.Door open(String key, long budget, Duration life) {
        try {
            FakeDoor door = new FakeDoor(folder.resolve(key.substring(key.lastIndexOf('/') + 1)));
            return new MediaDoor.Door() {
                @Override
                public URI address() {
                    return door.address();
                }

                @Override
                public long bytesServed() {
                    return 0;
                }

                @Override
                public void close() {
                    door.close();
                }
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
