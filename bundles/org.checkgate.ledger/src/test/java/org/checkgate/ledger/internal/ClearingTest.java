package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.checkgate.ledger.Clearable;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Test;

/** When staging may let a roll go, and what that does. */
class ClearingTest extends OneStagedRoll {
    private void clearable() {
        carried(roll);
        worked();
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
    }

    private void assertStays() {
        assertEquals(List.of(), ledger.clearing().clearable());
        List<Copy> before = ledger.copies().ofRoll(roll.id());
        assertEquals(OptionalLong.empty(), ledger.clearing().clear(roll.id()));
        assertEquals(before, ledger.copies().ofRoll(roll.id()));
        assertEquals(List.of(), leftovers());
    }

    private List<String> leftovers() {
        return ledger.clearing().leftovers(FakeStation.STAGING, 100);
    }

    private List<Copy> staged(Roll any) {
        return ledger.copies().ofRoll(any.id()).stream().filter(copy -> copy.tier() == Tier.STAGING).toList();
    }

    private boolean on(Light light) {
        return ledger.rolls().lights(roll.id()).get(light).on();
    }

    private static Upload upload(Copy copy) {
        return new Upload(0, copy.fileId(), Tier.STAGING, copy.endpoint(), copy.key(), "", 1000, 1000);
    }

    @Test
    void whatMayGoIsForgottenAndItsObjectsArePutDown() {
        clearable();
        List<String> keys = staged(roll).stream().map(Copy::key).sorted().toList();
        long bytes = ledger.rolls().files(roll.id()).stream().mapToLong(RollFile::size).sum();
        assertEquals(OptionalLong.of(bytes), ledger.clearing().clear(roll.id()));
        assertEquals(keys, leftovers());
        assertEquals(List.of(), staged(roll));
        assertEquals(Map.of(), ledger.copies().stagingKeys(roll.id()));
        assertTrue(ledger.rolls().findings(roll.id()).isEmpty());
        for (Light light : Light.values()) {
            assertTrue(on(light));
            assertEquals("3 files are proven in cloud (HASHED), archive (HASHED); staging was cleared.", ledger.rolls().lights(roll.id()).get(light).why());
        }
        assertTrue(ledger.work().ofRoll(roll.id()).stream().allMatch(work -> work.state() == WorkState.DONE), "nothing is started by that");
        assertTrue(ledger.activity().after(0, 1000).stream().anyMatch(entry -> entry.kind().equals("roll.cleared") && entry.sentence().contains(bytes + " bytes")));
        assertEquals(List.of(), ledger.outbox().after(0, 10));
        assertEquals(OptionalLong.empty(), ledger.clearing().clear(roll.id()), "once");
    }

    @Test
    void theDayMustBeSigned() {
        carried(roll);
        worked();
        assertStays();
    }

    @Test
    void cloudAndArchiveMustBothBeProven() {
        carry(roll, Tier.CLOUD);
        worked();
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        assertStays();
        carry(roll, Tier.ARCHIVE);
        Copy archived = ledger.copies().ofRoll(roll.id()).stream().filter(copy -> copy.tier() == Tier.ARCHIVE).findFirst().orElseThrow();
        ledger.copies().record(List.of(new Copy(archived.fileId(), archived.tier(), archived.endpoint(), archived.key(), Strength.SIZED, archived.at())));
        assertStays();
        ledger.copies().record(List.of(archived));
        ledger.endpoints().configured(new Endpoint(Tier.CLOUD, Deliveries.endpoint(Tier.CLOUD).address(), true, false, false));
        assertStays();
    }

