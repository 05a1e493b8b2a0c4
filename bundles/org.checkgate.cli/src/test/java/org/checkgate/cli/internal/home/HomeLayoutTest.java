package org.checkgate.cli.internal.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.checkgate.cli.FakeImage;
import org.checkgate.cli.internal.terminal.Trouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLayoutTest {
    private static final String POLICY = "org.checkgate.policy.cfg";
    @TempDir
    private Path folder;
    private Image image;
    private Home home;

    @BeforeEach
    void layOut() throws IOException {
        image = new Image(FakeImage.in(folder.resolve("image")));
        home = new Home(folder.resolve("a home"));
        refresh();
    }

    private List<String> refresh() throws IOException {
        return new HomeLayout(image, home).refresh();
    }

    @Test
    void aNewHomeHasSettingsPluginsAndSecretFolders() throws IOException {
        assertEquals("strict = true\n", Files.readString(home.etc().resolve(POLICY)));
        assertTrue(Files.exists(home.plugins().resolve("camera.jar")));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.run())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.keys())));
    }

    @Test
    void aNewImageReplacesWhatNobodyEditedAndClearsTheCacheButNotTheLedger() throws IOException {
        Files.createDirectories(home.data().resolve("cache/bundle1"));
        Files.createDirectories(home.data().resolve("ledger"));
        Files.writeString(home.data().resolve("ledger/checkgate.mv.db"), "the truth");
        Files.writeString(image.etc().resolve(POLICY), "strict = very much\n");
        Files.delete(image.plugins().resolve("camera.jar"));
        Files.writeString(image.plugins().resolve("camera2.jar"), "another");
        assertEquals(List.of(), refresh());
        assertEquals("strict = very much\n", Files.readString(home.etc().resolve(POLICY)));
        assertFalse(Files.exists(home.plugins().resolve("camera.jar")));
        assertTrue(Files.exists(home.plugins().resolve("camera2.jar")));
        assertFalse(Files.exists(home.data().resolve("cache")));
        assertEquals("the truth", Files.readString(home.data().resolve("ledger/checkgate.mv.db")));
    }

    @Test
    void whatTheOperatorMadeStays() throws IOException {
        Files.writeString(home.etc().resolve(POLICY), "strict = mine\n");
        Files.writeString(home.etc().resolve("org.checkgate.own.cfg"), "own = 1\n");
        Files.writeString(home.plugins().resolve("own.jar"), "own");
        Files.writeString(home.plugins().resolve("camera.jar"), "patched");
        Files.writeString(image.etc().resolve(POLICY), "strict = very much\n");
        Files.writeString(image.plugins().resolve("camera.jar"), "a newer plugin");
        assertEquals(List.of(POLICY), refresh());
        assertEquals("strict = mine\n", Files.readString(home.etc().resolve(POLICY)));
        assertEquals("own = 1\n", Files.readString(home.etc().resolve("org.checkgate.own.cfg")));
        assertEquals("own", Files.readString(home.plugins().resolve("own.jar")));
        assertEquals("patched", Files.readString(home.plugins().resolve("camera.jar")));
    }

    @Test
    void karafsOwnSettingsFollowTheImageThoughKarafRewroteThem() throws IOException {
        Files.writeString(home.etc().resolve("config.properties"), "karaf = 1\nkaraf.shutdown.command = x\n");
        Files.writeString(image.etc().resolve("config.properties"), "karaf = 2 and more\n");
        refresh();
        assertEquals("karaf = 2 and more\n", Files.readString(home.etc().resolve("config.properties")));
    }

    @Test
    void anUnchangedImageChangesNothing() throws IOException {
        Files.createDirectories(home.data().resolve("cache"));
        Files.delete(home.plugins().resolve("camera.jar"));
        refresh();
        assertTrue(Files.exists(home.data().resolve("cache")));
        assertFalse(Files.exists(home.plugins().resolve("camera.jar")));
    }

    @Test
    void anImageThatLacksAPartIsRefused() throws IOException {
        Tree.delete(image.folder().resolve("system"));
        Trouble trouble = assertThrows(Trouble.class, this::refresh);
        assertTrue(trouble.getMessage().contains("system"), trouble.getMessage());
    }

    @Test
    void onlyOneHoldsAHome() throws IOException {
        try (HomeLock lock = HomeLock.take(home)) {
            Trouble trouble = assertThrows(Trouble.class, () -> HomeLock.take(home));
            assertTrue(trouble.getMessage().contains("runs already"), trouble.getMessage() + lock);
        }
        HomeLock.take(home).close();
    }

    @Test
    void theDefaultHomeIsInTheUsersStateFolder() {
        assertEquals(Path.of("/state/checkgate/demo"), Home.of(null, "demo", Map.of("XDG_STATE_HOME", "/state", "HOME", "/h")).folder());
        assertEquals(Path.of("/h/.local/state/checkgate/appliance"), Home.of(null, "appliance", Map.of("HOME", "/h")).folder());
        assertEquals(Path.of("/h/.local/state/checkgate/demo"), Home.of(null, "demo", Map.of("XDG_STATE_HOME", "", "HOME", "/h")).folder());
        assertEquals(Path.of("/else"), Home.of(Path.of("/else"), "demo", Map.of()).folder());
    }

    @Test
    void settingAKeyLeavesTheRestOfTheFile() throws IOException {
        Path file = folder.resolve("some.cfg");
        Files.writeString(file, "# a comment\nport = 1\nportal = 2\n");
        new Setting(file, "port").set("3");
        assertEquals("# a comment\nportal = 2\nport = 3\n", Files.readString(file));
        assertEquals("2", new Setting(file, "portal").value().orElseThrow());
        new Setting(folder.resolve("new.cfg"), "a").set("b");
        assertEquals("b", new Setting(folder.resolve("new.cfg"), "a").value().orElseThrow());
    }
}
