package org.checkgate.bench.staging;

import java.io.IOException;
import java.nio.file.Path;
import org.checkgate.bench.Scratch;

/** A server, and room for cards and ledgers, on a real disk: what is in memory cannot be made durable. */
record Workshop(Scratch scratch, StoreServer server) implements AutoCloseable {

    static Workshop open() throws IOException, InterruptedException {
        Scratch scratch = Scratch.inTemporaryFolder();
        return new Workshop(scratch, new StoreServer(scratch.folder().resolve("server")));
    }

    Path drive(String name) {
        return scratch.folder().resolve("drives").resolve(name);
    }

    Path ledgers() {
        return scratch.folder().resolve("ledgers");
    }

    @Override
    public void close() throws IOException {
        server.close();
        scratch.close();
    }
}
