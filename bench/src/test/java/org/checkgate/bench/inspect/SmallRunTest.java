package org.checkgate.bench.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.checkgate.bench.Report;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The benchmark over so little that it ends at once: whether it runs through, not how fast. */
@Tag("long")
class SmallRunTest {
    @Test
    void everythingIsDescribedAndTheFiguresAreThere() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new InspectBenchmark(2, 30).run(new Report(new PrintStream(out, true), new PrintStream(err, true)));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(List.of("inspect.8-clips clips_per_s", "inspect.clip most_read_bytes", "inspect.sequence-30 wall_s"),
                lines.stream().map(line -> line.split(" ours=")[0]).toList());
        // A claim of 200 GiB a file may not be paid with reading.
        assertTrue(Double.parseDouble(lines.get(1).replaceAll(".* ratio=(\\S+) .*", "$1")) <= 1, lines.get(1));
        assertFalse(err.toString(StandardCharsets.UTF_8).contains("described"), err::toString);
    }
}
