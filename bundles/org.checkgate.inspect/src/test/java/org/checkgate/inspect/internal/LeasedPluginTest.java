package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.checkgate.inspect.FakePlugin;
import org.checkgate.spi.Card;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeasedPluginTest {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final LeasedPlugin plugin = new LeasedPlugin(new FakePlugin("slow", 50, "x") {
        @Override
        public int recognise(Card card) throws IOException {
            entered.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return 42;
        }
    });

    private CompletableFuture<Integer> running() throws InterruptedException {
        CompletableFuture<Integer> call = CompletableFuture.supplyAsync(() -> {
            try {
                return plugin.recognise(null);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        entered.await();
        return call;
    }

    @Test
    void aRunningCallEndsBeforeThePluginIsGone() throws Exception {
        CompletableFuture<Integer> call = running();
        CompletableFuture<Boolean> gone = CompletableFuture.supplyAsync(() -> plugin.retire(Duration.ofSeconds(30)));
        while (!refuses()) {
            Thread.onSpinWait();
        }
        assertFalse(gone.isDone());
        leave.countDown();
        assertEquals(42, call.get());
        assertTrue(gone.get());
    }

    @Test
    void aCallThatHangsHoldsNothingUp() throws Exception {
        CompletableFuture<Integer> call = running();
        assertFalse(plugin.retire(Duration.ofMillis(50)));
        assertThrows(IOException.class, () -> plugin.group(null));
        leave.countDown();
        assertEquals(42, call.get());
    }

    private boolean refuses() {
        try {
            plugin.inspect(null, null);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
