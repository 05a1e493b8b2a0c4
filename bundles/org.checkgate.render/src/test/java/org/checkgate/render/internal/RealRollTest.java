package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Proxy;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.checkgate.store.FrameDoor;
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
            new LedgerRenderer(set.ledger, this::open, frames(), documents, new FfmpegProxyRenderer(ffmpeg.children, ffmpeg.engines, settings),
                    new FfprobeStarts(this::open, ffmpeg.children, ffmpeg.engines, Duration.ofMinutes(1)), settings, folder.resolve("work")).render(set.roll.id());

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

    @Test
    void startsThatTwoReadersReadOtherwiseAreToldAndOursIsUsed() throws Exception {
        try (ShippedFfmpeg ffmpeg = new ShippedFfmpeg(folder); RollToRender set = new RollToRender(folder.resolve("home"), "a.mov", "b.mov", "s.wav")) {
            ffmpeg.camera("a.mov", "s=160x90:r=24000/1001:d=2", "10:11:12:13");
            ffmpeg.camera("b.mov", "s=160x90:r=24000/1001:d=2", "10:11:12:13");
            ffmpeg.make("s.wav", List.of("-f", "lavfi", "-i", "sine=d=2:r=48000", "-c:a", "pcm_s24le", "-write_bext", "1", "-metadata", "originator=T",
                    "-metadata", "time_reference=1760227200"));
            Timecode start = Timecode.parse("10:11:12:00", new Rate(25, 1));
            set.inspected(set.starting("A001C001", "a.mov", "10:11:12:13"), set.starting("A001C002", "b.mov", "10:11:14:13"),
                    set.starting("S001", "s.wav", false, start, "iXML", OptionalLong.of(1760227200 + 40L * 60 * 48000)));
            Settings settings = new Settings(1920, 23, Duration.ofMinutes(2), 1);
            new LedgerRenderer(set.ledger, this::open, frames(), new FakeDocuments(), new FfmpegProxyRenderer(ffmpeg.children, ffmpeg.engines, settings),
                    new FfprobeStarts(this::open, ffmpeg.children, ffmpeg.engines, Duration.ofMinutes(1)), settings, folder.resolve("work")).render(set.roll.id());
            assertEquals(List.of("TIMECODE_CONFLICT b.mov", "TIMECODE_CONFLICT s.wav"), set.findings().stream().map(finding -> finding.code() + " " + finding.path()).sorted().toList());
            assertEquals(List.of(Optional.of("10:11:12:13"), Optional.of("10:11:14:13"), Optional.empty()), set.proxies().stream().map(Proxy::startTimecode).toList());
            assertTrue(set.findings().stream().anyMatch(finding -> finding.sentence().contains("10:11:14:13") && finding.sentence().contains("10:11:12:13 (picture track, 48 frames earlier)")),
                    set.findings().toString());
        }
    }

    @Test
    void aSequenceWhoseDescriptionSaysHowItIsReadGetsAProxy() throws Exception {
        try (ShippedFfmpeg ffmpeg = new ShippedFfmpeg(folder); RollToRender set = new RollToRender(folder.resolve("home"), "f.0.exr", "f.1.exr", "f.2.exr", "f.wav")) {
            ffmpeg.make("f.%d.exr", List.of("-f", "lavfi", "-i", "testsrc2=s=160x90:r=24:d=0.125", "-start_number", "0"));
            String json = "{\"files\":[{\"path\":\"f.0.exr\",\"role\":\"frame\"},{\"path\":\"f.1.exr\",\"role\":\"frame\"},{\"path\":\"f.2.exr\",\"role\":\"frame\"},"
                    + "{\"path\":\"f.wav\",\"role\":\"audio\"}],\"render\":{\"way\":\"frames\",\"role\":\"frame\",\"rate\":\"24/1\",\"squeeze\":1.0}}";
            set.inspected(new Clip(0, set.roll.id(), "F", "exr", json, "f.0.exr", true, Optional.of("10:11:12:13"), Optional.of("24/1"), 3),
                    new Clip(0, set.roll.id(), "G", "exr", json.replace("f.2.exr", "gone.exr"), "f.1.exr", true, Optional.empty(), Optional.empty(), 3));
            Settings settings = new Settings(1920, 23, Duration.ofMinutes(2), 1);
            new LedgerRenderer(set.ledger, this::open, frames(), new FakeDocuments(), new FfmpegProxyRenderer(ffmpeg.children, ffmpeg.engines, settings), new FakeStarts(),
                    settings, folder.resolve("work")).render(set.roll.id());
            assertEquals(List.of("F 3 10:11:12:13"), set.proxies().stream().map(proxy -> proxy.clip() + " " + proxy.frames() + " " + proxy.startTimecode().orElse("")).toList());
            assertTrue(set.findings().stream().anyMatch(finding -> finding.code().equals("PROXY_REMARK") && finding.sentence().contains("has no sound")), set.findings().toString());
            assertTrue(set.findings().stream().anyMatch(finding -> finding.code().equals("PROXY_FAILED") && finding.sentence().contains("gone.exr is not in staging")),
                    set.findings().toString());
        }
    }

    @Test
    void theProxyOfASoundSetSaysThatItIsOneChannelOfIt() throws Exception {
        try (ShippedFfmpeg ffmpeg = new ShippedFfmpeg(folder); RollToRender set = new RollToRender(folder.resolve("home"), "t_1.wav", "t_2.wav", "t_3.wav", "t.xml")) {
            ffmpeg.make("t_1.wav", List.of("-f", "lavfi", "-i", "sine=d=1:r=48000", "-c:a", "pcm_s24le"));
            String json = "{\"files\":[{\"path\":\"t_1.wav\",\"role\":\"audio\"},{\"path\":\"t_2.wav\",\"role\":\"audio\"},{\"path\":\"t_3.wav\",\"role\":\"audio\"},"
                    + "{\"path\":\"t.xml\",\"role\":\"sidecar\"}]}";
            set.inspected(new Clip(0, set.roll.id(), "T", "bwf", json, "t_1.wav", false, Optional.empty(), Optional.empty(), 0));
            Settings settings = new Settings(1920, 23, Duration.ofMinutes(2), 1);
            new LedgerRenderer(set.ledger, this::open, frames(), new FakeDocuments(), new FfmpegProxyRenderer(ffmpeg.children, ffmpeg.engines, settings), new FakeStarts(),
                    settings, folder.resolve("work")).render(set.roll.id());
            assertEquals(List.of("T"), set.proxies().stream().map(Proxy::clip).toList());
            assertEquals(List.of("PROXY_REMARK t_1.wav The proxy of T is made of t_1.wav alone: 2 more files of its picture or sound are not in it."),
                    set.findings().stream().map(finding -> finding.code() + " " + finding.path() + " " + finding.sentence()).toList());
        }
    }

    private FrameDoor frames() {
        return (keys, budget, life) -> FakeDoor.ofFrames(keys.stream().map(key -> folder.resolve(key.substring(key.lastIndexOf('/') + 1))).toList()).door();
    }

    private MediaDoor.Door open(String key, long budget, Duration life) {
        try {
            return new FakeDoor(folder.resolve(key.substring(key.lastIndexOf('/') + 1))).door();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
