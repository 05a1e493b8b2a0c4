package org.checkgate.mhl.internal;

/** One folder: whether it lies on disk, and whether the lists record it. */
final class FolderEntry {
    final String path;
    boolean onDisk;
    boolean recorded;
    boolean renamedAway;
    /** The last manifest that recorded it, to notice a second record in the same one. */
    int manifest;

    /** Under which other spelling it is recorded; null for its own. */
    String recordedAs;

    FolderEntry(String path) {
        this.path = path;
    }

    boolean live() {
        return recorded && !renamedAway;
    }
}
