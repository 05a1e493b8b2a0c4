package org.checkgate.cli.internal.mhl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.checkgate.cli.internal.terminal.Trouble;

/**
 * A path that somebody gave for something in a folder, as hash lists write it: relative to the folder, with {@code /}. It may
 * be given relative to the folder or to the working folder, or absolute.
 */
public final class PathInside {
    private PathInside() {
    }

    /**
     * The path of something that is there.
     *
     * @param folder a real path
     * @throws Trouble when nothing is there, or it lies outside
     */
    public static String existing(Path folder, Path given) throws IOException {
        for (String path : possible(folder, given)) {
            if (Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
                return path;
            }
        }
        throw Trouble.usage("There is no " + given + " in " + folder + ".",
                "Give a path as it is below the folder, or as it is seen from here.");
    }

    /**
     * What the path can mean, the likeliest first; nothing need be there.
     *
     * @param folder a real path
     * @throws Trouble when it cannot mean anything in the folder
     */
    public static List<String> possible(Path folder, Path given) throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        boolean itself = false;
        for (Path meant : List.of(folder.resolve(given), given.toAbsolutePath())) {
            Path real = real(meant);
            itself |= real.equals(folder);
            if (real.startsWith(folder) && !real.equals(folder)) {
                paths.add(folder.relativize(real).toString().replace(real.getFileSystem().getSeparator(), "/"));
            }
        }
        if (!paths.isEmpty()) {
            return new ArrayList<>(paths);
        }
        throw itself ? Trouble.usage(given + " is the folder itself.", "Leave --file out to mean everything in it.")
                : Trouble.usage(given + " lies outside " + folder + ".", "Give a path inside it.");
    }

    /** Every link on the way is followed, but not the last name: a link is a thing of its own. */
    private static Path real(Path path) throws IOException {
        Path name = path.getFileName();
        if (name == null || name.toString().equals("..") || name.toString().equals(".") || name.toString().isEmpty()) {
            return Files.exists(path) ? path.toRealPath() : path.normalize();
        }
        Path parent = path.getParent();
        return (Files.exists(parent) ? parent.toRealPath() : real(parent)).resolve(name);
    }
}
