package org.checkgate.bench.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.checkgate.bench.Goal;
import org.checkgate.bench.Report;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The parts of the benchmark over so little that they end at once: whether they run through, not how fast. */
@Tag("long")
class SmallRunTest {
    private static Workshop workshop;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(out, true), new PrintStream(err, true));

    @BeforeAll
    static void open() throws Exception {
        workshop = Workshop.open(Path.of("target").toAbsolutePath());
    }

    @AfterAll
    static void close() throws Exception {
        workshop.close();
    }

    /** The first two words of each line. */
    private List<String> figures() {
        return out.toString(StandardCharsets.UTF_8).lines().map(line -> line.split(" ours=")[0]).toList();
    }

    private String line(String figure) {
        return out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith(figure + " ")).findFirst().orElseThrow();
    }

    @Test
    void copying() throws Exception {
        new Copying("small", 2, 9 << 20, 1, 1, Goal.atMost("9"), Optional.of(Goal.atMost("9")), "--transfers", "1").run(workshop, report);
        assertEquals(List.of("staging.small wall_s", "staging.small client_cpu_s", "staging.small wall_s", "staging.small source_bytes",
                "staging.small.xxh64 per_GiB_cpu_s", "staging.small.xxh128 per_GiB_cpu_s", "staging.small.killed source_bytes"), figures());
        assertTrue(line("staging.small source_bytes").endsWith("ratio=1.000 goal=<=1"), out::toString);
    }

    @Test
    void perFile() throws Exception {
        new PerFile(3, 40, 100).run(workshop, report);
        assertEquals(List.of("staging.40-files per_file_s"), figures());
    }

    @Test
    void largeFile() throws Exception {
        new LargeFile(16 << 20).run(workshop, report);
        assertEquals(List.of("staging.large-16777216 per_GiB_cpu_s"), figures());
    }
}
