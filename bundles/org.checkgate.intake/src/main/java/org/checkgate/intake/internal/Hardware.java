package org.checkgate.intake.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the system tells of the device under a mount: the file system's UUID by udev's notes in {@code /run/udev/data}, or by its
 * links in {@code /dev/disk/by-uuid} where there are none; the serial number by the kernel's {@code /sys/dev/block}. Both are
 * empty where the system does not tell. Of two volumes with one UUID only one has the link; each has its note.
 */
final class Hardware {
    private static final String NOTED = "E:ID_FS_UUID_ENC=";

    private final Path byUuid;
    private final Path blockDevices;
    private final Path notes;

    Hardware(Path byUuid, Path blockDevices, Path notes) {
        this.byUuid = byUuid;
        this.blockDevices = blockDevices;
        this.notes = notes;
    }

    /**
     * @param device {@code major:minor}
     * @param source such as {@code /dev/sdb1}
     */
    String fileSystemUuid(String device, String source) {
        Path note = notes.resolve("b" + device);
        try {
            if (Files.isReadable(note)) {
                for (String line : Files.readAllLines(note)) {
                    // Encoded as in the name of the link.
                    if (line.startsWith(NOTED)) {
                        return line.substring(NOTED.length());
                    }
                }
            }
        } catch (IOException unknown) {
            return linked(source);
        }
        return linked(source);
    }

    private String linked(String source) {
        if (!Files.isDirectory(byUuid)) {
            return "";
        }
        try (DirectoryStream<Path> links = Files.newDirectoryStream(byUuid)) {
            Path device = Path.of(source).toRealPath();
            for (Path link : links) {
                if (link.toRealPath().equals(device)) {
                    return link.getFileName().toString();
                }
            }
        } catch (IOException unknown) {
            return "";
        }
        return "";
    }

    /** A partition has its disk's serial, which lies one folder up. */
    String serial(String device) {
        for (String place : new String[] {"device/serial", "../device/serial", "serial", "../serial"}) {
            Path file = blockDevices.resolve(device).resolve(place);
            try {
                if (Files.isReadable(file)) {
                    return Files.readString(file).strip();
                }
            } catch (IOException unknown) {
                return "";
            }
        }
        return "";
    }
}
