package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.render.RenderException;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of starts that two readers read, and when it is taken away. */
class TimecodeCheckTest {
    @TempDir
    Path folder;
    private final FakeDoors doors = new FakeDoors();
    private final FakeDocuments documents = new FakeDocuments();
    private final FakeRenderer engine = new FakeRenderer();
    private final FakeStarts starts = new FakeStarts();
    private RollToRender set;

    @BeforeEach
    void open() {
        set = new RollToRender(folder, "a/1.mov", "b/1.mov");
    }

    @AfterEach
    void close() {
        set.close();
    }

    @Test
    void aDifferenceNamesBothAndOursIsUsed() {
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"));
        starts.stating("a/1.mov", "10:11:12:20");
        var before = set.ledger.rolls().lights(set.roll.id());
        render();
        assertEquals(List.of(new Finding("TIMECODE_CONFLICT", Severity.INFO, "a/1.mov", "The clip A001C001 starts at 10:11:12:13 as its description says (tmcd), "
                + "and at 10:11:12:20 (timecode track, 7 frames later) as ffprobe reads it; the description's is used.",
                "Check the start against the camera or sound report before conforming by timecode.")), set.findings());
        assertEquals(Optional.of("10:11:12:13"), engine.jobs.get(0).startTimecode());
        assertEquals(Optional.of("10:11:12:13"), set.proxies().get(0).startTimecode());
        assertEquals(before.get(Light.SAFE_TO_UNPLUG).on(), set.ledger.rolls().lights(set.roll.id()).get(Light.SAFE_TO_UNPLUG).on());
        assertEquals(List.of("A001: ffprobe was asked for the start timecode of 1 clip: another one for 1, which the findings tell."), told());
    }

    @Test
    void agreementIsNoFindingAndIsToldAsANumber() {
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"), set.starting("A001C002", "b/1.mov", "11:00:00:00"));
        starts.stating("a/1.mov", "10:11:12:13");
        render();
        assertEquals(List.of(), set.findings());
        assertEquals(List.of("A001: ffprobe was asked for the start timecode of 2 clips: the same for 1; none for 1."), told());
    }

    @Test
    void whereTheDescriptionStatesNoneNobodyIsAsked() {
        set.inspected(set.clip("A001C001", "a/1.mov"), set.starting("notes", "", "10:11:12:13"), set.starting("gone", "gone.mov", "10:11:12:13"));
        render();
        assertEquals(List.of(), starts.asked);
        assertEquals(List.of(), told());
    }

    @Test
    void aClipWithoutAProxyIsComparedAsWell() {
        engine.failures.put("A001C001", new RenderException("No proxy of A001C001 was made: look at it.", false));
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"));
        starts.stating("a/1.mov", "00:00:00:00");
        render();
        assertEquals(List.of("PROXY_FAILED", "TIMECODE_CONFLICT"), codes());
    }

    @Test
    void aLaterInspectionThatAgreesTakesTheFindingAway() {
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"));
        starts.stating("a/1.mov", "10:11:12:20");
        render();
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:20"));
        render();
        assertEquals(List.of(), set.findings());
        assertEquals(1, set.proxies().size());
    }

    @Test
    void aLaterLookThatAgreesTakesTheFindingAway() {
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"));
        starts.stating("a/1.mov", "10:11:12:20");
        render();
        starts.stating("a/1.mov", "10:11:12:13");
        render();
        assertEquals(List.of(), set.findings());
    }

    @Test
    void anInspectionThatBringsADifferenceIsComparedAlthoughThereIsAProxy() {
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"));
        starts.stating("a/1.mov", "10:11:12:13");
        render();
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:14"));
        render();
        assertEquals(List.of("TIMECODE_CONFLICT"), codes());
    }

    @Test
    void whatIsSettledIsNotAskedAgain() {
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"));
        starts.stating("a/1.mov", "10:11:12:13");
        render();
        render();
        assertEquals(List.of("a/1.mov"), starts.asked);
    }

