package org.checkgate.cli.internal.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Lays a home out for an image, and brings it up to date when the image has changed. The ledger and staging are never touched. */
public final class HomeLayout {
    /** Settings that operators change besides our own. All other files of etc belong to Karaf, which also rewrites some. */
    private static final Set<String> OPERATORS = Set.of("org.ops4j.pax.web.cfg", "org.ops4j.pax.logging.cfg", "users.properties",
            "keys.properties", "custom.properties", "custom.system.properties", "host.key");
    private final Image image;
    private final Home home;

    public HomeLayout(Image image, Home home) {
        this.image = image;
        this.home = home;
    }

    /**
     * Call it while no appliance runs at this home.
     *
     * @return settings that were left as the operator made them although the image has new ones, as paths below etc
     */
    public List<String> refresh() throws IOException {
        image.requireComplete();
        for (Path folder : List.of(home.folder(), home.data().resolve("tmp"), home.log(), home.folder().resolve("instances"), home.folder().resolve("deploy"))) {
            Files.createDirectories(folder);
        }
        for (Path secret : List.of(home.run(), home.keys())) {
            Files.createDirectories(secret);
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
        }
        Path stampFile = home.run().resolve("image.stamp");
        String stamp = image.stamp() + " " + home.folder();
        if (Files.isRegularFile(stampFile) && Files.readString(stampFile).equals(stamp) && Files.isDirectory(home.etc())) {
            return List.of();
        }
        List<String> kept = new ShippedFiles(image.etc(), home.etc(), home.run().resolve("etc.shipped"), HomeLayout::isOperators).refresh();
        new ShippedFiles(image.plugins(), home.plugins(), home.run().resolve("plugins.shipped"), name -> true).refresh();
        // The cache holds bundles of the image before this one under the same names: Karaf would go on with them.
        Tree.delete(home.data().resolve("cache"));
        // Written last: a refresh that was cut off is done again.
        WholeFile.write(stampFile, stamp.getBytes(StandardCharsets.UTF_8));
        return kept;
    }

    private static boolean isOperators(String name) {
        return OPERATORS.contains(name) || name.startsWith("org.checkgate.") && name.endsWith(".cfg");
    }
}
