package org.checkgate.console.internal.metrics;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.ledger.Figures;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Tier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that the appliance tells a monitoring system. */
final class Scrape {
    private static final Logger LOG = LoggerFactory.getLogger(Scrape.class);

    private Scrape() {
    }

    /** While the ledger cannot be read its figures are left out, and {@code checkgate_healthy} is 0. */
    static String of(Appliance appliance, Clock clock) {
        try (Sheet sheet = new Sheet()) {
            new ApplianceFamily(appliance).write(sheet);
            new LaneFamily(appliance).write(sheet);
            fromLedger(appliance, clock).forEach(family -> family.write(sheet));
            return sheet.text();
        }
    }

    private static List<Family> fromLedger(Appliance appliance, Clock clock) {
        try {
            Ledger ledger = appliance.ledger();
            Figures figures = ledger.measures().figures();
            List<Tier> lanes = Stream.of(Tier.CLOUD, Tier.ARCHIVE).filter(tier -> ledger.endpoints().current(tier).isPresent()).toList();
            return List.of(new QueueFamily(figures, lanes, clock), new StageFamily(figures), new ProofFamily(figures), new ClipFamily(ledger.inspections().waiting()));
        } catch (Refusal | LedgerException e) {
            LOG.debug("The ledger has no figures now", e);
            return List.of();
        }
    }
}
