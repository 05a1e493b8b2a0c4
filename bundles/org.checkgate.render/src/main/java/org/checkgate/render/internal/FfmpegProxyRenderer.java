package org.checkgate.render.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.checkgate.process.Children;
import org.checkgate.process.Engine;
import org.checkgate.process.Engines;
import org.checkgate.render.Progress;
import org.checkgate.render.ProxyRenderer;
import org.checkgate.render.RenderException;
import org.checkgate.render.RenderJob;
import org.checkgate.render.Rendered;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Proxies by the shipped ffmpeg, in a child process that reads through the media door and nowhere else. */
@Component(service = ProxyRenderer.class, configurationPid = "org.checkgate.render")
@Designate(ocd = RenderConfig.class)
public final class FfmpegProxyRenderer implements ProxyRenderer {
    private static final int LONGEST_NAME = 200;

    private final Children children;
    private final Engines engines;
    private final Settings settings;

    @Activate
    public FfmpegProxyRenderer(@Reference Children children, @Reference Engines engines, RenderConfig config) {
        this(children, engines, Settings.of(config));
    }

    FfmpegProxyRenderer(Children children, Engines engines, Settings settings) {
        this.children = children;
        this.engines = engines;
        this.settings = settings;
    }

    @Override
    public Rendered render(RenderJob job, Progress progress) throws IOException {
        String name = fileName(job.clip());
        DoorAddress door = DoorAddress.of(job.source());
        EngineRuns runs = new EngineRuns(children, engine(), settings, job.clip(), door);
        Files.createDirectories(job.outputFolder());
        Path proxy = job.outputFolder().resolve(name + ".mp4");
        Path poster = job.outputFolder().resolve(name + ".jpg");
        // Always the same names: what a kill leaves is overwritten by the next try.
        Path proxyPart = job.outputFolder().resolve("." + name + ".mp4.part");
        Path posterPart = job.outputFolder().resolve("." + name + ".jpg.part");
        try {
            EngineInput input = EngineInput.of(door, job.frames());
            Plan plan = Plan.of(job, runs.describeSource(input));
            Optional<String> complaint = runs.render(new ProxyCommand(settings, plan).arguments(input, proxyPart), new ProgressLines(plan, progress));
            ProxyCheck check = new ProxyCheck(plan, runs.describe(proxyPart), complaint);
            check.passOrThrow();
            Optional<String> noPoster = plan.hasPicture() ? runs.poster(proxyPart, posterPart, check.posterSecond())
                    : runs.wave(proxyPart, posterPart, check.proxy().sounds().size());
            boolean withPoster = noPoster.isEmpty();
            if (withPoster) {
                Files.move(posterPart, poster, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(poster);
            }
            // The proxy last: who sees it may take the poster for granted.
            Files.move(proxyPart, proxy, StandardCopyOption.ATOMIC_MOVE);
            return check.rendered(proxy, withPoster ? Optional.of(poster) : Optional.empty(), noPoster);
        } finally {
            Files.deleteIfExists(proxyPart);
            Files.deleteIfExists(posterPart);
        }
    }

    private Engine engine() throws RenderException {
        try {
            return engines.ffmpeg();
        } catch (IOException notHere) {
            throw new RenderException(notHere.getMessage(), false, notHere);
        }
    }

    /** Names of clips come from drives. */
    private static String fileName(String clip) throws RenderException {
        boolean plain = !clip.isBlank() && !clip.startsWith(".") && clip.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ' || c == 127)
                && clip.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= LONGEST_NAME;
        if (!plain) {
            throw new RenderException("No proxy was made, because the clip's name cannot be a file's name: " + clip.replaceAll("\\p{Cntrl}", "?")
                    + ". Give the clip a plain name of at most " + LONGEST_NAME + " bytes.", false);
        }
        return clip;
    }
}
