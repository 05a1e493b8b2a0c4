package org.checkgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher in a small tree of sources, with a fake Maven and a fake Java that note how they were called. */
class LauncherTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String SCRIPT = "bundles/org.checkgate.cli/src/main/scripts/checkgate";
    @TempDir
    private Path folder;
    private Path tree;
    private Path tools;
    private Path java;
    private String output = "";

    @BeforeEach
    void layOut() throws IOException {
        tree = folder.resolve("a tree with spaces");
        tools = Files.createDirectories(folder.resolve("tools"));
        java = folder.resolve("java");
        for (String part : List.of("camel-routes", "plugins-cameras", "features", "config", "appliance-image", "docs", "bundles/x/src")) {
            Files.createDirectories(tree.resolve(part));
        }
        Files.writeString(tree.resolve("docs/noc.md"), "");
        Files.createDirectories(tree.resolve(SCRIPT).getParent());
        Files.copy(ROOT.resolve("checkgate"), tree.resolve("checkgate"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(ROOT.resolve(SCRIPT), tree.resolve(SCRIPT), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.writeString(tree.resolve("bundles/x/src/A.java"), "class A {}");
        java("17.0.15");
        maven("mkdir -p appliance-image/target/assembly/cli && touch bundles/x/target.jar && rm bundles/x/target.jar");
    }

    private void java(String version) throws IOException {
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        executable(java.resolve("bin/java"), "[ \"$1\" = -version ] && { echo 'openjdk version \"" + version + "\"' >&2; exit; }\nprintf '%s\\n' \"$@\"");
        executable(java.resolve("bin/javac"), "exit 0");
    }

    private void maven(String work) throws IOException {
        executable(tools.resolve("mvn"), "echo \"$@\" >>'" + folder.resolve("mvn.calls") + "'\necho '[INFO] Building Checkgate SPI 0.1.0-SNAPSHOT                    [5/21]'\n" + work);
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private int launch(Path launcher, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", tools + ":" + "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().put("CHECKGATE_JVMS", folder.resolve("no jvms").toString());
        Process process = builder.start();
        output = new String(process.getInputStream().readAllBytes());
        return process.waitFor();
    }

    private int launch(String... arguments) throws Exception {
        return launch(tree.resolve("checkgate"), arguments);
    }

    private List<String> mavenCalls() throws IOException {
        Path calls = folder.resolve("mvn.calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    @Test
    void itBuildsOnceAndThenNeverStartsMavenAgain() throws Exception {
        assertEquals(0, launch("status", "--home", "a b"), output);
        assertEquals(List.of("-B -pl !itests,!bench -DskipTests package"), mavenCalls());
        assertTrue(output.contains("building 5/21 Checkgate SPI"), output);
        assertTrue(output.contains("org.checkgate.cli.Main\nstatus\n--home\na b\n"), output);
        assertTrue(output.contains("-Dcheckgate.home.image=" + tree.resolve("appliance-image/target/assembly") + "\n"), output);
        assertEquals(0, launch("status"));
        assertEquals(1, mavenCalls().size());
        assertFalse(output.contains("building"), output);
    }

    @Test
    void itWorksThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), tree.resolve("checkgate"));
        assertEquals(0, launch(link, "status"), output);
        assertEquals(1, mavenCalls().size());
    }

    @Test
    void aChangedAddedOrRemovedInputOrALostResultBuildsAgain() throws Exception {
        launch("status");
        Path source = tree.resolve("bundles/x/src/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        launch("status");
        assertEquals(2, mavenCalls().size());
        Files.writeString(tree.resolve("config/new.cfg"), "a = b");
        launch("status");
        assertEquals(3, mavenCalls().size());
        Files.delete(source);
        launch("status");
        assertEquals(4, mavenCalls().size());
        Files.delete(tree.resolve("appliance-image/target/assembly/cli"));
        launch("status");
        assertEquals(5, mavenCalls().size());
        Files.createDirectories(tree.resolve("bundles/x/target"));
        Files.writeString(tree.resolve("bundles/x/target/A.class"), "output is no input");
        launch("status");
        assertEquals(5, mavenCalls().size());
    }

    @Test
    void aFailedBuildShowsItsErrorsAndStartsNothing() throws Exception {
        maven("echo '[ERROR] it does not compile'; exit 1");
        assertEquals(3, launch("status"));
        assertTrue(output.contains("[ERROR] it does not compile") && output.contains("the build failed"), output);
        assertFalse(output.contains("org.checkgate.cli.Main"), output);
        launch("status");
        assertEquals(2, mavenCalls().size());
    }

    @Test
    void anotherJavaIsRefusedInASentence() throws Exception {
        launch("status");
        java("25.0.1");
        executable(tools.resolve("java"), "echo 'openjdk version \"25.0.1\"' >&2");
        assertEquals(3, launch("status"));
        assertTrue(output.contains("Java 17 only") && output.contains("25.0.1"), output);
    }

    @Test
    void testAndBenchAreTheLaunchersOwn() throws Exception {
        assertEquals(0, launch("test", "--quick"), output);
        assertEquals(List.of("-B package -pl !itests -DexcludedGroups=long"), mavenCalls());
        assertTrue(output.contains("[INFO] Building Checkgate SPI"), "Maven's own output is in sight: " + output);
        assertEquals(0, launch("status"));
        assertEquals(1, mavenCalls().size(), "what the tests built is current");
        assertEquals(2, launch("test", "--slowly"));
        maven("exit 1");
        assertEquals(1, launch("test", "--quick"));
    }

    @Test
    void theBenchmarksAreBuiltWhenTheyAreAskedFor() throws Exception {
        Files.createDirectories(tree.resolve("bench/target"));
        executable(tools.resolve("xxhsum"), "exit 0");
        executable(tools.resolve("openssl"), "exit 0");
        executable(tools.resolve("rclone"), "exit 0");
        assertEquals(0, launch("bench", "mhl"), output);
        assertEquals(List.of("-B -pl bench -am -DskipTests package"), mavenCalls());
        assertTrue(output.endsWith("org.checkgate.bench.Bench\nmhl\n"), output);
        assertEquals(0, launch("bench"), output);
        assertEquals(1, mavenCalls().size());
        Files.writeString(tree.resolve("bundles/x/src/B.java"), "class B {}");
        assertEquals(0, launch("bench"), output);
        assertEquals(2, mavenCalls().size(), "what is measured has changed");
        Files.writeString(tree.resolve("bench/A.java"), "class A {}");
        maven("echo '[ERROR] it does not compile'; exit 1");
        assertEquals(3, launch("bench"), output);
    }

    @Test
    void onlyHashingGetsTheSlowerStartOfBothCompilers() throws Exception {
        assertEquals(0, launch("status"), output);
        assertTrue(output.contains("-XX:TieredStopAtLevel=1\n"), output);
        assertEquals(0, launch("mhl", "verify", "a b"), output);
        assertFalse(output.contains("TieredStopAtLevel"), output);
        assertTrue(output.endsWith("org.checkgate.cli.Main\nmhl\nverify\na b\n"), output);
    }
}
