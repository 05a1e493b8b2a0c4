package org.checkgate.transfer.internal.cloud;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.LongSupplier;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Compares this machine's clock with the time that a store writes on its answers (RFC 9110, 6.6.1). Safe for use by several threads. */
final class StoreClock implements ExecutionInterceptor {
    private static final Duration OLD = Duration.ofMinutes(10);
    /** To read each date would cost a small file more than to sign its request. */
    private static final Duration OFTEN = Duration.ofSeconds(1);
    /** A date is cut down to whole seconds: on the average it lies by so much behind. */
    private static final Duration CUT_OFF = Duration.ofMillis(500);

    private record Look(Duration ahead, long at) {
    }

    private final Clock clock;
    private final LongSupplier nanos;
    private volatile Look last;

    StoreClock() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    StoreClock(Clock clock, LongSupplier monotonicNanos) {
        this.clock = clock;
        this.nanos = monotonicNanos;
    }

    /** How far this machine is ahead; empty when the store has not told its time lately. */
    Optional<Duration> ahead() {
        Look look = last;
        return look == null || nanos.getAsLong() - look.at() > OLD.toNanos() ? Optional.empty() : Optional.of(look.ahead());
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        context.httpResponse().firstMatchingHeader("Date").ifPresent(this::told);
    }

    void told(String date) {
        Look look = last;
        if (look != null && nanos.getAsLong() - look.at() < OFTEN.toNanos()) {
            return;
        }
        try {
            Instant theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from).plus(CUT_OFF);
            last = new Look(Duration.between(theirs, clock.instant()), nanos.getAsLong());
        } catch (DateTimeException e) {
            // Whoever cannot write a date tells no time; what was asked of the store is not to fail for it.
            return;
        }
    }
}
