package org.checkgate.readers.mxf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;

/**
 * The sets that describe a file, behind a partition's pack: SMPTE ST 377-1, 9. Strong references are instance identifiers.
 *
 * @param sets     by instance identifier, in the file's order
 * @param tagNames what the primer pack says that the tags above 7FFF stand for
 */
record HeaderMetadata(Map<Label, LocalSet> sets, Map<Integer, Label> tagNames) {
    /** Tags below are the standard's own and mean the same in every file. */
    private static final int FIRST_DYNAMIC_TAG = 0x8000;
    /** A camera writes some hundred sets of some hundred bytes, an editing system a thousand; a damaged file may claim anything. */
    private static final int MOST_SETS = 4000;
    private static final long MOST_BYTES = 384 << 10;
    /** Stepping over a long one (room, a maker's own tables) costs a look at the next key, and that is a window. */
    private static final long WINDOW = 4096;
    private static final int PRIMER_ENTRY = 18;
    private static final int MOST_TAGS = 2000;

    static HeaderMetadata read(ByteWindow file, PartitionPack pack) throws IOException {
        Map<Label, LocalSet> sets = new LinkedHashMap<>();
        Map<Integer, Label> tagNames = new HashMap<>();
        long at = start(file, pack);
        long end = pack.headerBytes() > Long.MAX_VALUE - at ? Long.MAX_VALUE : at + pack.headerBytes();
        long bytes = 0;
        for (int i = 0; i < MOST_SETS && bytes < MOST_BYTES && at < end; i++) {
            Klv next = Klv.at(file, at).orElse(null);
            if (next == null || next.isPartition() || !file.has(next.start(), next.length())) {
                break;
            } else if (next.isPrimer()) {
                readPrimer(file, next, tagNames);
            } else if (next.isMetadataSet() && next.length() <= ByteWindow.LONGEST) {
                LocalSet set = new LocalSet(next.key().octet(14), file.bytes(next.start(), next.length()));
                set.label(LocalSet.INSTANCE).ifPresent(id -> sets.putIfAbsent(id, set));
            }
            bytes += next.isMetadataSet() ? next.length() : Math.min(next.length(), WINDOW);
            at = next.end();
        }
        return new HeaderMetadata(sets, tagNames);
    }

    /** Behind the pack, and behind the room that may follow it and is not counted. */
    static long start(ByteWindow file, PartitionPack pack) throws IOException {
        return Klv.at(file, pack.end()).filter(Klv::isFill).map(Klv::end).orElse(pack.end());
    }

    private static void readPrimer(ByteWindow file, Klv primer, Map<Integer, Label> tagNames) throws IOException {
        if (primer.length() < 8 || file.u32(primer.start() + 4) != PRIMER_ENTRY) {
            return;
        }
        long count = Math.min(Math.min(file.u32(primer.start()), (primer.length() - 8) / PRIMER_ENTRY), MOST_TAGS);
        for (int i = 0; i < count; i++) {
            long at = primer.start() + 8 + i * (long) PRIMER_ENTRY;
            int tag = file.u16(at);
            if (tag >= FIRST_DYNAMIC_TAG) {
                tagNames.put(tag, Label.read(file, at + 2));
            }
        }
    }

    boolean isEmpty() {
        return sets.isEmpty();
    }

    /** The sets of a kind, in the file's order. */
    List<LocalSet> ofKind(int kind) {
        return sets.values().stream().filter(s -> s.kind() == kind).toList();
    }

    Optional<LocalSet> get(Optional<Label> id) {
        return id.map(sets::get);
    }

    /** The sets that an item of a set names; names that lead nowhere are left out. */
    List<LocalSet> named(LocalSet by, int tag) {
        List<LocalSet> found = new ArrayList<>();
        for (Label id : by.references(tag)) {
            LocalSet set = sets.get(id);
            if (set != null) {
                found.add(set);
            }
        }
        return found;
    }

    /** The tag that stands in this file for an item without a tag of its own; -1 when it is not used. */
    int tagOf(String item) {
        return tagNames.entrySet().stream().filter(e -> e.getValue().starts(item)).mapToInt(Map.Entry::getKey).min().orElse(-1);
    }
}
