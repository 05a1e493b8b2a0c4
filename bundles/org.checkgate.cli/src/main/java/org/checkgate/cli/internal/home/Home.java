package org.checkgate.cli.internal.home;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The folder of one appliance: its settings, plugins, ledger, staging and what it says of itself while it runs. */
public record Home(Path folder) {

    public Home {
        folder = real(folder.toAbsolutePath().normalize());
    }

    /**
     * The home that was asked for, else the default one.
     *
     * @param asked       may be null
     * @param name        the folder's name below the user's state folder: {@code appliance} or {@code demo}
     * @param environment where XDG_STATE_HOME and HOME are looked up
     */
    public static Home of(Path asked, String name, Map<String, String> environment) {
        if (asked != null) {
            return new Home(asked);
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String user = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path base = Path.of(state).isAbsolute() ? Path.of(state) : Path.of(user, ".local", "state");
        return new Home(base.resolve("checkgate").resolve(name));
    }

    /** A home is found again by its path, so links in it are followed as far as it exists. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.getParent() == null ? path : real(path.getParent()).resolve(path.getFileName());
        }
    }

    public Path etc() {
        return folder.resolve("etc");
    }

    public Path plugins() {
        return folder.resolve("plugins");
    }

    /** Karaf's own data; the ledger lies below it. */
    public Path data() {
        return folder.resolve("data");
    }

    /** What belongs to one run of the appliance. */
    public Path run() {
        return folder.resolve("run");
    }

    public Path keys() {
        return folder.resolve("keys");
    }

    public Path log() {
        return data().resolve("log");
    }

    public Path karafLog() {
        return log().resolve("karaf.log");
    }

    /** What the appliance's process prints before and beside its log. */
    public Path processOutput() {
        return log().resolve("console.out");
    }

    /** What the console says of itself once it answers. */
    public Path consoleFile() {
        return run().resolve("console.json");
    }
}
