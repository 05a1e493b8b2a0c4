package org.checkgate.readers.mxf;

import static org.checkgate.readers.mxf.MxfBytes.bytes;
import static org.checkgate.readers.mxf.MxfBytes.hex;
import static org.checkgate.readers.mxf.MxfBytes.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;
import org.junit.jupiter.api.Test;

class KlvTest {
    private static final String PREFACE = "060e2b34025301010d01010101012f00";

    private static Optional<Klv> klv(String length) throws IOException {
        return Klv.at(ByteWindow.of(bytes(hex(PREFACE), hex(length)), ByteOrder.BIG_ENDIAN), 0);
    }

    @Test
    void aLengthHasOneOctetOrSaysHowMany() throws IOException {
        assertEquals(0x7f, klv("7f").orElseThrow().length());
        assertEquals(0x80, klv("8180").orElseThrow().length());
        assertEquals(0x010203, klv("83010203").orElseThrow().length());
        assertEquals(17 + 8, klv("880000000000000001").orElseThrow().start());
        assertEquals(Long.MAX_VALUE, klv("887fffffffffffffff").orElseThrow().end(), "beyond all files, not before them");
    }

    @Test
    void aLengthThatIsNoneIsAbsent() throws IOException {
        for (String none : List.of("80", "89000000000000000001", "ff", "88ffffffffffffffff", "8301", "")) {
            assertEquals(Optional.empty(), klv(none), none);
        }
    }

    @Test
    void aLabelMeansTheSameInEveryVersionOfItsRegister() {
        Label first = new Label(0x060e2b34_04010101L, 0x0d010201_01010900L);
        Label later = new Label(0x060e2b34_0401010dL, 0x0d010201_01010900L);
        assertTrue(first.starts("060e2b34040101000d010201") && later.starts("060e2b34040101000d010201"));
        assertFalse(first.starts("060e2b34040101000d010202"));
        assertEquals("060e2b34.0401010d.0d010201.01010900", later.text());
        assertEquals(List.of(0x06, 0x0d, 0x0d, 0x09), List.of(later.octet(0), later.octet(7), later.octet(8), later.octet(14)));
    }

    @Test
    void anItemThatIsCutOffOrTooShortIsAbsent() {
        byte[] items = bytes(item(0x3c01, "Maker\0rest"), item(0x3001, 24000), item(0x4b01, 24000, 0), item(0x3203, 1920), item(0x3203, 5));
        LocalSet set = new LocalSet(0x28, bytes(items, (short) 0x3202, (short) 4, (short) 1));
        assertEquals(Optional.of("Maker"), set.text(0x3c01));
        assertEquals(Optional.empty(), set.rate(0x3001));
        assertEquals(Optional.empty(), set.rate(0x4b01));
        assertEquals(1920, set.number(0x3203).orElseThrow(), "the first of two counts");
        assertFalse(set.has(0x3202));
        assertEquals(List.of(), new LocalSet(0, item(0x1001, -1, 16, new byte[15])).references(0x1001));
    }
}
