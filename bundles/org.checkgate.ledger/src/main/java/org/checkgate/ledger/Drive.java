package org.checkgate.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One arrival of a volume, or of a folder that is treated as one.
 *
 * @param mount       where it is, an absolute path
 * @param present     whether it was there when last looked for
 * @param state       how far intake came with it
 * @param destination empty until a person or the configuration says which production it belongs to
 */
public record Drive(long id, DriveIdentity identity, String mount, String label, boolean present, DriveState state,
                    Optional<Destination> destination, Instant seenAt) {
}
