package org.checkgate.console.internal.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.console.internal.FakeHttp;
import org.checkgate.console.internal.FakeLedger;
import org.checkgate.ledger.Figures;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system is told is so, is all that is known, and names nobody's footage. */
class MetricsTest {
    private static final Clock NOON = Clock.fixed(FakeLedger.NOON, ZoneOffset.UTC);
    private static final Set<String> LABELS = Set.of("site", "lane", "stage", "reason", "plugin", "strength", "code", "bay", "version");
    @TempDir
    Path folder;

    @Test
    void noLabelNamesADriveARollOrAFile() {
        try (OddSet set = new OddSet(folder, NOON).ingested(NOON)) {
            String text = Scrape.of(set.appliance, NOON);
            assertFalse(text.contains(OddSet.ODD), text);
            List<Sample> samples = Sample.of(text);
            assertTrue(samples.size() > 100, text);
            for (Sample sample : samples) {
                Set<String> labels = new TreeSet<>(sample.labels().keySet());
                if (sample.name().endsWith("_bucket")) {
                    labels.remove("le");
                }
                labels.removeAll(LABELS);
                assertEquals(Set.of(), labels, sample.toString());
                assertTrue(sample.name().startsWith("checkgate_"), sample.toString());
                assertFalse(Double.isNaN(sample.value()), sample + ": what is not known is left out");
            }
        }
    }

    @Test
    void theFiguresAreTheLedgersAndTransfers() {
        try (OddSet set = new OddSet(folder, NOON).ingested(NOON)) {
            List<Sample> samples = Sample.of(Scrape.of(set.appliance, Clock.offset(NOON, Duration.ofSeconds(90))));
            assertEquals(7, value(samples, "checkgate_backbone_bytes_total", Map.of("lane", "cloud")));
            assertEquals(0, value(samples, "checkgate_backbone_bytes_total", Map.of("lane", "archive")));
            assertEquals(5, value(samples, "checkgate_queue_bytes", Map.of("lane", "cloud")));
            assertEquals(1, value(samples, "checkgate_queue_rolls", Map.of("lane", "cloud")));
            assertEquals(0, value(samples, "checkgate_queue_stopped_rolls", Map.of("lane", "cloud")));
            assertEquals(0, value(samples, "checkgate_queue_held_rolls", Map.of("lane", "cloud")));
            assertEquals(90, value(samples, "checkgate_queue_oldest_age_seconds", Map.of("lane", "cloud")));
            assertEquals(0, value(samples, "checkgate_queue_rolls", Map.of("lane", "archive")));
            assertEquals(FakeLedger.NOON.getEpochSecond(), value(samples, "checkgate_last_progress_timestamp_seconds", Map.of("lane", "cloud")));
            assertEquals(1, value(samples, "checkgate_files_verified_total", Map.of("lane", "cloud", "strength", "HASHED")));
            assertEquals(1, value(samples, "checkgate_verify_failures_total", Map.of("reason", "HASH_MISMATCH")));
            assertEquals(0, value(samples, "checkgate_verify_failures_total", Map.of("reason", "READ_ERROR")), "an alert needs the step from 0");
            assertEquals(2, value(samples, "checkgate_drives_waiting_human", Map.of()));
            assertEquals(1, value(samples, "checkgate_stage_rolls", Map.of("stage", "SYNC", "reason", "RUNNING")));
            assertEquals(1, value(samples, "checkgate_stage_rolls", Map.of("stage", "STAGE", "reason", "READY")));
            assertEquals(1, value(samples, "checkgate_stage_duration_seconds_count", Map.of("stage", "STAGE")));
            assertEquals(1, value(samples, "checkgate_stage_duration_seconds_bucket", Map.of("stage", "STAGE", "le", "+Inf")));
            assertEquals(0, value(samples, "checkgate_roll_time_to_cloud_seconds_count", Map.of()));
            assertEquals(1_000_000, value(samples, "checkgate_backbone_limit_bytes_per_second", Map.of()));
            assertEquals(1, value(samples, "checkgate_lane_connected", Map.of("lane", "cloud")));
            assertEquals(0, value(samples, "checkgate_lane_connected", Map.of("lane", "archive")));
            assertEquals(-1.5, value(samples, "checkgate_clock_offset_seconds", Map.of("lane", "cloud")));
            assertEquals(3, value(samples, "checkgate_part_retries_total", Map.of("lane", "cloud", "code", "SlowDown")));
            assertEquals(5_000, value(samples, "checkgate_staging_free_bytes", Map.of()));
            assertEquals(1, value(samples, "checkgate_plugin_up", Map.of("plugin", "org.checkgate.camera.bwf", "version", "1.0.0")));
            assertEquals(1, value(samples, "checkgate_build_info", Map.of("version", "0.1.0")));
            assertEquals(1, value(samples, "checkgate_healthy", Map.of()));
            assertTrue(value(samples, "checkgate_ledger_lag_seconds", Map.of()) >= 0);
        }
    }

