package org.checkgate.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** An image whose Karaf is a fake. */
public final class FakeImage {
    private static final List<String> CLASSES = List.of("org/apache/karaf/main/Main.class", "org/checkgate/cli/FakeConsole.class");

    private FakeImage() {
    }

    /** Lays one out in an empty folder, with a free port set. */
    public static Path in(Path folder) throws IOException {
        for (String part : List.of("etc", "lib/boot", "system", "plugins", "engines")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.writeString(folder.resolve("etc/org.ops4j.pax.web.cfg"), "# the console\norg.osgi.service.http.port = " + freePort() + "\n");
        Files.writeString(folder.resolve("etc/org.checkgate.policy.cfg"), "strict = true\n");
        Files.writeString(folder.resolve("etc/config.properties"), "karaf = 1\n");
        Files.writeString(folder.resolve("plugins/camera.jar"), "a plugin");
        try (OutputStream out = Files.newOutputStream(folder.resolve("lib/boot/karaf.jar")); JarOutputStream jar = new JarOutputStream(out)) {
            for (String name : CLASSES) {
                jar.putNextEntry(new JarEntry(name));
                try (InputStream content = FakeImage.class.getClassLoader().getResourceAsStream(name)) {
                    content.transferTo(jar);
                }
            }
        }
        return folder;
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
