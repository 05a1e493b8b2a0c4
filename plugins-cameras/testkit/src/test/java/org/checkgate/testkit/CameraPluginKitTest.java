package org.checkgate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A good plugin sees green; the bad ones are in {@link BadPluginsTest}. */
@Timeout(300)
class CameraPluginKitTest {
    private static final CameraPluginKit GOOD = CameraPluginKit.of(new TallyPlugin()).withCard(TallyPlugin.card());

    @TestFactory
    Stream<DynamicTest> aGoodPluginKeepsEveryPromise() {
        return GOOD.clauses();
    }

    @Test
    void theIdsAreKeptForTicketsAndNotes() {
        assertEquals(List.of("name.stable", "recognise.score", "recognise.empty-card", "recognise.foreign-card", "recognise.quick",
            "group.only-offered", "group.each-file-once", "group.order", "group.format", "group.repeatable", "group.hostile-names",
            "group.200000-frames",
            "inspect.answers", "inspect.only-own-files", "inspect.closes-views", "inspect.repeatable", "inspect.several-threads", "inspect.budget",
            "inspect.deadline", "inspect.empty", "inspect.truncated", "inspect.sparse-200GB", "inspect.hostile-metadata", "inspect.xml-entities",
            "schema.fields", "schema.timecode", "schema.raw", "schema.findings"), ids(GOOD));
    }

    @Test
    void withoutACardThereIsNothingToTest() {
        assertThrows(IllegalStateException.class, () -> CameraPluginKit.of(new TallyPlugin()).clauses());
        assertThrows(IllegalStateException.class, () -> CameraPluginKit.of(new TallyPlugin()).withCard(new TestCard()).clauses());
    }

    @Test
    void aCardWithoutXmlSkipsThatClauseInSight() {
        TestCard card = new TestCard().with("A001.tly", TallyPlugin.file("TLLY", 24, 1, 0, 10, "A001"));
        Clause clause = CameraPluginKit.of(new TallyPlugin()).withCard(card).list().stream().filter(c -> c.id().equals("inspect.xml-entities"))
            .findFirst().orElseThrow();
        assertThrows(TestAbortedException.class, clause::run);
    }

    /** One card with a file of each kind is what the guide asks for, and the last kind counts as much as the first. */
    @Test
    void noKindOfClipIsLeftOut() {
        TestCard card = new TestCard();
        for (String kind : List.of("a", "b", "c", "d", "e", "f")) {
            card.with(kind + ".tly", TallyPlugin.file("TLLY", 24, 1, 0, 10, "A001"));
        }
        Clause clause = CameraPluginKit.of(new TallyPlugin() {
            @Override
            public List<Clip> group(Card given) throws IOException {
                return super.group(given).stream().map(clip -> new Clip(clip.name(), "tally-" + clip.name(), clip.files())).toList();
            }

            @Override
            public Inspection inspect(Clip clip, Media media) throws IOException {
                return clip.name().equals("f") ? Inspection.EMPTY : super.inspect(clip, media);
            }
        }).withCard(card).list().stream().filter(c -> c.id().equals("inspect.answers")).findFirst().orElseThrow();
        AssertionFailedError red = assertThrows(AssertionFailedError.class, clause::run);
        assertTrue(red.getMessage().contains("the clip 'f'"), red.getMessage());
    }

    @Test
    void aPluginThatHangsIsShownWhereItHangs() {
        Clause clause = CameraPluginKit.of(new TallyPlugin() {
            @Override
            public String name() {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return "tally";
            }
        }).withCard(TallyPlugin.card()).within(Duration.ofMillis(300), Duration.ofSeconds(1)).list().get(0);
        AssertionFailedError red = assertThrows(AssertionFailedError.class, clause::run);
        assertTrue(red.getMessage().contains("Thread.sleep") && red.getMessage().contains("CameraPluginKitTest"), red.getMessage());
    }

    private static List<String> ids(CameraPluginKit kit) {
        return kit.list().stream().map(Clause::id).toList();
    }
}
