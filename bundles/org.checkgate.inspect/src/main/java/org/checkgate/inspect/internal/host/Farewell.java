package org.checkgate.inspect.internal.host;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.checkgate.process.Child;
import org.checkgate.process.Result;

/** What a process said last, and how it ended. */
final class Farewell {
    private static final long WAIT_SECONDS = 2;
    private static final int LONGEST = 300;

    private Farewell() {
    }

    /** Empty when it has not ended. */
    static String of(Child child) {
        try {
            Result result = child.finished().get(WAIT_SECONDS, TimeUnit.SECONDS);
            List<String> lines = (result.outputTail() + "\n" + result.errorTail()).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("WARNING: ")).toList();
            String last = lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
            return (last.length() > LONGEST ? last.substring(0, LONGEST) + "…" : last) + " (exit status " + result.exitCode() + ")";
        } catch (TimeoutException | ExecutionException stillThere) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
