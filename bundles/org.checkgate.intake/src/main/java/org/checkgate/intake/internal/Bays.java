package org.checkgate.intake.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where drives turn up: mounts below the configured folders, and the folders of the watched folder. */
final class Bays {
    /** What stands for the file system of a plain folder. */
    static final String FOLDER = "folder";

    private final MountTable mounts;
    private final Hardware hardware;
    private final List<Path> mountRoots;
    private final Optional<Path> watched;

    Bays(MountTable mounts, Hardware hardware, List<Path> mountRoots, Optional<Path> watched) {
        this.mounts = mounts;
        this.hardware = hardware;
        this.mountRoots = mountRoots;
        this.watched = watched;
    }

    List<Candidate> now() throws IOException {
        List<Candidate> found = new ArrayList<>();
        for (Mount mount : mounts.below(mountRoots)) {
            found.add(new Candidate(mount.path(), mount.path().getFileName().toString(),
                    hardware.serial(mount.device()), hardware.fileSystemUuid(mount.device(), mount.source())));
        }
        if (watched.isPresent() && Files.isDirectory(watched.get())) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(watched.get(),
                    folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && !folder.getFileName().toString().startsWith("."))) {
                folders.forEach(folder -> found.add(folder(folder)));
            }
        }
        return found;
    }

    /** A plain folder: it has no serial, and its file system is not its own. */
    static Candidate folder(Path path) {
        return new Candidate(path, path.getFileName() == null ? "/" : path.getFileName().toString(), "", FOLDER);
    }
}
