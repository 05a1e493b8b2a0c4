package org.checkgate.readers.mxf;

import java.io.IOException;
import java.util.OptionalLong;
import org.checkgate.readers.ByteWindow;
import org.checkgate.spi.Rate;

/**
 * How many edit units the index tables cover: SMPTE ST 377-1, 11. The table's last segment lies in the last partitions, and the place
 * of its end among all edit units is the number, so that nothing else of the table is read.
 */
final class IndexTable {
    private static final int EDIT_RATE = 0x3f0b;
    private static final int FIRST = 0x3f0c;
    private static final int DURATION = 0x3f0d;
    /** The numbers come before the long array of entries. */
    private static final int NUMBERS = 1024;
    private static final int MOST_SEGMENTS = 64;
    private static final int MOST_PARTITIONS = 4;

    private IndexTable() {
    }

    /** @param rate of the edit units that are to be counted; segments of another rate index something else */
    static OptionalLong editUnits(ByteWindow file, Partitions partitions, Rate rate) throws IOException {
        PartitionPack partition = partitions.footer().orElse(null);
        for (int i = 0; i < MOST_PARTITIONS && partition != null; i++) {
            OptionalLong units = editUnits(file, partition, rate);
            if (units.isPresent()) {
                return units;
            }
            partition = partitions.before(file, partition).orElse(null);
        }
        return OptionalLong.empty();
    }

    private static OptionalLong editUnits(ByteWindow file, PartitionPack partition, Rate rate) throws IOException {
        long most = 0;
        if (partition.indexBytes() > 0) {
            long start = HeaderMetadata.start(file, partition);
            long at = file.has(start, partition.headerBytes()) ? start + partition.headerBytes() : file.size();
            for (int i = 0; i < MOST_SEGMENTS; i++) {
                Klv next = Klv.at(file, at).filter(k -> k.isIndexSegment() || k.isFill()).orElse(null);
                if (next == null || !file.has(next.start(), Math.min(next.length(), NUMBERS))) {
                    break;
                }
                most = Math.max(most, next.isFill() ? 0 : end(new LocalSet(0, file.bytes(next.start(), Math.min(next.length(), NUMBERS))), rate));
                at = next.end();
            }
        }
        return most > 0 ? OptionalLong.of(most) : OptionalLong.empty();
    }

    /** The edit unit behind a segment's last one; 0 when it does not say, or indexes something else. */
    private static long end(LocalSet segment, Rate rate) {
        long first = segment.number(FIRST).orElse(-1);
        long duration = segment.number(DURATION).orElse(-1);
        boolean asked = segment.rate(EDIT_RATE).filter(rate::equals).isPresent();
        return asked && first >= 0 && duration > 0 && duration <= Long.MAX_VALUE - first ? first + duration : 0;
    }
}
