package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Drives;
import org.checkgate.ledger.DueScrub;
import org.checkgate.ledger.LastLook;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tampering;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is to be looked at, and what it means when something is wrong. */
class ScrubsTest extends OneStagedRoll {
    private static final Duration MONTH = Duration.ofDays(30);

    @BeforeEach
    void carried() {
        carried(roll);
        worked();
    }

    private List<Long> due(Tier tier) {
        return ledger.scrubs().due(tier, Optional.of(MONTH)).stream().map(DueScrub::rollId).toList();
    }

    private DueScrub begin(Tier tier) {
        return ledger.scrubs().begin(ledger.scrubs().due(tier, Optional.of(Duration.ZERO)).get(0));
    }

    private Copy copy(Roll any, String path, Tier tier) {
        long file = ledger.rolls().files(any.id()).stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow().id();
        return ledger.copies().ofFile(file).stream().filter(each -> each.tier() == tier).findFirst().orElseThrow();
    }

    private static Finding wrong(String path) {
        return new Finding("CLOUD_TAMPERED", Severity.BLOCK, path, path + " is gone.", "Wait.");
    }

    private Work work(Roll any, Step step) {
        return ledger.work().ofRoll(any.id()).stream().filter(each -> each.step() == step).findFirst().orElseThrow();
    }

    private boolean on(Roll any, Light light) {
        return ledger.rolls().lights(any.id()).get(light).on();
    }

    @Test
    void whatWasProvenLongAgoIsDueAndTheLongestComesFirst() {
        assertEquals(List.of(), due(Tier.CLOUD), "it was proven just now");
        clock.pass(Duration.ofDays(10));
        station.name = "A002";
        Roll second = station.deliver(Set.of("g2"), Map.of("clip", 7));
        station.run();
        ledger.copies().record(ledger.rolls().files(second.id()).stream().map(file -> new Copy(file.id(), Tier.CLOUD, Deliveries.endpoint(Tier.CLOUD).address(),
                second.prefix() + "/" + file.path(), Strength.HASHED, clock.instant())).toList());
        worked();
        clock.pass(Duration.ofDays(20));
        assertEquals(List.of(roll.id()), due(Tier.CLOUD));
        clock.pass(Duration.ofDays(10));
        assertEquals(List.of(roll.id(), second.id()), due(Tier.CLOUD));
        assertEquals(List.of(), ledger.scrubs().due(Tier.CLOUD, Optional.empty()), "nobody asked");
        ledger.scrubs().looked(ledger.scrubs().begin(ledger.scrubs().due(Tier.CLOUD, Optional.of(MONTH)).get(0)), 3);
        assertEquals(List.of(second.id()), due(Tier.CLOUD));
        restart();
        assertEquals(List.of(second.id()), due(Tier.CLOUD));
        ledger.endpoints().none(Tier.CLOUD);
        assertEquals(List.of(), due(Tier.CLOUD));
    }

    @Test
    void aLookThatWasCutOffGoesOnAndCountsFromItsBeginning() {
        DueScrub scrub = begin(Tier.CLOUD);
        ledger.scrubs().reached(scrub, 2);
        clock.pass(Duration.ofDays(3));
        restart();
        DueScrub again = begin(Tier.CLOUD);
        assertEquals(2, again.reached());
        assertEquals(scrub.begun(), again.begun());
        ledger.scrubs().looked(again, 3);
        DueScrub next = ledger.scrubs().due(Tier.CLOUD, Optional.of(Duration.ZERO)).get(0);
        assertEquals(scrub.begun().orElseThrow(), next.since());
        assertEquals(0, next.reached());
        assertTrue(ledger.activity().after(0, 1000).stream().anyMatch(entry -> entry.sentence().equals(
                "A001: 3 files in the cloud looked at, all as they should be.")), ledger.activity().after(0, 1000).toString());
    }

