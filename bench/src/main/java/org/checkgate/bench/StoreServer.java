package org.checkgate.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.process.Child;
import org.checkgate.process.Children;
import org.checkgate.process.SupervisedChildren;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.server.EmbeddedServers;
import org.checkgate.transfer.internal.server.S3ProxyServer;
import org.checkgate.transfer.internal.staging.MinioStore;

/** The S3 server that the appliance brings along, started as the appliance does it; all contestants use this one. */
public final class StoreServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final String NAME = "bench";

    private final Path folder;
    private final SupervisedChildren children;
    private final AtomicLong pid = new AtomicLong();
    private final S3ProxyServer server;
    private final Thread hook;
    private int buckets;

    /** Starts it and waits until it answers. */
    public StoreServer(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.children = new SupervisedChildren(folder.resolve("run"));
        Children noting = command -> {
            Child child = children.start(command);
            pid.set(child.pid());
            return child;
        };
        this.server = new EmbeddedServers(noting, program(), folder).server(NAME, "store").start();
        // When the run is interrupted, the server must not be started again in a folder that is being deleted.
        this.hook = new Thread(server::close, "server-ender");
        Runtime.getRuntime().addShutdownHook(hook);
        long deadline = System.nanoTime() + START.toNanos();
        while (server.address().isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                close();
                throw new IOException("The S3 server does not answer: " + server.trouble());
            }
            Thread.sleep(20);
        }
    }

    /** The build puts it beside our own classes. */
    private static Path program() throws IOException {
        try {
            Path ours = Path.of(Bench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return ours.resolveSibling("engines").resolve("s3proxy.jar");
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    public URI address() {
        return server.address().orElseThrow();
    }

    public Keys keys() throws IOException {
        return server.keys();
    }

    public Path keysFile() {
        return folder.resolve("keys").resolve(NAME + ".properties");
    }

    /** The folder in which each bucket has one. */
    public Path objects() {
        return server.files().objects();
    }

    public double cpuSeconds() throws IOException {
        return ProcessorTime.of(pid.get());
    }

    /** A new bucket. */
    public String bucket() throws IOException {
        String bucket = "bench-" + ++buckets;
        MinioStore store = new MinioStore(address(), "us-east-1", keys(), bucket);
        try {
            store.ensureBucket();
        } finally {
            store.close();
        }
        return bucket;
    }

    /** Removes a bucket, and waits until the disk is idle: nobody pays for what another one left to be written. */
    public void remove(String bucket) throws IOException, InterruptedException {
        Scratch.delete(objects().resolve(bucket));
        new Peer("sync").run();
    }

    @Override
    public void close() {
        server.close();
        children.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The run was interrupted: the hook finds nothing left to do.
        }
    }
}
