package org.checkgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.Image;
import org.checkgate.cli.internal.home.Tree;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.inspect.CardInspector;
import org.checkgate.inspect.InspectJson;
import org.checkgate.inspect.PathCard;
import org.checkgate.inspect.PlainPluginFolder;
import org.checkgate.inspect.PluginVerdict.State;
import org.checkgate.inspect.SandboxedPlugins;
import org.checkgate.inspect.Sandboxes;
import org.checkgate.process.SupervisedChildren;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes what is on a card with the installed camera plugins. */
@CommandLine.Command(name = "inspect", description = "Recognise, group and describe what is at PATH; exit 0 when no clip has a BLOCK finding.")
final class InspectCommand extends Command {
    @Parameters(index = "0", paramLabel = "PATH", description = "A card, a folder of one, or a file; it is only read.")
    private Path path;

    @Option(names = "--home", paramLabel = "DIR", description = "Use the camera plugins of the appliance in this folder instead of those of the image.")
    private Path home;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(path)) {
            throw Trouble.usage("There is no " + path + ".", "Give a card, a folder of one, or a file.");
        }
        Image image = Image.ofLauncher();
        Path plugins = home == null ? image.plugins() : new Home(home).plugins();
        if (!Files.isDirectory(plugins)) {
            throw Trouble.usage("There is no folder of camera plugins at " + plugins + ".", "Give the --home of an appliance that has run, or none.");
        }
        PathCard card = new PathCard(path);
        // What it knows of formats is read while the plugins' process comes up.
        CompletableFuture<CardInspector> inspector = CompletableFuture.supplyAsync(CardInspector::new);
        ObjectNode document;
        Path run = Files.createTempDirectory("checkgate-inspect");
        PlainPluginFolder folder = new PlainPluginFolder(plugins, image.sandbox());
        folder.verdicts().stream().filter(verdict -> verdict.state() != State.ACTIVE)
            .forEach(verdict -> terminal().note("checkgate: " + verdict.file() + " is left out. " + verdict.sentence()));
        try (SupervisedChildren children = new SupervisedChildren(run);
                SandboxedPlugins hosted = new SandboxedPlugins(Sandboxes.in(image.sandbox()), children, folder::serving)) {
            terminal().note("Camera plugins: " + String.join(", ", hosted.snapshot().stream().map(p -> p.name() + " " + p.version()).toList()));
            document = InspectJson.document(inspector.join().inspect(card, hosted));
            hosted.complaints().forEach((jar, complaint) -> terminal().note("checkgate: " + jar.getFileName() + ": " + complaint.sentence()));
        } catch (UncheckedIOException e) {
            throw new Trouble(ExitCode.CANNOT_START, e.getCause().getMessage(), "Build the image anew or install the package again.", e);
        } finally {
            Tree.delete(run);
        }
        card.unreadable().forEach(unread -> terminal().note("checkgate: " + unread + " was not looked at: it cannot be read, or is no plain file."));
        // The contract has no place for what went wrong with a plugin as a whole, so people are told beside the document.
        document.path("findings").forEach(f -> terminal().note("checkgate: " + f.path("sentence").asText() + " " + f.path("next").asText()));
        document.remove("findings");
        if (json) {
            terminal().answer(document);
        } else {
            print(document);
        }
        return blocked(document) ? ExitCode.NOT_GOOD : ExitCode.GOOD;
    }

    private static boolean blocked(JsonNode document) {
        for (JsonNode clip : document.path("clips")) {
            for (JsonNode finding : clip.path("findings")) {
                if ("BLOCK".equals(finding.path("severity").asText())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void print(JsonNode document) {
        for (JsonNode clip : document.path("clips")) {
            terminal().answer(clip.path("name").asText() + "  " + clip.path("format").asText() + ", " + clip.path("files").size() + " files, by " + clip.path("plugin").asText());
            clip.path("metadata").fields().forEachRemaining(field -> {
                JsonNode value = field.getValue().path("value");
                terminal().answer("  " + field.getKey() + ": " + (value.isObject() ? value.path("text").asText() : value.isValueNode() ? value.asText() : value.toString()));
            });
            clip.path("findings").forEach(f -> terminal().answer("  " + f.path("severity").asText() + " " + f.path("path").asText() + ": " + f.path("sentence").asText() + " " + f.path("next").asText()));
        }
        document.path("unrecognised").forEach(other -> terminal().answer("unrecognised: " + other.asText()));
    }
}
