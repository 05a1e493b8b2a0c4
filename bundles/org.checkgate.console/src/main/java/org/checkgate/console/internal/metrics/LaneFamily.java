package org.checkgate.console.internal.metrics;

import java.util.Map;
import org.checkgate.console.internal.Appliance;
import org.checkgate.transfer.Links;
import org.checkgate.transfer.Retries;

/** What transfer says of the ways out of the centre. */
record LaneFamily(Appliance appliance) implements Family {
    private static final Map<String, String> LANES = Map.of("backbone", "cloud");
    private static final double MILLIS = 1_000;

    @Override
    public void write(Sheet sheet) {
        appliance.limit().ifPresent(limit -> sheet.gauge("checkgate.backbone.limit.bytes.per.second", "Bytes a second that may leave for all lanes together", limit));
        for (Links.Link link : appliance.links()) {
            sheet.gauge("checkgate.lane.connected", "1 when the lane's destination was reached and took our credentials, else 0", link.connected() ? 1 : 0,
                    "lane", link.tier().word());
            link.clockAhead().ifPresent(ahead -> sheet.gauge("checkgate.clock.offset.seconds",
                    "How far this machine's clock is ahead of the destination's, to about a second", ahead.toMillis() / MILLIS, "lane", link.tier().word()));
        }
        for (Retries retries : appliance.retries()) {
            sheet.counter("checkgate.part.retries", "Parts that did not arrive and were sent again, since the start", retries.count(),
                    "lane", LANES.getOrDefault(retries.lane(), retries.lane()), "code", retries.code());
        }
    }
}
