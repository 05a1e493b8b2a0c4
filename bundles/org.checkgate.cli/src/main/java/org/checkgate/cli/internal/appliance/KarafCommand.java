package org.checkgate.cli.internal.appliance;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.cli.internal.home.Home;
import org.checkgate.cli.internal.home.Image;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;

/**
 * The command that starts Karaf 4.4 on Java 17 for a home. What it opens, exports and patches is what Karaf's own
 * {@code bin/karaf} does; that script is not used because a shell between us and Karaf would get our signals.
 */
public final class KarafCommand {
    /** The class that runs Karaf; also how a running appliance is recognised. */
    public static final String MAIN = "org.apache.karaf.main.Main";
    private static final List<String> OPENED = List.of("java.base/java.security", "java.base/java.net", "java.base/java.lang",
            "java.base/java.util", "java.naming/javax.naming.spi", "java.rmi/sun.rmi.transport.tcp");
    private static final List<String> EXPORTED = List.of("java.base/sun.net.www.protocol.file", "java.base/sun.net.www.protocol.ftp",
            "java.base/sun.net.www.protocol.http", "java.base/sun.net.www.protocol.https", "java.base/sun.net.www.protocol.jar",
            "java.base/sun.net.www.content.text", "jdk.xml.dom/org.w3c.dom.html", "jdk.naming.rmi/com.sun.jndi.url.rmi",
            "java.rmi/sun.rmi.registry", "java.security.sasl/com.sun.security.sasl", "java.naming/com.sun.jndi.ldap");

    private KarafCommand() {
    }

    /**
     * @param java    the folder of the Java to run it with
     * @param options further options of the Java machine, such as {@code -Xmx512m}
     */
    public static List<String> of(Path java, Image image, Home home, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
        command.addAll(options);
        Path endorsed = image.folder().resolve("lib/endorsed");
        if (Files.isDirectory(endorsed)) {
            command.add("--add-reads=java.xml=java.logging");
            command.add("--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED");
            command.addAll(List.of("--patch-module", "java.base=" + only(endorsed, "org.apache.karaf.specs.locator-*.jar")));
            command.addAll(List.of("--patch-module", "java.xml=" + only(endorsed, "org.apache.karaf.specs.java.xml-*.jar")));
        }
        OPENED.forEach(p -> command.add("--add-opens=" + p + "=ALL-UNNAMED"));
        EXPORTED.forEach(p -> command.add("--add-exports=" + p + "=ALL-UNNAMED"));
        command.add("-Djava.security.manager=allow");
        command.add("-Dkaraf.home=" + image.folder());
        command.add(baseOption(home));
        command.add("-Dkaraf.data=" + home.data());
        command.add("-Dkaraf.etc=" + home.etc());
        command.add("-Dkaraf.log=" + home.log());
        command.add("-Dkaraf.instances=" + home.folder().resolve("instances"));
        command.add("-Dkaraf.startLocalConsole=false");
        command.add("-Dkaraf.startRemoteShell=false");
        command.add("-Djava.io.tmpdir=" + home.data().resolve("tmp"));
        command.add("-Djava.util.logging.config.file=" + home.etc().resolve("java.util.logging.properties"));
        command.addAll(List.of("-classpath", image.folder().resolve("lib/boot") + "/*:" + image.folder().resolve("lib/jdk9plus") + "/*", MAIN));
        return command;
    }

    /** The option that says whose appliance a process is. */
    static String baseOption(Home home) {
        return "-Dkaraf.base=" + home.folder();
    }

    private static Path only(Path folder, String pattern) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : found) {
                return file;
            }
        }
        throw new Trouble(ExitCode.CANNOT_START, "The appliance's image is not complete: " + folder + " has no " + pattern + ".",
                "Build it anew (delete the file .built and start ./checkgate again) or install the package again.");
    }
}
