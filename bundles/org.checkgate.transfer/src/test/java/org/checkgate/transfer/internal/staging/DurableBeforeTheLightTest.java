package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks at the system calls of staging: each object and the folders that name it are forced to the disk and read past the
 * cache, then the ledger is forced, and only then is anything said.
 */
@Tag("long")
class DurableBeforeTheLightTest {
    private static final String LEDGER = "checkgate\\.mv\\.db";
    private static final List<String> FILES = List.of("large.mov", "sub/small.wav");

    @TempDir
    Path folder;

    @Test
    void inThisOrder() throws Exception {
        assumeTrue(canTrace(), "strace is not here or may not trace: that a copy is on the disk before its light was not checked");
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed(FILES.get(0), SetDrive.noise(1, 6 << 20)).sealed(FILES.get(1), SetDrive.noise(2, 3000));
        long roll;
        try (OpenLedger ledger = Ledgers.open(folder.resolve("ledger/checkgate"), Policy.DEFAULT, Clock.systemUTC())) {
            roll = drive.list(ledger);
        }
        Path trace = folder.resolve("trace");
        var server = SharedServer.get();
        String bucket = SharedServer.bucket();
        new MinioStore(SharedServer.address(), "us-east-1", server.keys(), bucket).ensureBucket();
        // With the filter in the kernel all other calls go untraced, which is most of them.
        Process child = new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-y", "-o", trace.toString(), "-e", "trace=fsync,fdatasync,write,openat",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                StagingChild.class.getName(), folder.resolve("ledger/checkgate").toString(), "" + roll, SharedServer.address().toString(),
                server.keys().access(), server.keys().secret(), server.files().objects().toString(), bucket)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> said = new String(child.getInputStream().readAllBytes()).lines().filter(line -> line.startsWith("light")).toList();
        assertEquals(0, child.waitFor());
        assertEquals(List.of("light true"), said);

        List<String> calls = ended(Files.readAllLines(trace));
        int light = first(calls, 0, "write\\(1<.*light true");
        for (String path : FILES) {
            String object = Pattern.quote(bucket + "/show/20260102/main/A001/" + path) + ">";
            int forced = first(calls, 0, "(fsync|fdatasync)\\(\\d+<[^>]*" + object);
            String parent = object.substring(0, object.lastIndexOf('/')) + "\\E>";
            int named = first(calls, forced, "(fsync|fdatasync)\\(\\d+<[^>]*" + parent);
            int opened = first(calls, forced, "openat\\(.*O_DIRECT.*" + object);
            int acknowledged = first(calls, Math.max(named, opened), "(fsync|fdatasync)\\(\\d+<[^>]*" + LEDGER + ">");
            assertTrue(acknowledged < light, path + ": " + acknowledged + " before " + light);
        }
    }

    /** One line a call, where it ended: strace tells a call in two lines when another thread's call comes in between. */
    private static List<String> ended(List<String> trace) {
        Map<String, String> begun = new HashMap<>();
        List<String> calls = new ArrayList<>();
        for (String line : trace) {
            String thread = line.substring(0, line.indexOf(' '));
            int unfinished = line.indexOf(" <unfinished ...>");
            int resumed = line.indexOf(" resumed>");
            if (unfinished >= 0) {
                begun.put(thread, line.substring(0, unfinished));
            } else if (resumed >= 0) {
                calls.add(begun.remove(thread) + line.substring(resumed + " resumed>".length()));
            } else {
                calls.add(line);
            }
        }
        return calls;
    }

    private static int first(List<String> calls, int from, String call) {
        Pattern pattern = Pattern.compile(call);
        return IntStream.range(from, calls.size()).filter(line -> pattern.matcher(calls.get(line)).find()).findFirst()
                .orElseThrow(() -> new AssertionError("Not seen after line " + from + ": " + call));
    }

    private boolean canTrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-y", "-o", folder.resolve("try").toString(), "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
