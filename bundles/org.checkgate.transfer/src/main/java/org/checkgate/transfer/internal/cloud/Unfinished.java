package org.checkgate.transfer.internal.cloud;

import java.time.Instant;

/**
 * An upload in parts that a bucket still holds open.
 *
 * @param begun by the bucket's clock
 */
public record Unfinished(String key, String uploadId, Instant begun) {
}
