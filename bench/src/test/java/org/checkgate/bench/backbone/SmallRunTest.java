package org.checkgate.bench.backbone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.checkgate.bench.Report;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the benchmark over so little that they end at once: whether they run through, not how fast. */
@Tag("long")
class SmallRunTest {
    private static Site site;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(out, true), new PrintStream(err, true));

    @BeforeAll
    static void open() throws Exception {
        site = Site.open(Path.of("target").toAbsolutePath());
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    /** The first two words of each line. */
    private List<String> figures() {
        return out.toString(StandardCharsets.UTF_8).lines().map(line -> line.split(" ours=")[0]).toList();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void carrying() throws Exception {
        new Carrying("small", 2, 9 << 20, 1, 0, 1).run(site, report);
        assertEquals(List.of("backbone.small wall_s", "backbone.small wall_s", "backbone.small client_cpu_s"), figures());
    }

    @Test
    void throttle() throws Exception {
        new Throttle(5, 3, Duration.ofSeconds(1)).run(site, report);
        assertEquals(List.of("backbone.cap-5 slowest_1s_MBps", "backbone.cap-5 fastest_1s_MBps"), figures());
    }

    @Test
    void badLine() throws Exception {
        // A cut comes only on a slow machine: parts that take longer than the time between two cuts would never arrive.
        new BadLine(20, 2, Duration.ofMillis(20), Duration.ofSeconds(20)).run(site, report);
        assertEquals(List.of("backbone.cap-20.bad-line used_MBps"), figures());
    }

    @Test
    void killed() throws Exception {
        new Killed(3, 24 << 20).run(site, report);
        assertEquals(List.of("backbone.killed sent_again_bytes"), figures());
        assertTrue(said().contains("killed when half of"), this::said);
    }

    @Test
    void board(@TempDir Path folder) throws Exception {
        new Board(4, 3_000).run(folder, report);
        assertEquals(List.of("backbone.board-3000 status_s", "backbone.board-3000 largest_roll_s", "backbone.board-3000 rolls_s", "backbone.board-3000 backbone_s"), figures());
    }
}
