package org.checkgate.console.internal.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.checkgate.ledger.Figures;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;

/** What was proven, and what was found wrong. Each series is there from the beginning: an alert would miss the first step of one that appears. */
record ProofFamily(Figures figures) implements Family {
    private static final List<Strength> PROOFS = List.of(Strength.HASHED, Strength.READ_BACK_CACHED, Strength.READ_BACK);

    @Override
    public void write(Sheet sheet) {
        for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE)) {
            Map<Strength, Long> proven = figures.verified().getOrDefault(tier, Map.of());
            for (Strength strength : PROOFS) {
                sheet.counter("checkgate.files.verified", "Files whose copy was proven; one that is proven again counts again", proven.getOrDefault(strength, 0L),
                        "lane", tier.word(), "strength", strength.name());
            }
        }
        for (String code : new TreeSet<>(Figures.FAILURES)) {
            sheet.counter("checkgate.verify.failures", "Findings that say that bytes, or the way to them, cannot be trusted", figures.failures().getOrDefault(code, 0L),
                    "reason", code);
        }
    }
}