    @Test
    void aFindingOfAClipThatIsNoMoreGoesWithIt() {
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"), set.starting("A001C002", "b/1.mov", "10:11:12:13"));
        starts.stating("a/1.mov", "10:11:12:20").stating("b/1.mov", "10:11:12:20");
        render();
        set.inspected(set.clip("A001C001", "a/1.mov"));
        render();
        assertEquals(List.of(), set.findings());
    }

    @Test
    void noAnswerIsToldHoldsNothingUpAndIsAskedForAgain() {
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"));
        starts.answers.put("a/1.mov", new StartReader.Unanswered("it gave no answer within 20 seconds"));
        render();
        assertEquals(1, set.proxies().size());
        Finding finding = set.findings().get(0);
        assertEquals("TIMECODE_UNCHECKED INFO a/1.mov", finding.code() + " " + finding.severity() + " " + finding.path());
        assertEquals("The start of the clip A001C001, 10:11:12:13 as its description says (tmcd), was not compared with what ffprobe reads: "
                + "it gave no answer within 20 seconds.", finding.sentence());
        starts.stating("a/1.mov", "10:11:12:13");
        render();
        assertEquals(List.of(), set.findings());
    }

    @Test
    void noAnswerDoesNotTakeAwayWhatWasFoundBefore() {
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"));
        starts.stating("a/1.mov", "10:11:12:20");
        render();
        starts.answers.put("a/1.mov", new StartReader.Unanswered("it gave no answer within 20 seconds"));
        render();
        assertEquals(List.of("TIMECODE_CONFLICT", "TIMECODE_UNCHECKED"), codes());
        starts.stating("a/1.mov", "10:11:12:21");
        render();
        assertEquals(List.of("TIMECODE_CONFLICT"), codes());
    }

    @Test
    void aFileThatIsNoMediaToFfprobeIsNoFinding() {
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"));
        render();
        assertEquals(List.of("a/1.mov"), starts.asked);
        assertEquals(List.of(), set.findings());
        assertEquals(List.of("A001: ffprobe was asked for the start timecode of 1 clip: none for 1."), told());
    }

    @Test
    void anInterruptIsTriedAgain() {
        set.inspected(set.starting("A001C001", "a/1.mov", "10:11:12:13"));
        starts.interrupted = true;
        assertEquals(StepFailure.Behaviour.RETRY, assertThrows(StepFailure.class, this::render).behaviour());
        assertTrue(Thread.interrupted(), "the flag stays for who asked");
        assertEquals(List.of(), set.findings());
        starts.interrupted = false;
        render();
        assertFalse(set.proxies().isEmpty());
    }

    @Test
    void aDescriptionThatCannotBeReadStatesNothing() {
        for (String json : List.of("", "[", "{}", "{\"metadata\":{\"startTimecode\":{\"value\":{\"frames\":-1,\"rate\":\"25/1\"}}}}",
                "{\"metadata\":{\"startTimecode\":{\"value\":{\"frames\":1,\"rate\":\"none\"}}}}", "{\"metadata\":{\"startTimecode\":{\"value\":{\"frames\":1}}}}")) {
            assertEquals(Optional.empty(), DescribedStart.of(new org.checkgate.ledger.Clip(0, 1, "a", "x", json, "a.mov", true, Optional.empty(), Optional.empty(), 0)), json);
        }
    }

    private List<String> codes() {
        return set.findings().stream().map(Finding::code).sorted().toList();
    }

    private List<String> told() {
        return set.ledger.activity().after(0, 100).stream().filter(entry -> entry.kind().equals("roll.timecodes")).map(ActivityEntry::sentence).toList();
    }

    private void render() {
        new LedgerRenderer(set.ledger, doors, doors, documents, engine, starts, new Settings(1920, 23, Duration.ofHours(1), 1), folder.resolve("work")).render(set.roll.id());
    }
}
