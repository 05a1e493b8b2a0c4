package org.checkgate.mhl.internal;

/** Takes what a manifest says, as it is read. */
interface ManifestSink {

    void file(FileStatement statement);

    /** A directory record; {@code previousPath} is null where absent. */
    void directory(String path, String previousPath);

    void reference(String path, String c4);
}
