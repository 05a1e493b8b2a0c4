package org.checkgate.bench.backbone;

import java.io.IOException;
import java.util.Map;
import org.checkgate.bench.Card;
import org.checkgate.bench.Contestant;
import org.checkgate.bench.Peer;
import org.checkgate.bench.Rclone;
import org.checkgate.bench.Spent;
import org.checkgate.bench.StoreServer;

/** {@code rclone copy} from the bucket in staging to the one in the cloud, as it is when nobody gives it an option. */
record RcloneBetween(StoreServer staging, String from) implements Contestant {

    @Override
    public String name() {
        return "rclone";
    }

    boolean absent() {
        return new Peer(name()).absent();
    }

    @Override
    public Spent bring(Card card, StoreServer server, String bucket) throws IOException, InterruptedException {
        Peer rclone = Rclone.with(Map.of("staging", staging, "cloud", server));
        return Spent.on(server, () -> rclone.run("copy", "staging:" + from, "cloud:" + bucket));
    }
}
