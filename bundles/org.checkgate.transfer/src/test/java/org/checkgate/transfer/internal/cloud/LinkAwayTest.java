package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Urgency;
import org.checkgate.ledger.Work;
import org.checkgate.transfer.Board;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.Configs;
import org.checkgate.transfer.internal.FakeTime;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
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

/** No link for a day, in which staging goes on and the appliance is started again; then what has piled up leaves by policy. Nobody waits: the time is the test's own. */
@Tag("long")
class LinkAwayTest {
    private static final int MIB = 1 << 20;
    private static final int SMALL = 300_000;
    private static final Instant AWAY = Instant.parse("2026-01-02T18:59:00Z");
    private static final Instant RESTART = Instant.parse("2026-01-03T06:40:00Z");
    private static final Instant BACK = Instant.parse("2026-01-03T18:59:00Z");
    private static final Instant CLOSED = Instant.parse("2026-01-03T19:00:00Z");
    private static final Instant OPEN = Instant.parse("2026-01-03T20:00:00Z");
    private static final String PLAN = "08:00,256k 19:00,closed 20:00,512k";
    private static final int DAYS_RATE = 256 * 1024;
    private static final int EVENINGS_RATE = 512 * 1024;
    /** What several senders may have asked for at the moment when the rate changes. */
    private static final int IN_HAND = 16 * Governor.LARGEST;
    /** Parts that are under way together below such a limit: what a link that closes may cut off. */
    private static final int TOGETHER = 2;

    @TempDir
    Path folder;
    private final FakeTime time = new FakeTime();
    private final String stagingBucket = SharedServer.bucket();
    private final String cloudBucket = SharedServer.bucket();
    private final Map<String, Long> rolls = new LinkedHashMap<>();
    private final Socket nobody = new Socket();
    private FakeFaultyLine line;
    private Centre centre;
    private Clouds clouds;
    private S3Bucket cloud;
    private S3Bucket away;
    private LiveTrafficControl traffic;
    private S3Backbone backbone;
    private BoardWriter writer;

    @BeforeEach
    void open() throws IOException {
        time.passUntil(AWAY);
        line = new FakeFaultyLine(SharedServer.address());
        // A port that is taken and not listened on.
        nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        start();
    }

    @AfterEach
    void close() throws IOException {
        end();
        line.close();
        nobody.close();
    }

    private void start() throws IOException {
        centre = new Centre(folder, SharedServer.get(), disk -> disk, true, Policy.DEFAULT, time, stagingBucket);
        clouds = new Clouds(centre, true);
        Governor governor = new Governor(time::nanos, this::pass);
        traffic = new LiveTrafficControl(centre.ledger, Configs.of(BackboneConfig.class, Map.of("limit", PLAN, "timeZone", "UTC")), time, governor);
        Calm calm = new Calm(time::nanos, this::pass);
        cloud = Clouds.over(line.address(), cloudBucket, Duration.ofSeconds(60), calm, traffic.meter(Tier.CLOUD));
        away = Clouds.over(URI.create("http://127.0.0.1:" + nobody.getLocalPort()), cloudBucket, Duration.ofSeconds(60), calm, traffic.meter(Tier.CLOUD));
        clouds.use(away, true, true);
        backbone = new S3Backbone(centre.ledger, new StagedObjects(() -> centre.staging), () -> centre.staging, clouds, centre.lanes, new BufferBudget(), traffic.turns(), time);
        writer = new BoardWriter(centre.ledger, traffic, centre.lanes, lane -> Optional.empty(), time);
        centre.ledger.work().recover();
    }

    private void end() {
        backbone.stop();
        traffic.close();
        clouds.close();
        cloud.close();
        away.close();
        centre.close();
    }

    /** Whoever holds bytes back lets the time pass, and with it what the timetable says. */
    private void pass(long nanos) {
        time.pass(nanos);
        traffic.look();
    }

    private void now(Instant moment) {
        time.passUntil(moment);
        traffic.look();
    }

    private void staged(String title, String name, int files, int size) throws IOException {
        SetDrive drive = new SetDrive(folder.resolve(name));
        for (int file = 1; file <= files; file++) {
            drive.sealed(file + ".mov", SetDrive.noise(rolls.size() * 100 + file, size));
        }
        long roll = drive.list(centre.ledger, name, title);
        centre.stage(roll);
        centre.ledger.work().done(centre.ledger.work().claim(Step.STAGE).orElseThrow());
        rolls.put(name, roll);
    }

    private String name(long roll) {
        return rolls.entrySet().stream().filter(each -> each.getValue() == roll).map(Map.Entry::getKey).findFirst().orElseThrow();
    }

    /** All that may begin now, one after the other. */
    private void run(Set<String> begun, List<String> reasons) {
        for (Optional<Work> work = backbone.next(Step.SYNC); work.isPresent(); work = backbone.next(Step.SYNC)) {
            begun.add(name(work.get().rollId()));
            try {
                backbone.sync(work.get().rollId());
                centre.ledger.work().done(work.get());
                if (cloud.calm().recovered()) {
                    new Waiting(centre.ledger).letGo(Tier.CLOUD);
                }
            } catch (StepFailure e) {
                assertEquals(StepFailure.Behaviour.RETRY, e.behaviour(), e.getMessage());
                reasons.add(e.getMessage());
                centre.ledger.work().retry(work.get(), e.after(), e.getMessage());
            }
        }
    }

