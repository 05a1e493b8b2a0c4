package org.checkgate.bench.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A long line to a server: takes connections on the loopback, hands everything on after a while, counts what leaves, and can be cut.
 * What it has not handed on yet waits in it, as on a real line, up to some MiB a connection.
 */
final class Line implements AutoCloseable {
    private static final int BITE = 64 * 1024;
    /** Bites on their way in one direction of a connection. */
    private static final int ON_THE_WAY = 64;

    private final ServerSocket door;
    private final URI server;
    private final Duration oneWay;
    private final Tally leaving = new Tally();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param oneWay how long a byte takes in each direction */
    Line(URI server, Duration oneWay) throws IOException {
        this.server = server;
        this.oneWay = oneWay;
        this.door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        start("line-door", this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** What went towards the server: bodies, and the few hundred bytes of each request's head. */
    Tally leaving() {
        return leaving;
    }

    /** Resets every connection; what was on the way is lost. */
    void cut() {
        open.forEach(Line::reset);
    }

    private void accept() {
        try {
            while (true) {
                Socket near = opened(door.accept());
                Socket far = opened(new Socket(server.getHost(), server.getPort()));
                pump(near, far, true);
                pump(far, near, false);
            }
        } catch (IOException e) {
            // The door is closed; or the server is gone, and whoever sends to it finds out.
            cut();
        }
    }

    private Socket opened(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        open.add(socket);
        return socket;
    }

    private record Bite(byte[] bytes, long due) {
    }

    private void pump(Socket from, Socket to, boolean leaves) {
        BlockingQueue<Bite> way = new ArrayBlockingQueue<>(ON_THE_WAY);
        start("line-in", () -> {
            try {
                InputStream in = from.getInputStream();
                byte[] buffer = new byte[BITE];
                for (int count; (count = in.read(buffer)) >= 0; ) {
                    long now = System.nanoTime();
                    if (leaves) {
                        leaving.add(count, now);
                    }
                    way.put(new Bite(Arrays.copyOf(buffer, count), now + oneWay.toNanos()));
                }
                way.put(new Bite(new byte[0], System.nanoTime() + oneWay.toNanos()));
            } catch (IOException | InterruptedException e) {
                lose(from, to);
            }
        });
        start("line-out", () -> {
            try {
                OutputStream out = to.getOutputStream();
                while (true) {
                    Bite bite = way.poll(1, TimeUnit.SECONDS);
                    if (bite == null && (from.isClosed() || to.isClosed())) {
                        return;
                    }
                    if (bite == null) {
                        continue;
                    }
                    TimeUnit.NANOSECONDS.sleep(bite.due() - System.nanoTime());
                    if (bite.bytes().length == 0) {
                        to.shutdownOutput();
                        return;
                    }
                    out.write(bite.bytes());
                }
            } catch (IOException | InterruptedException e) {
                lose(from, to);
                way.clear();
            }
        });
    }

    private void lose(Socket... both) {
        for (Socket socket : both) {
            reset(socket);
            open.remove(socket);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It was closed already.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
