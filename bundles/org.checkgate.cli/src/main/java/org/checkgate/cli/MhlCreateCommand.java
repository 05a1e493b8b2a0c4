package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkgate.cli.internal.mhl.OurCreator;
import org.checkgate.cli.internal.mhl.VerifyProgress;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.mhl.Created;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Seals a folder: the only command that writes to it. */
@CommandLine.Command(name = "create", description = "Hash every file and write a generation into PATH/ascmhl; exit 0 when nothing contradicts earlier ones.")
final class MhlCreateCommand extends FolderCommand {
    @Option(names = "--hash", paramLabel = "FORMAT", defaultValue = "xxh64", split = ",",
            description = "c4, md5, sha1, xxh128, xxh3 or xxh64; several with commas (default: ${DEFAULT-VALUE}).")
    private List<String> formats;

    @Option(names = "--location", paramLabel = "TEXT", defaultValue = "", description = "Where this is done; recorded.")
    private String location;

    @Option(names = "--comment", paramLabel = "TEXT", defaultValue = "", description = "A remark; recorded.")
    private String comment;

    @Override
    public Integer call() throws IOException {
        Path folder = folder();
        Set<HashFormat> chosen = formats();
        terminal().note("Reading " + folder);
        VerifyProgress progress = new VerifyProgress(terminal());
        Created created;
        try {
            // Whole seconds are what a manifest's name and dates carry.
            created = HashLists.create(folder, chosen, OurCreator.of(location, comment), Instant.now().truncatedTo(ChronoUnit.SECONDS), progress);
        } catch (IllegalStateException e) {
            throw new Trouble(ExitCode.NOT_GOOD, "The hash lists of " + folder + " have faults, so nothing was written: " + e.getMessage(), "See 'checkgate mhl info " + folder + "'.", e);
        } catch (IllegalArgumentException e) {
            throw new Trouble(ExitCode.NOT_GOOD, "Something in " + folder + " cannot be recorded, so nothing was written: " + e.getMessage(), "Rename it, then say the command again.", e);
        }
        progress.done();
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("manifests", created.manifests());
            document.put("failed", created.failed());
            document.put("missing", created.missing());
            document.put("skipped", created.skipped());
            document.put("clean", created.clean());
            terminal().answer(document);
        } else {
            created.manifests().forEach(manifest -> terminal().answer("wrote " + manifest));
            created.failed().forEach(path -> terminal().answer("  failed: " + path + " is not what was recorded before"));
            created.missing().forEach(path -> terminal().answer("  missing: " + path + " was recorded before"));
            created.skipped().forEach(path -> terminal().answer("  skipped: " + path + " cannot be recorded"));
        }
        return created.clean() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
    }

    private Set<HashFormat> formats() {
        Set<HashFormat> chosen = EnumSet.noneOf(HashFormat.class);
        for (String name : formats) {
            chosen.add(HashFormat.of(name).filter(HashFormat::inAscMhl)
                    .orElseThrow(() -> Trouble.usage("'" + name + "' is no hash format of ASC MHL.", "Choose c4, md5, sha1, xxh128, xxh3 or xxh64.")));
        }
        return chosen;
    }
}
