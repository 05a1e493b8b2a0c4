package org.checkgate.process.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where configured folders lie: relative ones below karaf.base, absent ones at their usual place. */
record Folders(Function<String, Optional<String>> property) {
    static Folders ofSystem() {
        return new Folders(name -> Optional.ofNullable(System.getProperty(name)));
    }

    /**
     * @param configured blank: the usual place
     * @param usually    the property that names the folder of the usual place
     * @param name       of the usual folder there
     */
    Path resolve(String configured, String usually, String name) {
        Path base = property.apply("karaf.base").map(Path::of).orElse(Path.of("")).toAbsolutePath();
        if (!configured.isBlank()) {
            return base.resolve(configured.strip());
        }
        // Outside Karaf its properties are not set; then everything lies below the working folder.
        return property.apply(usually).map(base::resolve).orElse(base).resolve(name);
    }
}
