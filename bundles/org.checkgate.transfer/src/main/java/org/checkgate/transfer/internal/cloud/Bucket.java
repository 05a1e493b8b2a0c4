package org.checkgate.transfer.internal.cloud;

import java.io.Closeable;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Part;
import org.checkgate.transfer.internal.StoreTrouble;
import software.amazon.awssdk.http.ContentStreamProvider;

/** One bucket, as rolls come into it and are looked at there; every checksum is stated by us. Safe for use by several threads. */
public interface Bucket extends Closeable {
    CloudTarget target();

    /** Whether "only where there is nothing" holds there, so that an object needs no look before it is sent. */
    boolean conditions();

    /** Of this endpoint, for all who use it. */
    Calm calm();

    /** How far this machine's clock is ahead of the bucket's; empty while nobody can tell. */
    Optional<Duration> clockAhead();

    /** What it says of an object; empty when there is none. */
    Optional<Seen> head(String key) throws StoreTrouble;

    /**
     * Puts an object where there is none.
     *
     * @param crc64       base64 of its CRC-64/NVME
     * @param contentType empty where nobody cares
     */
    void put(String key, ContentStreamProvider body, long length, String crc64, String contentType) throws StoreTrouble;

    /** Begins an upload in parts. @return the upload's id */
    String create(String key, String contentType) throws StoreTrouble;

    /** @return the part's ETag */
    String putPart(String key, String uploadId, int number, ContentStreamProvider body, long length, String crc64) throws StoreTrouble;

    /**
     * Has the server itself copy an object of another of its buckets, or a stretch of it, as a part.
     *
     * @param range such as {@code bytes=0-99}; empty for all of it
     */
    CopiedPart copyPart(String fromBucket, String fromKey, String key, String uploadId, int number, Optional<String> range) throws StoreTrouble;

    /** ETags of the parts that the bucket holds for an upload, by number; empty also when it knows no such upload. */
    Map<Integer, String> listParts(String key, String uploadId) throws StoreTrouble;

    /** Puts the parts together where there is no such object. @param crc64 base64 of the whole */
    void complete(String key, String uploadId, List<Part> parts, String crc64) throws StoreTrouble;

    /** Gives an upload up; no error when there is none. */
    void abort(String key, String uploadId) throws StoreTrouble;

    /** How far an object is from being readable; empty when there is none. */
    Optional<Warmth> warmth(String key) throws StoreTrouble;

    /** Asks for an object of a cold class to be made readable for some days; no error when that is under way already. */
    void restore(String key, int days) throws StoreTrouble;

    /** Uploads in parts that nobody has completed or given up, under keys that begin so. */
    List<Unfinished> unfinished(String prefix) throws StoreTrouble;

    InputStream get(String key) throws StoreTrouble;

    /** From a byte on to the end. */
    InputStream get(String key, long from) throws StoreTrouble;

    /** Copies an object within the bucket, without its bytes passing here. The storage class is the bucket's own. */
    void copy(String key, String to, Seen seen) throws StoreTrouble;

    void remove(String key) throws StoreTrouble;

    /** Nobody asks it for anything any more. */
    @Override
    void close();
}
