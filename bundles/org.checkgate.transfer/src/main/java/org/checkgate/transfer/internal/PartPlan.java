package org.checkgate.transfer.internal;

/**
 * How an object is cut into parts. S3 takes at most 10,000 parts of 5 MiB to 5 GiB each (Amazon S3 user guide,
 * multipart upload limits), so a large object gets larger parts. Of objects larger than 5 TiB only some stores take any.
 *
 * @param size     bytes of the object
 * @param partSize bytes of each part but the last
 */
public record PartPlan(long size, long partSize) {
    /** The largest object, in bytes. */
    public static final long LARGEST = 5L << 40;
    private static final long MIB = 1 << 20;
    private static final int MOST_PARTS = 10_000;

    /**
     * @param wanted the configured part size in bytes
     * @throws IllegalArgumentException when it is larger than {@link #LARGEST}; the message is a plain sentence
     */
    public static PartPlan of(long size, long wanted) {
        if (size > LARGEST) {
            throw new IllegalArgumentException("It has " + size + " bytes, and at most " + LARGEST + " (5 TiB) can be stored as one file.");
        }
        long least = (size + MOST_PARTS - 1) / MOST_PARTS;
        return new PartPlan(size, least <= wanted ? wanted : (least + MIB - 1) / MIB * MIB);
    }

    public boolean onePiece() {
        return size <= partSize;
    }

    /** An empty object has one empty part. */
    public int count() {
        return (int) Math.max(1, (size + partSize - 1) / partSize);
    }

    /** @param number from 1 */
    public long offset(int number) {
        return (number - 1) * partSize;
    }

    public long length(int number) {
        return Math.min(partSize, size - offset(number));
    }
}
