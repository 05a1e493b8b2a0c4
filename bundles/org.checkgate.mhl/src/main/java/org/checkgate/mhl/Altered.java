package org.checkgate.mhl;

import java.util.Map;
import java.util.OptionalLong;

/**
 * A file that is not what was recorded.
 *
 * @param path         relative to the scope
 * @param how          {@code size} or {@code content}
 * @param recordedSize in bytes, where recorded
 * @param actualSize   in bytes
 * @param recorded     format as recorded to value: for each format the first trusted one that does not fit, else the first
 * @param actual       the computed digests under the same keys; empty when nothing was hashed
 */
public record Altered(String path, String how, OptionalLong recordedSize, long actualSize,
        Map<String, String> recorded, Map<String, String> actual) {}