    /** Where bytes leave, and not at the line's other end: between lies what the system holds. */
    private long left() {
        return traffic.meter(Tier.CLOUD).bytes();
    }

    private static List<Board.Row> queue(Board board) {
        return board.queue().stream().filter(row -> row.lane().equals("cloud")).toList();
    }

    /** @param waiting bytes */
    private void boardSaysSo(long waiting) {
        Board board = writer.write();
        Board.Lane lane = board.lanes().get(0);
        assertEquals(rolls.size(), lane.rolls());
        assertEquals(waiting, lane.backlog());
        assertEquals(AWAY, lane.oldest().orElseThrow(), "the roll that waits longest has waited since then");
        for (Board.Row row : queue(board)) {
            long roll = row.rollId();
            assertTrue(row.reason().contains("cloud cannot be reached") || row.reason().startsWith("The link is closed by its limit until 2026-01-"), row.roll() + ": " + row.reason());
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> row.roll() + centre.why(roll));
            assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE), row.roll());
            assertEquals(0, centre.ledger.rolls().standing(roll).cloud().proven(), row.roll());
        }
    }

    @Test
    void whatHasPiledUpLeavesByPolicy() throws IOException {
        cloud.ensure(true);
        centre.ledger.steering().share("dunes", 3, "Ada");
        Object[][] plan = {{"show", "S1", 1, 17 * MIB}, {"dunes", "D1", 1, 11 * MIB}, {"show", "S2", 3, SMALL}, {"dunes", "D2", 1, 11 * MIB}, {"show", "S3", 3, SMALL},
            {"dunes", "D3", 3, SMALL}, {"dunes", "D4", 1, 11 * MIB}, {"show", "S4", 3, SMALL}};
        Set<String> tried = new LinkedHashSet<>();
        List<String> reasons = new ArrayList<>();
        long waiting = 0;
        boolean restarted = false;
        int arrived = 0;
        for (Instant moment = AWAY; moment.isBefore(BACK); moment = moment.plus(Duration.ofMinutes(30))) {
            now(moment);
            if (arrived < plan.length && !moment.isBefore(AWAY.plus(Duration.ofHours(3L * arrived)))) {
                Object[] roll = plan[arrived++];
                staged((String) roll[0], (String) roll[1], (int) roll[2], (int) roll[3]);
                waiting += (int) roll[2] * (long) (int) roll[3];
            }
            if (!restarted && moment.isAfter(RESTART)) {
                centre.ledger.steering().urgency(rolls.get("S3"), Urgency.FIRST, "Ada");
                end();
                start();
                restarted = true;
            }
            run(tried, reasons);
            boardSaysSo(waiting);
        }
        centre.ledger.steering().urgency(rolls.get("S4"), Urgency.SOONER, "Ada");
        assertEquals(rolls.keySet(), tried);
        assertTrue(reasons.size() > 100, "it was tried all the time");
        assertEquals(0, writer.write().lanes().get(0).bytes(), "nothing left");

        clouds.use(cloud, true, true);
        now(BACK);
        reasons.clear();
        Set<String> begun = new LinkedHashSet<>();
        long from = left();
        run(begun, reasons);
        long minute = left() - from;
        assertTrue(minute > 0 && minute <= 60L * DAYS_RATE + IN_HAND, minute + " bytes left within a minute of the day's rate");
        assertEquals(List.of("The link is closed by its limit until 2026-01-03 20:00 UTC."), reasons, "who was under way stopped at its part");
        assertTrue(time.instant().isAfter(CLOSED.minusSeconds(1)) && time.instant().isBefore(OPEN));
        assertTrue(centre.lit(rolls.get("S3"), Light.SAFE_TO_REUSE), "the promoted one went first");
        long dark = rolls.values().stream().filter(roll -> !centre.lit(roll, Light.SAFE_TO_REUSE)).count();
        assertEquals(dark, queue(writer.write()).stream().filter(row -> row.reason().startsWith("The link is closed")).count());

        now(OPEN);
        from = left();
        run(begun, reasons);
        long evening = left() - from;
        assertTrue(evening <= time.since(OPEN).toSeconds() * EVENINGS_RATE + IN_HAND, evening + " bytes left in " + time.since(OPEN));
        // Promoted; then three parts of a title of three shares for each of the other; within a title who has waited longest, however urgent a newer one is.
        assertEquals(List.of("S3", "D1", "S1", "D2", "D3", "D4", "S2", "S4"), List.copyOf(begun));
        assertEquals(List.of(), queue(writer.write()));
        for (Map.Entry<String, Long> roll : rolls.entrySet()) {
            assertTrue(centre.lit(roll.getValue(), Light.SAFE_TO_REUSE), () -> roll.getKey() + centre.why(roll.getValue()));
        }
        for (String large : List.of("S1", "D1", "D2", "D4")) {
            long again = centre.ledger.rolls().totals(rolls.get(large)).bytesSentTwice();
            assertTrue(again <= TOGETHER * Centre.PART, large + ": " + again + " bytes again");
        }
    }
}
