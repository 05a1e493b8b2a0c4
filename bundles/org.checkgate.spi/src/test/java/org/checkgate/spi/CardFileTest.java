package org.checkgate.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CardFileTest {
    @Test
    void takesAPathApart() {
        CardFile file = new CardFile("Clips/A.B/A001C001.R1.MOV", 1);
        assertEquals("Clips/A.B", file.folder());
        assertEquals("A001C001.R1.MOV", file.fileName());
        assertEquals("A001C001.R1", file.stem());
        assertEquals("mov", file.extension());
        assertEquals(" .mov", new CardFile("a/ .mov", 1).stem(), "a clip of that name would have none");
        assertEquals("", new CardFile("a/.DS_Store", 1).extension());
        assertEquals("", new CardFile("README", 1).folder());
    }

    @Test
    void refusesWhatIsNoPathOfACard() {
        assertThrows(IllegalArgumentException.class, () -> new CardFile("/etc/passwd", 1));
        assertThrows(IllegalArgumentException.class, () -> new CardFile("", 1));
        assertThrows(IllegalArgumentException.class, () -> new CardFile("a", -1));
    }

    @Test
    void theFirstFileThatIsMediaIsPrimary() {
        ClipFile xml = new ClipFile("C0001M01.XML", 10, Role.SIDECAR, 0);
        ClipFile mp4 = new ClipFile("C0001.MP4", 10, Role.ESSENCE, 0);
        assertEquals(mp4, new Clip("C0001", "xavc", List.of(xml, mp4)).primary());
        assertEquals(xml, new Clip("C0001", "sidecar", List.of(xml)).primary());
        assertEquals("camera-proxy", Role.CAMERA_PROXY.text());
    }
}
