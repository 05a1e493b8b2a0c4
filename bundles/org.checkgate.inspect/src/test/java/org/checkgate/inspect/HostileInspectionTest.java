package org.checkgate.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;
import org.checkgate.spi.SeekableView;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a plugin does, it costs its clip's metadata and nothing else. */
@Timeout(60)
class HostileInspectionTest {
    private final CardInspector inspector =
        new CardInspector(new InspectLimits(1000, 50, Duration.ofMillis(300), Duration.ofSeconds(10)));
    private final FakeSource card = new FakeSource().with("a.x", new byte[5000]).with("b.x", new byte[10]);

    private interface Behaviour {
        Inspection inspect(Clip clip, Media media) throws IOException;
    }

    private final AtomicReference<Behaviour> behaves = new AtomicReference<>();
    private final FakePlugin plugin = new FakePlugin("fake", 50, "x") {
        @Override
        public Inspection inspect(Clip clip, Media media) throws IOException {
            return clip.name().equals("a") ? behaves.get().inspect(clip, media) : Inspection.EMPTY;
        }
    };

    private CardReport inspect(Behaviour behaviour) {
        behaves.set(behaviour);
        return inspector.inspect(card, () -> List.of(plugin.hosted()));
    }

    private void costsOnlyItsClip(CardReport report, String words) {
        assertEquals(2, report.clips().size());
        Finding finding = report.clips().get(0).inspection().findings().get(0);
        assertEquals(List.of("INSPECT_FAILED", Severity.INFO, "a.x"), List.of(finding.code(), finding.severity(), finding.path()));
        assertTrue(finding.sentence().contains(words), finding.sentence());
        assertEquals("a", report.clips().get(0).inspection().metadata().get(Field.CLIP_NAME).value());
        assertEquals(List.of(), report.clips().get(1).inspection().findings());
        assertEquals(0, card.open.get(), "what the plugin left open is closed");
    }

    @Test
    void throwing() {
        costsOnlyItsClip(inspect((c, m) -> {
            m.open("a.x");
            throw new IOException("the header is torn.");
        }), "the header is torn.");
        costsOnlyItsClip(inspect((c, m) -> {
            throw new NoClassDefFoundError("gone/Class");
        }), "gone/Class");
    }

    @Test
    void answeringNothing() {
        costsOnlyItsClip(inspect((c, m) -> null), "no answer");
    }

    @Test
    void hangingAndReadingOnAfterwards() throws InterruptedException {
        CountDownLatch late = new CountDownLatch(1);
        AtomicReference<Throwable> seen = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        costsOnlyItsClip(inspect((c, m) -> {
            SeekableView view = m.open("a.x");
            while (late.getCount() > 0) {
                Thread.onSpinWait();
            }
            seen.set(assertThrows(LimitExceededException.class, () -> view.read(0, 1)));
            done.countDown();
            return Inspection.EMPTY;
        }), "longer than 300 ms");
        late.countDown();
        done.await();
        assertTrue(seen.get().getMessage().contains("over"));
    }

    @Test
    void readingMoreThanTheBudget() {
        CardReport report = inspect((c, m) -> {
            SeekableView view = m.open("a.x");
            assertEquals(600, view.read(0, 600).length);
            assertEquals(400, m.remainingBytes());
            assertThrows(LimitExceededException.class, () -> view.read(0, 401));
            assertEquals(400, view.read(0, new byte[1000], 0, 1000), "what is left is granted");
            assertThrows(LimitExceededException.class, () -> view.read(0, new byte[1], 0, 1));
            assertThrows(IOException.class, () -> m.open("b.x"), "another clip's file");
            return Inspection.builder().raw("seen", "all", "yes").build();
        });
        assertEquals("yes", report.clips().get(0).inspection().raw().get("seen").get("all"));
        assertFalse(report.clips().get(0).inspection().findings().stream().anyMatch(f -> f.code().equals("INSPECT_FAILED")));
    }

    @Test
    void tooManyVendorKeysAreCutWithAFinding() {
        CardReport report = inspect((c, m) -> Inspection.builder().raw("v", "a", "x".repeat(40)).raw("v", "b", "y".repeat(40)).build());
        assertEquals("RAW_TRUNCATED", report.clips().get(0).inspection().findings().get(0).code());
        assertEquals(1, report.clips().get(0).inspection().raw().get("v").size());
    }

    @Test
    void aPluginThatLeftIsASentence() {
        Grouping grouping = inspector.group(card, () -> List.of(new FakePlugin("gone", 50, "x").hosted()));
        ClipReport report = inspector.inspect(card, grouping.clips().get(0), List::of);
        assertEquals("INSPECT_FAILED", report.inspection().findings().get(0).code());
    }

