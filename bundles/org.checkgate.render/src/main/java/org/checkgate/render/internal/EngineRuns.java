package org.checkgate.render.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.checkgate.process.Children;
import org.checkgate.process.Command;
import org.checkgate.process.Engine;
import org.checkgate.process.Result;
import org.checkgate.render.RenderException;

/** The runs of the engine for one clip. */
record EngineRuns(Children children, Engine engine, Settings settings, String clip, DoorAddress door) {
    private static final Duration SHORT = Duration.ofMinutes(5);
    /** A description of some hundred tracks fits. */
    private static final int DESCRIPTION_BYTES = 4 << 20;
    private static final List<String> DESCRIBE = List.of("-v", "error", "-of", "json", "-show_streams", "-show_format");

    MediaFacts describeSource(EngineInput input) throws RenderException {
        List<String> arguments = new ArrayList<>(DESCRIBE);
        arguments.addAll(input.options());
        arguments.add(input.address());
        return facts(arguments);
    }

    /** Of a file of ours; its packets are read and counted. */
    MediaFacts describe(Path file) throws RenderException {
        List<String> arguments = new ArrayList<>(DESCRIBE);
        arguments.addAll(List.of("-protocol_whitelist", "file", "-count_packets", file.toAbsolutePath().toString()));
        return facts(arguments);
    }

    private MediaFacts facts(List<String> arguments) throws RenderException {
        Result result = run(engine.ffprobe(arguments).within(SHORT).keeping(DESCRIPTION_BYTES));
        words().passOrThrow(result);
        try {
            return MediaFacts.parse(result.outputTail());
        } catch (JsonProcessingException garbled) {
            throw new RenderException("No proxy of " + clip + " was made: ffprobe's description cannot be read. Look at the clip.", false, garbled);
        }
    }

    /** @return what the engine complained about although it finished */
    Optional<String> render(List<String> arguments, Consumer<String> lines) throws RenderException {
        Result result = run(engine.ffmpeg(arguments).listening(lines).within(settings.timeout()));
        words().passOrThrow(result);
        return words().complaint(result);
    }

    /** One frame. @return why there is no poster; empty when there is one */
    Optional<String> poster(Path proxy, Path poster, double second) throws RenderException {
        return still(poster, List.of("-ss", String.format(Locale.ROOT, "%.3f", second), "-i", proxy.toAbsolutePath().toString(), "-map", "0:v:0"));
    }

    /**
     * The shape of all tracks together. The filter keeps the whole sound in memory, so it gets thin sound: 29 MB an hour.
     *
     * @return why there is no poster; empty when there is one
     */
    Optional<String> wave(Path proxy, Path poster, int tracks) throws RenderException {
        String all = IntStream.range(0, tracks).mapToObj(track -> "[0:a:" + track + "]").collect(Collectors.joining())
                + "amix=inputs=" + tracks + ":normalize=0,aresample=4000,aformat=sample_fmts=s16:channel_layouts=mono,asetnsamples=8000,"
                + "showwavespic=s=640x180:colors=white[wave]";
        return still(poster, List.of("-i", proxy.toAbsolutePath().toString(), "-filter_complex", all, "-map", "[wave]"));
    }

    private Optional<String> still(Path poster, List<String> from) throws RenderException {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-threads", "1", "-protocol_whitelist", "file"));
        arguments.addAll(from);
        arguments.addAll(List.of("-frames:v", "1", "-q:v", "3", "-f", "mjpeg", poster.toAbsolutePath().toString()));
        Result result = run(engine.ffmpeg(arguments).within(SHORT));
        try {
            if (result.good() && Files.size(poster) > 0) {
                return Optional.empty();
            }
        } catch (IOException noFile) {
            // Told below, as an empty one is.
        }
        return Optional.of("There is no poster of " + clip + ": " + words().lastWords(result) + ".");
    }

    private EngineWords words() {
        return new EngineWords(clip, door, settings.timeout());
    }

    private Result run(Command command) throws RenderException {
        try {
            return children.run(guarded(command));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new RenderException("Rendering " + clip + " was interrupted; it is tried again.", true, stopping);
        } catch (IOException notRun) {
            throw new RenderException("No proxy of " + clip + " was made: " + notRun.getMessage(), true, notRun);
        }
    }

    /** Behind the appliance itself, and on its way to the loopback without a proxy server, whatever the machine's settings say. */
    static Command guarded(Command command) {
        return command.with("http_proxy", "").with("no_proxy", "*").politely();
    }
}
