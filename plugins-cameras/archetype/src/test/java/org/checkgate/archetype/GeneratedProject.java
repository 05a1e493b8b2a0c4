package org.checkgate.archetype;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.w3c.dom.Element;

/**
 * Does to a generated project what its pom would have Maven do, in this process: Maven itself would look for the interface and
 * the kit in a repository, where a clean checkout has not put them yet.
 */
final class GeneratedProject {
    private final Path root;
    private final Map<String, String> properties;

    GeneratedProject(Path root, Map<String, String> properties) {
        this.root = root;
        this.properties = properties;
    }

    Path classes() {
        return root.resolve("target/classes");
    }

    Path testClasses() {
        return root.resolve("target/test-classes");
    }

    Path jar() {
        return root.resolve("target/" + properties.get("artifactId") + "-" + properties.get("version") + ".jar");
    }

    /** @return what the compiler said; empty when it had nothing to complain about */
    String compile() throws IOException {
        return compile(root.resolve("src/main/java"), classes(), List.of())
            + compile(root.resolve("src/test/java"), testClasses(), List.of(classes()));
    }

    private static String compile(Path sources, Path to, List<Path> before) throws IOException {
        Files.createDirectories(to);
        List<String> path = new ArrayList<>(before.stream().map(Path::toString).toList());
        path.add(System.getProperty("java.class.path"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null); Stream<Path> found = Files.walk(sources)) {
            List<Path> java = found.filter(f -> f.toString().endsWith(".java")).toList();
            // Annotations are bnd's business; the path is the whole build's, so that its own warnings are not the project's.
            List<String> options = List.of("--release", "17", "-proc:none", "-Xlint:all,-path,-classfile,-processing", "-d", to.toString(),
                "-cp", String.join(File.pathSeparator, path));
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(java)).call();
            return said + (compiled ? "" : "not compiled: " + sources);
        }
    }

    /** Builds the bundle with the instructions that stand in the generated pom. */
    void bundle() throws Exception {
        Element plugin = new Pom(root.resolve("pom.xml")).all("plugin").stream()
            .filter(p -> Pom.text(p, "artifactId").equals("maven-bundle-plugin")).findFirst().orElseThrow();
        try (Builder builder = new Builder()) {
            for (Element instruction : Pom.elements(((Element) plugin.getElementsByTagName("instructions").item(0)).getChildNodes())) {
                builder.setProperty(instruction.getTagName(), instruction.getTextContent().strip());
            }
            builder.setProperty("Bundle-Version", properties.get("version").replace("-SNAPSHOT", ".SNAPSHOT"));
            builder.addClasspath(classes().toFile());
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                builder.addClasspath(new File(entry));
            }
            Jar built = builder.build();
            if (!builder.getErrors().isEmpty() || !builder.getWarnings().isEmpty()) {
                throw new IOException("bnd says: " + builder.getErrors() + builder.getWarnings());
            }
            built.write(jar().toFile());
        }
    }

    /** Runs test classes of the project. */
    TestExecutionSummary run(String... names) throws Exception {
        URL[] path = {testClasses().toUri().toURL(), classes().toUri().toURL()};
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        System.setProperty("plugin.jar", jar().toString());
        try (URLClassLoader loader = new URLClassLoader(path, before)) {
            thread.setContextClassLoader(loader);
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            List<Class<?>> classes = new ArrayList<>();
            for (String name : names) {
                classes.add(loader.loadClass(properties.get("package") + "." + name));
            }
            LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(classes.stream().map(DiscoverySelectors::selectClass).toArray(DiscoverySelector[]::new)).build(), summary);
            return summary.getSummary();
        } finally {
            thread.setContextClassLoader(before);
            System.clearProperty("plugin.jar");
        }
    }

    /** The failures in words; empty when there is none. */
    static String failures(TestExecutionSummary summary) {
        return summary.getFailures().stream().map(f -> f.getTestIdentifier().getDisplayName() + ": " + f.getException())
            .collect(Collectors.joining("\n"));
    }
}
