package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.checkgate.ledger.Inspections.Asked;
import org.checkgate.ledger.Inspections.Waiting;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollAnswer;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.junit.jupiter.api.Test;

/** Having rolls inspected again. */
class InspectionsTest extends OneStagedRoll {
    private static final DescribedClip KNOWN = DescribedClip.named("A001C001");
    private static final DescribedClip UNKNOWN = DescribedClip.named("A001C002").by("generic", "");

    private void answer(Roll any, Set<String> plugins, DescribedClip... clips) {
        ledger.clips().inspected(new RollAnswer(any.id(), Stream.of(clips).map(DescribedClip::described).toList(), plugins));
    }

    private WorkState inspect(Roll any) {
        return ledger.work().ofRoll(any.id()).stream().filter(work -> work.step() == Step.INSPECT).findFirst().orElseThrow().state();
    }

    private String lastSaid() {
        return ledger.activity().after(0, 1000).stream().filter(entry -> entry.kind().equals("roll.inspect")).reduce((one, next) -> next).orElseThrow().sentence();
    }

    private Roll second() {
        station.name = "A002";
        Roll second = station.deliver(Set.of("g2"), Map.of("clip", 7));
        station.run();
        return second;
    }

    private void cleared() {
        carried(roll);
        worked();
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        assertTrue(ledger.clearing().clear(roll.id()).isPresent());
    }

    @Test
    void whoAsksIsNamedAndTheInspectionStandsOverAKill() {
        worked();
        ledger.inspections().ask(roll.id(), "Ana");
        restart();
        assertEquals(WorkState.READY, inspect(roll));
        assertEquals("Ana has A001 inspected again.", lastSaid());
        Work running = ledger.work().claim(Step.INSPECT).orElseThrow();
        ledger.inspections().ask(roll.id(), "Kim");
        ledger.work().done(running);
        assertEquals(WorkState.READY, inspect(roll), "once more, as it had begun before Kim asked");
    }

    @Test
    void noLightChangesWhateverIsAnswered() {
        answer(roll, Set.of("quicktime 1.0.0"), KNOWN);
        carried(roll);
        worked();
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        Map<Light, LightState> lights = ledger.rolls().lights(roll.id());
        assertTrue(lights.values().stream().allMatch(LightState::on), lights.toString());
        ledger.inspections().ask(roll.id(), "Ana");
        assertEquals(lights, ledger.rolls().lights(roll.id()));
        answer(roll, Set.of(), UNKNOWN);
        assertEquals(lights, ledger.rolls().lights(roll.id()));
        worked();
        assertEquals(lights, ledger.rolls().lights(roll.id()));
    }

    @Test
    void ofAClearedRollWhatIsKnownStays() {
        answer(roll, Set.of("quicktime 1.0.0"), KNOWN, UNKNOWN);
        cleared();
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> ledger.inspections().ask(roll.id(), "Ana"));
        assertEquals("A001 was cleared from staging, so that there is nothing to inspect; what is known of its clips stays.", refused.getMessage());
        assertEquals(new Asked(0, 1), ledger.inspections().askAnsweredBy("quicktime", "2.0.0", "Ana"));
        assertEquals("Ana has 0 rolls inspected again that quicktime described in another version than 2.0.0. Of 1 roll more nothing lies in staging any more; what is known of it stays.", lastSaid());
        assertEquals(0, ledger.inspections().askWaiting(Set.of("red 1.0.0")));
        assertEquals(WorkState.DONE, inspect(roll));
        assertEquals(2, ledger.clips().ofRoll(roll.id()).size());
    }

    @Test
    void whatIsNotStagedYetOrNotThereIsRefusedInASentence() {
        station.name = "A009";
        Roll fresh = station.deliver(Set.of("g9"), Map.of("clip", 9));
        assertThrows(IllegalStateException.class, () -> ledger.inspections().ask(fresh.id(), "Ana"));
        assertThrows(IllegalArgumentException.class, () -> ledger.inspections().ask(4711, "Ana"));
    }

    @Test
    void allThatAnotherVersionAnsweredIsAskedForAndNothingElse() {
        Roll second = second();
        worked();
        answer(roll, Set.of("quicktime 1.0.0"), KNOWN, UNKNOWN);
        answer(second, Set.of("quicktime 2.0.0"), DescribedClip.named("B").by("quicktime", "2.0.0"));
        assertEquals(new Asked(1, 0), ledger.inspections().askAnsweredBy("quicktime", "2.0.0", "Ana"));
        assertEquals(WorkState.READY, inspect(roll));
        assertEquals(WorkState.DONE, inspect(second));
        worked();
        answer(roll, Set.of("quicktime 2.0.0"), DescribedClip.named("A001C001").by("quicktime", "2.0.0"));
        assertEquals(new Asked(0, 0), ledger.inspections().askAnsweredBy("quicktime", "2.0.0", "Ana"), "what an older answer said does not count");
        assertEquals(new Asked(2, 0), ledger.inspections().askAnsweredBy("quicktime", "1.0.0", "Ana"), "also back to an older version");
    }

    @Test
    void aPluginThatNobodyNotedTheVersionOfIsAnotherVersion() {
        ledger.clips().inspected(roll.id(), List.of(KNOWN.clip()));
        assertEquals(new Asked(1, 0), ledger.inspections().askAnsweredBy("quicktime", "1.0.0", "Ana"));
    }

    @Test
    void rollsWithClipsThatWaitAreAskedOnceOfTheSamePlugins() {
        Roll second = second();
        worked();
        answer(roll, Set.of("quicktime 1.0.0"), KNOWN, UNKNOWN);
        answer(second, Set.of("quicktime 1.0.0"), KNOWN);
        assertEquals(new Waiting(1, 1), ledger.inspections().waiting());
        assertEquals(0, ledger.inspections().askWaiting(Set.of("quicktime 1.0.0")));
        assertEquals(0, ledger.inspections().askWaiting(Set.of()), "one that left brings nothing");
        Set<String> more = Set.of("quicktime 1.0.0", "red 1.0.0");
        assertEquals(1, ledger.inspections().askWaiting(more));
        assertEquals(WorkState.READY, inspect(roll));
        assertEquals(WorkState.DONE, inspect(second));
        assertEquals("A001 is inspected again: a camera plugin came that may know the clips that wait.", lastSaid());
        assertEquals(0, ledger.inspections().askWaiting(more), "it is about to be inspected");
        Work running = ledger.work().claim(Step.INSPECT).orElseThrow();
        assertEquals(0, ledger.inspections().askWaiting(more), "it is being inspected");
        answer(roll, more, KNOWN, UNKNOWN);
        ledger.work().done(running);
        worked();
        restart();
        assertEquals(0, ledger.inspections().askWaiting(more), "the same answer, and nobody new to ask");
        assertEquals(1, ledger.inspections().askWaiting(Set.of("quicktime 1.0.0", "red 1.0.1")), "a new version is somebody new");
    }

    @Test
    void whatIsDescribedAtLastWaitsNoMore() {
        answer(roll, Set.of(), UNKNOWN);
        assertEquals(new Waiting(1, 1), ledger.inspections().waiting());
        answer(roll, Set.of("quicktime 1.0.0"), DescribedClip.named("A001C002"));
        assertEquals(new Waiting(0, 0), ledger.inspections().waiting());
        assertEquals(0, ledger.inspections().askWaiting(Set.of("red 1.0.0")));
    }
}
