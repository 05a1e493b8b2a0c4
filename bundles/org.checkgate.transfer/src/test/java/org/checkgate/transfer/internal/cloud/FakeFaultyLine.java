package org.checkgate.transfer.internal.cloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.checkgate.transfer.internal.Threads;

/**
 * A line to a real server on which everything happens that happens on lines. One request a connection, so that a fault meets
 * exactly the request that it is meant for. What goes wrong is decided for each request by {@link #fate}.
 */
final class FakeFaultyLine implements AutoCloseable {
    private static final int BITE = 8192;
    /** What the system may take ahead of us, small, so that a sender feels a slow line. */
    private static final int AHEAD = 64 * 1024;

    /** @param number from 1 over the whole line */
    record Request(int number, String method, String target, long length) {
        boolean is(String wanted, String inTarget) {
            return method.equals(wanted) && target.contains(inTarget);
        }

        boolean createsUpload() {
            return is("POST", "?uploads");
        }

        boolean completes() {
            return is("POST", "uploadId=");
        }

        boolean part() {
            return is("PUT", "partNumber=");
        }

        boolean object() {
            return method.equals("PUT") && !target.contains("?") && target.indexOf('/', 1) > 0;
        }
    }

    enum Deed {
        PASS,
        /** The line itself answers what {@link #says} says. */
        SAY,
        /** The connection is closed when it has said what it wants. */
        REFUSE,
        /** The server does what it was asked for, and nobody hears of it. */
        LOSE_ANSWER,
        /** The connection is closed within the answer. */
        CUT_ANSWER,
        /** The line takes the head and then nothing more, and does not close. */
        STALL,
        /** All goes through, and the answer never comes. */
        SILENCE
    }

    interface Fate {
        Deed of(Request request);
    }

    /**
     * An answer with an error in it.
     *
     * @param header one more; empty for none
     */
    record Says(int status, String code, String header) {
        Says(int status, String code) {
            this(status, code, "");
        }

        byte[] bytes(Request request) {
            String body = request.method().equals("HEAD") ? "" : "<Error><Code>" + code + "</Code><Message>no</Message></Error>";
            return ("HTTP/1.1 " + status + " No\r\nContent-Type: application/xml\r\n" + (header.isEmpty() ? "" : header + "\r\n") + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private final ServerSocket door;
    private volatile InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicLong up = new AtomicLong();
    private final Set<Socket> senders = ConcurrentHashMap.newKeySet();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    volatile Fate fate = request -> Deed.PASS;
    volatile Says says = new Says(503, "SlowDown");
    /** Before the first byte of each direction of each request. */
    volatile long latencyMillis;
    /** Each direction of each connection; 0 for no limit. */
    volatile long bytesPerSecond;
    /** Bytes of bodies, of all requests together, after which all connections are closed; negative for never. */
    volatile long cutUpAfter = -1;
    /** Connections of senders that were broken last. */
    volatile long broken;
    /** Bytes of an answer that is cut which still arrive. */
    volatile long cutDownAfter = 100;

    FakeFaultyLine(URI server) throws IOException {
        leadTo(server);
        door = new ServerSocket();
        door.setReceiveBufferSize(AHEAD);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Threads.daemon("faulty-line", this::accept).start();
    }

    /** From now on it ends there. */
    void leadTo(URI other) {
        server = new InetSocketAddress(other.getHost(), other.getPort());
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** Bytes of bodies that senders got rid of. */
    long bytesUp() {
        return up.get();
    }

    long count(Predicate<Request> which) {
        return requests.stream().filter(which).count();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                synchronized (senders) {
                    senders.add(client);
                    open.add(client);
                }
                Threads.daemon("faulty-line-request", () -> serve(client)).start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client; Socket upstream = new Socket()) {
            open.add(upstream);
            byte[] head = head(client.getInputStream());
            if (head.length > 0) {
                serve(client, upstream, head);
            }
        } catch (IOException e) {
            // A fault of this line, or the sender gave up: both are what it is for.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
            senders.remove(client);
        }
    }

    private void serve(Socket client, Socket upstream, byte[] head) throws IOException, InterruptedException {
        Request request = request(head);
        Deed deed = fate.of(request);
        Thread.sleep(latencyMillis);
        if (deed == Deed.REFUSE) {
            return;
        }
        if (deed == Deed.STALL) {
            end.await();
        }
        if (deed == Deed.SAY) {
            pump(client.getInputStream(), OutputStream.nullOutputStream(), request.length(), 0);
            client.getOutputStream().write(says.bytes(request));
            return;
        }
        upstream.connect(server);
        upstream.getOutputStream().write(head);
        pump(client.getInputStream(), upstream.getOutputStream(), request.length(), 1);
        Thread.sleep(latencyMillis);
        if (deed == Deed.LOSE_ANSWER) {
            // Closed by the server when all is done.
            upstream.getInputStream().transferTo(OutputStream.nullOutputStream());
            return;
        }
        if (deed == Deed.SILENCE) {
            end.await();
        }
        down(upstream.getInputStream(), client.getOutputStream(), deed == Deed.CUT_ANSWER ? cutDownAfter : Long.MAX_VALUE);
    }

    /** Asks the server for one answer a connection. */
    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int last4 = 0; last4 != 0x0d0a0d0a; ) {
            int one = in.read();
            if (one < 0) {
                return new byte[0];
            }
            head.write(one);
            last4 = last4 << 8 | one;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1).replaceAll("(?i)\r\n(Proxy-)?Connection: [^\r]*", "");
        return (text.substring(0, text.length() - 2) + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private synchronized Request request(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        String[] first = text.substring(0, text.indexOf('\r')).split(" ");
        long length = text.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(line.substring(15).trim())).findFirst().orElse(0);
        Request request = new Request(requests.size() + 1, first[0], first[1], length);
        requests.add(request);
        return request;
    }

    private void pump(InputStream in, OutputStream out, long length, int counts) throws IOException, InterruptedException {
        byte[] bite = new byte[BITE];
        long since = System.nanoTime();
        for (long left = length; left > 0; ) {
            int count = in.read(bite, 0, (int) Math.min(bite.length, left));
            if (count < 0) {
                return;
            }
            long all = up.addAndGet((long) count * counts);
            if (cutUpAfter >= 0 && all >= cutUpAfter) {
                cutUpAfter = -1;
                reset();
                throw new IOException("cut");
            }
            out.write(bite, 0, count);
            left -= count;
            pace(since, length - left);
        }
    }

    private void down(InputStream in, OutputStream out, long most) throws IOException, InterruptedException {
        byte[] bite = new byte[BITE];
        long left = most;
        long since = System.nanoTime();
        for (int count; left > 0 && (count = in.read(bite)) >= 0; left -= count) {
            out.write(bite, 0, (int) Math.min(count, left));
            pace(since, most - left + count);
        }
    }

    private void pace(long since, long done) throws InterruptedException {
        if (bytesPerSecond > 0) {
            Thread.sleep(Math.max(0, 1000 * done / bytesPerSecond - (System.nanoTime() - since) / 1_000_000));
        }
    }

    /** Every connection that is open breaks, in both directions. One that comes meanwhile waits: broken by halves it would not be counted. */
    void reset() {
        synchronized (senders) {
            broken = senders.size();
            for (Socket socket : open) {
                open.remove(socket);
                try {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (IOException e) {
                    // It broke by itself.
                    continue;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        door.close();
        reset();
    }
}
