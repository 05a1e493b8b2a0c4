package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.checkgate.cli.internal.mhl.CreatedDocument;
import org.checkgate.cli.internal.mhl.OurCreator;
import org.checkgate.cli.internal.mhl.PathInside;
import org.checkgate.cli.internal.mhl.ScopeDocument;
import org.checkgate.cli.internal.mhl.VerifyProgress;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Interruption;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.mhl.CreateOptions;
import org.checkgate.mhl.Created;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.ProcessType;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Seals a folder: the only command that writes to it. */
@CommandLine.Command(name = "create", description = "Hash every file and write a generation into PATH/ascmhl; exit 0 when nothing contradicts earlier ones.")
final class MhlCreateCommand extends FolderCommand {
    @Option(names = "--hash", paramLabel = "FORMAT", defaultValue = "xxh64", split = ",",
            description = "c4, md5, sha1, xxh128, xxh3 or xxh64; several with commas (default: ${DEFAULT-VALUE}).")
    private List<String> formats;

    @Option(names = "--file", paramLabel = "FILE",
            description = "Record only this file, or what lies in this folder; may be given several times. Relative to PATH, or as it is seen from here.")
    private List<Path> files = List.of();

    @Option(names = "--no-renames", description = "Record a file that lies under another name now as a new one, not as renamed.")
    private boolean withoutRenames;

    @Option(names = "--process", paramLabel = "PROCESS", defaultValue = "in-place",
            description = "in-place (hashed where it lies) or transfer (it was copied here); recorded (default: ${DEFAULT-VALUE}).")
    private String process;

    @Mixin
    private AuthorOptions author;

    @Option(names = "--location", paramLabel = "TEXT", defaultValue = "", converter = RecordedText.class, description = "Where this is done; recorded.")
    private String location;

    @Option(names = "--comment", paramLabel = "TEXT", defaultValue = "", converter = RecordedText.class, description = "A remark; recorded.")
    private String comment;

    @Mixin
    private ThreadsOption threads;

    @Override
    public Integer call() throws Exception {
        Path folder = folder();
        CreateOptions options = options(folder);
        int atATime = threads.threads();
        terminal().note("Reading " + folder);
        Interruption interruption = new Interruption(terminal(), "It was ended before the generation was written; nothing of it is in " + folder + ".");
        return interruption.during(() -> {
            CreatedDocument created = new CreatedDocument(create(folder, options, atATime, interruption));
            if (json()) {
                terminal().answer(created.document());
            } else {
                terminal().answer(created.lines());
            }
            int exitCode = created.clean() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
            interruption.answered(exitCode);
            return exitCode;
        });
    }

    private Created create(Path folder, CreateOptions options, int atATime, Interruption interruption) throws IOException {
        try (VerifyProgress progress = VerifyProgress.show(terminal(), interruption)) {
            return HashLists.create(folder, options, progress, atATime);
        } catch (CancellationException e) {
            // It is an IllegalStateException too, and says nothing of the folder.
            throw e;
        } catch (IllegalStateException e) {
            List<String> faults = new ScopeDocument(HashLists.read(folder)).faults();
            faults.forEach(terminal()::note);
            throw new Trouble(ExitCode.NOT_GOOD, faults.isEmpty() ? folder + " cannot be sealed: " + e.getMessage() + "."
                    : "The hash lists of " + folder + " have the faults above, so nothing was written.",
                    "A generation can only follow a history that is whole: fetch the original lists from their source first.", e);
        } catch (IllegalArgumentException e) {
            throw new Trouble(ExitCode.NOT_GOOD, "Something in " + folder + " cannot be recorded, so nothing was written: " + e.getMessage() + ".",
                    options.only().isEmpty() ? "Rename it, then say the command again." : "Give files that are there and that no pattern takes out.", e);
        }
    }

    private CreateOptions options(Path folder) throws IOException {
        // Whole seconds are what a manifest's name and dates carry.
        CreateOptions options = CreateOptions.whole(formats(), OurCreator.of(author.authors(), location, comment),
                Instant.now().truncatedTo(ChronoUnit.SECONDS)).process(process());
        Set<String> only = new LinkedHashSet<>();
        for (Path file : files) {
            only.add(PathInside.existing(folder, file));
        }
        options = only.isEmpty() ? options : options.only(only);
        return withoutRenames ? options.withoutRenames() : options;
    }

    private Set<HashFormat> formats() {
        Set<HashFormat> chosen = EnumSet.noneOf(HashFormat.class);
        for (String name : formats) {
            chosen.add(HashFormat.of(name).filter(HashFormat::inAscMhl)
                    .orElseThrow(() -> Trouble.usage("'" + name + "' is no hash format of ASC MHL.", "Choose c4, md5, sha1, xxh128, xxh3 or xxh64.")));
        }
        return chosen;
    }

    private ProcessType process() {
        return Stream.of(ProcessType.IN_PLACE, ProcessType.TRANSFER).filter(one -> one.id().equals(process)).findFirst()
                .orElseThrow(() -> Trouble.usage("'" + process + "' is no process that a generation can come from.", "Choose in-place or transfer."));
    }
}
