package org.checkgate.spi;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** A tree of files as it came from a camera or recorder: names, sizes, first bytes. Safe for use by several threads. */
@ProviderType
public interface Card {
    /** The most bytes that {@link #head} ever returns: 64 KiB. */
    int HEAD_LIMIT = 65_536;

    /**
     * The name of the folder or roll, such as {@code A001R1ZA}.
     *
     * @return empty when it has none; a plugin may take it as a guess at the reel, last of all
     */
    String name();

    /**
     * The files, sorted by path in UTF-16 code unit order; folders are not listed.
     *
     * @return unmodifiable
     */
    List<CardFile> files();

    /**
     * The first bytes of a file.
     *
     * @param path as listed by {@link #files()}
     * @param max  how many at most; {@link #HEAD_LIMIT} caps it
     * @return the file's first bytes; shorter only where the file is shorter
     * @throws IOException when the file is not listed or cannot be read
     */
    byte[] head(String path, int max) throws IOException;
}
