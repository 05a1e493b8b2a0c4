package org.checkgate.bench.inspect;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.checkgate.bench.Benchmark;
import org.checkgate.bench.Figure;
import org.checkgate.bench.Goal;
import org.checkgate.bench.Report;
import org.checkgate.bench.Scratch;
import org.checkgate.inspect.CardInspector;
import org.checkgate.inspect.CardReport;
import org.checkgate.inspect.ClaimedClip;
import org.checkgate.inspect.Grouping;
import org.checkgate.inspect.PathCard;
import org.checkgate.inspect.SandboxedPlugins;
import org.checkgate.inspect.Sandboxes;
import org.checkgate.process.Engine;
import org.checkgate.process.ShippedEngines;
import org.checkgate.process.SupervisedChildren;

/**
 * How fast clips are described, beside one ffprobe process a clip, and what is read for it. The plugins that are shipped run in their
 * process, as on the appliance.
 *
 * @param copies of each kind of clip
 * @param frames of the image sequence
 */
public record InspectBenchmark(int copies, int frames) implements Benchmark {
    /** An appliance is up for long, and its Java compiles while it works: the first card takes several times as long. */
    private static final int WARMING = 6;
    private static final int ROUNDS = 3;
    private static final long STRETCHED = 200L << 30;
    private static final double MOST_READ = 2 << 20;
    private static final double MOST_SECONDS = 3;

    public static InspectBenchmark standard() {
        return new InspectBenchmark(50, 200_000);
    }

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Path built = built();
        try (Scratch scratch = Scratch.in(Scratch.ON_DISK);
                SupervisedChildren children = new SupervisedChildren(scratch.folder().resolve("run"));
                SandboxedPlugins plugins = new SandboxedPlugins(Sandboxes.in(built.resolve("sandbox")), children, () -> jars(built.resolve("plugins")))) {
            Engine engine = new ShippedEngines(built.resolve("engines/ffmpeg.jar"), scratch.folder().resolve("engine")).ffmpeg();
            GeneratedCard card = GeneratedCard.make(scratch.folder().resolve("card"), copies, engine, children);
            started(plugins, report);
            describe(card, plugins, engine, children, report);
            card.stretch(STRETCHED);
            reading(card, plugins, report);
            sequence(plugins, report);
        }
    }

    private static Path built() {
        String jar = InspectBenchmark.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        return Path.of(jar).getParent();
    }

    private static List<Path> jars(Path folder) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            found.forEach(jars::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return jars;
    }

    private static void started(SandboxedPlugins plugins, Report report) {
        long start = System.nanoTime();
        String names = String.join(", ", plugins.snapshot().stream().map(plugin -> plugin.name() + " " + plugin.version()).toList());
        report.say(String.format(Locale.ROOT, "the plugins' process was up after %.2f s, with %s.", (System.nanoTime() - start) / 1e9, names));
    }

    private void describe(GeneratedCard card, SandboxedPlugins plugins, Engine engine, SupervisedChildren children, Report report)
            throws IOException, InterruptedException {
        CardInspector inspector = new CardInspector();
        PathCard source = new PathCard(card.folder());
        int clips = card.media().size();
        CardReport described = inspector.inspect(source, plugins);
        long undescribed = described.clips().stream().filter(clip -> clip.plugin().equals(ClaimedClip.GENERIC)).count();
        if (described.clips().size() != clips || undescribed > 0) {
            report.missed(described.clips().size() + " clips were found in " + clips + " files, " + undescribed + " of them not described.");
        }
        for (int round = 0; round < WARMING; round++) {
            double seconds = seconds(() -> inspector.inspect(source, plugins));
            report.say(String.format(Locale.ROOT, "to warm up: %.0f clips a second.", clips / seconds));
        }
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(clips / seconds(() -> inspector.inspect(source, plugins)));
            theirs.add(clips / seconds(() -> {
                for (Path media : card.media()) {
                    children.run(engine.ffprobe(List.of("-v", "error", "-show_format", "-show_streams", "-of", "json", media.toString())));
                }
            }));
        }
        report.figure(new Figure("inspect." + clips + "-clips", "clips_per_s", median(ours), "ffprobe", OptionalDouble.of(median(theirs)), Goal.atLeast("10")));
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static double seconds(Work work) throws IOException, InterruptedException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> rounds) {
        return rounds.stream().sorted().toList().get(rounds.size() / 2);
    }

    /** Over the card with files that claim to be as large as a disk. */
    private static void reading(GeneratedCard card, SandboxedPlugins plugins, Report report) throws IOException {
        CardInspector inspector = new CardInspector();
        MeasuredCard source = MeasuredCard.of(new PathCard(card.folder()));
        Grouping grouping = inspector.group(source, plugins);
        long most = 0;
        for (ClaimedClip clip : grouping.clips()) {
            long before = source.read().get();
            inspector.inspect(source, clip, plugins);
            most = Math.max(most, source.read().get() - before);
        }
        report.figure(Figure.within(MOST_READ, "inspect.clip", "most_read_bytes", most));
    }

    private void sequence(SandboxedPlugins plugins, Report report) throws IOException, InterruptedException {
        CardInspector inspector = new CardInspector();
        FrameCard card = FrameCard.of(frames);
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(seconds(() -> inspector.inspect(card, plugins)));
        }
        CardReport described = inspector.inspect(card, plugins);
        if (described.clips().size() != 1 || described.clips().get(0).plugin().equals(ClaimedClip.GENERIC)) {
            report.missed("the sequence was described as " + described.clips().size() + " clips by " + described.clips().get(0).plugin() + ".");
        }
        report.figure(Figure.within(MOST_SECONDS, "inspect.sequence-" + frames, "wall_s", median(rounds)));
    }
}
