package org.checkgate.routes.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.timer.TimerEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.checkgate.inspect.RollInspector;
import org.checkgate.ledger.Clips;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.RollKind;
import org.junit.jupiter.api.Test;

/** The routes that ask by themselves: about clips that wait for a plugin, and about clips that the search does not know. */
class ReinspectRouteTest {
    private static final long DEADLINE_SECONDS = 20;
    private static final int OFTEN = 4;

    private static void assertAsks(RouteBuilder route, String name, CountDownLatch asked) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.setAutoStartup(false);
            camel.addRoutes(route);
            camel.start();
            TimerEndpoint timer = (TimerEndpoint) camel.getRoute(name).getEndpoint();
            assertEquals(0, timer.getRepeatCount(), "it never comes to an end");
            // As it is, but nobody waits for seconds here.
            timer.setDelay(1);
            timer.setPeriod(1);
            camel.getRouteController().startRoute(name);
            assertTrue(asked.await(DEADLINE_SECONDS, TimeUnit.SECONDS), asked.getCount() + " times too few");
        }
    }

    @Test
    void itAsksAboutClipsThatWaitAgainAfterEveryTrouble() throws Exception {
        CountDownLatch asked = new CountDownLatch(OFTEN);
        assertAsks(new ReinspectRoute(new RollInspector() {
            @Override
            public void inspect(long rollId) {
                throw new AssertionError("nothing is inspected by this route");
            }

            @Override
            public int inspectWaiting() {
                asked.countDown();
                if (asked.getCount() % 2 == 1) {
                    throw new LedgerException("The ledger cannot be read now.", null);
                }
                return 1;
            }

            @Override
            public RollKind kind(List<String> paths) {
                throw new AssertionError("nothing is listed by this route");
            }
        }), "reinspect", asked);
    }

    @Test
    void itEntersClipsIntoTheSearchAgainAfterEveryTrouble() throws Exception {
        CountDownLatch asked = new CountDownLatch(OFTEN);
        Clips clips = fake(Clips.class, () -> {
            asked.countDown();
            if (asked.getCount() % 2 == 1) {
                throw new LedgerException("The ledger cannot be written now.", null);
            }
            return 1;
        });
        assertAsks(new EnterRoute(fake(Ledger.class, () -> clips)), "enter", asked);
    }

    private interface Answer {
        Object give();
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer.give()));
    }
}