    @Test
    void whoAsksComesFirstAndFromTheBeginning() {
        DueScrub cutOff = begin(Tier.CLOUD);
        ledger.scrubs().reached(cutOff, 2);
        assertEquals(Set.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE), ledger.scrubs().ask(roll.id()));
        ledger.scrubs().reached(cutOff, 3);
        ledger.scrubs().looked(cutOff, 3);
        restart();
        DueScrub asked = ledger.scrubs().due(Tier.CLOUD, Optional.empty()).get(0);
        assertTrue(asked.asked().isPresent());
        assertEquals(0, asked.reached());
        ledger.scrubs().looked(ledger.scrubs().begin(asked), 3);
        assertEquals(List.of(), ledger.scrubs().due(Tier.CLOUD, Optional.empty()));
        assertEquals(1, ledger.scrubs().due(Tier.ARCHIVE, Optional.empty()).size());
    }

    @Test
    void aClockThatWasWrongPutsNothingOffForEver() {
        clock.pass(Duration.ofDays(1000));
        ledger.scrubs().looked(begin(Tier.CLOUD), 3);
        clock.pass(Duration.ofDays(-900));
        assertEquals(List.of(roll.id()), due(Tier.CLOUD));
    }

    @Test
    void whatIsWrongIsDarkInTheSameStepAndStaysSoOverAKill() {
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        assertTrue(on(roll, Light.SAFE_TO_CLEAR));
        Copy seen = copy(roll, "clip0", Tier.CLOUD);
        assertTrue(ledger.scrubs().wrong(seen, wrong("clip0")));
        restart();
        assertFalse(on(roll, Light.SAFE_TO_REUSE));
        assertTrue(ledger.copies().ofFile(seen.fileId()).stream().noneMatch(copy -> copy.tier() == Tier.CLOUD));
        assertEquals(List.of(wrong("clip0")), ledger.rolls().findings(roll.id()).stream().filter(each -> each.code().equals("CLOUD_TAMPERED")).toList());
        assertEquals(WorkState.READY, work(roll, Step.SYNC).state());
        assertFalse(ledger.scrubs().wrong(seen, wrong("clip0")), "once");
        assertEquals(List.of("clip0 is gone."), ledger.scrubs().untold(10).stream().map(Tampering::sentence).toList());
    }

    @Test
    void aCopyThatWasProvenAnewMeanwhileIsNotDarkened() {
        Copy seen = copy(roll, "clip0", Tier.CLOUD);
        ledger.copies().record(List.of(new Copy(seen.fileId(), Tier.CLOUD, seen.endpoint(), seen.key(), Strength.HASHED, clock.instant().plusSeconds(1))));
        assertFalse(ledger.scrubs().wrong(seen, wrong("clip0")));
        assertTrue(on(roll, Light.SAFE_TO_REUSE));
        assertEquals(List.of(), ledger.scrubs().untold(10));
    }

    @Test
    void aRollThatItsStationWorksOnIsLeftAlone() {
        ledger.work().rearm(roll.id(), Step.SYNC);
        Work running = ledger.work().claim(Step.SYNC).orElseThrow();
        clock.pass(MONTH);
        assertEquals(List.of(), due(Tier.CLOUD));
        assertEquals(List.of(roll.id()), due(Tier.ARCHIVE));
        assertFalse(ledger.scrubs().wrong(copy(roll, "clip0", Tier.CLOUD), wrong("clip0")));
        ledger.work().done(running);
        assertEquals(List.of(roll.id()), due(Tier.CLOUD));
        assertTrue(ledger.scrubs().due(Tier.CLOUD, Optional.empty()).get(0).asked().isPresent(), "what is wrong there is not forgotten");
    }

    @Test
    void whatWasTakenBackRestsAsItIs() {
        assertEquals(1, ledger.scrubs().due(Tier.STAGING, Optional.of(Duration.ZERO)).size());
        ledger.rolls().find(roll.id(), new Finding(Drives.WITHDRAWN, Severity.BLOCK, "", "A001 was taken back.", "Nothing to do."));
        assertEquals(List.of(), ledger.scrubs().due(Tier.STAGING, Optional.of(Duration.ZERO)));
        assertEquals(Set.of(), ledger.scrubs().ask(roll.id()));
        assertEquals(List.of(), ledger.scrubs().last(roll.id()));
    }

    @Test
    void anObjectOfTwoDeliveriesIsWrongForBoth() {
        Roll second = station.deliver(Set.of("g1"), Map.of("clip0", 100, "clip1", 101));
        station.run();
        carried(second);
        worked();
        assertTrue(ledger.scrubs().wrong(copy(roll, "clip0", Tier.CLOUD), wrong("clip0")));
        for (Roll any : List.of(roll, second)) {
            assertFalse(on(any, Light.SAFE_TO_REUSE), any.toString());
            assertEquals(WorkState.READY, work(any, Step.SYNC).state());
            assertTrue(ledger.rolls().findings(any.id()).contains(wrong("clip0")));
        }
        assertEquals(2, ledger.scrubs().untold(10).size());
    }

    @Test
    void noLightWaitsForTheRunOfAnotherDelivery() {
        Roll second = station.deliver(Set.of("g1"), Map.of("clip0", 100, "clip1", 101));
        station.run();
        carried(second);
        worked();
        ledger.work().rearm(second.id(), Step.SYNC);
        Work running = ledger.work().claim(Step.SYNC).orElseThrow();
        assertTrue(ledger.scrubs().wrong(copy(roll, "clip0", Tier.CLOUD), wrong("clip0")));
        assertFalse(on(roll, Light.SAFE_TO_REUSE));
        assertFalse(on(second, Light.SAFE_TO_REUSE));
        // It saw the object just before that, and notes it now.
        carried(second);
        ledger.work().done(running);
        assertEquals(WorkState.READY, work(second, Step.SYNC).state(), "it runs once more");
        assertEquals(List.of(second.id()), ledger.scrubs().due(Tier.CLOUD, Optional.empty()).stream().map(DueScrub::rollId).toList(), "and is looked at first");
    }

    @Test
    void aLookThatMendedSomethingOnItsWayIsNotPutOff() {
        clock.pass(MONTH);
        DueScrub scrub = begin(Tier.CLOUD);
        ledger.copies().record(Deliveries.copies(ledger, roll, Tier.CLOUD, Deliveries.endpoint(Tier.CLOUD).address(), Strength.HASHED).stream()
                .map(copy -> new Copy(copy.fileId(), copy.tier(), copy.endpoint(), copy.key(), copy.strength(), clock.instant())).toList());
        assertEquals(List.of(roll.id()), due(Tier.CLOUD), "though all of it was proven just now");
        assertEquals(List.of(), ledger.scrubs().due(Tier.CLOUD, Optional.empty()), "nobody asked");
        ledger.scrubs().looked(scrub, 3);
        assertEquals(List.of(), due(Tier.CLOUD));
    }

    @Test
    void whatIsStillWrongIsSaidAfterEachLook() {
        Document document = new Document(roll.id(), Tier.CLOUD, roll.prefix() + "/.checkgate/manifest-1.json", 10, "0000000000000001");
        ledger.publications().stored(document);
        Finding gone = wrong(document.key());
        assertTrue(ledger.scrubs().wrong(document, Deliveries.endpoint(Tier.CLOUD).address(), gone));
        worked();
        clock.pass(MONTH);
        ledger.rolls().find(roll.id(), new Finding(gone.code(), Severity.BLOCK, gone.path(), gone.sentence() + " It is not replaced.", "Bring it."));
        ledger.scrubs().looked(begin(Tier.CLOUD), 3);
        assertEquals("A001: 3 files in the cloud looked at, 1 changed or gone; the findings say which.", lastSaid());
        ledger.rolls().find(roll.id(), new Finding(gone.code(), Severity.INFO, gone.path(), gone.sentence() + " It was replaced.", "Nothing."));
        clock.pass(MONTH);
        ledger.scrubs().looked(begin(Tier.CLOUD), 3);
        assertEquals("A001: 3 files in the cloud looked at, all as they should be.", lastSaid());
    }

    private String lastSaid() {
        return ledger.activity().after(0, 1000).stream().filter(entry -> entry.kind().equals("scrub.looked")).reduce((one, next) -> next).orElseThrow().sentence();
    }

    @Test
    void whatWasFoundAtOneDestinationSaysNothingOfAnother() {
        Copy seen = copy(roll, "clip0", Tier.CLOUD);
        assertTrue(ledger.scrubs().wrong(seen, wrong("clip0")));
        assertEquals(Set.of(seen.key()), ledger.scrubs().found(roll.id(), Tier.CLOUD, seen.endpoint()));
        assertEquals(Set.of(), ledger.scrubs().found(roll.id(), Tier.CLOUD, "elsewhere"));
        assertEquals(Set.of(), ledger.scrubs().found(roll.id(), Tier.ARCHIVE, seen.endpoint()));
    }

    @Test
    void whenItWasLookedAtIsKnownForEachTier() {
        LastLook never = new LastLook(Tier.CLOUD, Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals(List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE), ledger.scrubs().last(roll.id()).stream().map(LastLook::tier).toList());
        assertEquals(never, ledger.scrubs().last(roll.id()).get(1));
        Instant asked = clock.instant();
        ledger.scrubs().ask(roll.id());
        assertEquals(new LastLook(Tier.CLOUD, Optional.empty(), Optional.of(asked), Optional.empty()), ledger.scrubs().last(roll.id()).get(1));
        clock.pass(Duration.ofHours(1));
        DueScrub scrub = begin(Tier.CLOUD);
        assertEquals(scrub.begun(), ledger.scrubs().last(roll.id()).get(1).begun());
        clock.pass(Duration.ofHours(1));
        ledger.scrubs().looked(scrub, 3);
        assertEquals(new LastLook(Tier.CLOUD, scrub.begun(), Optional.empty(), Optional.empty()), ledger.scrubs().last(roll.id()).get(1));
        ledger.endpoints().none(Tier.CLOUD);
        assertEquals(List.of(Tier.STAGING, Tier.ARCHIVE), ledger.scrubs().last(roll.id()).stream().map(LastLook::tier).toList());
    }

    @Test
    void aStagedCopyThatIsWrongIsStagedAgain() {
        Copy seen = copy(roll, "clip0", Tier.STAGING);
        assertTrue(ledger.scrubs().wrong(seen, new Finding("STAGING_DAMAGED", Severity.BLOCK, "clip0", "clip0 is gone from staging.", "Wait.")));
        assertFalse(on(roll, Light.SAFE_TO_UNPLUG));
        assertEquals(WorkState.READY, work(roll, Step.STAGE).state());
        assertEquals("staging", ledger.scrubs().untold(10).get(0).tier().word());
    }

    @Test
    void aDocumentThatIsWrongIsSaidOnceAndDarkensByItsFinding() {
        Document document = new Document(roll.id(), Tier.CLOUD, roll.prefix() + "/.checkgate/manifest-1.json", 10, "0000000000000001");
        assertFalse(ledger.scrubs().wrong(document, "cloud", wrong(document.key())), "nobody knows of it");
        ledger.publications().stored(document);
        assertTrue(ledger.scrubs().wrong(document, "cloud", wrong(document.key())));
        assertFalse(ledger.scrubs().wrong(document, "cloud", wrong(document.key())));
        assertFalse(on(roll, Light.SAFE_TO_REUSE));
        assertEquals(1, ledger.scrubs().untold(10).size());
        assertEquals(WorkState.READY, work(roll, Step.SYNC).state());
    }

    @Test
    void anEventIsToldOnce() {
        assertTrue(ledger.scrubs().wrong(copy(roll, "clip0", Tier.CLOUD), wrong("clip0")));
        Tampering found = ledger.scrubs().untold(10).get(0);
        ledger.scrubs().told(found, "id", "type", "{}");
        ledger.scrubs().told(found, "id", "type", "{}");
        assertEquals(List.of(), ledger.scrubs().untold(10));
        assertEquals(1, ledger.outbox().after(0, 10).stream().filter(event -> event.type().equals("type")).count());
    }
}
