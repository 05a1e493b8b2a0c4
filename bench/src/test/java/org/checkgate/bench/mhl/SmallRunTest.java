package org.checkgate.bench.mhl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.checkgate.bench.Report;
import org.junit.jupiter.api.Test;

/** The parts of the benchmark over so little that they end at once: whether they run through, not how fast. */
class SmallRunTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(out, true), new PrintStream(err, true));

    /** The first two words of each line. */
    private List<String> figures() {
        return out.toString(StandardCharsets.UTF_8).lines().map(line -> line.split(" ours=")[0]).toList();
    }

    @Test
    void throughput() throws Exception {
        new Throughput(3, 100_000, 1, 0).run(report);
        assertEquals(Stream.of("xxh64.thread", "xxh128.thread", "xxh3.thread", "md5.thread", "sha1.thread", "c4.thread",
                "xxh64.cores", "xxh128.cores").map(name -> "mhl." + name + " speed_MBps").toList(), figures());
    }

    @Test
    void histories() throws Exception {
        new Histories(new TreeSet<>(List.of(30, 1_100)), new TreeSet<>(List.of(30, 60, 1_100)), 60, 1, 0).run(report);
        assertEquals(List.of("mhl.list-check.1100 per_file_s", "mhl.verify.1100 per_file_s",
                "mhl.verify.1100 heap_bytes", "mhl.create-2.60 per_file_s", "mhl.create-2.1100 per_file_s",
                "mhl.create-2.1100 heap_bytes"), figures());
    }

    @Test
    void fuzz() throws Exception {
        new Fuzz(400, 1, 60).run(report);
        assertEquals(List.of("mhl.fuzz longest_s"), figures());
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("400 mutants were read"));
    }
}
