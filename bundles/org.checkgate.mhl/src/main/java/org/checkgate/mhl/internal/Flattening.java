package org.checkgate.mhl.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.checkgate.mhl.Action;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashedFile;
import org.checkgate.mhl.PackingList;
import org.checkgate.mhl.ProcessType;
import org.checkgate.mhl.RecordedHash;
import org.checkgate.mhl.Scope;

/** Puts all generations of a scope into one packing list. */
public final class Flattening {
    private Flattening() {}

    public static PackingList of(Scope scope, Creator creator, Instant at) {
        if (!scope.historyErrors().isEmpty() || !scope.unsafeEntries().isEmpty()) {
            throw new IllegalStateException("The hash lists have faults and cannot be put together: "
                    + scope.historyErrors() + scope.unsafeEntries());
        }
        List<HashedFile> files = new ArrayList<>();
        for (Expected expected : scope.files().values()) {
            Map<HashFormat, String> earliest = earliest(expected);
            if (earliest.isEmpty()) {
                throw new IllegalStateException("No hash of a format that a packing list can carry: " + expected.path());
            }
            files.add(new HashedFile(expected.path(), expected.size().orElse(-1), null, earliest, Action.ORIGINAL));
        }
        ManifestContent content = new ManifestContent(creator, at, ProcessType.FLATTEN, null, scope.ignore(),
                Drafting.sorted(files), Map.of(), Map.of(), List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new ManifestWriter(out, at).write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = ListNames.packingList(scope.name(), at);
        byte[] manifest = out.toByteArray();
        return new PackingList(name, manifest,
                ListNames.chain(List.of(new ChainParser.Entry(1, name, C4.of(manifest)))));
    }

    /** The classic byte-reversed and decimal forms are left out: what they state is not certain enough to pass on. */
    private static Map<HashFormat, String> earliest(Expected expected) {
        Map<HashFormat, String> earliest = new EnumMap<>(HashFormat.class);
        for (RecordedHash hash : expected.hashes()) {
            HashFormat format = hash.decides() ? hash.computedBy().orElseThrow() : null;
            if (format != null && format.inAscMhl() && !hash.format().equals("xxhash64")) {
                earliest.putIfAbsent(format, format == HashFormat.C4 ? hash.value() : hash.value().toLowerCase(Locale.ROOT));
            }
        }
        return earliest;
    }
}
