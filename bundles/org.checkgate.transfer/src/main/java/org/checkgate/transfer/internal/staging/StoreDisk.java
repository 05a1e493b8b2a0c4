package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.checkgate.transfer.internal.bytes.MediumReader;

/** The disk below a store of our own, for what its server does not do. Safe for use by several threads. */
public interface StoreDisk {
    /** Forces objects, and the folders that name them up to the root, to the disk. */
    void makeDurable(Collection<String> keys) throws IOException;

    /** Opens the object as the medium has it. */
    MediumReader open(String key) throws IOException;

    /** The file that holds an object. */
    Path file(String key) throws IOException;

    /** Bytes that may still be written. */
    long usableSpace() throws IOException;
}
