package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.checkgate.cli.internal.home.WholeFile;
import org.checkgate.cli.internal.mhl.OurCreator;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.PackingList;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.ScopeKind;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Puts all generations together into one packing list, outside the folder. */
@CommandLine.Command(name = "flatten", description = "Write one packing list of all generations, outside PATH.")
final class MhlFlattenCommand extends FolderCommand {
    private static final String COLLECTION = "ascmhl_collection.xml";

    @Option(names = "--to", paramLabel = "DIR", defaultValue = ".", description = "Where to write it (default: the working folder); not inside PATH.")
    private Path to;

    @Override
    public Integer call() throws IOException {
        Path folder = folder();
        Path outside = requireOutside(folder);
        terminal().note("Reading the hash lists of " + folder);
        PackingList list = flatten(folder);
        Path target = Files.createDirectories(outside).toRealPath();
        for (String name : new String[] {list.fileName(), COLLECTION}) {
            if (Files.exists(target.resolve(name))) {
                throw Trouble.usage(target.resolve(name) + " is there already.", "Give another folder with --to; nothing is ever written over.");
            }
        }
        WholeFile.write(target.resolve(list.fileName()), list.manifest());
        WholeFile.write(target.resolve(COLLECTION), list.collection());
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("manifest", target.resolve(list.fileName()).toString());
            document.put("collection", target.resolve(COLLECTION).toString());
            terminal().answer(document);
        } else {
            terminal().answer("wrote " + target.resolve(list.fileName()));
            terminal().answer("wrote " + target.resolve(COLLECTION));
        }
        return ExitCode.GOOD;
    }

    private PackingList flatten(Path folder) throws IOException {
        Scope scope = HashLists.read(folder);
        if (scope.kind() == ScopeKind.NONE) {
            throw new Trouble(ExitCode.NOT_GOOD, "There is no hash list in " + folder + ", so there is nothing to put together.", "Seal it with 'checkgate mhl create' first.");
        }
        try {
            return HashLists.flatten(scope, OurCreator.plain(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
        } catch (IllegalStateException e) {
            throw new Trouble(ExitCode.NOT_GOOD, "The hash lists of " + folder + " cannot be put together: " + e.getMessage(), "See 'checkgate mhl info " + folder + "'.", e);
        }
    }

    /** Checked before anything is made, on the nearest folder that is there. */
    private Path requireOutside(Path folder) throws IOException {
        Path asked = to.toAbsolutePath().normalize();
        Path there = asked;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (there.toRealPath().startsWith(folder)) {
            throw Trouble.usage(asked + " lies inside " + folder + ", and only 'mhl create' writes there.", "Give a folder elsewhere with --to.");
        }
        return asked;
    }
}
