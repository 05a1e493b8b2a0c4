package org.checkgate.console.internal.document;

import java.util.List;
import org.checkgate.transfer.Links;

/**
 * The bucket at the end of a lane, and how far it may be believed.
 *
 * @param lane       {@code cloud} or {@code archive}
 * @param address    empty before it was reached for the first time
 * @param believed   whether a checksum that it shows is one that it checked; if not, its copies are read back
 * @param lies       what it was told on connecting that is not so, with {@code taken}: REFUSED, RIGHT_VALUE, ACCEPTED or NOT_KNOWN
 * @param clockAhead seconds that this machine's clock is ahead of its; null while nobody can tell
 */
public record EndpointDocument(String lane, String address, boolean connected, boolean believed, List<Links.Lie> lies, Double clockAhead) {
    public static EndpointDocument of(Links.Link link) {
        return new EndpointDocument(link.tier().word(), link.address(), link.connected(), link.believed(), link.lies(),
                link.clockAhead().map(ahead -> ahead.toMillis() / 1000.0).orElse(null));
    }
}
