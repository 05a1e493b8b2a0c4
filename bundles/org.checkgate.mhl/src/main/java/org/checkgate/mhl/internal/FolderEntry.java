package org.checkgate.mhl.internal;

/** One folder: whether it lies on disk, and whether the lists record it. */
final class FolderEntry {
    final String path;
    boolean onDisk;
    boolean recorded;
    boolean renamedAway;

    FolderEntry(String path) {
        this.path = path;
    }

    boolean live() {
        return recorded && !renamedAway;
    }
}