    @Test
    void everyStationMustHaveDoneItsWork() {
        carried(roll);
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        assertStays();
        worked();
        assertEquals(1, ledger.clearing().clearable().size());
        for (Step step : Step.values()) {
            ledger.work().rearm(roll.id(), step);
            assertStays();
            Work running = ledger.work().claim(step).orElseThrow();
            assertStays();
            ledger.work().retry(running, Duration.ofMinutes(1), "later");
            assertStays();
            clock.pass(Duration.ofHours(1));
            ledger.work().block(ledger.work().claim(step).orElseThrow(), "a person");
            assertStays();
            ledger.work().rearm(roll.id(), step);
            worked();
        }
        assertEquals(1, ledger.clearing().clearable().size());
    }

    @Test
    void whatIsHalfWrittenOrHeldStays() {
        clearable();
        Upload half = ledger.uploads().begin(upload(staged(roll).get(0)));
        assertStays();
        ledger.uploads().close(half.id());
        ledger.rolls().find(roll.id(), new Finding("BAD", Severity.BLOCK, "clip0", "It is bad.", "Ask."));
        assertStays();
    }

    @Test
    void theLongestSafeComesFirst() {
        clearable();
        clock.pass(Duration.ofHours(1));
        station.name = "B001";
        Roll later = station.deliver(Set.of("b1"), Map.of("clip", 300));
        station.run();
        carried(later);
        worked();
        assertEquals(List.of(new Clearable(roll.id(), Deliveries.AT)), ledger.clearing().clearable(), "the signature speaks of what had arrived");
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        assertEquals(List.of(roll.id(), later.id()), ledger.clearing().clearable().stream().map(Clearable::rollId).toList());
    }

    @Test
    void anObjectThatAnotherDeliveryRestsOnGoesWithTheLast() {
        Roll second = station.deliver(Set.of("g1"), Map.of("clip0", 100, "clip1", 101), Map.of("clip1", 101));
        station.run();
        String shared = staged(second).stream().map(Copy::key).filter(key -> key.equals(roll.stagingKey("clip0"))).findFirst().orElseThrow();
        clearable();
        assertTrue(ledger.clearing().clear(roll.id()).isPresent());
        assertFalse(leftovers().contains(shared), leftovers().toString());
        assertTrue(ledger.rolls().lights(second.id()).get(Light.SAFE_TO_UNPLUG).on());
        assertEquals(0, ledger.rolls().findings(second.id()).stream().filter(finding -> finding.code().equals("STAGING_DAMAGED")).count());
        carried(second);
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        worked();
        assertTrue(ledger.clearing().clear(second.id()).isPresent());
        assertTrue(leftovers().contains(shared), leftovers().toString());
    }

    @Test
    void aClearedRollIsNotStagedAgainByALaterDeliveryAndThatOneIsStagedAsUsual() {
        clearable();
        ledger.clearing().clear(roll.id());
        Roll second = station.deliver(Set.of("g1"), Map.of("clip0", 100, "clip1", 101));
        assertEquals(1, station.run(), "the second alone");
        assertEquals(3, staged(second).size());
        assertEquals(List.of(), staged(roll));
        assertTrue(on(Light.SAFE_TO_CLEAR));
        assertTrue(ledger.work().ofRoll(roll.id()).stream().allMatch(work -> work.state() == WorkState.DONE));
    }

    @Test
    void aCopyLostAfterwardsPutsOutAllLightsAndTheRollIsStagedAgainWhenAskedFor() {
        clearable();
        ledger.clearing().clear(roll.id());
        assertThrows(IllegalStateException.class, () -> ledger.clearing().wantedAgain(roll.id()), "it is proven");
        for (Tier tier : List.of(Tier.CLOUD, Tier.ARCHIVE)) {
            Copy copy = ledger.copies().ofRoll(roll.id()).stream().filter(each -> each.tier() == tier).findFirst().orElseThrow();
            ledger.copies().lost(copy.fileId(), tier, copy.endpoint());
            for (Light light : Light.values()) {
                assertFalse(on(light), tier + " " + light);
                String why = ledger.rolls().lights(roll.id()).get(light).why();
                assertTrue(why.contains("2 of 3 files proven in " + tier.word()) && why.contains("Staging was cleared"), why);
            }
            if (tier == Tier.CLOUD) {
                ledger.copies().record(List.of(copy));
                assertTrue(on(Light.SAFE_TO_CLEAR));
            }
        }
        ledger.clearing().wantedAgain(roll.id());
        assertFalse(on(Light.SAFE_TO_UNPLUG));
        ledger.work().rearm(roll.id(), Step.STAGE);
        station.run();
        assertTrue(on(Light.SAFE_TO_UNPLUG));
        assertEquals(List.of(), leftovers(), "its objects are wanted again");
    }

