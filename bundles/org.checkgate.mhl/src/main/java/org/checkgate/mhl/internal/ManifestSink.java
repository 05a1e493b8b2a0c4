package org.checkgate.mhl.internal;

/** Takes what a manifest says, as it is read. */
interface ManifestSink {

    /** Comes first: whether it is a classic list. */
    default void begin(boolean classic) {}

    void file(FileStatement statement);

    void directory(FolderStatement statement);

    /** The directory hashes of the manifest's own folder. */
    void root(FolderStatement statement);

    void reference(String path, String c4);
}
