package org.checkgate.readers.mxf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;

/**
 * The start of a partition: SMPTE ST 377-1, 7.1. Offsets count from the header partition's first byte, behind the run-in.
 *
 * @param kind        {@link #HEADER}, 3 for a body, {@link #FOOTER}
 * @param status      1 open and incomplete, 2 closed and incomplete, 3 open and complete, 4 closed and complete
 * @param end         where the pack itself ends in the file
 * @param previous    offset of the partition before, 0 for none
 * @param footer      offset of the footer partition, 0 when the writer did not know
 * @param headerBytes of header metadata, from the primer pack on
 * @param indexBytes  of index tables
 * @param pattern     the operational pattern
 * @param containers  the essence containers
 */
record PartitionPack(int kind, int status, long end, long previous, long footer, long headerBytes, long indexBytes, Label pattern,
                     List<Label> containers) {
    static final int HEADER = 2;
    static final int FOOTER = 4;
    static final int CLOSED_COMPLETE = 4;
    private static final int FIXED = 88;
    private static final int MOST_CONTAINERS = 32;

    /** Absent when there is no partition at this place, or the file ends in its pack. */
    static Optional<PartitionPack> at(ByteWindow file, long at) throws IOException {
        Klv pack = Klv.at(file, at).filter(k -> k.isPartition() && k.length() >= FIXED && file.has(k.start(), k.length())).orElse(null);
        if (pack == null) {
            return Optional.empty();
        }
        long value = pack.start();
        long count = Math.min(Math.min(file.u32(value + 80), (pack.length() - FIXED) / Label.LENGTH), MOST_CONTAINERS);
        List<Label> containers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            containers.add(Label.read(file, value + FIXED + i * (long) Label.LENGTH));
        }
        return Optional.of(new PartitionPack(pack.key().octet(13), pack.key().octet(14), pack.end(), file.s64(value + 16), file.s64(value + 24),
            Math.max(0, file.s64(value + 32)), Math.max(0, file.s64(value + 40)), Label.read(file, value + 64), List.copyOf(containers)));
    }

    /** Nobody will change what it says of the file any more, and all of it is there. */
    boolean isFinal() {
        return status == CLOSED_COMPLETE;
    }

    /** {@code OP1a}, {@code OP2b}, {@code OPAtom} (ST 377-1, 8.3; ST 390), or empty for none of them. */
    String patternName() {
        int items = pattern.octet(12);
        int packages = pattern.octet(13);
        if (!pattern.starts("060e2b34040101000d010201")) {
            return "";
        } else if (items == 0x10) {
            return "OPAtom";
        }
        return items >= 1 && items <= 3 && packages >= 1 && packages <= 3 ? "OP" + items + (char) ('a' + packages - 1) : "";
    }
}
