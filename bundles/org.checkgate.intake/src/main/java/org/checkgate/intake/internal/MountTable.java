package org.checkgate.intake.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel's table of mounts, {@code /proc/self/mountinfo}.
 * Its format is described in proc(5): fields separated by a blank, blanks in names written as octal escapes, a lone
 * {@code -} before the file system's type and source.
 */
final class MountTable {
    private static final int DEVICE = 2;
    private static final int MOUNT_POINT = 4;
    private static final int FIRST_OPTIONAL = 6;

    private final Path table;

    MountTable(Path table) {
        this.table = table;
    }

    /** Mounts below one of these folders; none where the system has no such table. */
    List<Mount> below(List<Path> roots) throws IOException {
        List<Mount> mounts = new ArrayList<>();
        if (!Files.isReadable(table)) {
            return mounts;
        }
        for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
            Mount mount = parse(line);
            if (mount != null && roots.stream().anyMatch(root -> mount.path().startsWith(root) && !mount.path().equals(root))) {
                mounts.add(mount);
            }
        }
        return mounts;
    }

    static Mount parse(String line) {
        String[] fields = line.split(" ");
        int dash = FIRST_OPTIONAL;
        while (dash < fields.length && !fields[dash].equals("-")) {
            dash++;
        }
        if (dash + 2 >= fields.length) {
            return null;
        }
        return new Mount(Path.of(unescape(fields[MOUNT_POINT])), fields[DEVICE], unescape(fields[dash + 2]), fields[dash + 1]);
    }

    /** The kernel writes blank, tab, newline and backslash as {@code \} and three octal digits, byte by byte. */
    private static String unescape(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 3 < field.length() && field.substring(i + 1, i + 4).matches("[0-7]{3}")) {
                text.append((char) Integer.parseInt(field, i + 1, i + 4, 8));
                i += 3;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
