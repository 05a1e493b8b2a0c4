package org.checkgate.readers.mxf;

import java.io.IOException;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;

/**
 * A key, a length and where the value lies: SMPTE ST 336.
 *
 * @param start  where the value starts
 * @param length bytes, 0 or more; may reach beyond the file
 */
record Klv(Label key, long start, long length) {
    /** Key and the shortest length. */
    static final int SHORTEST = Label.LENGTH + 1;
    private static final int LONG_FORM = 0x80;
    private static final int MOST_LENGTH_OCTETS = 8;

    /** Absent where the file ends in it, or its length is none that ST 336 allows. */
    static Optional<Klv> at(ByteWindow file, long at) throws IOException {
        if (!file.has(at, SHORTEST)) {
            return Optional.empty();
        }
        int first = file.u8(at + Label.LENGTH);
        int octets = first < LONG_FORM ? 0 : first - LONG_FORM;
        if (first == LONG_FORM || octets > MOST_LENGTH_OCTETS || !file.has(at, SHORTEST + octets)) {
            return Optional.empty();
        }
        long length = octets == 0 ? first : 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | file.u8(at + SHORTEST + i);
        }
        return length < 0 ? Optional.empty() : Optional.of(new Klv(Label.read(file, at), at + SHORTEST + octets, length));
    }

    /** Where the next one starts; {@link Long#MAX_VALUE} when that is beyond all files. */
    long end() {
        return length > Long.MAX_VALUE - start ? Long.MAX_VALUE : start + length;
    }

    /** Room that a writer left. */
    boolean isFill() {
        return key.starts("060e2b34010101000301021001");
    }

    boolean isPartition() {
        return key.starts("060e2b34020501000d01020101") && key.octet(13) >= PartitionPack.HEADER && key.octet(13) <= PartitionPack.FOOTER;
    }

    boolean isPrimer() {
        return key.starts("060e2b34020501000d0102010105");
    }

    /** A local set with tags and lengths of two octets, as all of ST 377-1 are; its kind is octet 14. */
    boolean isMetadataSet() {
        return key.starts("060e2b34025301000d0101010101");
    }

    boolean isIndexSegment() {
        return key.starts("060e2b34025301000d0102010110");
    }

    boolean isRandomIndex() {
        return key.starts("060e2b34020501000d0102010111");
    }
}
