package org.checkgate.render.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.store.MediaDoor;

/** A media door: one file, byte ranges, and a number of bytes after which it breaks off. Its file may seem longer than it is: zeros follow. */
final class FakeDoor implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[] content;
    private final List<byte[]> row = new ArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private long budget = Long.MAX_VALUE;
    private int refusal;
    private long length;
    private long granted = Long.MAX_VALUE;
    private boolean silent;
    private final AtomicLong served = new AtomicLong();

    FakeDoor(Path file) throws IOException {
        content = Files.readAllBytes(file);
        length = content.length;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** A door to a row of files, each under its place. */
    static FakeDoor ofFrames(List<Path> files) throws IOException {
        FakeDoor door = new FakeDoor(files.get(0));
        for (Path file : files) {
            door.row.add(Files.readAllBytes(file));
        }
        return door;
    }

    FakeDoor breakingAfter(long bytes) {
        budget = bytes;
        return this;
    }

    FakeDoor refusingWith(int status) {
        refusal = status;
        return this;
    }

    FakeDoor seemingLong(long bytes) {
        length = bytes;
        return this;
    }

    /** Gives so many bytes to all requests together, as the real one does. */
    FakeDoor granting(long bytes) {
        granted = bytes;
        return this;
    }

    /** Takes requests and answers none. */
    FakeDoor silent() {
        silent = true;
        return this;
    }

    /** What was sent or is on its way. */
    long served() {
        return served.get();
    }

    MediaDoor.Door door() {
        return new MediaDoor.Door() {
            @Override
            public URI address() {
                return FakeDoor.this.address();
            }

            @Override
            public long bytesServed() {
                return served();
            }

            @Override
            public void close() {
                FakeDoor.this.close();
            }
        };
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/one-time-token");
    }

    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(exchange.getRequestURI() + " " + range);
        if (refusal != 0) {
            exchange.sendResponseHeaders(refusal, -1);
            exchange.close();
            return;
        }
        if (silent) {
            return;
        }
        if (!row.isEmpty()) {
            frame(exchange);
            return;
        }
        long from = range == null ? 0 : Long.parseLong(range.replaceAll("bytes=(\\d+)-.*", "$1"));
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (length - 1) + "/" + length);
        exchange.sendResponseHeaders(206, length - from);
        try (exchange; OutputStream out = exchange.getResponseBody()) {
            byte[] part = new byte[64 << 10];
            long end = Math.min(length, budget);
            for (long at = from; at < end && served.get() < granted; at += part.length) {
                int some = (int) Math.min(part.length, end - at);
                for (int i = 0; i < some; i++) {
                    part[i] = at + i < content.length ? content[(int) (at + i)] : 0;
                }
                out.write(part, 0, some);
                served.addAndGet(some);
            }
        }
    }

    private void frame(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int place = Integer.parseInt(path.replaceAll("/one-time-token/(\\d+)\\.\\w+", "$1"));
        if (place >= row.size()) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, row.get(place).length);
        try (exchange; OutputStream out = exchange.getResponseBody()) {
            out.write(row.get(place));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
