package org.checkgate.mhl;

/**
 * A flattened history: one stand-alone manifest with the earliest hashes of every file.
 *
 * @param fileName   the manifest's name
 * @param manifest   its bytes
 * @param collection an {@code ascmhl_collection.xml} that lists it
 */
public record PackingList(String fileName, byte[] manifest, byte[] collection) {}
