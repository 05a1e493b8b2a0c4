package org.checkgate.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    @TempDir
    Path folder;

    private String before;

    @BeforeEach
    void drive() throws IOException {
        Files.createDirectories(folder.resolve("A001/ascmhl"));
        Files.writeString(folder.resolve("A001/clip.mov"), "12345");
        Files.writeString(folder.resolve("A001/ascmhl/ascmhl_chain.xml"), "<chain/>");
        before = Fingerprint.of(folder);
    }

    @Test
    void theSameContentsElsewhereAreTheSame(@TempDir Path elsewhere) throws IOException {
        Files.createDirectories(elsewhere.resolve("A001/ascmhl"));
        Files.writeString(elsewhere.resolve("A001/clip.mov"), "54321");
        Files.writeString(elsewhere.resolve("A001/ascmhl/ascmhl_chain.xml"), "<chain/>");
        assertEquals(before, Fingerprint.of(elsewhere));
    }

    @Test
    void aSizeANameAndAManifestsBytesCount() throws IOException {
        Files.writeString(folder.resolve("A001/clip.mov"), "123456");
        String longer = Fingerprint.of(folder);
        assertNotEquals(before, longer);
        Files.writeString(folder.resolve("A001/ascmhl/ascmhl_chain.xml"), "<Chain/>");
        String otherManifest = Fingerprint.of(folder);
        assertNotEquals(longer, otherManifest);
        Files.createFile(folder.resolve("new"));
        assertNotEquals(otherManifest, Fingerprint.of(folder));
    }

    @Test
    void aLinkIsNamedAndNotFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("A001/loop"), folder);
        assertNotEquals(before, Fingerprint.of(folder));
    }

    @Test
    void aFolderThatIsGoneSaysSo() {
        assertThrows(NoSuchFileException.class, () -> Fingerprint.of(folder.resolve("gone")));
    }
}
