package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;
import org.checkgate.store.SeekableBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What inspection does with the ledger's rolls. */
class LedgerInspectorTest {
    private static final Destination DAY = new Destination("Night Train", "20260314", "main");

    /** Of a QuickTime film: a box of the type that names its kind. */
    private static final byte[] HEAD = {0, 0, 0, 20, 'f', 't', 'y', 'p', 'q', 't', ' ', ' ', 0, 0, 0, 0, 'q', 't', ' ', ' '};

    @TempDir
    Path folder;

    private static Roll cleared(OpenLedger ledger, Clip... clips) {
        long drive = ledger.drives().arrive(new DriveIdentity("S1", "uuid", "print"), "/media/S1", "CARD", Optional.of(DAY)).id();
        NewFile file = new NewFile("a.mov", 1000, false, FileRole.SEALED, List.of());
        ledger.drives().listed(drive, new Listing(List.of(new NewRoll("A001", RollKind.CAMERA, "A001", "print", List.of(file), List.of())), List.of(), List.of()));
        Roll roll = ledger.rolls().onDrive(drive).get(0);
        long listed = ledger.rolls().files(roll.id()).get(0).id();
        for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE)) {
            ledger.endpoints().configured(new Endpoint(tier, tier.word(), true, false, true));
            ledger.copies().record(List.of(new Copy(listed, tier, tier.word(), "a.mov", Strength.READ_BACK, Instant.EPOCH)));
        }
        ledger.clips().inspected(roll.id(), List.of(clips));
        for (Step step : Step.values()) {
            ledger.work().done(ledger.work().claim(step).orElseThrow());
        }
        ledger.rolls().signOff(DAY, "Kim");
        ledger.clearing().clear(roll.id()).orElseThrow();
        return roll;
    }

    @Test
    void whatWasFoundOfARollStaysWhenItsFilesHaveLeftStaging() {
        try (OpenLedger ledger = Ledgers.open(folder.resolve("ledger"), Policy.DEFAULT, Clock.systemUTC())) {
            Roll roll = cleared(ledger, new Clip(0, 1, "A001C001", "quicktime", "{}", "a.mov", true, Optional.empty(), Optional.empty(), 48));
            new LedgerInspector(ledger, (key, budget) -> {
                throw new IOException("it is gone");
            }, List::of).inspect(roll.id());
            assertEquals(List.of("A001C001"), ledger.clips().ofRoll(roll.id()).stream().map(Clip::name).toList());
            assertEquals(RollKind.CAMERA, ledger.rolls().find(roll.id()).orElseThrow().kind());
        }
    }

    /** A plugin that describes every file, or fails at the card as a whole. */
    private record Describing(String name, String reel, boolean fails) implements CameraPlugin {
        @Override
        public int recognise(Card card) throws IOException {
            if (fails) {
                throw new IOException("it is out of order");
            }
            return 50;
        }

        @Override
        public List<org.checkgate.spi.Clip> group(Card card) {
            return card.files().stream().map(file -> new org.checkgate.spi.Clip(file.stem(), "quicktime", List.of(ClipFile.of(file, Role.ESSENCE, 0)))).toList();
        }

        @Override
        public Inspection inspect(org.checkgate.spi.Clip clip, Media media) {
            return Inspection.builder().offer(Field.REEL, reel, "test", Confidence.READ).build();
        }

        HostedPlugin version(String version) {
            return HostedPlugin.of(this, version);
        }
    }

    private static Roll staged(OpenLedger ledger) {
        long drive = ledger.drives().arrive(new DriveIdentity("S1", "uuid", "print"), "/media/S1", "CARD", Optional.of(DAY)).id();
        NewFile file = new NewFile("a.mov", HEAD.length, false, FileRole.SEALED, List.of());
        ledger.drives().listed(drive, new Listing(List.of(new NewRoll("A001", RollKind.CAMERA, "A001", "print", List.of(file), List.of())), List.of(), List.of()));
        Roll roll = ledger.rolls().onDrive(drive).get(0);
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, "staging", true, false, true));
        ledger.copies().record(List.of(new Copy(ledger.rolls().files(roll.id()).get(0).id(), Tier.STAGING, "staging", "a.mov", Strength.READ_BACK, Instant.EPOCH)));
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
        ledger.work().done(ledger.work().claim(Step.INSPECT).orElseThrow());
        return roll;
    }

    private static SeekableBytes bytes() {
        return new SeekableBytes() {
            @Override
            public long size() {
                return HEAD.length;
            }

            @Override
            public int read(long position, byte[] buffer, int offset, int length) {
                int count = (int) Math.min(length, HEAD.length - position);
                System.arraycopy(HEAD, (int) position, buffer, offset, Math.max(0, count));
                return count > 0 ? count : -1;
            }

            @Override
            public long bytesRead() {
                return 0;
            }

            @Override
            public void close() {
                // Nothing to give back.
            }
        };
    }

    private OpenLedger open() {
        return Ledgers.open(folder.resolve("ledger"), Policy.DEFAULT, Clock.systemUTC());
    }

    private static WorkState inspection(OpenLedger ledger, Roll roll) {
        return ledger.work().ofRoll(roll.id()).stream().filter(work -> work.step() == Step.INSPECT).findFirst().orElseThrow().state();
    }

    @Test
    void theVersionThatDescribedAClipIsNotedAndTheOlderAnswerStays() {
        try (OpenLedger ledger = open()) {
            Roll roll = staged(ledger);
            List<HostedPlugin> serving = new ArrayList<>(List.of(new Describing("quick", "A001", false).version("1.0.0")));
            LedgerInspector inspector = new LedgerInspector(ledger, (key, budget) -> bytes(), () -> serving);
            inspector.inspect(roll.id());
            serving.set(0, new Describing("quick", "A002", false).version("1.1.0"));
            inspector.inspect(roll.id());
            inspector.inspect(roll.id());
            assertEquals(List.of("quick 1.1.0", "quick 1.0.0"), ledger.clips().history(roll.id()).stream().flatMap(answer -> answer.parts().stream())
                    .map(part -> part.plugin() + " " + part.version()).toList());
            assertEquals(2, ledger.clips().history(roll.id()).get(0).asked());
            assertFalse(ledger.clips().standings(roll.id()).get(0).waits());
        }
    }

    @Test
    void aRollWhoseClipsWaitIsInspectedAgainWhenAPluginHasCome() {
        try (OpenLedger ledger = open()) {
            Roll roll = staged(ledger);
            List<HostedPlugin> serving = new ArrayList<>();
            LedgerInspector inspector = new LedgerInspector(ledger, (key, budget) -> bytes(), () -> List.copyOf(serving));
            inspector.inspect(roll.id());
            assertTrue(ledger.clips().standings(roll.id()).get(0).waits());
            assertEquals(0, inspector.inspectWaiting());
            serving.add(new Describing("quick", "A001", false).version("1.0.0"));
            assertEquals(0, inspector.inspectWaiting(), "others may come with it");
            assertEquals(1, inspector.inspectWaiting());
            assertEquals(WorkState.READY, inspection(ledger, roll));
            inspector.inspect(roll.id());
            ledger.work().done(ledger.work().claim(Step.INSPECT).orElseThrow());
            assertFalse(ledger.clips().standings(roll.id()).get(0).waits());
            serving.set(0, new Describing("quick", "A001", false).version("2.0.0"));
            assertEquals(0, inspector.inspectWaiting() + inspector.inspectWaiting(), "it waits for nothing any more");
        }
    }

    @Test
    void thatAPluginFailedForTheCardIsSaidUntilItNoLongerDoes() {
        try (OpenLedger ledger = open()) {
            Roll roll = staged(ledger);
            List<HostedPlugin> serving = new ArrayList<>(List.of(new Describing("quick", "A001", true).version("1.0.0")));
            LedgerInspector inspector = new LedgerInspector(ledger, (key, budget) -> bytes(), () -> serving);
            inspector.inspect(roll.id());
            assertEquals(List.of("INSPECT_FAILED"), ledger.rolls().findings(roll.id()).stream().map(Finding::code).toList());
            assertTrue(ledger.clips().standings(roll.id()).get(0).waits());
            serving.set(0, new Describing("quick", "A001", false).version("1.0.1"));
            inspector.inspect(roll.id());
            assertEquals(List.of(), ledger.rolls().findings(roll.id()));
        }
    }

    @Test
    void whereNoPluginCanBeHostedTheRollGoesOnAndSaysSo() {
        try (OpenLedger ledger = open()) {
            Roll roll = staged(ledger);
            LedgerInspector inspector = new LedgerInspector(ledger, (key, budget) -> bytes(), () -> {
                throw new UncheckedIOException(new IOException("Camera plugins cannot be hosted: there is no Java."));
            });
            inspector.inspect(roll.id());
            assertEquals(List.of("a"), ledger.clips().ofRoll(roll.id()).stream().map(Clip::name).toList());
            assertEquals(List.of("Camera plugins cannot be hosted: there is no Java."),
                ledger.rolls().findings(roll.id()).stream().map(org.checkgate.spi.Finding::sentence).toList());
            assertEquals(0, inspector.inspectWaiting());
            assertEquals(0, inspector.inspectWaiting(), "nothing has come that could describe it");
        }
    }

    @Test
    @Timeout(60)
    void whoIsStoppedInTheMiddleTriesAgainAndWritesNothingDown() throws Exception {
        try (OpenLedger ledger = open()) {
            Roll roll = staged(ledger);
            List<HostedPlugin> serving = new ArrayList<>(List.of(new Describing("quick", "A001", false).version("1.0.0")));
            LedgerInspector inspector = new LedgerInspector(ledger, (key, budget) -> bytes(), () -> serving);
            inspector.inspect(roll.id());
            String known = ledger.clips().ofRoll(roll.id()).get(0).json();
            for (String when : List.of("recognise", "describe")) {
                CountDownLatch asked = new CountDownLatch(1);
                serving.set(0, HostedPlugin.of(new Stalling(when, asked), "1.1.0"));
                CompletableFuture<Throwable> ended = new CompletableFuture<>();
                Thread station = new Thread(() -> ended.complete(assertThrows(StepFailure.class, () -> inspector.inspect(roll.id()))));
                station.start();
                asked.await();
                station.interrupt();
                StepFailure failure = (StepFailure) ended.get();
                assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour());
                assertEquals("Describing its clips was interrupted; it is tried again.", failure.getMessage());
                assertEquals(known, ledger.clips().ofRoll(roll.id()).get(0).json());
                assertEquals(List.of(), ledger.rolls().findings(roll.id()));
            }
        }
    }

    @Test
    void whatHostsPluginsMayBeGoneBeforeTheWorkIsStopped() {
        try (OpenLedger ledger = open()) {
            Roll roll = staged(ledger);
            LedgerInspector inspector = new LedgerInspector(ledger, (key, budget) -> bytes(), () -> {
                throw new CancellationException("Camera plugins are not hosted any more.");
            });
            assertEquals(StepFailure.Behaviour.RETRY, assertThrows(StepFailure.class, () -> inspector.inspect(roll.id())).behaviour());
            assertEquals(List.of(), ledger.clips().ofRoll(roll.id()));
        }
    }

    @Test
    void noPluginHoldsARollBack() {
        try (OpenLedger ledger = open()) {
            Roll roll = staged(ledger);
            Finding stop = new Finding("HASH_MISMATCH", org.checkgate.spi.Severity.BLOCK, "a.mov", "The plugin does not like it.", "Do nothing.");
            new LedgerInspector(ledger, (key, budget) -> bytes(), () -> List.of(HostedPlugin.of(new Blocking(stop), "1.0.0"))).inspect(roll.id());
            assertEquals(List.of(), ledger.rolls().findings(roll.id()));
            assertEquals(List.of(), ledger.rolls().standing(roll.id()).holding());
            assertTrue(ledger.clips().ofRoll(roll.id()).get(0).json().contains("HASH_MISMATCH"), "what it says stands beside its clip");
        }
    }

    /** A plugin that finds fault with every clip. */
    private record Blocking(Finding finding) implements CameraPlugin {
        @Override
        public String name() {
            return "blocking";
        }

        @Override
        public int recognise(Card card) {
            return 50;
        }

        @Override
        public List<org.checkgate.spi.Clip> group(Card card) {
            return card.files().stream().map(file -> new org.checkgate.spi.Clip(file.stem(), "quicktime", List.of(ClipFile.of(file, Role.ESSENCE, 0)))).toList();
        }

        @Override
        public Inspection inspect(org.checkgate.spi.Clip clip, Media media) {
            return Inspection.builder().finding(finding).build();
        }
    }

    /** A plugin that does not come back from one of its calls before it is interrupted. */
    private record Stalling(String when, CountDownLatch asked) implements CameraPlugin {
        @Override
        public String name() {
            return "quick";
        }

        @Override
        public int recognise(Card card) throws IOException {
            stall("recognise");
            return 50;
        }

        @Override
        public List<org.checkgate.spi.Clip> group(Card card) {
            return card.files().stream().map(file -> new org.checkgate.spi.Clip(file.stem(), "quicktime", List.of(ClipFile.of(file, Role.ESSENCE, 0)))).toList();
        }

        @Override
        public Inspection inspect(org.checkgate.spi.Clip clip, Media media) throws IOException {
            stall("describe");
            return Inspection.EMPTY;
        }

        private void stall(String now) throws IOException {
            if (when.equals(now)) {
                asked.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        }
    }
}
