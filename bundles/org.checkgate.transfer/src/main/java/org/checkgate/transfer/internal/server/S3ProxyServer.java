package org.checkgate.transfer.internal.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.checkgate.process.Child;
import org.checkgate.process.Children;
import org.checkgate.process.Command;
import org.checkgate.transfer.internal.Backoff;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An S3 server beside the appliance, on the loopback alone, over a folder. Started again when it dies; ends with the
 * appliance. Safe for use by several threads.
 */
public final class S3ProxyServer implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(S3ProxyServer.class);
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(60);
    private static final Duration STEADY = Duration.ofSeconds(60);

    private final Children children;
    private final ServerFiles files;
    private final Path jar;
    private final Thread supervisor;
    private volatile boolean closed;
    private volatile Optional<URI> address = Optional.empty();
    private volatile String trouble = "it is starting";
    private volatile Child child;

    /** @param jar the server's program */
    public S3ProxyServer(Children children, Path jar, ServerFiles files) {
        this.children = children;
        this.jar = jar;
        this.files = files;
        this.supervisor = Threads.daemon("checkgate-server-" + files.name(), this::supervise);
    }

    /** Starts it; it answers some seconds later. */
    public S3ProxyServer start() {
        supervisor.start();
        return this;
    }

    /** Where it answers; empty while it does not. */
    public Optional<URI> address() {
        return address;
    }

    /** Why it does not answer, half a sentence. */
    public String trouble() {
        return trouble;
    }

    public Keys keys() throws IOException {
        return files.keys();
    }

    public ServerFiles files() {
        return files;
    }

    private void supervise() {
        int failures = 0;
        while (!closed) {
            long since = System.nanoTime();
            try {
                runOnce();
            } catch (IOException e) {
                trouble = e.getMessage();
            } catch (InterruptedException e) {
                return;
            } finally {
                address = Optional.empty();
                end();
            }
            failures = System.nanoTime() - since > STEADY.toNanos() ? 0 : failures + 1;
            if (!closed) {
                LOG.warn("The S3 server for {} ended ({}); it is started again.", files.name(), trouble);
                if (!pause(Backoff.after(failures, Duration.ofMillis(250), Duration.ofSeconds(30)))) {
                    return;
                }
            }
        }
    }

    private void runOnce() throws IOException, InterruptedException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("its program " + jar + " is missing");
        }
        int port = freePort();
        Path settings = files.write(port);
        child = children.start(Command.of("s3-server-" + files.name(), List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Names that are not ASCII reach the disk only in a UTF-8 locale.
                "-Xmx256m", "-jar", jar.toString(), "--properties", settings.toString())).with("LC_ALL", "C.UTF-8"));
        URI uri = URI.create("http://127.0.0.1:" + port);
        awaitAnswer(uri);
        address = Optional.of(uri);
        LOG.info("The S3 server for {} answers at {}", files.name(), uri);
        try {
            trouble = "it ended with status " + child.finished().get().exitCode();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("it cannot be watched", e.getCause());
        }
    }

    private void awaitAnswer(URI uri) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + FIRST_ANSWER.toNanos();
        while (System.nanoTime() - deadline < 0) {
            if (!child.alive()) {
                throw new IOException("it ended before it answered, perhaps because another program took its port");
            }
            if (answers(uri)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IOException("it did not answer within " + FIRST_ANSWER.toSeconds() + " seconds");
    }

    private static boolean answers(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            // An anonymous request is refused, which is an answer.
            return connection.getResponseCode() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void end() {
        Child running = child;
        if (running != null) {
            running.end();
        }
    }

    @Override
    public void close() {
        closed = true;
        supervisor.interrupt();
        end();
    }
}
