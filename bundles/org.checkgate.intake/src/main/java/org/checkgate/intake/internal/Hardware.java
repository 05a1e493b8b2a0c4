package org.checkgate.intake.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the system tells of the device under a mount: the file system's UUID by udev's links in {@code /dev/disk/by-uuid},
 * the serial number by the kernel's {@code /sys/dev/block}. Both are empty where the system does not tell.
 */
final class Hardware {
    private final Path byUuid;
    private final Path blockDevices;

    Hardware(Path byUuid, Path blockDevices) {
        this.byUuid = byUuid;
        this.blockDevices = blockDevices;
    }

    String fileSystemUuid(String source) {
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