    @Test
    void findingsAreAboutTheClipAndNotWithoutEnd() {
        CardReport report = inspect((c, m) -> new Inspection(Map.of(), Map.of(),
            Collections.nCopies(1000, new Finding("no code\u001b[2J", Severity.INFO, "../../etc/passwd", "a\r\nb\u202Ec" + "x".repeat(5000), ""))));
        List<Finding> findings = report.clips().get(0).inspection().findings();
        assertEquals(101, findings.size());
        assertEquals("FINDINGS_TRUNCATED", findings.get(100).code());
        assertEquals(List.of("PLUGIN_REMARK", "a.x"), List.of(findings.get(0).code(), findings.get(0).path()));
        assertTrue(findings.get(0).sentence().startsWith("a  b cxxx") && findings.get(0).sentence().length() < 1100, findings.get(0).sentence());
    }

    @Test
    void namesAndFactsCommandNoTerminal() {
        FakePlugin painter = new FakePlugin("fake", 50, "x") {
            @Override
            protected Clip clip(CardFile file) {
                return new Clip("\u001b]0;owned\u0007" + file.stem(), "x\ny", List.of(ClipFile.of(file, Role.ESSENCE, 0)));
            }

            @Override
            public Inspection inspect(Clip clip, Media media) throws IOException {
                if (clip.name().endsWith("b")) {
                    throw new IOException("\u001b[31mred\nnext line");
                }
                return Inspection.builder().offer(Field.NOTES, "one\ntwo\u001b[31m", "s\u0000", Confidence.READ).raw("v", "k", "\u001b").build();
            }
        };
        CardReport report = inspector.inspect(card, () -> List.of(painter.hosted()));
        ClipReport first = report.clips().get(0);
        assertEquals(List.of(" ]0;owned a", "x y"), List.of(first.clip().name(), first.clip().format()));
        assertEquals("one\ntwo [31m", first.inspection().metadata().get(Field.NOTES).value());
        assertEquals("\u001b", first.inspection().raw().get("v").get("k"), "what is the maker's is handed on untouched");
        assertTrue(report.clips().get(1).inspection().findings().get(0).sentence().endsWith(" [31mred next line"));
    }

    @Test
    void whoLiesAboutEveryFileIsNamedAFewTimes() {
        FakeSource large = new FakeSource();
        for (int i = 0; i < 5000; i++) {
            large.with(i + ".x", new byte[1]);
        }
        FakePlugin liar = new FakePlugin("liar", 50, "x") {
            @Override
            protected Clip clip(CardFile file) {
                return new Clip(file.stem(), "x", List.of(new ClipFile("../" + file.path(), file.size(), Role.ESSENCE, 0)));
            }
        };
        Grouping grouping = inspector.group(large, () -> List.of(liar.hosted()));
        assertEquals(6, grouping.findings().size());
        assertTrue(grouping.findings().get(5).sentence().contains("claimed 4995 more clips"), grouping.findings().toString());
        assertEquals(5000, grouping.unrecognised().size());
    }

    @Test
    void whoIsSlowAtClipAfterClipDoesNotHoldUpEverybodyBehindTheCard() {
        FakeSource large = new FakeSource();
        for (int i = 0; i < 400; i++) {
            large.with(String.format("%03d.x", i), new byte[1]);
        }
        FakePlugin slow = new FakePlugin("slow", 50, "x") {
            @Override
            public Inspection inspect(Clip clip, Media media) throws IOException {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return Inspection.EMPTY;
            }
        };
        CardInspector brief = new CardInspector(new InspectLimits(1000, 50, Duration.ofMillis(100), Duration.ofSeconds(10)), 1);
        List<ClipReport> clips = brief.inspect(large, () -> List.of(slow.hosted())).clips();
        assertEquals("slow", clips.get(0).plugin());
        assertEquals(ClaimedClip.GENERIC, clips.get(399).plugin());
        assertTrue(clips.get(399).inspection().findings().get(0).sentence().contains("was not asked about this clip"), clips.get(399).toString());
    }

    @Test
    void thatStagingIsSlowIsNotThePluginsFault() {
        FakeSource far = new FakeSource();
        for (int i = 0; i < 80; i++) {
            far.with(i + ".x", new byte[1]);
        }
        far.opening(() -> {
            Thread.sleep(400);
            return null;
        });
        FakePlugin quick = new FakePlugin("quick", 50, "x") {
            @Override
            public Inspection inspect(Clip clip, Media media) throws IOException {
                media.open(clip.primary().path()).close();
                return Inspection.EMPTY;
            }
        };
        // Together they take 32 s, of the 24 that plugins may take for such a card.
        CardInspector several = new CardInspector(new InspectLimits(1000, 50, Duration.ofSeconds(1), Duration.ofSeconds(10)), 16);
        CardReport report = several.inspect(far, () -> List.of(quick.hosted()));
        assertEquals(List.of(), report.clips().stream().filter(clip -> !clip.plugin().equals("quick")).toList());
    }
}
