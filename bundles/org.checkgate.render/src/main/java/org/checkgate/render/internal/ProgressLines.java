package org.checkgate.render.internal;

import java.util.function.Consumer;
import org.checkgate.render.Progress;

/** Reads ffmpeg's {@code -progress} lines: {@code frame=N} for pictures, {@code out_time_us=N} in microseconds for all. */
final class ProgressLines implements Consumer<String> {
    private final Plan plan;
    private final Progress progress;
    private double last;

    ProgressLines(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    @Override
    public void accept(String line) {
        if (plan.frames() > 0) {
            tell(line, "frame=", plan.frames());
        } else if (plan.seconds() > 0) {
            tell(line, "out_time_us=", plan.seconds() * 1_000_000);
        }
    }

    private void tell(String line, String key, double whole) {
        // "N/A" until the first frame is out.
        if (line.startsWith(key) && line.substring(key.length()).strip().matches("\\d{1,15}")) {
            last = Math.max(last, Math.min(1, Long.parseLong(line.substring(key.length()).strip()) / whole));
            progress.at(last);
        }
    }
}
