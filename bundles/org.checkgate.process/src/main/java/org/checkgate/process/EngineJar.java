package org.checkgate.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * The jar of programs, unpacked into a folder that is named for the jar's name and size. The files lie below
 * {@code org/bytedeco/ffmpeg/linux-x86_64-gpl/} in it; its JNI libraries serve Java bindings and are left where they are.
 */
final class EngineJar {
    private static final String INSIDE = "org/bytedeco/ffmpeg/linux-x86_64-gpl/";
    private static final String ASIDE = ".unpacking-";

    private final Path jar;

    EngineJar(Path jar) {
        this.jar = jar;
    }

    /** The folder with every file whole; unpacked when it is not there yet. */
    Path unpackedBelow(Path cache) throws IOException {
        Path folder = cache.resolve(jar.getFileName().toString().replace(".jar", "") + "-" + Files.size(jar));
        try (JarFile file = new JarFile(jar.toFile())) {
            List<JarEntry> entries = file.stream().filter(EngineJar::wanted).toList();
            if (entries.stream().noneMatch(entry -> name(entry).equals("ffmpeg"))
                    || entries.stream().noneMatch(entry -> name(entry).equals("ffprobe"))) {
                throw new IOException("There is no ffmpeg in " + jar + ". Unpack the appliance's image again.");
            }
            if (!whole(folder, entries)) {
                Files.createDirectories(cache);
                sweep(cache);
                unpack(file, entries, folder);
            }
        } catch (ZipException broken) {
            throw new IOException("The shipped ffmpeg's jar " + jar + " is broken. Unpack the appliance's image again.", broken);
        }
        return folder;
    }

    private static boolean wanted(JarEntry entry) {
        String name = name(entry);
        return name.equals("ffmpeg") || name.equals("ffprobe")
                || name.startsWith("lib") && !name.contains("/") && !name.startsWith("libjni");
    }

    private static String name(JarEntry entry) {
        return entry.getName().startsWith(INSIDE) ? entry.getName().substring(INSIDE.length()) : "";
    }

    private static boolean whole(Path folder, List<JarEntry> entries) throws IOException {
        for (JarEntry entry : entries) {
            Path file = folder.resolve(name(entry));
            if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
                return false;
            }
        }
        return true;
    }

    private static void unpack(JarFile file, List<JarEntry> entries, Path folder) throws IOException {
        Path aside = Files.createTempDirectory(folder.getParent(), ASIDE + ProcessHandle.current().pid() + "-");
        try {
            for (JarEntry entry : entries) {
                copy(file, entry, aside.resolve(name(entry)));
            }
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
            take(aside, folder, entries);
        } finally {
            delete(aside);
        }
    }

    private static void copy(JarFile file, JarEntry entry, Path target) throws IOException {
        try (InputStream in = file.getInputStream(entry);
             FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            in.transferTo(out);
            // Else a loss of power after the rename leaves whole names with empty files.
            channel.force(true);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void take(Path aside, Path folder, List<JarEntry> entries) throws IOException {
        if (Files.exists(folder) && !whole(folder, entries)) {
            delete(folder);
        }
        try {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            // Another process was faster.
            if (!whole(folder, entries)) {
                throw refused;
            }
        }
    }

    /** What a process that is gone left in the middle is of no use. */
    private static void sweep(Path cache) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(cache, ASIDE + "*")) {
            for (Path folder : left) {
                String pid = folder.getFileName().toString().substring(ASIDE.length()).split("-")[0];
                if (!pid.matches("\\d{1,18}") || ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    delete(folder);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
