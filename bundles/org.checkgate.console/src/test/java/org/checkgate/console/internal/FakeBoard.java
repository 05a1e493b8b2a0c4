package org.checkgate.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.Urgency;
import org.checkgate.ledger.WorkState;
import org.checkgate.transfer.Board;
import org.checkgate.transfer.TrafficControl;

/** A backbone at work: two titles, one of them with an objective that it misses, a roll that goes on to the archive, and one that nobody has counted yet. */
public final class FakeBoard {
    public static final TrafficControl.Cap UNLIMITED = new TrafficControl.Cap(Long.MAX_VALUE, Optional.empty(), false, "off", "Europe/Berlin", Optional.empty());
    public static final Board EMPTY = new Board(FakeLedger.NOON, UNLIMITED, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of());
    private static final long GB = 1_000_000_000L;

    private FakeBoard() {
    }

    /** @param more rows behind the four that are always there */
    public static Board at(Instant now, TrafficControl.Cap cap, int more) {
        List<Board.Row> queue = new ArrayList<>(List.of(
                row("cloud", 12, "Northern Lights", "A002R1AB", 3600 * GB / 1000, now, WorkState.RUNNING, "", Urgency.FIRST, Optional.empty(), 50),
                row("cloud", 14, "Northern Lights", "S001", 1200 * GB / 1000, now, WorkState.READY, "It waits for its turn; 1 roll is before it.", Urgency.NORMAL,
                        Optional.empty(), 24 * 60),
                new Board.Row("cloud", 21, "Tide", "B001R2CD", OptionalLong.empty(), OptionalLong.empty(), now.minus(Duration.ofHours(2)), now.minus(Duration.ofHours(1)),
                        WorkState.READY, "Its title was paused by Kim: the line is booked", Urgency.NORMAL, Optional.of(HoldKind.PAUSE), Optional.empty()),
                row("archive", 12, "Northern Lights", "A002R1AB", 4 * GB, now, WorkState.WAITING, "The archive does not answer; it is tried again.", Urgency.NORMAL,
                        Optional.empty(), 90)));
        for (int n = 0; n < more; n++) {
            queue.add(row("cloud", 1000 + n, "Tide", "C%03dR3EF".formatted(n), n * GB, now, WorkState.READY, "It waits for its turn; " + (n + 3) + " rolls are before it.",
                    Urgency.LATER, Optional.empty(), 600 + n));
        }
        return new Board(now, cap, Optional.empty(), Optional.empty(), List.of(
                new Board.Lane("cloud", 4, 48_000_000, 99 * GB, 4800 * GB / 1000, 3 + more, Optional.of(now.minus(Duration.ofHours(5))), Optional.of(now), Optional.empty()),
                new Board.Lane("archive", 1, 0, 0, 4 * GB, 1, Optional.of(now.minus(Duration.ofMinutes(9))), Optional.empty(),
                        Optional.of("The archive does not answer."))),
                List.of(), List.of(new Board.Title("Northern Lights", 3, 6, 2, 1), new Board.Title("Tide", 1, 0, 1 + more, 0)), queue);
    }

    /** @param minutes until it is expected at the earliest */
    private static Board.Row row(String lane, long id, String title, String roll, long left, Instant now, WorkState state, String reason, Urgency urgency,
                                 Optional<HoldKind> held, int minutes) {
        return new Board.Row(lane, id, title, roll, OptionalLong.of(Math.max(left, 5 * GB)), OptionalLong.of(left), now.minus(Duration.ofHours(5)),
                now.minus(Duration.ofHours(4)), state, reason, urgency, held,
                Optional.of(new Board.Eta(now.plus(Duration.ofMinutes(minutes)), now.plus(Duration.ofMinutes(2L * minutes)))));
    }
}
