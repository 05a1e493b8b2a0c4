package org.checkgate.ledger;

import java.util.Optional;

/**
 * A clip as the camera plugins described it.
 *
 * @param id            0 for one that is not in the ledger yet
 * @param json          the clip object of the outside contract, whole
 * @param primaryPath   the file that a proxy is made from, relative to the roll; empty when there is none
 * @param picture       whether it has a picture
 * @param startTimecode its text form
 * @param rate          frames a second as {@code 24000/1001}
 * @param frames        duration in frames, 0 when unknown
 */
public record Clip(long id, long rollId, String name, String format, String json, String primaryPath, boolean picture,
                   Optional<String> startTimecode, Optional<String> rate, long frames) {
}
