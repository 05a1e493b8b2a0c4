package org.checkgate.transfer;

/**
 * A file under way.
 *
 * @param lane           {@code staging}, {@code read-back}, {@code backbone} or {@code archive}
 * @param file           path relative to the roll
 * @param bytesDone      bytes of this file that passed so far
 * @param bytesTotal     the file's size
 * @param bytesPerSecond mean rate since this file began
 */
public record Progress(String lane, long rollId, String file, long bytesDone, long bytesTotal, long bytesPerSecond) {
}
