package org.checkgate.bench.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LineTest {
    /** A server of one connection, at the end of a line. */
    private interface Talk {
        void over(Line line, Socket near, Socket far) throws Exception;
    }

    private static void talk(Duration oneWay, Talk talk) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Line line = new Line(URI.create("http://127.0.0.1:" + server.getLocalPort()), oneWay);
                Socket near = new Socket("127.0.0.1", line.address().getPort()); Socket far = server.accept()) {
            talk.over(line, near, far);
        }
    }

    @Test
    void handsOnBothWaysAndCountsWhatLeaves() throws Exception {
        talk(Duration.ZERO, (line, near, far) -> {
            near.getOutputStream().write(new byte[] {1, 2, 3});
            assertArrayEquals(new byte[] {1, 2, 3}, far.getInputStream().readNBytes(3));
            far.getOutputStream().write(new byte[] {4});
            assertEquals(4, near.getInputStream().read());
            assertEquals(3, line.leaving().total());
            near.shutdownOutput();
            assertEquals(-1, far.getInputStream().read(), "an end is handed on too");
        });
    }

    @Test
    void takesItsTime() throws Exception {
        talk(Duration.ofMillis(50), (line, near, far) -> {
            long start = System.nanoTime();
            near.getOutputStream().write(1);
            assertEquals(1, far.getInputStream().read());
            assertTrue(System.nanoTime() - start >= 50_000_000, "never earlier than that");
        });
    }

    @Test
    void aCutReachesBothEnds() throws Exception {
        talk(Duration.ZERO, (line, near, far) -> {
            near.getOutputStream().write(1);
            assertEquals(1, far.getInputStream().read());
            line.cut();
            assertThrows(IOException.class, () -> near.getInputStream().read());
            assertThrows(IOException.class, () -> far.getInputStream().read());
        });
    }
}
