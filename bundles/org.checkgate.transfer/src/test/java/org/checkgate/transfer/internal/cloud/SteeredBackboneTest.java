package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Urgency;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.Board;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.Configs;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.checkgate.transfer.internal.shape.BackboneConfig;
import org.checkgate.transfer.internal.shape.BoardWriter;
import org.checkgate.transfer.internal.shape.LiveTrafficControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders in the real ledger, felt by real uploads at the next part; what was sent is not sent again, and no light lies meanwhile. */
@Tag("long")
class SteeredBackboneTest {
    private static final int SIZE = 17 << 20;

    @TempDir
    Path folder;
    private Centre centre;
    private Clouds clouds;
    private LiveTrafficControl traffic;
    private S3Backbone backbone;
    private final AtomicReference<Runnable> afterTenMiB = new AtomicReference<>(() -> { });
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void open() throws IOException {
        centre = new Centre(folder);
        clouds = new Clouds(centre, true);
        traffic = new LiveTrafficControl(centre.ledger, Configs.of(BackboneConfig.class, Map.of("rollsAtOnce", 2, "partsAtOnce", 1, "smallRollMiB", 4)), Clock.systemUTC(), Governor.real());
        StagedFiles real = new StagedObjects(() -> centre.staging);
        backbone = new S3Backbone(centre.ledger, (key, budget) -> new Watched(real.open(key, budget), afterTenMiB), () -> centre.staging, clouds, centre.lanes, new BufferBudget(),
                traffic.turns(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        backbone.stop();
        traffic.close();
        clouds.close();
        centre.close();
    }

    private long staged(String name, int seed) throws IOException {
        return staged(name, seed, SIZE);
    }

    private long staged(String name, int seed, int size) throws IOException {
        long roll = new SetDrive(folder.resolve(name)).sealed("clip.mov", SetDrive.noise(seed, size)).list(centre.ledger, "A00" + seed);
        centre.ledger.work().done(staging(roll));
        return roll;
    }

    private Work staging(long roll) {
        Work work = centre.ledger.work().claim(Step.STAGE).orElseThrow();
        assertEquals(roll, work.rollId());
        centre.stage(roll);
        return work;
    }

    /** What the pipeline does with it. */
    private Future<Optional<StepFailure>> sync(Work work) {
        return threads.submit(() -> {
            try {
                backbone.sync(work.rollId());
                centre.ledger.work().done(work);
                return Optional.empty();
            } catch (StepFailure e) {
                centre.ledger.work().retry(work, e.after(), e.getMessage());
                return Optional.of(e);
            }
        });
    }

    private Work next() {
        return backbone.next(Step.SYNC).orElseThrow(() -> new AssertionError("nothing may begin: " + centre.ledger.work().queued(Step.SYNC)));
    }

    private void order(Runnable order) {
        order.run();
        traffic.look();
    }

    private Hold hold(HoldKind kind) {
        return new Hold(Reach.TITLE, "show", kind, "Ada", "dailies first", Instant.EPOCH);
    }

    @Test
    void whatIsPausedEndsAtItsPartAndGoesOnFromThere() throws Exception {
        long roll = staged("one", 1);
        Work work = next();
        afterTenMiB.set(() -> order(() -> centre.ledger.steering().hold(hold(HoldKind.PAUSE))));
        StepFailure left = sync(work).get().orElseThrow();
        assertEquals("Its title was paused by Ada: dailies first", left.getMessage());
        assertEquals(Optional.empty(), backbone.next(Step.SYNC), "it is held");
        Upload upload = centre.ledger.uploads().allOpen(Tier.CLOUD).get(0);
        assertFalse(centre.ledger.uploads().parts(upload.id()).isEmpty(), "what has arrived is kept");
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));

        order(() -> centre.ledger.steering().release(Reach.TITLE, "show", "Ada"));
        assertEquals(Optional.empty(), sync(next()).get());
        assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        assertEquals(SIZE, centre.ledger.rolls().totals(roll).bytesSynced());
        assertEquals(0, centre.ledger.rolls().totals(roll).bytesSentTwice());
    }

    @Test
    void whatIsCancelledIsGivenUpAtTheEndpointAndSentFromTheBeginning() throws Exception {
        long roll = staged("one", 1);
        Work work = next();
        afterTenMiB.set(() -> order(() -> centre.ledger.steering().hold(hold(HoldKind.CANCEL))));
        sync(work).get().orElseThrow();
        assertEquals(1, centre.ledger.uploads().openOf(roll, Tier.CLOUD).size());
        assertEquals(Optional.empty(), backbone.next(Step.SYNC));
        assertEquals(List.of(), centre.ledger.uploads().openOf(roll, Tier.CLOUD));

        order(() -> centre.ledger.steering().release(Reach.TITLE, "show", "Ada"));
        assertEquals(Optional.empty(), sync(next()).get());
        assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
    }

    @Test
    void aPromotedRollOvertakesAndTheOneThatGaveWayIsNotSentTwice() throws Exception {
        long first = staged("one", 1);
        long second = staged("two", 2);
        long third = staged("three", 3);
        Work one = next();
        Work two = next();
        assertEquals(List.of(first, second), List.of(one.rollId(), two.rollId()));
        // Both seats are taken; the third is promoted while the first two are under way.
        afterTenMiB.set(() -> {
            order(() -> centre.ledger.steering().urgency(third, Urgency.FIRST, "Ada"));
            assertEquals(Optional.empty(), backbone.next(Step.SYNC));
        });
        Future<Optional<StepFailure>> firstRun = sync(one);
        Future<Optional<StepFailure>> secondRun = sync(two);
        StepFailure gaveWay = secondRun.get().orElseThrow();
        assertEquals("It gives way to a roll that goes first, and goes on after that.", gaveWay.getMessage());
        Work promoted = next();
        assertEquals(third, promoted.rollId());
        assertEquals(Optional.empty(), sync(promoted).get());
        assertEquals(Optional.empty(), firstRun.get());
        assertEquals(Optional.empty(), sync(next()).get());
        for (long roll : List.of(first, second, third)) {
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
            assertEquals(0, centre.ledger.rolls().totals(roll).bytesSentTwice());
            assertEquals(SIZE, centre.ledger.rolls().totals(roll).bytesSynced());
        }
    }

