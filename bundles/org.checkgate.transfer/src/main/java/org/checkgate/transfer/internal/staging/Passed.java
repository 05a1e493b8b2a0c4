package org.checkgate.transfer.internal.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.checkgate.ledger.Part;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.PartSum;

/** What has passed of one file: the parts that the store holds, and the checksum of the whole so far. */
final class Passed {
    private final SortedMap<Integer, Part> parts = new ConcurrentSkipListMap<>();
    private long crc64;
    private boolean first = true;
    private boolean allKnown = true;

    /** The next part of the file was read. */
    void read(PartSum sum) {
        // Putting two together costs more than the checksum of a small file.
        crc64 = first ? sum.crc64() : Crc64Nvme.combine(crc64, sum.crc64(), sum.length());
        first = false;
    }

    void known(Part part) {
        parts.put(part.number(), part);
    }

    void sent(Part part) {
        allKnown = false;
        parts.put(part.number(), part);
    }

    List<Part> parts() {
        return new ArrayList<>(new TreeMap<>(parts).values());
    }

    long crc64() {
        return crc64;
    }

    /** Whether the store had every part from an earlier run, and each fitted. */
    boolean allKnown() {
        return allKnown;
    }
}
