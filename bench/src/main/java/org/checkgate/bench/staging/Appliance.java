package org.checkgate.bench.staging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkgate.bench.ChildJvm;

/** Ours in a Java that is started for it, until SAFE_TO_UNPLUG is on. */
final class Appliance implements Contestant {
    static final ChildJvm JAVA = new ChildJvm(List.of("-Xmx512m"));

    private final Path ledgers;
    private final Map<String, Double> last = new TreeMap<>();

    /** @param ledgers a folder for the ledgers, a new one for each bucket */
    Appliance(Path ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public String name() {
        return "checkgate.started";
    }

    @Override
    public Spent bring(Card card, StoreServer server, String bucket) throws IOException, InterruptedException {
        return Spent.on(server, () -> {
            last.clear();
            last.putAll(JAVA.run(StagingRun.class, order(card, server, bucket, false).arguments()));
        });
    }

    /** Is killed in the middle, and goes on. */
    void bringAfterKill(Card card, StoreServer server, String bucket) throws IOException, InterruptedException {
        JAVA.runUntil("half", StagingRun.class, order(card, server, bucket, true).arguments());
        bring(card, server, bucket);
    }

    Order order(Card card, StoreServer server, String bucket, boolean doomed) {
        return new Order(card.drive(), ledgers.resolve(bucket).resolve("ledger"), server.address(), server.keysFile(),
                server.objects(), bucket, doomed);
    }

    /** What the last one printed. */
    double told(String name) {
        return last.get(name);
    }
}
