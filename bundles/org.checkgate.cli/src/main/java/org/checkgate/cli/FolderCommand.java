package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkgate.cli.internal.terminal.Trouble;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about one folder that answers in lines or in one JSON document. */
abstract class FolderCommand extends Command {
    @Parameters(index = "0", paramLabel = "PATH", description = "The folder.")
    private Path path;

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    final Path folder() throws IOException {
        if (!Files.isDirectory(path)) {
            throw Trouble.usage(Files.exists(path) ? path + " is no folder." : "There is no " + path + ".", "Give the folder of a roll, or one above rolls.");
        }
        return path.toRealPath();
    }

    final boolean json() {
        return json;
    }
}
