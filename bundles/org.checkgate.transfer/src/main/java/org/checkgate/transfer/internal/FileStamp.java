package org.checkgate.transfer.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What tells that a file was changed, without reading it. */
public record FileStamp(long size, long modifiedMillis, String key) {
    public static final FileStamp NONE = new FileStamp(-1, 0, "");

    public static FileStamp of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(now.size(), now.lastModifiedTime().toMillis(), String.valueOf(now.fileKey()));
        } catch (IOException e) {
            return NONE;
        }
    }
}
