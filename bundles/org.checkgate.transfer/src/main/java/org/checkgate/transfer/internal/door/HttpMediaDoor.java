package org.checkgate.transfer.internal.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.checkgate.store.FrameDoor;
import org.checkgate.store.MediaDoor;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.internal.Threads;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * One small server on the loopback for all doors. The token in a door's path is all that opens it, is good for that one
 * object or row of objects, and is worth nothing when the door is closed, too old or has given its bytes.
 */
@Component(service = {MediaDoor.class, FrameDoor.class})
public final class HttpMediaDoor implements MediaDoor, FrameDoor {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StagedFiles staged;
    private final LongSupplier nanos;
    private final HttpServer server;
    private final ExecutorService threads = Threads.pool("checkgate-media-door");
    private final Map<String, OpenDoor> doors = new ConcurrentHashMap<>();

    @Activate
    public HttpMediaDoor(@Reference StagedFiles staged) {
        this(staged, System::nanoTime);
    }

    /** @param nanos the monotonic clock by which doors grow old */
    public HttpMediaDoor(StagedFiles staged, LongSupplier nanos) {
        this.staged = staged;
        this.nanos = nanos;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The media door finds no free port on the loopback", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    @Override
    public Door open(String key, long byteBudget, Duration life) throws IOException {
        return opened(List.of(key), false, byteBudget, life);
    }

    @Override
    public Door open(List<String> keys, long byteBudget, Duration life) throws IOException {
        return opened(List.copyOf(keys), true, byteBudget, life);
    }

    private Door opened(List<String> keys, boolean row, long byteBudget, Duration life) throws IOException {
        long size = size(keys.get(0));
        doors.values().removeIf(OpenDoor::expired);
        byte[] token = new byte[24];
        RANDOM.nextBytes(token);
        OpenDoor door = new OpenDoor(HexFormat.of().formatHex(token), keys, row, size, byteBudget, nanos.getAsLong() + life.toNanos());
        doors.put(door.token, door);
        return door;
    }

    private long size(String key) throws IOException {
        try (SeekableBytes bytes = staged.open(key, 0)) {
            return bytes.size();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().replaceFirst("^/", "").split("/", 2);
            OpenDoor door = doors.get(path[0]);
            Optional<Integer> place = door == null ? Optional.empty() : door.place(path.length > 1 ? path[1] : "");
            if (place.isEmpty() || door.expired()) {
                exchange.sendResponseHeaders(404, -1);
            } else if (door.served.get() >= door.budget) {
                exchange.sendResponseHeaders(403, -1);
            } else {
                String key = door.keys.get(place.get());
                new MediaAnswer(staged, key, place.get() == 0 ? door.size : size(key), door::grant).write(exchange);
            }
        }
    }

    @Deactivate
    public void stop() {
        doors.clear();
        server.stop(0);
        threads.shutdownNow();
    }

    private final class OpenDoor implements Door {
        private final String token;
        private final List<String> keys;
        private final boolean row;
        private final long size;
        private final long budget;
        private final long until;
        private final AtomicLong served = new AtomicLong();

        /** @param size of the first */
        private OpenDoor(String token, List<String> keys, boolean row, long size, long budget, long until) {
            this.token = token;
            this.keys = keys;
            this.row = row;
            this.size = size;
            this.budget = budget;
            this.until = until;
        }

        /** Which object a path behind the token means; empty for none. */
        private Optional<Integer> place(String path) {
            if (!row) {
                return path.isEmpty() ? Optional.of(0) : Optional.empty();
            }
            int dot = path.indexOf('.');
            String number = dot < 0 ? path : path.substring(0, dot);
            return number.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(number)).filter(at -> at < keys.size()) : Optional.empty();
        }

        private boolean expired() {
            return nanos.getAsLong() - until >= 0;
        }

        /** How many of these bytes may go out; asked before each lump, by all connections together. */
        private int grant(int wanted) {
            if (!doors.containsKey(token) || expired()) {
                return 0;
            }
            while (true) {
                long before = served.get();
                int granted = (int) Math.min(wanted, budget - before);
                if (granted <= 0) {
                    return 0;
                }
                if (served.compareAndSet(before, before + granted)) {
                    return granted;
                }
            }
        }

        @Override
        public URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + token);
        }

        @Override
        public long bytesServed() {
            return served.get();
        }

        @Override
        public void close() {
            doors.remove(token);
        }
    }
}
