package org.checkgate.inspect.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.checkgate.sandbox.wire.ClipWire;
import org.checkgate.sandbox.wire.InspectionWire;
import org.checkgate.sandbox.wire.Op;
import org.checkgate.sandbox.wire.Places;
import org.checkgate.sandbox.wire.Wire;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Role;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Test;

/** A process that a plugin has taken over checks nothing before it answers: what it says is bounded here. */
class HostileWireTest {
    private static final CardFile FILE = new CardFile("a.mov", 10);
    private final Loop loop = new Loop();

    /** What is written can be read. */
    private static final class Loop implements ByteChannel {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private ByteBuffer left;

        @Override
        public int write(ByteBuffer from) {
            int count = from.remaining();
            byte[] some = new byte[count];
            from.get(some);
            written.write(some, 0, count);
            return count;
        }

        @Override
        public int read(ByteBuffer into) {
            left = left == null ? ByteBuffer.wrap(written.toByteArray()) : left;
            int count = Math.min(into.remaining(), left.remaining());
            if (count == 0) {
                return -1;
            }
            into.put(left.slice(left.position(), count));
            left.position(left.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // There is nothing behind it.
        }
    }

    private Wire answered() throws IOException {
        Wire wire = new Wire(loop);
        assertEquals(Op.ANSWER, wire.next());
        return wire;
    }

    @Test
    void aMillionEmptyFindingsAreNoAnswer() throws IOException {
        Wire wire = new Wire(loop);
        InspectionWire.write(wire.say(Op.ANSWER), new Inspection(Map.of(), Map.of(), Collections.nCopies(1_000_000, new Finding("", Severity.INFO, "", "", ""))));
        wire.send();
        assertThrows(IOException.class, () -> InspectionWire.read(answered()));
    }

    @Test
    void moreCharactersThanAnAnswerHasAreRefusedBeforeTheyFillTheMemory() throws IOException {
        Wire wire = new Wire(loop);
        wire.say(Op.ANSWER).number(0).number(1).text("zoo").number(10);
        for (int i = 0; i < 10; i++) {
            wire.text("key" + i).text("x".repeat(1_000_000));
        }
        wire.number(0).send();
        assertTrue(assertThrows(IOException.class, () -> InspectionWire.read(answered())).getMessage().contains("longer than it may be"));
    }

    @Test
    void aCardOfOneFileHasNoMillionClips() throws IOException {
        Wire wire = new Wire(loop);
        Clip clip = new Clip("a", "x", List.of(ClipFile.of(FILE, Role.ESSENCE, 0)));
        ClipWire.write(wire.say(Op.ANSWER), Collections.nCopies(1001, clip), new Places(List.of(FILE)));
        wire.send();
        assertThrows(IOException.class, () -> ClipWire.read(answered(), List.of(FILE), 1000));
    }

    @Test
    void oneClipHasNoMillionFilesOfACardOfOne() throws IOException {
        Wire wire = new Wire(loop);
        Clip clip = new Clip("a", "x", Collections.nCopies(1001, ClipFile.of(FILE, Role.ESSENCE, 0)));
        ClipWire.write(wire.say(Op.ANSWER), List.of(clip), new Places(List.of(FILE)));
        wire.send();
        assertThrows(IOException.class, () -> ClipWire.read(answered(), List.of(FILE), 1000));
    }
}
