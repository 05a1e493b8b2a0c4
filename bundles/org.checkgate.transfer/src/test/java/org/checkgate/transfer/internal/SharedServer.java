package org.checkgate.transfer.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.checkgate.process.Children;
import org.checkgate.process.SupervisedChildren;
import org.checkgate.transfer.internal.server.EmbeddedServers;
import org.checkgate.transfer.internal.server.S3ProxyServer;

/** One real S3 server for all tests of this module; each test takes buckets of its own. It dies with this process. */
public final class SharedServer {
    public static final Path JAR = Path.of("target/engines/s3proxy.jar").toAbsolutePath();
    private static Children children;
    private static S3ProxyServer server;

    private SharedServer() {
    }

    public static synchronized Children children() throws IOException {
        if (children == null) {
            children = new SupervisedChildren(Files.createTempDirectory("checkgate-run"));
        }
        return children;
    }

    public static synchronized S3ProxyServer get() throws IOException {
        if (server == null) {
            Path base = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "server");
            server = new EmbeddedServers(children(), JAR, base).server("shared", "store").start();
            until("the server answers", () -> server.address().isPresent());
        }
        return server;
    }

    public static URI address() throws IOException {
        return get().address().orElseThrow();
    }

    /** A bucket name that nobody else has. */
    public static String bucket() {
        return "b-" + UUID.randomUUID();
    }

    /** Looks again and again until it is so. */
    public static void until(String what, BooleanSupplier so) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Waited in vain until " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
