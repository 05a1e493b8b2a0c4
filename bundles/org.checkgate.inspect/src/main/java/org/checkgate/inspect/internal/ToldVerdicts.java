package org.checkgate.inspect.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.inspect.PluginVerdict.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of each verdict once, and again when it changes. That a plugin does not run is told when it held for a while: a jar that
 * was just dropped is installed, and one whose settings just changed is started, within that time. Safe for use by several threads.
 */
final class ToldVerdicts {
    private static final Logger LOG = LoggerFactory.getLogger(ToldVerdicts.class);
    /** Longer than it takes until a plugin is started that its installer did not start; see {@link PluginStarter}. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What went wrong last may be something else at each call; who wants to know all of it looks at the page. */
    private static final int MOST_SENTENCES = 3;

    private static final int LONGEST_NAME = 255;

    private final LongSupplier nanos;
    private final Consumer<PluginVerdict> log;
    private Map<String, Known> known = Map.of();

    /**
     * What is known of a file.
     *
     * @param since when it was first seen in its state
     * @param said  the last sentence that was told of it in this state; empty before the first
     * @param times how many were
     */
    private record Known(PluginVerdict verdict, long since, String said, int times) {
    }

    ToldVerdicts() {
        this(System::nanoTime, ToldVerdicts::write);
    }

    /** @param nanos a clock that only goes forward */
    ToldVerdicts(LongSupplier nanos, Consumer<PluginVerdict> log) {
        this.nanos = nanos;
        this.log = log;
    }

    synchronized void tell(List<PluginVerdict> verdicts) {
        long now = nanos.getAsLong();
        Map<String, Known> next = new HashMap<>();
        for (PluginVerdict verdict : verdicts) {
            Known before = known.get(verdict.file());
            Known seen = before != null && alike(before.verdict(), verdict) ? before : new Known(verdict, now, "", 0);
            boolean settled = verdict.state() != State.FAILED || now - seen.since() >= PATIENCE.toNanos();
            if (settled && seen.times() < MOST_SENTENCES && !verdict.sentence().equals(seen.said())) {
                log.accept(verdict);
                seen = new Known(verdict, seen.since(), verdict.sentence(), seen.times() + 1);
            }
            next.put(verdict.file(), seen);
        }
        known = next;
    }

    private static boolean alike(PluginVerdict one, PluginVerdict other) {
        return one.state() == other.state() && one.version().equals(other.version()) && one.symbolicName().equals(other.symbolicName());
    }

    private static void write(PluginVerdict verdict) {
        if (verdict.state() == State.ACTIVE) {
            LOG.info("Plugin jar {} {}: ACTIVE. {}", PlainWords.line(verdict.file(), LONGEST_NAME), PlainWords.line(verdict.version(), LONGEST_NAME), verdict.sentence());
        } else {
            LOG.warn("Plugin jar {} {}: {}. {}", PlainWords.line(verdict.file(), LONGEST_NAME), PlainWords.line(verdict.version(), LONGEST_NAME), verdict.state(),
                verdict.sentence());
        }
    }
}
