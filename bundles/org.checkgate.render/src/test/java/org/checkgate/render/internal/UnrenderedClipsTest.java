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
import java.util.stream.IntStream;
import org.checkgate.ledger.StepFailure;
import org.checkgate.render.RenderException;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One clip's trouble is told and holds nothing up; staging's trouble is nobody's fault and tried again. */
@Tag("long")
class UnrenderedClipsTest {
    private static final RenderException BROKEN = new RenderException("No proxy of A001C001 was made: its file cannot be read as media. Look at the clip.", false);
    private static final RenderException MEMORY = new RenderException("No proxy of A001C001 was made: the engine was ended by the system. It is tried again.", true);
    @TempDir
    Path folder;
    private final FakeDoors doors = new FakeDoors();
    private final FakeDocuments documents = new FakeDocuments();
    private final FakeRenderer engine = new FakeRenderer();
    private final FakeStarts starts = new FakeStarts();
    private RollToRender set;
    private LedgerRenderer renderer;

    @BeforeEach
    void open() {
        set = new RollToRender(folder, "a/1.mov", "b/1.mov");
        set.inspected(set.clip("A001C001", "a/1.mov"), set.clip("A001C002", "b/1.mov"));
        renderer = new LedgerRenderer(set.ledger, doors, doors, documents, engine, starts, new Settings(1920, 23, Duration.ofHours(1), 1), folder.resolve("work"));
    }

    @AfterEach
    void close() {
        set.close();
    }

    @Test
    void aBrokenClipGetsAFindingAndTheOthersTheirProxies() {
        engine.failures.put("A001C001", BROKEN);
        render();
        assertEquals(List.of(".checkgate/proxies/A001C002.mp4"), set.keys());
        Finding finding = set.findings().get(0);
        assertEquals("PROXY_FAILED INFO a/1.mov", finding.code() + " " + finding.severity() + " " + finding.path());
        assertEquals(BROKEN.getMessage(), finding.sentence());
        assertFalse(finding.next().isBlank());
        assertEquals("A001: 1 of 2 clips rendered. The findings say why not all.",
                set.ledger.activity().after(0, 100).stream().filter(entry -> entry.kind().equals("roll.rendered")).findFirst().orElseThrow().sentence());
    }

    @Test
    void aSentenceThatDoesNotNameItsClipIsGivenTheName() {
        engine.failures.put("A001C001", new RenderException("The shipped ffmpeg is not there.", false));
        render();
        assertEquals("A001C001: The shipped ffmpeg is not there.", set.findings().get(0).sentence());
    }

    @Test
    void theFindingGoesWhenTheClipIsRenderedAfterAll() {
        engine.failures.put("A001C001", BROKEN);
        render();
        engine.failures.clear();
        render();
        assertEquals(List.of(), set.findings());
        assertEquals(List.of(".checkgate/proxies/A001C001.mp4", ".checkgate/proxies/A001C002.mp4"), set.keys());
    }

    @Test
    void aRemarkIsKeptForPeople() {
        engine.remarks.put("A001C001", List.of("Decoding was not clean.", "There is no poster."));
        render();
        assertEquals(List.of(new Finding("PROXY_REMARK", Severity.INFO, "a/1.mov", "Decoding was not clean. There is no poster.",
                set.findings().get(0).next())), set.findings());
    }

    @Test
    void aFileThatIsNotStagedIsToldAndItsDoorNotOpened() {
        set.inspected(set.clip("A001C009", "gone.mov"));
        render();
        assertEquals(List.of(), doors.opened);
        assertTrue(set.findings().get(0).sentence().contains("gone.mov is not in staging"), set.findings().toString());
    }

