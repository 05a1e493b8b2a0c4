package org.checkgate.readers.mxf;

import java.io.IOException;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;

/**
 * Where a file's header and footer lie: SMPTE ST 377-1, 6.5 (run-in), 7 (partitions), 12 (random index pack). Between them lies the
 * essence, which nobody reads: a footer is found by what the header says of it, else by the random index pack at the file's end.
 *
 * @param start  of the header partition: the length of the run-in
 * @param footer absent when the file ends before it, or never had one
 */
record Partitions(long start, PartitionPack header, Optional<PartitionPack> footer) {
    /** Of a run-in, in bytes; ST 377-1, 6.5. */
    static final int LONGEST_RUN_IN = 65_535;
    private static final int KEY = 14;
    private static final int MOST_PARTITIONS = 10_000;
    private static final int ENTRY = 12;

    /** @throws IOException with a sentence for a person, when the file does not start as an MXF file does */
    static Partitions find(ByteWindow file) throws IOException {
        long start = startOf(file.bytes(0, Math.min(file.size(), KEY)));
        if (start < 0) {
            start = startOf(file.bytes(0, Math.min(file.size(), LONGEST_RUN_IN + (long) KEY)));
        }
        if (start < 0) {
            throw new IOException("the file does not start as an MXF file does (no header partition).");
        }
        PartitionPack header = PartitionPack.at(file, start)
            .orElseThrow(() -> new IOException("the file ends within its first lines (the header partition's pack): it was cut off."));
        Optional<PartitionPack> footer = header.footer() > 0 ? footer(file, start, header.footer()) : Optional.empty();
        return new Partitions(start, header, footer.isPresent() ? footer : footerByIndex(file, start));
    }

    /** Where a header partition's key starts in a file's first bytes; -1 when there is none. */
    static int startOf(byte[] head) {
        for (int at = 0; at <= head.length - KEY; at++) {
            // The key without its version and its status.
            if (head[at] == 0x06 && head[at + 1] == 0x0e && head[at + 2] == 0x2b && head[at + 3] == 0x34 && head[at + 4] == 0x02
                    && head[at + 5] == 0x05 && head[at + 6] == 0x01 && head[at + 8] == 0x0d && head[at + 9] == 0x01 && head[at + 10] == 0x02
                    && head[at + 11] == 0x01 && head[at + 12] == 0x01 && head[at + 13] == PartitionPack.HEADER) {
                return at;
            }
        }
        return -1;
    }

    private static Optional<PartitionPack> footer(ByteWindow file, long start, long offset) throws IOException {
        return at(file, start, offset).filter(p -> p.kind() == PartitionPack.FOOTER);
    }

    private static Optional<PartitionPack> footerByIndex(ByteWindow file, long start) throws IOException {
        long size = file.size();
        // The pack's last four bytes are its whole length: key, length, entries of a stream and an offset, this number.
        long length = size < 4 ? 0 : file.u32(size - 4);
        if (length < Klv.SHORTEST + ENTRY + 4 || length > Math.min(size, (long) MOST_PARTITIONS * ENTRY)) {
            return Optional.empty();
        }
        boolean there = Klv.at(file, size - length).filter(k -> k.isRandomIndex() && k.end() == size).isPresent();
        return there ? footer(file, start, file.s64(size - 4 - 8)) : Optional.empty();
    }

    /** The partition before another one; absent when there is none. */
    Optional<PartitionPack> before(ByteWindow file, PartitionPack partition) throws IOException {
        return partition.previous() > 0 ? at(file, start, partition.previous()) : Optional.empty();
    }

    private static Optional<PartitionPack> at(ByteWindow file, long start, long offset) throws IOException {
        return file.has(start, offset) ? PartitionPack.at(file, start + offset) : Optional.empty();
    }

    /** Whether the file has all of its parts, as far as its partitions tell. */
    boolean complete(ByteWindow file) {
        if (footer.isPresent()) {
            PartitionPack last = footer.get();
            return file.has(last.end(), last.headerBytes()) && file.has(last.end() + last.headerBytes(), last.indexBytes());
        }
        // A closed file may do without a footer; an open one was never finished, and one that states a place for it has lost it.
        return header.footer() == 0 && header.status() % 2 == 0;
    }
}
