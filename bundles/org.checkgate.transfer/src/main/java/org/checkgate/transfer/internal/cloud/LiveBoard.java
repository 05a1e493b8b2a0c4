package org.checkgate.transfer.internal.cloud;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.checkgate.ledger.Ledger;
import org.checkgate.transfer.Board;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.shape.BoardWriter;
import org.checkgate.transfer.internal.shape.LiveTrafficControl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the board every second, so that nobody who looks at it waits for the ledger, or makes it wait. */
@Component(service = Board.Source.class)
public final class LiveBoard implements Board.Source {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBoard.class);

    private final BoardWriter writer;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> Threads.daemon("checkgate-board", work));
    private volatile Board board;

    @Activate
    public LiveBoard(@Reference Ledger ledger, @Reference LiveTrafficControl traffic, @Reference CloudLink link, @Reference LiveLanes lanes) {
        writer = new BoardWriter(ledger, traffic, lanes, link::trouble, Clock.systemUTC());
        board = new Board(Instant.now(), traffic.cap(), java.util.Optional.empty(), java.util.Optional.empty(), List.of(), List.of(), List.of(), List.of());
        timer.scheduleWithFixedDelay(this::write, 0, 1, TimeUnit.SECONDS);
    }

    private void write() {
        try {
            board = writer.write();
        } catch (RuntimeException e) {
            // The board says itself how old it is.
            LOG.warn("The board of the backbone cannot be written: {}", e.toString());
        }
    }

    @Override
    public Board board() {
        return board;
    }

    @Deactivate
    public void close() {
        timer.shutdownNow();
    }
}
