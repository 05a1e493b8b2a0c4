package org.checkgate.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between the appliance and its cloud and counts what the appliance sent. It passes every byte on but one request,
 * which it holds until released: so the end of an ingest waits for the test, however fast the machine is.
 */
final class RecordingProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int target;
    private final AtomicLong sent = new AtomicLong();
    private final byte[] held;
    private final AtomicLong seen = new AtomicLong();
    private final CountDownLatch released = new CountDownLatch(1);

    /** @param held a request line that is held, such as {@code PUT /bucket/key} */
    RecordingProxy(int target, String held) throws IOException {
        this.target = target;
        this.held = held.getBytes(StandardCharsets.US_ASCII);
        this.socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Bytes that came from the appliance, request lines and headers included. */
    long sent() {
        return sent.get();
    }

    /** How often the request that is to be held has come, held or not. */
    long seen() {
        return seen.get();
    }

    /** From now on nothing is held; what was held is cut off, and comes again from whoever still wants it. */
    void release() {
        released.countDown();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                daemon(() -> join(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void join(Socket client) {
        try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread back = daemon(() -> pump(server, client, new AtomicLong(), false));
            pump(client, server, sent, true);
            back.join();
        } catch (IOException | InterruptedException cut) {
            // One side is gone; the other is closed with it.
        }
    }

    private void pump(Socket from, Socket to, AtomicLong count, boolean requests) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[64 << 10];
            for (int n; (n = in.read(buffer)) >= 0;) {
                if (requests && isHeld(buffer, n)) {
                    seen.incrementAndGet();
                    if (released.getCount() > 0) {
                        released.await();
                        throw new IOException("held until released");
                    }
                }
                count.addAndGet(n);
                out.write(buffer, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException | InterruptedException cut) {
            close(from);
            close(to);
        }
    }

    /** A request begins a write of its own, so its line stands at the start of what was read. */
    private boolean isHeld(byte[] buffer, int length) {
        return length >= held.length && Arrays.equals(buffer, 0, held.length, held, 0, held.length);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // Nothing left to do for it.
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "recording-proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
