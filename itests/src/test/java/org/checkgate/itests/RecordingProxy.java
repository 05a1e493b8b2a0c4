package org.checkgate.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between the appliance and its cloud, passes every byte on, and counts what the appliance sent. */
final class RecordingProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int target;
    private final AtomicLong sent = new AtomicLong();

    RecordingProxy(int target) throws IOException {
        this.target = target;
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
            Thread back = daemon(() -> pump(server, client, new AtomicLong()));
            pump(client, server, sent);
            back.join();
        } catch (IOException | InterruptedException cut) {
            // One side is gone; the other is closed with it.
        }
    }

    private static void pump(Socket from, Socket to, AtomicLong count) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[64 << 10];
            for (int n; (n = in.read(buffer)) >= 0;) {
                count.addAndGet(n);
                out.write(buffer, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException cut) {
            close(from);
            close(to);
        }
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
