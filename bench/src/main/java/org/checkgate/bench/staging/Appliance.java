package org.checkgate.bench.staging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkgate.bench.Card;
import org.checkgate.bench.ChildJvm;
import org.checkgate.bench.Contestant;
import org.checkgate.bench.Spent;
import org.checkgate.bench.StoreServer;

/** Ours in a Java that is started for it, until SAFE_TO_UNPLUG is on. */
public final class Appliance implements Contestant {
    /** As much heap as an appliance has. */
    public static final ChildJvm JAVA = new ChildJvm(List.of("-Xmx512m"));

    private final Path ledgers;
    private final Map<String, Double> last = new TreeMap<>();

    /** @param ledgers a folder for the ledgers, a new one for each bucket */
    public Appliance(Path ledgers) {
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

    /** What it is told when it is to stage this card into that bucket. */
    public Order order(Card card, StoreServer server, String bucket, boolean doomed) {
        return new Order(card.drive(), ledgers.resolve(bucket).resolve("ledger"), server.address(), server.keysFile(),
                server.objects(), bucket, doomed);
    }

    /** What the last one printed. */
    double told(String name) {
        return last.get(name);
    }
}