    @Test
    void aStricterPolicyPutsOutAllLights() {
        clearable();
        ledger.clearing().clear(roll.id());
        ledger.endpoints().configured(new Endpoint(Tier.ARCHIVE, Deliveries.endpoint(Tier.ARCHIVE).address(), true, false, false));
        for (Light light : Light.values()) {
            assertFalse(on(light));
        }
        ledger.endpoints().none(Tier.ARCHIVE);
        assertFalse(on(Light.SAFE_TO_UNPLUG));
        String said = assertThrows(IllegalStateException.class, () -> ledger.clearing().wantedAgain(roll.id())).getMessage();
        assertTrue(said.contains("not there to tell"), said);
        ledger.endpoints().configured(Deliveries.endpoint(Tier.ARCHIVE));
        assertTrue(on(Light.SAFE_TO_CLEAR));
    }

    @Test
    void whatWasLetGoIsRemovedAfterARestartAndWhatFailsIsTriedAgain() {
        clearable();
        ledger.clearing().clear(roll.id());
        List<String> keys = leftovers();
        restart();
        assertTrue(on(Light.SAFE_TO_CLEAR));
        assertEquals(keys, leftovers());
        assertEquals(List.of(), ledger.clearing().leftovers("http://elsewhere", 10));
        assertThrows(IOException.class, () -> ledger.clearing().remove(FakeStation.STAGING, keys.get(0), () -> {
            throw new IOException("killed in between");
        }));
        assertEquals(keys, leftovers());
        List<String> removed = new ArrayList<>();
        for (String key : keys) {
            ledger.clearing().remove(FakeStation.STAGING, key, () -> removed.add(key));
        }
        assertEquals(keys, removed);
        restart();
        assertEquals(List.of(), leftovers());
    }

    @Test
    void anObjectThatIsWrittenAnewIsNotRemoved() {
        clearable();
        Copy before = staged(roll).get(0);
        ledger.clearing().clear(roll.id());
        ledger.uploads().begin(upload(before));
        assertFalse(leftovers().contains(before.key()));
        ledger.clearing().remove(FakeStation.STAGING, before.key(), () -> {
            throw new AssertionError("the new object was removed");
        });
    }

    @Test
    void nobodyBeginsToWriteAnObjectWhileItIsBeingRemoved() throws Exception {
        clearable();
        Copy before = staged(roll).get(0);
        ledger.clearing().clear(roll.id());
        Thread writer = new Thread(() -> ledger.uploads().begin(upload(before)));
        ledger.clearing().remove(FakeStation.STAGING, before.key(), () -> {
            writer.start();
            while (writer.isAlive() && writer.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertTrue(ledger.uploads().open(before.fileId(), Tier.STAGING).isEmpty());
        });
        writer.join();
        assertTrue(ledger.uploads().open(before.fileId(), Tier.STAGING).isPresent());
        assertFalse(leftovers().contains(before.key()));
    }

    @Test
    void nothingIsRemovedThatAFileRestsOnWhateverTheListSays() {
        clearable();
        Copy copy = staged(roll).get(0);
        ledger.clearing().clear(roll.id());
        ledger.copies().record(List.of(copy));
        ledger.clearing().remove(FakeStation.STAGING, copy.key(), () -> {
            throw new AssertionError("a copy rests on it");
        });
        assertFalse(leftovers().contains(copy.key()));
    }
}
