package org.checkgate.console.internal.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.checkgate.ledger.Durations;

/**
 * One answer to a monitoring system. It is written anew each time and thrown away, so that what is not known now stands nowhere in
 * it. Names are written as Micrometer has them, with dots; labels come in pairs of name and value. For one thread.
 */
final class Sheet implements AutoCloseable {
    private static final long MILLIS = 1_000;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** What goes up and down. */
    void gauge(String name, String help, double value, String... labels) {
        Gauge.builder(name, () -> value).description(help).tags(labels).register(registry);
    }

    /** What only grows. */
    void counter(String name, String help, double value, String... labels) {
        Counter.builder(name).description(help).tags(labels).register(registry).increment(value);
    }

    /** How long something took; the ledger has counted it. One distribution for each value of the label, or a single one without any. */
    void durations(String name, String help, Optional<String> label, Map<String, Durations> times) {
        HistogramSnapshot.Builder all = HistogramSnapshot.builder().name(name.replace('.', '_')).help(help);
        times.forEach((value, durations) -> all.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .labels(label.map(word -> Labels.of(word, value)).orElse(Labels.EMPTY))
                .classicHistogramBuckets(ClassicHistogramBuckets.of(
                        DoubleStream.concat(Durations.BOUNDS.stream().mapToDouble(Long::doubleValue), DoubleStream.of(Double.POSITIVE_INFINITY)).toArray(),
                        durations.counts().stream().mapToLong(Long::longValue).toArray()))
                .sum((double) durations.sum().toMillis() / MILLIS).build()));
        HistogramSnapshot snapshot = all.build();
        registry.getPrometheusRegistry().register((Collector) () -> snapshot);
    }

    /** In Prometheus' text format, version 0.0.4. */
    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
