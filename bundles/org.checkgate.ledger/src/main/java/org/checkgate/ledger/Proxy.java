package org.checkgate.ledger;

import java.util.Optional;

/**
 * A rendered proxy, stored in staging.
 *
 * @param key       below the roll's prefix, such as {@code .checkgate/proxies/A001C001.mp4}
 * @param posterKey likewise, when there is a poster
 */
public record Proxy(long clipId, String clip, String key, Optional<String> posterKey, int width, int height, long frames,
                    Optional<String> startTimecode) {
}
