package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One sync serves many; none is shared by a commit that came after it began. */
class GroupedSyncTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore mayEnd = new Semaphore(0);
    private final Semaphore began = new Semaphore(0);
    private final AtomicInteger syncs = new AtomicInteger();
    private final GroupedSync sync = new GroupedSync(() -> {
        syncs.incrementAndGet();
        began.release();
        mayEnd.acquireUninterruptibly();
    });

    @AfterEach
    void stop() {
        mayEnd.release(1000);
        threads.shutdownNow();
    }

    private long commit() {
        long ticket = sync.ticket();
        sync.committed(ticket);
        return ticket;
    }

    private Future<?> waiter(long ticket) {
        return threads.submit(() -> {
            sync.await(ticket);
            return null;
        });
    }

    @Test
    void whatCommitsDuringASyncSharesTheNextOne() throws Exception {
        Future<?> first = waiter(commit());
        assertTrue(began.tryAcquire(10, TimeUnit.SECONDS));
        List<Future<?>> later = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            later.add(waiter(commit()));
        }
        mayEnd.release();
        first.get(10, TimeUnit.SECONDS);
        assertTrue(began.tryAcquire(10, TimeUnit.SECONDS));
        assertTrue(later.stream().noneMatch(Future::isDone), "they wait for a sync that began after their commit");
        mayEnd.release();
        for (Future<?> waiting : later) {
            waiting.get(10, TimeUnit.SECONDS);
        }
        assertEquals(2, syncs.get());
    }

    @Test
    void whoSawAChangeThatIsStillCommittingWaitsForIt() throws Exception {
        mayEnd.release(10);
        long committing = sync.ticket();
        Future<?> reader = waiter(sync.newest());
        assertEquals(0, syncs.get());
        sync.committed(committing);
        reader.get(10, TimeUnit.SECONDS);
        assertEquals(1, syncs.get());
    }

    @Test
    void afterAFailureNoSyncIsBelieved() throws Exception {
        CountDownLatch forced = new CountDownLatch(1);
        GroupedSync broken = new GroupedSync(() -> {
            forced.countDown();
            throw new SQLException("The disk is gone");
        });
        long first = broken.ticket();
        broken.committed(first);
        assertThrows(SQLException.class, () -> broken.await(first));
        assertEquals(0, forced.getCount());
        assertThrows(SQLException.class, () -> broken.await(first));
    }
}
