package org.apache.karaf.main;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.checkgate.cli.FakeConsole;

/** A fake Karaf: it has the name by which the command line starts the real one, and is nothing but a console. */
public final class Main {
    private Main() {
    }

    /** The home's file {@code fail} makes the start fail, with a line in the log. */
    public static void main(String[] arguments) throws Exception {
        Path base = Path.of(System.getProperty("karaf.base"));
        if (Files.exists(base.resolve("fail"))) {
            Files.writeString(base.resolve("data/log/karaf.log"), "1 INFO fine\n2 ERROR a bundle does not resolve\n");
            System.exit(7);
        }
        Properties settings = new Properties();
        settings.load(Files.newBufferedReader(base.resolve("etc/org.ops4j.pax.web.cfg")));
        FakeConsole console = new FakeConsole(Integer.parseInt(settings.getProperty("org.osgi.service.http.port")));
        // What the console of this run has to say beyond its first words.
        if (Files.exists(base.resolve("answers.properties"))) {
            Properties answers = new Properties();
            answers.load(Files.newBufferedReader(base.resolve("answers.properties")));
            answers.forEach((what, body) -> console.answers((String) what, (String) body));
        }
        console.announce(base, ProcessHandle.current().pid());
        Thread.currentThread().join();
    }
}