    @Test
    void theDistributionsAreCumulative() {
        try (OddSet set = new OddSet(folder, NOON).ingested(NOON)) {
            set.ledger.work().done(set.ledger.work().ofRoll(1).stream().filter(work -> work.step() == Step.SYNC).findFirst().orElseThrow());
            List<Sample> samples = Sample.of(Scrape.of(set.appliance, NOON));
            for (String le : List.of("1.0", "900.0", "604800.0", "+Inf")) {
                assertEquals(1, value(samples, "checkgate_roll_time_to_cloud_seconds_bucket", Map.of("le", le)), le);
            }
            assertEquals(0, value(samples, "checkgate_roll_time_to_cloud_seconds_sum", Map.of()), "the clock stood still");
        }
    }

    /** An appliance of which nothing is known yet prints no figure that would look like one. */
    @Test
    void whatIsNotKnownIsNotThere() {
        try (OddSet set = new OddSet(folder, NOON)) {
            set.ledger.endpoints().none(Tier.ARCHIVE);
            Set<String> names = Sample.of(Scrape.of(set.appliance, NOON)).stream().map(Sample::name).collect(Collectors.toSet());
            for (String unknown : List.of("checkgate_backbone_limit_bytes_per_second", "checkgate_lane_connected", "checkgate_clock_offset_seconds",
                    "checkgate_staging_free_bytes", "checkgate_part_retries_total", "checkgate_plugin_up", "checkgate_queue_oldest_age_seconds",
                    "checkgate_last_progress_timestamp_seconds")) {
                assertFalse(names.contains(unknown), unknown);
            }
            assertEquals(List.of("cloud"), Sample.of(Scrape.of(set.appliance, NOON)).stream().filter(s -> s.name().equals("checkgate_queue_rolls"))
                    .map(s -> s.labels().get("lane")).toList(), "no archive is configured");
        }
    }

    @Test
    void aLedgerThatCannotBeReadSaysNothingAndTheApplianceIsNotHealthy() throws Exception {
        FakeLedger ledger = new FakeLedger();
        ledger.broken = true;
        FakeAppliance appliance = new FakeAppliance(ledger);
        try (FakeHttp http = new FakeHttp(appliance, folder, 0)) {
            Asking ask = new Asking(http);
            onlyTheAppliance(ask.get("/metrics"));
            ledger.broken = false;
            appliance.absent = List.of("ledger");
            onlyTheAppliance(ask.get("/metrics"));
            appliance.absent = List.of();
            ledger.figures = new Figures(ledger.figures.totals(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), ledger.figures.timeToCloud(), 4, Duration.ZERO);
            assertEquals(4, value(Sample.of(ask.get("/metrics").body()), "checkgate_drives_waiting_human", Map.of()));
        }
    }

    private static void onlyTheAppliance(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode());
        assertEquals("text/plain; version=0.0.4; charset=utf-8", answer.headers().firstValue("Content-Type").orElseThrow().toLowerCase(java.util.Locale.ROOT));
        List<Sample> samples = Sample.of(answer.body());
        assertEquals(0, value(samples, "checkgate_healthy", Map.of()));
        assertEquals(Set.of("checkgate_healthy", "checkgate_build_info"), samples.stream().map(Sample::name).collect(Collectors.toSet()));
    }

    private static double value(List<Sample> samples, String name, Map<String, String> labels) {
        List<Sample> found = samples.stream().filter(sample -> sample.name().equals(name) && sample.labels().equals(labels)).toList();
        assertEquals(1, found.size(), name + labels + " in " + samples);
        return found.get(0).value();
    }
}
