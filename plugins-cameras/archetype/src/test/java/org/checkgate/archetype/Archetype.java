package org.checkgate.archetype;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.w3c.dom.Element;

/**
 * Makes a project as {@code mvn archetype:generate} does: the pom and the descriptor's file sets, through Velocity, with the
 * package's folders where a set is packaged.
 */
final class Archetype {
    private final Path root;
    private final VelocityEngine velocity = new VelocityEngine();

    Archetype() throws URISyntaxException {
        root = Path.of(Archetype.class.getResource("/META-INF/maven/archetype-metadata.xml").toURI()).resolve("../../..").normalize();
    }

    void generate(Path project, Map<String, String> properties) throws Exception {
        Path templates = root.resolve("archetype-resources");
        write(templates.resolve("pom.xml"), project.resolve("pom.xml"), properties, true);
        for (Element set : new Pom(root.resolve("META-INF/maven/archetype-metadata.xml")).all("fileSet")) {
            Path from = templates.resolve(Pom.text(set, "directory"));
            Path to = project.resolve(Pom.text(set, "directory"));
            if (set.getAttribute("packaged").equals("true")) {
                to = to.resolve(properties.get("package").replace('.', '/'));
            }
            for (Path file : included(from, Pom.text(set, "include"))) {
                write(file, to.resolve(from.relativize(file).toString()), properties, set.getAttribute("filtered").equals("true"));
            }
        }
    }

    /** Every file under the archetype's templates, for the question whether a set takes it along. */
    List<Path> templates() throws IOException {
        return included(root.resolve("archetype-resources"), "**");
    }

    private static List<Path> included(Path folder, String pattern) throws IOException {
        // In Maven's patterns ** is also no folder at all.
        PathMatcher deep = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        PathMatcher flat = FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace("**/", ""));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                .filter(f -> deep.matches(folder.relativize(f)) || flat.matches(folder.relativize(f))).sorted().toList();
        }
    }

    private void write(Path template, Path to, Map<String, String> properties, boolean filtered) throws IOException {
        Files.createDirectories(to.getParent());
        String text = Files.readString(template);
        if (filtered) {
            StringWriter filled = new StringWriter();
            velocity.evaluate(new VelocityContext(Map.copyOf(properties)), filled, template.toString(), text);
            text = filled.toString();
        }
        Files.writeString(to, text);
    }
}
