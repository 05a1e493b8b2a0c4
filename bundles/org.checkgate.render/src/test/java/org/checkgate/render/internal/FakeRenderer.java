package org.checkgate.render.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.render.Progress;
import org.checkgate.render.ProxyRenderer;
import org.checkgate.render.RenderException;
import org.checkgate.render.RenderJob;
import org.checkgate.render.Rendered;

/** Writes a few bytes as proxy and poster, or fails as told, by the name of the job. */
final class FakeRenderer implements ProxyRenderer {
    final List<RenderJob> jobs = new ArrayList<>();
    final Map<String, RenderException> failures = new HashMap<>();
    final Map<String, List<String>> remarks = new HashMap<>();
    /** An encoder that gives other bytes each time has another one. */
    String encoder = "first";
    /** Somebody interrupts while the engine works. */
    boolean interrupting;

    @Override
    public Rendered render(RenderJob job, Progress progress) throws IOException {
        jobs.add(job);
        if (interrupting) {
            Thread.currentThread().interrupt();
        }
        if (failures.containsKey(job.clip())) {
            throw failures.get(job.clip());
        }
        Path proxy = Files.writeString(job.outputFolder().resolve(job.clip() + ".mp4"), "proxy of " + job.clip() + " by " + encoder);
        Optional<Path> poster = job.hasPicture() ? Optional.of(Files.writeString(job.outputFolder().resolve(job.clip() + ".jpg"), "poster by " + encoder))
                : Optional.empty();
        return new Rendered(proxy, poster, 320, 180, job.durationFrames(), job.startTimecode(), remarks.getOrDefault(job.clip(), List.of()));
    }
}
