package org.checkgate.inspect.internal.host;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.inspect.Sandboxes;
import org.checkgate.process.Child;
import org.checkgate.process.Children;
import org.checkgate.process.Command;

/** Starts processes for camera plugins. Each has a folder of its own, which is gone when it is. */
final class ProcessStart {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 100;
    /** Bytes; who makes classes without end fills this and not the machine. */
    private static final long METASPACE = 256L << 20;
    /** Bytes of memory beside the heap; a socket needs little, and a plugin none. */
    private static final long DIRECT = 64L << 20;

    private final Sandboxes sandboxes;
    private final Children children;

    ProcessStart(Sandboxes sandboxes, Children children) {
        this.sandboxes = sandboxes;
        this.children = children;
    }

    /** @throws IOException with a sentence, when no plugin can be hosted */
    PluginProcess start(List<Path> jars) throws IOException {
        if (!Files.isDirectory(sandboxes.folder().resolve("felix"))) {
            throw new IOException("Camera plugins cannot be hosted: there is no " + sandboxes.folder() + "/felix. Install the appliance again.");
        }
        // Only this user may enter it, so nobody else can be the other side.
        OwnFolder folder = OwnFolder.make();
        Child child = null;
        try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path address = folder.path().resolve("door");
            door.bind(UnixDomainSocketAddress.of(address));
            child = children.start(command(address, folder.path(), jars));
            child.finished().whenComplete((result, failure) -> folder.close());
            return new PluginProcess(child, accept(door, child));
        } catch (IOException | RuntimeException e) {
            String last = child == null || Thread.currentThread().isInterrupted() ? "" : Farewell.of(child);
            if (child == null) {
                folder.close();
            } else {
                child.kill();
            }
            throw new IOException("Camera plugins cannot be hosted: " + (last.isEmpty() ? e.getMessage() : last), e);
        }
    }

    private Command command(Path address, Path folder, List<Path> jars) throws IOException {
        List<String> argv = new ArrayList<>(java());
        argv.add(address.toString());
        argv.add(sandboxes.folder().resolve("felix").toString());
        argv.add(Files.createDirectory(folder.resolve("cache")).toString());
        jars.forEach(jar -> argv.add(jar.toAbsolutePath().toString()));
        return Command.of("the camera plugins' process", argv).politely().in(folder);
    }

    private List<String> java() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + sandboxes.heapBytes(), "-Xshare:auto", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:MaxMetaspaceSize=" + METASPACE, "-XX:MaxDirectMemorySize=" + DIRECT, "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-Djava.security.manager=allow", "-Djava.awt.headless=true",
                "-cp", sandboxes.folder() + "/*", "org.checkgate.sandbox.Sandbox");
    }

    private static SocketChannel accept(ServerSocketChannel door, Child child) throws IOException {
        try (Selector selector = Selector.open()) {
            door.configureBlocking(false);
            door.register(selector, SelectionKey.OP_ACCEPT);
            long end = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < end && child.alive() && !Thread.currentThread().isInterrupted()) {
                selector.select(LOOK_MILLIS);
                SocketChannel channel = door.accept();
                if (channel != null) {
                    return channel;
                }
            }
            throw new IOException(child.alive() ? "the process did not answer within " + LIMIT.toSeconds() + " s" : "the process ended at once");
        }
    }
}
