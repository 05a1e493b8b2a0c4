package org.checkgate.bench.staging;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.checkgate.bench.Card;
import org.checkgate.bench.ChildJvm;
import org.checkgate.bench.Contestant;
import org.checkgate.bench.Spent;
import org.checkgate.bench.StoreServer;

/**
 * Ours as it is met in an ingest centre: it is up when a drive is plugged in, and has seen drives before. What is counted begins when the
 * drive comes and ends with the light: the new ledger that each card gets here is none that an appliance would make for a card.
 */
final class RunningAppliance implements Contestant, AutoCloseable {
    private final Appliance cold;
    private final ChildJvm.Questions java;
    private final Map<String, Double> last = new TreeMap<>();

    /** @param cold whose settings and folders it has */
    RunningAppliance(Appliance cold) throws IOException {
        this.cold = cold;
        this.java = Appliance.JAVA.open(StagingRun.class);
    }

    @Override
    public String name() {
        return "checkgate";
    }

    @Override
    public Spent bring(Card card, StoreServer server, String bucket) throws IOException, InterruptedException {
        Spent all = Spent.by(java.pid(), server, () -> {
            last.clear();
            last.putAll(java.ask(cold.order(card, server, bucket, false).arguments()));
        });
        return new Spent(told("lit") - told("ready"), told("lit_cpu") - told("ready_cpu"), all.server());
    }

    /** What it printed last. */
    double told(String name) {
        return last.get(name);
    }

    @Override
    public void close() {
        java.close();
    }
}
