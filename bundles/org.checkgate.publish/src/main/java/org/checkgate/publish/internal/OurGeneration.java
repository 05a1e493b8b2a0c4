package org.checkgate.publish.internal;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.mhl.Action;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.Generations;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.HashedFile;
import org.checkgate.mhl.History;
import org.checkgate.mhl.ManifestSource;
import org.checkgate.mhl.NewGeneration;
import org.checkgate.mhl.ProcessType;
import org.checkgate.mhl.Scope;
import org.checkgate.store.Documents;
import org.checkgate.store.Place;

/**
 * Our ASC MHL generation of a roll: made from the hashes of the single read and the set's own manifests as they lie in
 * staging, so that no file is hashed for it and the drive is not needed. Same facts and time, same bytes.
 */
final class OurGeneration {
    private static final int MANIFEST_LIMIT = 512 << 20;

    private final Documents documents;
    private final Creator creator;

    OurGeneration(Documents documents, Creator creator) {
        this.documents = documents;
        this.creator = creator;
    }

    NewGeneration of(Roll roll, List<RollFile> files, Instant at) throws IOException {
        Scope scope = HashLists.read(roll.name(), staged(roll, files));
        History before = scope.ownHistory();
        List<HashedFile> hashed = new ArrayList<>();
        for (RollFile file : files) {
            // The history's own documents are vouched for by the chain, not by themselves.
            if (file.role() == FileRole.MANIFEST && file.path().contains("ascmhl/")) {
                continue;
            }
            Action action = file.stated().isEmpty() ? Action.ORIGINAL : Action.VERIFIED;
            hashed.add(new HashedFile(file.path(), file.size(), null, digests(file), action));
        }
        // A set on another system may have sealed the names in another spelling than the drive has.
        List<HashedFile> continued = before.generations().isEmpty() ? hashed : Generations.spelledAsRecorded(scope, hashed);
        NewGeneration ours = Generations.next(before, roll.name(), continued, creator, ProcessType.TRANSFER, at);
        Optional<Creator> writer = writerThere(roll, ours.fileName());
        return writer.isEmpty() ? ours : Generations.next(before, roll.name(), continued, writer.get(), ProcessType.TRANSFER, at);
    }

    /** Another release, or this appliance on another machine, may have written it: what it says of itself is kept, all else has to be the same. */
    private Optional<Creator> writerThere(Roll roll, String fileName) throws IOException {
        Optional<byte[]> there = documents.read(Place.CLOUD, roll.prefix() + "/ascmhl/" + fileName, MANIFEST_LIMIT);
        return there.flatMap(bytes -> HashLists.read(roll.name(), alone(fileName, bytes)).standAlone().stream().findFirst())
                .map(written -> Creator.of(creator.tool(), written.toolVersion(), written.hostname()));
    }

    private static ManifestSource alone(String fileName, byte[] bytes) {
        return new ManifestSource() {
            @Override
            public List<String> paths() {
                return List.of(fileName);
            }

            @Override
            public InputStream open(String path) {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    private static Map<HashFormat, String> digests(RollFile file) {
        Map<HashFormat, String> digests = new EnumMap<>(HashFormat.class);
        file.hashes().forEach((format, value) -> HashFormat.of(format).ifPresent(known -> digests.put(known, value)));
        return digests;
    }

    private ManifestSource staged(Roll roll, List<RollFile> files) {
        List<String> paths = files.stream().filter(f -> f.role() == FileRole.MANIFEST).map(RollFile::path).toList();
        return new ManifestSource() {
            @Override
            public List<String> paths() {
                return paths;
            }

            @Override
            public InputStream open(String path) throws IOException {
                return new ByteArrayInputStream(documents.read(Place.STAGING, roll.stagingKey(path), MANIFEST_LIMIT)
                        .orElseThrow(() -> new FileNotFoundException(path)));
            }
        };
    }
}
