package org.checkgate.routes.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A route of one station: a timer claims work from the ledger, the station does it for the roll whose id is the
 * message's body, and the outcome goes back to the ledger. What an error means is said by the error
 * ({@link StepFailure.Behaviour}); what is unforeseen is tried again later, never dropped.
 */
abstract class StationRoute extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(StationRoute.class);
    private static final String WORK = "work";
    private static final Duration AFTER_SURPRISE = Duration.ofSeconds(10);

    private final Step step;
    private final WorkQueue work;
    private final int atOnce;
    private final Supplier<Optional<Work>> next;
    private final LongConsumer station;
    /** How runs ended that the ledger could not note: until it does, their rolls would run for ever. */
    private final Queue<Runnable> unnoted = new ConcurrentLinkedQueue<>();

    /** Takes rolls in their order. @param atOnce how many pass this station at the same time */
    StationRoute(Step step, Ledger ledger, int atOnce, LongConsumer station) {
        this(step, ledger, atOnce, () -> ledger.work().claim(step), station);
    }

    /** @param next claims the roll whose turn it is; empty when none may begin now */
    StationRoute(Step step, Ledger ledger, int atOnce, Supplier<Optional<Work>> next, LongConsumer station) {
        this.step = step;
        this.work = ledger.work();
        this.atOnce = atOnce;
        this.next = next;
        this.station = station;
    }

    @Override
    public void configure() {
        String name = name();
        // Camel looks classes up by name in its own bundle, which does not see ours: only the JDK's may be named here.
        onException(Exception.class).handled(true).process(this::failed);

        from("timer:" + name + "?period=250&delay=0").routeId(name + "-claim")
                .process(this::claim)
                .filter(body().isNotNull())
                .to("seda:" + name + "?size=1&blockWhenFull=true");

        from("seda:" + name + "?size=1&concurrentConsumers=" + atOnce).routeId(name)
                .process(exchange -> station.accept(exchange.getMessage().getBody(Long.class)))
                .process(exchange -> work.done(workOf(exchange)));
    }

    private String name() {
        return step.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void claim(Exchange exchange) {
        noteWhatIsLeft();
        Optional<Work> claimed = next.get();
        exchange.getMessage().setBody(claimed.map(Work::rollId).orElse(null));
        exchange.getMessage().setHeader(WORK, claimed.orElse(null));
    }

    private void failed(Exchange exchange) {
        Exception failed = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Work claimed = workOf(exchange);
        if (claimed == null) {
            LOG.warn("Claiming work for {} failed; it is tried again", step, failed);
        } else if (failed instanceof StepFailure failure) {
            LOG.debug("{} of roll {}: {}", step, claimed.rollId(), failure.behaviour(), failure);
            switch (failure.behaviour()) {
                case RETRY -> note(() -> work.retry(claimed, failure.after(), failure.getMessage()));
                case NEEDS_SETTING, NEEDS_PERSON -> note(() -> work.block(claimed, failure.getMessage()));
            }
        } else {
            LOG.warn("{} of roll {} failed; it is tried again in {}", step, claimed.rollId(), AFTER_SURPRISE, failed);
            note(() -> work.retry(claimed, AFTER_SURPRISE, "Something unforeseen happened (" + failed.getClass().getSimpleName()
                    + "); the log tells more. It is tried again."));
        }
    }

    private void note(Runnable end) {
        unnoted.add(end);
        noteWhatIsLeft();
    }

    private synchronized void noteWhatIsLeft() {
        for (Runnable end = unnoted.peek(); end != null; end = unnoted.peek()) {
            try {
                end.run();
            } catch (IllegalStateException e) {
                LOG.debug("A run of {} was ended by somebody else", step, e);
            } catch (RuntimeException e) {
                LOG.warn("How a run of {} ended cannot be noted now; it is tried again", step, e);
                return;
            }
            unnoted.remove();
        }
    }

    private static Work workOf(Exchange exchange) {
        return exchange.getMessage().getHeader(WORK, Work.class);
    }
}
