package org.checkgate.bench.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.checkgate.bench.Report;
import org.junit.jupiter.api.Test;

/** Few worlds: whether it runs through, not how fast. */
class SmallRunTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void worlds() throws Exception {
        Report report = new Report(new PrintStream(out, true), new PrintStream(err, true));
        new SimulationBenchmark(20, 1, 600).run(report);
        assertEquals("simulation.world longest_cpu_s", out.toString(StandardCharsets.UTF_8).split(" ours=")[0]);
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("20 worlds were lived through"), err::toString);
        assertEquals(0, report.exitCode());
    }
}
