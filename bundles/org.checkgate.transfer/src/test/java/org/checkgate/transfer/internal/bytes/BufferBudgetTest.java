package org.checkgate.transfer.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BufferBudgetTest {
    private static final int SIZE = 2 << 20;

    private static CompletableFuture<byte[]> later(PartBuffers buffers) {
        CompletableFuture<byte[]> taken = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                taken.complete(buffers.take());
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.WAITING && !taken.isDone()) {
            Thread.onSpinWait();
        }
        return taken;
    }

    @Test
    void aRunAloneMayHaveAllOfItAndNoMore() throws Exception {
        BufferBudget budget = new BufferBudget(3 * SIZE);
        try (PartBuffers run = budget.share(10, SIZE)) {
            byte[] first = run.take();
            run.take();
            run.take();
            CompletableFuture<byte[]> fourth = later(run);
            assertFalse(fourth.isDone());
            run.give(first);
            assertSame(first, fourth.get(10, TimeUnit.SECONDS), "used again, not made anew");
        }
    }

    @Test
    void aSlowRunThatHoldsItsShareHoldsUpNobody() throws Exception {
        BufferBudget budget = new BufferBudget(4 * SIZE);
        try (PartBuffers slow = budget.share(10, SIZE); PartBuffers quick = budget.share(10, SIZE)) {
            slow.take();
            slow.take();
            assertFalse(later(slow).isDone(), "two of four are the share of one of two");
            byte[] mine = quick.take();
            quick.take();
            assertFalse(later(quick).isDone());
            quick.give(mine);
        }
    }

    @Test
    void whoComesLaterGetsItsShareAsSoonAsTheFirstLetsGo() throws Exception {
        BufferBudget budget = new BufferBudget(2 * SIZE);
        PartBuffers early = budget.share(10, SIZE);
        byte[] one = early.take();
        early.take();
        PartBuffers late = budget.share(10, SIZE);
        CompletableFuture<byte[]> first = later(late);
        assertFalse(first.isDone(), "there is none left");
        early.give(one);
        assertSame(one, first.get(10, TimeUnit.SECONDS));
        CompletableFuture<byte[]> again = later(early);
        assertFalse(again.isDone());
        late.close();
        assertEquals(SIZE, again.get(10, TimeUnit.SECONDS).length, "what a run took along is no longer waited for");
        early.close();
    }

    @Test
    void theEndOfARunEndsTheWaitingInIt() throws Exception {
        BufferBudget budget = new BufferBudget(SIZE);
        PartBuffers run = budget.share(10, SIZE);
        byte[] held = run.take();
        CompletableFuture<byte[]> waiting = later(run);
        run.close();
        assertInstanceOf(InterruptedException.class, assertThrows(ExecutionException.class, () -> waiting.get(10, TimeUnit.SECONDS)).getCause());
        run.give(held);
        try (PartBuffers next = budget.share(10, SIZE)) {
            assertEquals(SIZE, next.take().length);
            assertFalse(later(next).isDone(), "what came back late is not counted twice");
        }
    }

    @Test
    void otherSizesDoNotAddUp() throws Exception {
        BufferBudget budget = new BufferBudget(2 * SIZE);
        try (PartBuffers small = budget.share(10, SIZE)) {
            small.give(small.take());
        }
        try (PartBuffers large = budget.share(10, 2 * SIZE)) {
            assertEquals(2 * SIZE, large.take().length);
        }
    }
}
