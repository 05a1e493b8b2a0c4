package org.checkgate.bench.backbone;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.checkgate.bench.Card;
import org.checkgate.bench.ChildJvm;
import org.checkgate.bench.Contestant;
import org.checkgate.bench.Spent;
import org.checkgate.bench.StoreServer;
import org.checkgate.bench.staging.Appliance;

/**
 * Ours as it is met in an ingest centre: it is up, with a ledger in which the roll is staged. What is counted begins when the roll's turn
 * comes and ends with SAFE_TO_REUSE; each bucket is another endpoint to the ledger, so that nothing is there yet.
 */
final class RunningBackbone implements Contestant, AutoCloseable {
    private final Site.Staged staged;
    private final ChildJvm.Questions java;
    private final Map<String, Double> last = new TreeMap<>();

    RunningBackbone(Site.Staged staged) throws IOException {
        this.staged = staged;
        this.java = Appliance.JAVA.open(BackboneRun.class);
    }

    @Override
    public String name() {
        return "checkgate";
    }

    @Override
    public Spent bring(Card card, StoreServer server, String bucket) throws IOException, InterruptedException {
        return bring(server, staged.to(server.address(), server, bucket, 0, false));
    }

    /** Once without a limit, as an appliance that is up has done long ago. */
    Spent warmUp(StoreServer server) throws IOException, InterruptedException {
        String bucket = server.bucket();
        Spent spent = bring(server, staged.to(server.address(), server, bucket, 0, false));
        server.remove(bucket);
        return spent;
    }

    Spent bring(StoreServer server, Passage passage) throws IOException, InterruptedException {
        Spent all = Spent.by(java.pid(), server, () -> {
            last.clear();
            last.putAll(java.ask(passage.arguments()));
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
