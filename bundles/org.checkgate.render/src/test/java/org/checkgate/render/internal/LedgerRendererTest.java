package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a roll whose clips can be rendered. */
class LedgerRendererTest {
    private static final Settings SETTINGS = new Settings(1920, 23, Duration.ofHours(1), 1);
    @TempDir
    Path folder;
    private final FakeDoors doors = new FakeDoors();
    private final FakeDocuments documents = new FakeDocuments();
    private final FakeRenderer renderer = new FakeRenderer();
    private final FakeStarts starts = new FakeStarts();
    private RollToRender set;

    @BeforeEach
    void open() {
        set = new RollToRender(folder, "a/1.mov", "b/1.mov", "s.wav", "x.txt");
    }

    @AfterEach
    void close() {
        set.close();
    }

    @Test
    void aClipIsRenderedStoredAndNoted() {
        set.inspected(set.clip("A001C001", "a/1.mov"));
        render();

        assertEquals(Set.of(at("A001C001.jpg"), at("A001C001.mp4")), documents.stored.keySet());
        Clip clip = set.ledger.clips().ofRoll(set.roll.id()).get(0);
        assertEquals(List.of(new Proxy(clip.id(), "A001C001", ".checkgate/proxies/A001C001.mp4", Optional.of(".checkgate/proxies/A001C001.jpg"),
                320, 180, 48, Optional.of("10:11:12:13"))), set.proxies());
        List<Document> noted = set.ledger.publications().documents(set.roll.id());
        assertEquals(documents.stored.keySet(), Set.copyOf(noted.stream().map(Document::key).toList()));
        assertTrue(noted.stream().allMatch(document -> document.tier() == Tier.STAGING && document.size() == documents.stored.get(document.key()).length));
        assertEquals(List.of("A001: 1 of 1 clip rendered."), activity());
        assertEquals(List.of(), set.findings());
    }

    @Test
    void theEngineGetsADoorToTheStagedFileAloneAndItIsShutAfterwards() {
        set.inspected(set.clip("A001C001", "a/1.mov"));
        render();
        assertEquals(List.of(RollToRender.PREFIX + "/a/1.mov"), doors.opened);
        assertEquals(4000 + (64 << 20), doors.budget);
        assertTrue(doors.life.compareTo(SETTINGS.timeout()) > 0, "else the door's end would look like staging's fault");
        assertEquals(0, doors.open);
        assertEquals("http://127.0.0.1:1/token", renderer.jobs.get(0).source().toString());
        assertFalse(Files.exists(renderer.jobs.get(0).outputFolder()));
    }

    @Test
    void aRollWhoseFilesHaveLeftStagingStaysAsItIs() {
        set.inspected(set.clip("A001C001", "a/1.mov"));
        set.cleared();
        render();
        assertEquals(List.of(), set.findings(), "no clip is to blame");
        assertEquals(List.of(), doors.opened);
    }

    @Test
    void whatIsRenderedIsNotRenderedAgain() {
        set.inspected(set.clip("A001C001", "a/1.mov"));
        render();
        renderer.encoder = "second";
        render();
        set.inspected(set.clip("A001C002", "b/1.mov"), set.clip("A001C001", "a/1.mov"));
        render();
        assertEquals(List.of("A001C001", "A001C002"), renderer.jobs.stream().map(job -> job.clip()).toList());
    }

    @Test
    void aClipWithoutMediaOfItsOwnIsNoneToRender() {
        set.inspected(set.clip("notes", ""));
        render();
        assertEquals(List.of(), renderer.jobs);
        assertEquals(List.of(), set.findings());
    }

    @Test
    void aProxyMayHaveNoPoster() {
        set.inspected(new Clip(0, set.roll.id(), "S001", "bwf", "{}", "s.wav", false, Optional.empty(), Optional.empty(), 0));
        render();
        assertEquals(Optional.empty(), set.proxies().get(0).posterKey());
        assertEquals(Set.of(at("S001.mp4")), documents.stored.keySet());
    }

    @Test
    void aStopBetweenStoringAndNotingIsGoneOnFrom() {
        set.inspected(set.clip("A001C001", "a/1.mov"));
        documents.stored.put(at("A001C001.jpg"), "poster by first".getBytes());
        documents.stored.put(at("A001C001.mp4"), "proxy of A001C001 by first".getBytes());
        render();
        assertEquals(List.of(".checkgate/proxies/A001C001.mp4"), set.keys());
        assertEquals(2, documents.stored.size());
    }

    @Test
    void otherBytesUnderItsNameStayAndTheProxyGetsTheNextName() {
        set.inspected(set.clip("A001C001", "a/1.mov"));
        byte[] foreign = "somebody else's".getBytes();
        documents.stored.put(at("A001C001.mp4"), foreign);
        documents.stored.put(at("A001C001~r2.jpg"), foreign);
        render();
        assertEquals(List.of(".checkgate/proxies/A001C001~r3.mp4"), set.keys());
        assertEquals(foreign, documents.stored.get(at("A001C001.mp4")));
        assertEquals(foreign, documents.stored.get(at("A001C001~r2.jpg")));
        assertTrue(set.ledger.publications().documents(set.roll.id()).stream().allMatch(noted -> noted.key().contains("A001C001~r3")),
                "nobody vouches for what was found there");
    }

    @Test
    void whatAKillLeftIsSweptAtStartAndNothingElse() throws IOException {
        Path left = Files.createDirectories(folder.resolve("work/job-1/deeper"));
        Files.writeString(left.resolve(".A001C001.mp4.part"), "half");
        Path other = Files.writeString(folder.resolve("work/other"), "not ours");
        renderer();
        assertFalse(Files.exists(folder.resolve("work/job-1")));
        assertTrue(Files.exists(other));
    }

    @Test
    void anUnknownRollNeedsAPerson() {
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, assertThrows(StepFailure.class, () -> renderer().render(4711)).behaviour());
    }

    private LedgerRenderer renderer() {
        return new LedgerRenderer(set.ledger, doors, doors, documents, renderer, starts, SETTINGS, folder.resolve("work"));
    }

    private void render() {
        renderer().render(set.roll.id());
    }

    private static String at(String file) {
        return RollToRender.PREFIX + "/.checkgate/proxies/" + file;
    }

    private List<String> activity() {
        return set.ledger.activity().after(0, 100).stream().filter(entry -> entry.kind().equals("roll.rendered")).map(ActivityEntry::sentence).toList();
    }
}
