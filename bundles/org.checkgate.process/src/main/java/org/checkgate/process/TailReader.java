package org.checkgate.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads a stream to its end, hands its lines on and keeps its end: a chatty child costs no memory. */
final class TailReader implements Runnable {
    private static final int LONGEST_LINE = 16 << 10;

    private final InputStream in;
    private final Consumer<String> onLine;
    private final byte[] tail;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long total;

    TailReader(InputStream in, int kept, Consumer<String> onLine) {
        this.in = in;
        this.tail = new byte[kept];
        this.onLine = onLine;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int n; (n = in.read(buffer)) >= 0;) {
                keep(buffer, n);
                split(buffer, n);
            }
        } catch (IOException streamClosed) {
            // The child is gone; what was read until then is what there is.
        }
        if (line.size() > 0) {
            hand();
        }
    }

    private synchronized void keep(byte[] buffer, int n) {
        for (int i = Math.max(0, n - tail.length); i < n; i++) {
            tail[(int) ((total + i) % tail.length)] = buffer[i];
        }
        total += n;
    }

    private void split(byte[] buffer, int n) {
        for (int i = 0; i < n; i++) {
            if (buffer[i] == '\n') {
                hand();
            } else if (buffer[i] != '\r' && line.size() < LONGEST_LINE) {
                line.write(buffer[i]);
            }
        }
    }

    private void hand() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        onLine.accept(text);
    }

    /** The end of what was read so far. */
    synchronized String text() {
        if (total <= tail.length) {
            return new String(tail, 0, (int) total, StandardCharsets.UTF_8);
        }
        int start = tail.length == 0 ? 0 : (int) (total % tail.length);
        byte[] ordered = new byte[tail.length];
        System.arraycopy(tail, start, ordered, 0, tail.length - start);
        System.arraycopy(tail, 0, ordered, tail.length - start, start);
        return new String(ordered, StandardCharsets.UTF_8);
    }
}
