package org.checkgate.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountTableTest {
    @TempDir
    Path folder;

    @Test
    void readsMountsBelowTheRootsAlone() throws IOException {
        Path table = Files.writeString(folder.resolve("mountinfo"), """
                22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
                90 22 8:17 / /media/A001 ro,nosuid shared:9 master:2 - exfat /dev/sdb1 ro,uid=0
                91 22 8:33 / /media/BLUE\\040DRIVE ro - exfat /dev/sdc1 ro
                92 22 8:49 / /mediation ro - exfat /dev/sdd1 ro
                """);
        List<Mount> mounts = new MountTable(table).below(List.of(Path.of("/media")));
        assertEquals(List.of(new Mount(Path.of("/media/A001"), "8:17", "/dev/sdb1", "exfat"),
                new Mount(Path.of("/media/BLUE DRIVE"), "8:33", "/dev/sdc1", "exfat")), mounts);
    }

    @Test
    void aLineThatIsCutOffIsPassedOver() {
        assertNull(MountTable.parse("22 1 254:1 / /media/X rw"));
        assertNull(MountTable.parse(""));
    }

    @Test
    void withoutATableThereAreNoMounts() throws IOException {
        assertEquals(List.of(), new MountTable(folder.resolve("none")).below(List.of(Path.of("/media"))));
    }

    @Test
    void hardwareIsFoundThroughTheSystemsLinks() throws IOException {
        Path device = Files.createFile(folder.resolve("sdb1"));
        Path byUuid = Files.createDirectory(folder.resolve("by-uuid"));
        Files.createSymbolicLink(byUuid.resolve("1234-ABCD"), device);
        Path disk = Files.createDirectories(folder.resolve("block/8:17/device"));
        Files.writeString(disk.resolve("serial"), "S4EVNX0R\n");
        Hardware hardware = new Hardware(byUuid, folder.resolve("block"), folder.resolve("notes"));
        assertEquals("1234-ABCD", hardware.fileSystemUuid("8:17", device.toString()));
        assertEquals("", hardware.fileSystemUuid("8:33", folder.resolve("gone").toString()));
        Files.writeString(Files.createDirectory(folder.resolve("notes")).resolve("b8:33"), "I:1\nE:ID_FS_UUID=1234 X\nE:ID_FS_UUID_ENC=1234\\x20X\n");
        assertEquals("1234\\x20X", hardware.fileSystemUuid("8:33", folder.resolve("gone").toString()), "of two clones only one has the link");
        assertEquals("1234-ABCD", hardware.fileSystemUuid("8:17", device.toString()));
        assertEquals("S4EVNX0R", hardware.serial("8:17"));
        assertEquals("", hardware.serial("8:99"));
    }
}
