package org.checkgate.cli.internal.mhl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.checkgate.cli.internal.terminal.Interruption;
import org.checkgate.cli.internal.terminal.Terminal;
import org.checkgate.mhl.FileVerdict;
import org.junit.jupiter.api.Test;

class VerifyProgressTest {
    private static final FileVerdict GOOD = new FileVerdict(FileVerdict.Outcome.MATCH, FileVerdict.How.NOTHING, "", "", "", "");
    private static final FileVerdict BAD = new FileVerdict(FileVerdict.Outcome.ALTERED, FileVerdict.How.CONTENT, "md5", "a", "b", "");
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long nanos;

    private VerifyProgress progress(boolean interactive) {
        Terminal terminal = new Terminal(System.out, new PrintStream(err, true, StandardCharsets.UTF_8), interactive);
        return new VerifyProgress(terminal, new Interruption(terminal, "Ended."), () -> nanos);
    }

    private void after(double seconds) {
        nanos += (long) (seconds * 1e9);
    }

    private List<String> lines() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String screen() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutAScreenALineComesEveryThirtySeconds() {
        VerifyProgress progress = progress(false);
        progress.started(40, 400L << 20);
        assertEquals(List.of("Hashing 40 files, 400.0 MiB"), lines());
        for (int second = 1; second <= 65; second++) {
            after(1);
            progress.read(4 << 20);
            if (second % 2 == 0) {
                progress.judged("clip" + second, GOOD);
            }
            progress.tick();
        }
        assertEquals(List.of("Hashing 40 files, 400.0 MiB",
                "30 %, 2 min left, 4.0 MiB/s, 120.0 MiB of 400.0 MiB, 15 of 40 files",
                "60 %, 40 s left, 4.0 MiB/s, 240.0 MiB of 400.0 MiB, 30 of 40 files"), lines());
    }

    @Test
    void aLongLookAtTheTreeIsToldToo() {
        VerifyProgress progress = progress(false);
        after(29);
        progress.tick();
        assertEquals(List.of(), lines());
        after(1);
        progress.tick();
        assertEquals(List.of("reading names and hash lists since 30 s"), lines());
    }

    @Test
    void onAScreenTheBarShowsShareTimeRateBytesAndFiles() {
        VerifyProgress progress = progress(true);
        progress.started(4, 8L << 30);
        progress.tick();
        assertTrue(screen().contains("[..........] 0 %, 0 B of 8.0 GiB"), screen());
        after(1);
        progress.read(1 << 30);
        progress.read(1 << 30);
        progress.judged("one", GOOD);
        progress.tick();
        assertTrue(screen().contains("[##........] 25 %, 3 s left, 2.0 GiB/s, 2.0 GiB of 8.0 GiB, 1 of 4 files"), screen());
        progress.close();
        assertTrue(screen().endsWith("\r\033[K"), "the bar is taken away");
    }

    @Test
    void theRateIsThatOfTheLastSeconds() {
        VerifyProgress progress = progress(true);
        progress.started(1, 100L << 30);
        progress.tick();
        after(1);
        progress.read(1 << 30);
        progress.tick();
        for (int second = 0; second < 20; second++) {
            after(1);
            progress.read(1 << 20);
            progress.tick();
        }
        String last = screen().substring(screen().lastIndexOf("\033[?7l"));
        assertTrue(last.contains(", 1.0 MiB/s, "), last);
    }

    @Test
    void aFileThatIsNotGoodIsToldAtOnce() {
        VerifyProgress progress = progress(false);
        progress.started(2, 2);
        progress.judged("good.mov", GOOD);
        progress.judged("bad.mov", BAD);
        assertEquals(List.of("Hashing 2 files, 2 B", "  ALTERED bad.mov"), lines());
        assertFalse(progress.cancelled());
    }
}
