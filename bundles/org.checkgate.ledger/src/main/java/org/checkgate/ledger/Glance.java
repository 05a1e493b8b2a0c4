package org.checkgate.ledger;

import java.util.List;
import java.util.Map;
import org.checkgate.spi.Finding;

/**
 * What is told of a roll where many are shown, all of one moment.
 *
 * @param bytes of all its files, as they were listed or, once they are read, as long as they are
 */
public record Glance(Roll roll, long bytes, RollStanding standing, Map<Light, LightState> lights, List<Work> work, List<Finding> findings,
                     TransferTotals totals) {
}
