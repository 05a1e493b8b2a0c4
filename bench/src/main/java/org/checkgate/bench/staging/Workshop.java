package org.checkgate.bench.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkgate.bench.Peer;
import org.checkgate.bench.Scratch;
import org.checkgate.bench.StoreServer;

/** A server, and room for cards and ledgers, on a real disk: what is in memory cannot be made durable. */
record Workshop(Scratch scratch, StoreServer server) implements AutoCloseable {

    /** In a new folder of {@code parent}. */
    static Workshop open(Path parent) throws IOException, InterruptedException {
        Scratch scratch = Scratch.in(parent);
        return new Workshop(scratch, new StoreServer(scratch.folder().resolve("server")));
    }

    Path drive(String name) {
        return scratch.folder().resolve("drives").resolve(name);
    }

    Path ledgers() {
        return scratch.folder().resolve("ledgers");
    }

    /** What the figures are measured on. */
    String described() throws IOException, InterruptedException {
        return "%s on %s, %d cores, S3Proxy on the loopback with 256 MiB of heap; %s; %s; ascmhl-debug %s. Each card lies in the page cache for everybody, which favours the peers: they read it three times, we once. Before each turn the disk is idle."
                .formatted(scratch.folder().getParent(), Files.getFileStore(scratch.folder()).type(), Runtime.getRuntime().availableProcessors(),
                        new Peer("rclone").version("version"), new Peer("xxhsum").version("--version"), new Peer("ascmhl-debug").version("--version"));
    }

    @Override
    public void close() throws IOException {
        server.close();
        scratch.close();
    }
}