    @Test
    void aSmallRollOvertakesTheLargeOnesOfItsTitleByItself() throws Exception {
        List<Long> large = List.of(staged("one", 1), staged("two", 2));
        long small = staged("sound", 3, 1 << 20);
        List<Work> under = List.of(next(), next());
        assertEquals(large, under.stream().map(Work::rollId).toList());
        Work sound = next();
        assertEquals(small, sound.rollId(), "it has a seat of its own");
        AtomicReference<Future<Optional<StepFailure>>> brought = new AtomicReference<>();
        afterTenMiB.set(() -> brought.set(sync(sound)));
        List<Future<Optional<StepFailure>>> runs = List.of(sync(under.get(0)), sync(under.get(1)));
        for (Future<Optional<StepFailure>> run : runs) {
            assertEquals(Optional.empty(), run.get());
        }
        assertEquals(Optional.empty(), brought.get().get());
        List<Instant> proven = Stream.of(small, large.get(1)).map(this::proven).toList();
        assertTrue(proven.get(0).isBefore(proven.get(1)), () -> "the sound roll was proven at " + proven.get(0) + ", the larger one at " + proven.get(1));
    }

    private Instant proven(long roll) {
        return centre.ledger.copies().ofRoll(roll).stream().filter(copy -> copy.tier() == Tier.CLOUD).map(Copy::at).findFirst().orElseThrow();
    }

    @Test
    void aClosedLinkLetsNothingBeginAndTheBoardSaysWhy() throws Exception {
        long roll = staged("one", 1);
        BoardWriter writer = new BoardWriter(centre.ledger, traffic, centre.lanes, lane -> Optional.empty(), Clock.systemUTC());
        traffic.limit(Optional.of("closed"), "Ada");
        assertEquals(Optional.empty(), backbone.next(Step.SYNC));
        Board.Row row = writer.write().queue().get(0);
        assertEquals("The link is closed by its limit.", row.reason());
        assertEquals(SIZE, row.left().orElseThrow());

        Instant until = Instant.now().plus(Duration.ofMinutes(5));
        traffic.exception("off", until, "Ada", "dailies are late");
        assertTrue(writer.write().cap().unlimited());
        assertEquals("It is the next.", writer.write().queue().get(0).reason());
        Work work = next();
        assertEquals(WorkState.RUNNING, writer.write().queue().get(0).state());
        assertEquals(Optional.empty(), sync(work).get());
        assertEquals(List.of(), writer.write().queue());
        assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE));
        assertThrows(IllegalArgumentException.class, () -> traffic.exception("off", Instant.now().minusSeconds(1), "Ada", ""));
        assertThrows(IllegalArgumentException.class, () -> traffic.limit(Optional.of("fast"), "Ada"));
    }

    @Test
    void ordersAreTheSameAfterARestart() throws Exception {
        staged("one", 1);
        traffic.limit(Optional.of("Mon-08:00,1M Fri-19:00,1M"), "Ada");
        centre.ledger.steering().hold(hold(HoldKind.PAUSE));
        LiveTrafficControl again = new LiveTrafficControl(centre.ledger, Configs.of(BackboneConfig.class, Map.of()), Clock.systemUTC(), Governor.real());
        assertEquals(1 << 20, again.cap().bytesPerSecond());
        assertEquals("Mon-08:00,1M Fri-19:00,1M", again.cap().plan());
        S3Backbone restarted = new S3Backbone(centre.ledger, new StagedObjects(() -> centre.staging), () -> centre.staging, clouds, centre.lanes, new BufferBudget(), again.turns(),
                Clock.systemUTC());
        assertEquals(Optional.empty(), restarted.next(Step.SYNC));
        restarted.stop();
        again.close();
    }

    @Test
    void aLimitThatCannotBeReadLetsNothingLeave() {
        LiveTrafficControl broken = new LiveTrafficControl(centre.ledger, Configs.of(BackboneConfig.class, Map.of("limit", "fast")), Clock.systemUTC(), Governor.real());
        assertEquals(0, broken.cap().bytesPerSecond());
        assertTrue(broken.cap().trouble().orElseThrow().contains("\"fast\" is no rate"));
        broken.close();
        LiveTrafficControl nowhere = new LiveTrafficControl(centre.ledger, Configs.of(BackboneConfig.class, Map.of("timeZone", "Atlantis")), Clock.systemUTC(), Governor.real());
        assertTrue(nowhere.cap().trouble().orElseThrow().contains("\"Atlantis\" is no time zone"));
        nowhere.close();
    }

    /** Says once when reading has come to the third part. */
    private record Watched(SeekableBytes bytes, AtomicReference<Runnable> third) implements SeekableBytes {
        @Override
        public int read(long position, byte[] buffer, int offset, int length) throws IOException {
            if (position >= 10 << 20) {
                third.getAndSet(() -> { }).run();
            }
            return bytes.read(position, buffer, offset, length);
        }

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public long bytesRead() {
            return bytes.bytesRead();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
