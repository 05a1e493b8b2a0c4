package org.checkgate.console.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Tier;

/**
 * Whether the appliance can do its work.
 *
 * @param healthy  nothing keeps it from taking drives in
 * @param demo     a destination is a stand-in
 * @param problems plain sentences; empty exactly when healthy
 */
public record Health(boolean up, boolean healthy, boolean demo, String version, List<String> problems) {
    public static Health of(Appliance appliance) {
        List<String> problems = new ArrayList<>();
        appliance.absent().forEach(part -> problems.add("The " + part + " is not running; wait while the appliance starts, then look at the log."));
        boolean demo = false;
        if (!appliance.absent().contains("ledger")) {
            try {
                Ledger ledger = appliance.ledger();
                ledger.activity().newest();
                demo = demo(ledger);
                ledger.backups().trouble().ifPresent(problems::add);
                if (ledger.endpoints().current(Tier.STAGING).isEmpty()) {
                    problems.add("Staging is not there yet; drives can be listed, and nothing can be copied.");
                }
            } catch (LedgerException e) {
                problems.add("The ledger cannot be read: look at the disk that holds it and at the log.");
            } catch (Refusal gone) {
                problems.add(gone.getMessage() + " " + gone.next());
            }
        }
        return new Health(true, problems.isEmpty(), demo, appliance.version(), List.copyOf(problems));
    }

    /** Whether a destination is a stand-in; false also while nobody can tell. */
    public static boolean demo(Appliance appliance) {
        try {
            return demo(appliance.ledger());
        } catch (LedgerException | Refusal e) {
            return false;
        }
    }

    static boolean demo(Ledger ledger) {
        return Stream.of(Tier.CLOUD, Tier.ARCHIVE).flatMap(tier -> ledger.endpoints().current(tier).stream()).anyMatch(Endpoint::standIn);
    }
}
