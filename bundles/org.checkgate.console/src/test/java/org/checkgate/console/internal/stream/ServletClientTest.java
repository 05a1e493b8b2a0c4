package org.checkgate.console.internal.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import org.junit.jupiter.api.Test;

class ServletClientTest {
    private final FakeOut out = new FakeOut();
    private int completed;
    private final AsyncContext context = (AsyncContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {AsyncContext.class},
            (self, method, arguments) -> {
                assertEquals("complete", method.getName());
                completed++;
                return null;
            });
    private final ServletClient client = new ServletClient(context, out, -1);

    @Test
    void keepsFramesUntilTheDoorIsOpen() throws Exception {
        assertTrue(client.offer(bytes("a")));
        assertEquals("", out.text());
        client.onWritePossible();
        assertTrue(client.offer(bytes("b")));
        assertEquals("ab", out.text());
        out.ready = false;
        client.offer(bytes("c"));
        assertEquals("ab", out.text());
        out.ready = true;
        client.onWritePossible();
        assertEquals("abc", out.text());
    }

    @Test
    void isGivenUpWhenItDoesNotRead() {
        int taken = 0;
        while (client.offer(bytes("x"))) {
            taken++;
        }
        assertEquals(256, taken);
        assertEquals(1, completed);
        assertFalse(client.offer(bytes("y")));
        assertEquals(1, completed);
    }

    @Test
    void isGoneWhenItsLineBreaks() {
        client.onWritePossible();
        out.broken = true;
        assertFalse(client.offer(bytes("x")));
        assertEquals(1, completed);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class FakeOut extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ready = true;
        private boolean broken;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int b) throws IOException {
            if (broken) {
                throw new IOException("broken pipe");
            }
            bytes.write(b);
        }

        private String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
