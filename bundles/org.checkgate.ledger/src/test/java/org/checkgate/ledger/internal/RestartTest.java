package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.Publication;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.TransferTotals;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that was written is there again after the ledger was closed and opened, field by field. */
class RestartTest {
    /** Each way to look at the ledger. */
    private static final List<Function<Ledger, Object>> LOOKS = List.of(
            ledger -> ledger.drives().all(), ledger -> ledger.drives().others(1), ledger -> ledger.drives().findings(1),
            ledger -> ledger.rolls().all(), ledger -> ledger.rolls().files(1), ledger -> ledger.rolls().findings(1),
            ledger -> ledger.rolls().totals(1), ledger -> ledger.copies().ofRoll(1), ledger -> ledger.uploads().allOpen(Tier.CLOUD),
            ledger -> ledger.uploads().parts(1), ledger -> ledger.work().ofRoll(1), ledger -> ledger.clips().ofRoll(1),
            ledger -> ledger.clips().proxies(1), ledger -> ledger.publications().documents(1),
            ledger -> ledger.publications().newest(1), ledger -> ledger.outbox().after(0, 10),
            ledger -> ledger.activity().after(0, 10));

    @TempDir
    Path folder;

    @Test
    void everythingIsKept() {
        List<Object> before;
        try (OpenLedger ledger = TestLedger.open(folder)) {
            Roll roll = Deliveries.roll(ledger, "S1", "A001", "print", 3);
            fill(ledger, roll);
            before = LOOKS.stream().map(look -> look.apply(ledger)).toList();
        }
        try (OpenLedger ledger = TestLedger.open(folder)) {
            assertEquals(before, LOOKS.stream().map(look -> look.apply(ledger)).toList());
            assertEquals(new TransferTotals(77, 0, 6, 0, 6), ledger.rolls().totals(1));
            assertEquals("json", ledger.clips().ofRoll(1).get(0).json());
            assertEquals(Map.of("md5", "aa", "xxh64", "bb"), ledger.rolls().files(1).get(0).hashes());
            assertTrue(ledger.rolls().standing(1).daySigned());
            assertEquals(RollKind.SOUND, ledger.rolls().find(1).orElseThrow().kind());
            assertEquals(Deliveries.AT, ledger.publications().generationTime(1, Deliveries.AT.plusSeconds(9)));
        }
    }

    private static void fill(OpenLedger ledger, Roll roll) {
        long file = ledger.rolls().files(roll.id()).get(0).id();
        ledger.drives().find(1, new Finding("D", Severity.INFO, "", "A drive.", "Nothing."));
        ledger.rolls().find(1, new Finding("R", Severity.OVERRIDABLE, "a/b", "A roll.", "Look."));
        ledger.rolls().kind(1, RollKind.SOUND);
        ledger.rolls().read(file, 4711, Map.of("md5", "aa", "xxh64", "bb"), "00000000000000ff");
        Deliveries.copyEverywhere(ledger, roll);
        Upload upload = ledger.uploads().begin(new Upload(0, file, Tier.CLOUD, "e", "k", "remote", 6, 12));
        ledger.uploads().sending(upload.id(), 1, 6);
        ledger.uploads().sending(upload.id(), 1, 6);
        ledger.uploads().sent(upload.id(), new Part(1, 6, "etag", "sum", "00000000000000aa"));
        ledger.rolls().sourceBytesRead(1, 77);
        ledger.clips().inspected(1, List.of(new Clip(0, 1, "A001C001", "ARRI", "json", "clips/0.mov", true, Optional.of("10:00:00:00"),
                Optional.of("24000/1001"), 240)));
        long clip = ledger.clips().ofRoll(1).get(0).id();
        ledger.clips().rendered(new Proxy(clip, "A001C001", ".checkgate/p.mp4", Optional.empty(), 1280, 720, 240, Optional.empty()));
        ledger.publications().generationTime(1, Deliveries.AT);
        ledger.publications().stored(new Document(1, Tier.CLOUD, "k/doc", 3, "00000000000000bb"));
        ledger.publications().published(new Publication(1, 1, "k/manifest-1.json", Deliveries.AT), "ready", "{}");
        ledger.rolls().signOff(Deliveries.DAY, "Kim");
        ledger.activity().add(OptionalLong.of(1), OptionalLong.empty(), "drive.seen", "A drive came.");
    }

    @Test
    void aRunningStationIsReadyAgain() {
        try (OpenLedger ledger = TestLedger.open(folder)) {
            Deliveries.roll(ledger, "S1", "A001", "print", 1);
            assertTrue(ledger.work().claim(Step.STAGE).isPresent());
        }
        try (OpenLedger ledger = TestLedger.open(folder)) {
            assertEquals(1, ledger.work().in(WorkState.RUNNING).size());
            ledger.work().recover();
            Work again = ledger.work().claim(Step.STAGE).orElseThrow();
            assertEquals(2, again.attempts());
        }
    }

    @Test
    void noEndpointIsConfiguredAfterAStart() {
        try (OpenLedger ledger = TestLedger.open(folder)) {
            Deliveries.configureAll(ledger);
            Deliveries.copyEverywhere(ledger, Deliveries.roll(ledger, "S1", "A001", "print", 2));
            assertTrue(ledger.rolls().lights(1).get(Light.SAFE_TO_REUSE).on());
        }
        try (OpenLedger ledger = TestLedger.open(folder)) {
            assertFalse(ledger.rolls().lights(1).get(Light.SAFE_TO_UNPLUG).on());
            Deliveries.configureAll(ledger);
            assertTrue(ledger.rolls().lights(1).get(Light.SAFE_TO_REUSE).on());
        }
    }
}
