package org.checkgate.routes.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.timer.TimerEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.publish.Publisher;
import org.checkgate.transfer.Scrub;
import org.junit.jupiter.api.Test;

/** The routes that look again at what was proven: each tier has its own, none ends, and what was found is told whatever happened. */
class ScrubRouteTest {
    private static final long DEADLINE_SECONDS = 20;
    private static final List<String> ROUTES = List.of("scrub-staging", "scrub-cloud", "scrub-archive");

    /** Tells how often it was asked to tell. */
    private static final class FakePublisher implements Publisher {
        private final CountDownLatch told = new CountDownLatch(8);

        @Override
        public void publish(long rollId) {
            throw new AssertionError("nothing is published by this route");
        }

        @Override
        public void archived(long rollId) {
            throw new AssertionError("nothing is archived by this route");
        }

        @Override
        public void quarantine(long rollId) {
            throw new AssertionError("nothing is held back by this route");
        }

        @Override
        public void tampered() {
            told.countDown();
        }
    }

    @Test
    void eachTierIsLookedAtAgainAfterEveryTrouble() throws Exception {
        FakePublisher publisher = new FakePublisher();
        Set<Tier> asked = ConcurrentHashMap.newKeySet();
        CountDownLatch looks = new CountDownLatch(8);
        CountDownLatch busy = new CountDownLatch(1);
        Scrub scrub = tier -> {
            asked.add(tier);
            looks.countDown();
            if (tier == Tier.STAGING) {
                await(busy);
            }
            throw tier == Tier.CLOUD ? StepFailure.retry(Duration.ofSeconds(1), "The cloud cannot be reached.", null) : new IllegalStateException("a bug");
        };
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.setAutoStartup(false);
            camel.addRoutes(new ScrubRoute(scrub, publisher));
            camel.start();
            for (String route : ROUTES) {
                TimerEndpoint timer = (TimerEndpoint) camel.getRoute(route).getEndpoint();
                assertEquals(0, timer.getRepeatCount(), "it never comes to an end");
                // As it is, but nobody waits for long here.
                timer.setDelay(1);
                timer.setPeriod(1);
                camel.getRouteController().startRoute(route);
            }
            assertTrue(looks.await(DEADLINE_SECONDS, TimeUnit.SECONDS), looks.getCount() + " looks too few, while one tier is slow");
            assertTrue(publisher.told.await(DEADLINE_SECONDS, TimeUnit.SECONDS), publisher.told.getCount() + " times too few");
            assertEquals(EnumSet.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE), EnumSet.copyOf(asked));
            busy.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