    @Test
    void whatMayPassIsTriedAgainAfterTheOthersAndGivenUpInTheEnd() {
        engine.failures.put("A001C001", MEMORY);
        for (int round = 1; round < 5; round++) {
            StepFailure failure = assertThrows(StepFailure.class, this::render);
            assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour());
            assertEquals(MEMORY.getMessage(), failure.getMessage());
            assertEquals(List.of(".checkgate/proxies/A001C002.mp4"), set.keys());
            assertEquals(List.of(), set.findings());
        }
        render();
        assertEquals(MEMORY.getMessage(), set.findings().get(0).sentence());
        assertEquals(1, engine.jobs.stream().filter(job -> job.clip().equals("A001C002")).count());
    }

    @Test
    void anEngineThatUsedUpItsBudgetIsNotTriedAgain() {
        engine.failures.put("A001C001", new RenderException("No proxy of A001C001 was made: its staged copy could not be read to the end.", true));
        doors.servesAll = true;
        render();
        assertTrue(set.findings().get(0).sentence().contains("more than 4 times over"), set.findings().toString());
    }

    @Test
    void anInterruptBlamesNoClip() {
        engine.failures.put("A001C001", MEMORY);
        for (int round = 0; round < 10; round++) {
            engine.interrupting = true;
            assertEquals(StepFailure.Behaviour.RETRY, assertThrows(StepFailure.class, this::render).behaviour());
            assertTrue(Thread.interrupted(), "the flag stays for who asked");
        }
        assertEquals(List.of(), set.findings());
        assertEquals(List.of(), set.keys());
    }

    @Test
    void stagingThatCannotBeReachedIsTriedAgainAndBlamesNoClip() {
        doors.unreachable = true;
        retried("Staging cannot be read for now: no answer.");
        assertEquals(List.of(), engine.jobs);
        doors.unreachable = false;
        documents.unreachable = true;
        retried("A proxy cannot be stored in staging for now: STAGING does not answer.");
        assertEquals(List.of(), set.keys());
        documents.unreachable = false;
        render();
        assertEquals(2, set.keys().size());
        assertEquals(0, doors.open);
    }

    @Test
    void anObjectThatCannotBeOpenedIsTriedAgainAfterTheOthers() {
        doors.missing = RollToRender.PREFIX + "/a/1.mov";
        retried("Staging cannot be read for now: no answer.");
        assertEquals(List.of(".checkgate/proxies/A001C002.mp4"), set.keys());
        retried("Staging cannot be read for now: no answer.");
        assertEquals(1, engine.jobs.size());
    }

    @Test
    void stagingThatIsGoneIsNotAskedForEachClip() {
        set.inspected(set.clip("A001C001", "a/1.mov"), set.clip("A001C002", "b/1.mov"), set.clip("A001C003", "b/1.mov"));
        documents.unreachable = true;
        retried("A proxy cannot be stored in staging for now: STAGING does not answer.");
        assertEquals(2, engine.jobs.size());
    }

    @Test
    void aDiskThatCannotBeWrittenIsTriedAgainAndBlamesNoClip() throws IOException {
        Files.delete(folder.resolve("work"));
        Files.writeString(folder.resolve("work"), "a file where the folder should be");
        assertEquals(StepFailure.Behaviour.RETRY, assertThrows(StepFailure.class, this::render).behaviour());
        Files.delete(folder.resolve("work"));
        render();
        assertEquals(2, set.keys().size());
    }

    @Test
    void whenAllNamesAreTakenItIsToldAndNothingIsOverwritten() {
        IntStream.rangeClosed(1, 20).forEach(attempt -> documents.stored.put(RollToRender.PREFIX + "/.checkgate/proxies/"
                + ProxyNames.afterConflict("A001C001", attempt) + ".jpg", new byte[] {1}));
        render();
        assertTrue(set.findings().get(0).sentence().contains("other bytes lie under each of the 20 names"), set.findings().toString());
        assertEquals(List.of(".checkgate/proxies/A001C002.mp4"), set.keys());
    }

    private void retried(String sentence) {
        StepFailure failure = assertThrows(StepFailure.class, this::render);
        assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour());
        assertEquals(sentence, failure.getMessage());
        assertEquals(List.of(), set.findings());
    }

    private void render() {
        renderer.render(set.roll.id());
    }
}
