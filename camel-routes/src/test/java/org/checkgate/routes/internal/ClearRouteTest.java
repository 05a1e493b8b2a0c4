package org.checkgate.routes.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.timer.TimerEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.checkgate.ledger.StepFailure;
import org.checkgate.transfer.Staging;
import org.junit.jupiter.api.Test;

/** The route that lets rolls go from staging: it asks again and again, whatever it was answered. */
class ClearRouteTest {
    private static final long DEADLINE_SECONDS = 20;

    /** Staging that has a trouble each time. */
    private static final class FakeStaging implements Staging {
        private final List<RuntimeException> troubles = new CopyOnWriteArrayList<>(List.of(
                StepFailure.retry(Duration.ofSeconds(1), "Staging is not there yet.", null),
                StepFailure.needsSetting("Staging refuses our credentials.", null),
                new IllegalStateException("a bug")));
        private final CountDownLatch asked = new CountDownLatch(troubles.size() + 2);

        @Override
        public void stage(long rollId) {
            throw new AssertionError("nothing is staged by this route");
        }

        @Override
        public void tryAgain(long rollId, Optional<String> path) {
            throw new AssertionError("nobody asked for roll " + rollId);
        }

        @Override
        public void rebuild(ListCheck lists) {
            throw new AssertionError("this route rebuilds nothing");
        }

        @Override
        public void clear() {
            asked.countDown();
            if (!troubles.isEmpty()) {
                throw troubles.remove(0);
            }
        }
    }

    @Test
    void itAsksAgainAfterEveryTrouble() throws Exception {
        FakeStaging staging = new FakeStaging();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.setAutoStartup(false);
            camel.addRoutes(new ClearRoute(staging));
            camel.start();
            TimerEndpoint timer = (TimerEndpoint) camel.getRoute("clear").getEndpoint();
            assertEquals(0, timer.getRepeatCount(), "it never comes to an end");
            // As it is, but nobody waits for minutes here.
            timer.setDelay(1);
            timer.setPeriod(1);
            camel.getRouteController().startRoute("clear");
            assertTrue(staging.asked.await(DEADLINE_SECONDS, TimeUnit.SECONDS), staging.asked.getCount() + " times too few");
            assertEquals(List.of(), staging.troubles);
        }
    }
}
