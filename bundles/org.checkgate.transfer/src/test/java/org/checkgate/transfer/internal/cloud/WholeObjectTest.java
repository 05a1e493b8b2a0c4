package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.FakeTime;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Deed;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Request;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.checkgate.transfer.internal.shape.Limits;
import org.checkgate.transfer.internal.shape.Rate;
import org.checkgate.transfer.internal.shape.Rider;
import org.checkgate.transfer.internal.shape.Room;
import org.checkgate.transfer.internal.shape.Standing;
import org.checkgate.transfer.internal.shape.Turns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a line that has earned it, a large file goes in one request; it is proven as any other, and gives way as parts do. */
@Tag("long")
class WholeObjectTest {
    private static final String KEY = "show/20260102/main/A001/clip.mov";
    private static final byte[] BYTES = SetDrive.noise(1, 11 << 20);

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private final Turns turns = new Turns(Room.USUAL, time);
    private FakeFaultyLine line;
    private Centre centre;
    private Clouds clouds;
    private Bucket bucket;
    private S3Backbone backbone;
    private long roll;

    @BeforeEach
    void staged() throws Exception {
        line = new FakeFaultyLine(SharedServer.address());
        centre = new Centre(folder);
        clouds = new Clouds(centre, true);
        S3Bucket over = Clouds.over(line, SharedServer.bucket(), Duration.ofSeconds(60), Calm.real());
        over.ensure(true);
        clouds.use(over, true, true);
        bucket = over;
        backbone = new S3Backbone(centre.ledger, new StagedObjects(() -> centre.staging), () -> centre.staging, clouds, centre.lanes, new BufferBudget(), turns, time);
        roll = new SetDrive(folder.resolve("drive")).sealed("clip.mov", BYTES).list(centre.ledger);
        centre.stage(roll);
        earn();
    }

    @AfterEach
    void close() throws Exception {
        backbone.stop();
        clouds.close();
        centre.close();
        line.close();
    }

    /** The line has carried a lot, and fast. */
    private void earn() throws InterruptedException {
        try (Turns.Seat seat = turns.sit(new Rider(Tier.CLOUD, 1_000_000, "other", 1L << 40, time.instant())); Turns.Turn turn = seat.take(1 << 30)) {
            time.pass(Duration.ofSeconds(1).toNanos());
            turn.arrived();
        }
    }

    private void arrived() throws IOException {
        backbone.sync(roll);
        assertEquals(Optional.of(Strength.HASHED), centre.strength(roll, "clip.mov", Tier.CLOUD));
        assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        assertArrayEquals(BYTES, bucket.get(KEY).readAllBytes());
        assertTrue(centre.ledger.uploads().allOpen(Tier.CLOUD).isEmpty());
    }

    @Test
    void itGoesInOneRequest() throws IOException {
        arrived();
        assertEquals(1, line.count(Request::object));
        assertEquals(0, line.count(Request::part));
        assertEquals(0, centre.ledger.rolls().totals(roll).bytesSentTwice());
    }

    @Test
    void aLineThatBreaksUnderItIsNotTrustedAgainSoon() throws IOException {
        AtomicBoolean first = new AtomicBoolean(true);
        line.fate = request -> request.object() && first.getAndSet(false) ? Deed.REFUSE : Deed.PASS;
        arrived();
        assertEquals(1, line.count(Request::object), "the next try goes in parts");
        assertTrue(line.count(Request::part) > 1);
        assertEquals(0, turns.sit(new Rider(Tier.CLOUD, 7, "other", 1L << 40, time.instant())).inOne());
    }

    @Test
    void aLostAnswerIsSettledByWhatLiesThere() throws IOException {
        line.fate = request -> request.object() ? Deed.LOSE_ANSWER : Deed.PASS;
        arrived();
    }

    @Test
    void whatRottedInStagingNeverArrivesWhole() throws IOException {
        Path staged = centre.staging.disk().orElseThrow().file(centre.ledger.copies().stagingKeys(roll).get("clip.mov"));
        try (FileChannel file = FileChannel.open(staged, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {(byte) ~BYTES[7 << 20]}), 7 << 20);
        }
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, assertThrows(StepFailure.class, () -> backbone.sync(roll)).behaviour());
        assertTrue(bucket.head(KEY).isEmpty());
        assertEquals(1, line.count(Request::object), "it is not tried again");
        assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        assertTrue(centre.ledger.rolls().findings(roll).stream().anyMatch(finding -> finding.code().equals("STAGING_DAMAGED")));
    }

    @Test
    void aHoldEndsItAtOnceAndItGoesOnLater() throws IOException {
        line.fate = request -> {
            if (request.object()) {
                turns.standing(new Standing(new Orders(Optional.empty(), Optional.empty(),
                        List.of(new Hold(Reach.ROLL, Long.toString(roll), HoldKind.PAUSE, "Ada", "dailies first", time.instant())), Map.of(), Map.of(), Map.of()),
                        Standing.FREE.limit()));
            }
            return Deed.PASS;
        };
        assertEquals("This roll was paused by Ada: dailies first", assertThrows(StepFailure.class, () -> backbone.sync(roll)).getMessage());
        assertTrue(bucket.head(KEY).isEmpty());
        line.fate = request -> Deed.PASS;
        turns.standing(Standing.FREE);
        arrived();
    }

    @Test
    void aLimitThatIsLoweredUnderItHasItGoOnInParts() throws IOException {
        line.fate = request -> {
            turns.standing(new Standing(Orders.NONE, new Limits.Now(new Rate(100_000), Optional.empty(), false)));
            return Deed.PASS;
        };
        assertTrue(assertThrows(StepFailure.class, () -> backbone.sync(roll)).getMessage().contains("in smaller parts"));
        arrived();
        assertEquals(3, line.count(Request::part));
    }
}
