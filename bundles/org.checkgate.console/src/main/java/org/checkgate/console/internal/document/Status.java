package org.checkgate.console.internal.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.TransferTotals;
import org.checkgate.ledger.WorkState;

/**
 * What the appliance is doing.
 *
 * @param developmentMode unsigned camera plugins serve as well
 * @param working every station that is not done, with the reason why it waits
 */
public record Status(boolean up, boolean healthy, boolean demo, boolean developmentMode, String version, List<String> problems, Cloud cloud, Staging staging,
                     int drives, int rolls, List<Working> working, Totals transfer, List<Lane> lanes) {
    /** @param why a plain sentence either way */
    public record Cloud(boolean configured, String why) {
    }

    /** @param why a plain sentence either way */
    public record Staging(boolean ready, String why) {
    }

    /** @param roll the roll's name */
    public record Working(String roll, String step, String state, String reason, long rollId) {
    }

    /** Bytes, over all rolls and restarts. */
    public record Totals(long sourceBytesRead, long bytesStaged, long bytesSynced, long bytesArchived, long bytesSentTwice) {
    }

    /** @param roll the roll's name */
    public record Lane(String lane, String roll, String file, long done, long total, long bytesPerSecond, long rollId) {
    }

    public static Status of(Appliance appliance) {
        Health health = Health.of(appliance);
        Ledger ledger = appliance.ledger();
        List<Roll> rolls = ledger.rolls().all();
        TransferTotals t = ledger.rolls().totals();
        return new Status(health.up(), health.healthy(), health.demo(), development(appliance), health.version(), health.problems(), cloud(ledger),
                staging(ledger), ledger.drives().all().size(), rolls.size(), working(ledger, rolls),
                new Totals(t.sourceBytesRead(), t.bytesStaged(), t.bytesSynced(), t.bytesArchived(), t.bytesSentTwice()), lanes(appliance));
    }

    private static boolean development(Appliance appliance) {
        try {
            return appliance.pluginFolder().development();
        } catch (Refusal notRunning) {
            // What does not run serves nobody's plugins.
            return false;
        }
    }

    /** The lanes with the names of their rolls. */
    public static List<Lane> lanes(Appliance appliance) {
        return appliance.lanes().stream().map(l -> new Lane(l.lane(), name(appliance.ledger(), l.roll()), l.file(), l.done(), l.total(),
                l.bytesPerSecond(), l.roll())).toList();
    }

    private static Cloud cloud(Ledger ledger) {
        Optional<Endpoint> cloud = ledger.endpoints().current(Tier.CLOUD);
        if (cloud.isEmpty()) {
            return new Cloud(false, "No cloud configured; set its endpoint and bucket in the configuration.");
        }
        Endpoint at = cloud.get();
        if (at.standIn()) {
            return new Cloud(true, "DEMO: a stand-in on this machine, " + at.address() + ".");
        }
        return at.separate() ? new Cloud(true, "The cloud is " + at.address() + ".")
                : new Cloud(false, "No cloud configured: " + at.address() + " shares staging's endpoint or file system; configure one that does not.");
    }

    private static Staging staging(Ledger ledger) {
        return ledger.endpoints().current(Tier.STAGING).map(e -> new Staging(true, "Staging is " + e.address() + "."))
                .orElse(new Staging(false, "Staging is not there yet; nothing can be copied until it answers."));
    }

    private static List<Working> working(Ledger ledger, List<Roll> rolls) {
        Map<Long, String> names = rolls.stream().collect(Collectors.toMap(Roll::id, Roll::name));
        Turn turn = new Turn(ledger);
        return Stream.of(WorkState.RUNNING, WorkState.READY, WorkState.WAITING, WorkState.BLOCKED).flatMap(state -> ledger.work().in(state).stream())
                .map(w -> new Working(names.getOrDefault(w.rollId(), ""), w.step().name(), w.state().name(), turn.reason(w), w.rollId())).toList();
    }

    private static String name(Ledger ledger, long rollId) {
        return ledger.rolls().find(rollId).map(Roll::name).orElse("");
    }
}
