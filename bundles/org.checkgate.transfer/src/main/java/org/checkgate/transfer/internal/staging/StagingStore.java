package org.checkgate.transfer.internal.staging;

import java.io.Closeable;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ObjLongConsumer;
import org.checkgate.ledger.Part;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.source.SourceTrouble;

/** One bucket of the staging store. Nothing that it answers is a proof. Safe for use by several threads. */
public interface StagingStore extends Closeable {
    /** Whom we talk to, for people. */
    String NAME = "staging";

    /** Makes the bucket where there is none. */
    void ensureBucket() throws StoreTrouble;

    /**
     * Puts a whole object.
     *
     * @param crc32c base64 of the body's CRC32C, which the store is to check; empty when it is not known beforehand
     * @param length of the body in bytes
     * @return the ETag that the store gave
     */
    String put(String key, String crc32c, long length, Body body) throws StoreTrouble, SourceTrouble;

    /** Puts one part of an object, as {@link #put}. */
    String putPart(String key, String uploadId, int number, String crc32c, long length, Body body) throws StoreTrouble, SourceTrouble;

    /** @param summed whether every part will state its CRC32C */
    String createMultipart(String key, boolean summed) throws StoreTrouble;

    /** ETags of the parts that the store holds for an upload, by number; empty also when it knows no such upload. */
    Map<Integer, String> listParts(String key, String uploadId) throws StoreTrouble;

    /** Puts an object together from its parts, in this order. */
    void complete(String key, String uploadId, List<Part> parts) throws StoreTrouble;

    /** Gives an upload up; one that is not there is given up already. */
    void abort(String key, String uploadId) throws StoreTrouble;

    /** The object's size in bytes; empty when there is none. */
    OptionalLong size(String key) throws StoreTrouble;

    /** Reads {@code length} bytes from {@code offset} on; length must not be 0. */
    InputStream get(String key, long offset, long length) throws StoreTrouble;

    /** Names each object whose key begins so, in the order of keys, with its size in bytes. */
    void each(String prefix, ObjLongConsumer<String> objects) throws StoreTrouble;

    /** Takes an object away; one that is not there is gone already. */
    void remove(String key) throws StoreTrouble;

    @Override
    void close();
}
