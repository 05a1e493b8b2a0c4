package org.checkgate.mhl.internal;

/** One path: what lies on disk there, and what the lists record of it. Small, as there may be millions. */
final class FileEntry {

    /** What lies on disk; only the first two are ever opened. */
    enum OnDisk { NOTHING, REGULAR, LINK_TO_FILE, LINK_TO_FOLDER, LINK_OUTSIDE, LINK_BROKEN, SPECIAL }

    final String path;
    OnDisk onDisk = OnDisk.NOTHING;
    long size;
    long modified;

    boolean recorded;
    boolean renamedAway;
    long recordedSize = -1;
    /** Whether the size comes with a hash that counts; that of a failed file only fills the gap. */
    boolean sizeTrusted;
    /** Lists state several sizes. */
    boolean sizesDiffer;
    byte[] hashes;
    /** The last manifest that recorded it, to notice a second record in the same one. */
    int manifest;
    /** Part of the hash lists themselves. */
    boolean history;

    FileEntry(String path) {
        this.path = path;
    }

    boolean live() {
        return recorded && !renamedAway;
    }

    boolean present() {
        return onDisk == OnDisk.REGULAR || onDisk == OnDisk.LINK_TO_FILE;
    }

    /** Under which other spelling it is recorded; null for its own. */
    String recordedAs;

    /** Takes over all that is recorded of the same file under another spelling. */
    void takeRecordsOf(FileEntry other) {
        hashes = PackedHashes.join(other.hashes, hashes);
        recordedSize = other.recordedSize >= 0 ? other.recordedSize : recordedSize;
        sizeTrusted |= other.sizeTrusted;
        sizesDiffer |= other.sizesDiffer;
        recorded = true;
        renamedAway = false;
    }
}
