package org.checkgate.bench.backbone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkgate.bench.Card;
import org.checkgate.bench.Peer;
import org.checkgate.bench.Scratch;
import org.checkgate.bench.StoreServer;
import org.checkgate.bench.staging.Appliance;
import org.checkgate.bench.staging.Order;
import org.checkgate.mhl.HashFormat;

/** Two S3 servers, processes of their own, and room for cards and ledgers on a real disk. */
record Site(Scratch scratch, StoreServer staging, StoreServer cloud) implements AutoCloseable {

    /**
     * A card that was staged.
     *
     * @param order by which it was staged
     */
    record Staged(Card card, Order order) {

        /** To a bucket of the cloud. */
        Passage to(URI cloud, StoreServer server, String bucket, long bytesPerSecond, boolean doomed) {
            return new Passage(order, cloud, server.keysFile(), bucket, bytesPerSecond, doomed);
        }
    }

    /** In a new folder of {@code parent}. */
    static Site open(Path parent) throws IOException, InterruptedException {
        Scratch scratch = Scratch.in(parent);
        return new Site(scratch, new StoreServer(scratch.folder().resolve("staging")), new StoreServer(scratch.folder().resolve("cloud")));
    }

    /** Writes a card with one roll, and stages it with a ledger of its own. */
    Staged stage(String name, int files, long each) throws IOException, InterruptedException {
        Card card = Card.write(scratch.folder().resolve("drives").resolve(name), 1, files, each, HashFormat.XXH64);
        Appliance appliance = new Appliance(scratch.folder().resolve("ledgers"));
        String bucket = staging.bucket();
        appliance.bring(card, staging, bucket);
        return new Staged(card, appliance.order(card, staging, bucket, false));
    }

    /** The disk is needed for others. */
    void discard(Staged staged) throws IOException, InterruptedException {
        Scratch.delete(staged.card().drive());
        staging.remove(staged.order().bucket());
    }

    /** What the figures are measured on. */
    String described() throws IOException, InterruptedException {
        return "%s on %s, %d cores, two S3Proxies on the loopback with 256 MiB of heap each; %s; %s. Staged files lie in the page cache for everybody. Before each turn the disk is idle."
                .formatted(scratch.folder().getParent(), Files.getFileStore(scratch.folder()).type(), Runtime.getRuntime().availableProcessors(),
                        new Peer("rclone").version("version"), new Peer("aws").version("--version"));
    }

    @Override
    public void close() throws IOException {
        cloud.close();
        staging.close();
        scratch.close();
    }
}
