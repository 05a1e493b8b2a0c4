package org.checkgate.itests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An appliance that runs from a home as users run it: {@code checkgate up --home DIR}, a process that can be killed. */
final class HomeAppliance implements AutoCloseable {
    private final Path home;
    private final Process command;

    private HomeAppliance(Path home, Process command) {
        this.home = home;
        this.command = command;
    }

    static Path image() {
        return Path.of(System.getProperty("checkgate.image")).toAbsolutePath().normalize();
    }

    /** Settings of a home, before or between starts; they are an operator's own and survive every start. */
    static void configure(Path home, String file, Map<String, String> settings) throws IOException {
        Path shipped = image().resolve("etc").resolve(file);
        List<String> lines = new ArrayList<>(Files.readAllLines(shipped));
        settings.forEach((key, value) -> {
            lines.removeIf(line -> line.startsWith(key + " "));
            lines.add(key + " = " + value);
        });
        Files.createDirectories(home.resolve("etc"));
        Files.write(home.resolve("etc").resolve(file), lines);
    }

    static HomeAppliance start(Path home) throws IOException {
        Files.deleteIfExists(home.resolve("run/console.json"));
        return new HomeAppliance(home, say(home, "up"));
    }

    /** Says a command about this home, to its end. @return its exit code */
    static int command(Path home, String... words) throws IOException, InterruptedException {
        return say(home, words).waitFor();
    }

    private static Process say(Path home, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(image().resolve("bin/checkgate").toString()));
        line.addAll(List.of(words));
        line.addAll(List.of("--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Files.createDirectories(home);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("up.log").toFile()));
        return builder.start();
    }

    Api api() {
        return Api.when(home.resolve("run/console.json"));
    }

    /** kill -9 of the appliance itself; the command that started it ends by itself. */
    void killAppliance(long pid) throws Exception {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        if (!command.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the command went on after its appliance was killed");
        }
    }

    /** kill -9 of the command; the appliance must not outlive it. */
    void killCommand() throws Exception {
        command.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }

    /** Processes whose command line names this home. */
    List<String> leftBehind() throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
                try {
                    String line = new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8).replace('\0', ' ');
                    if (line.contains(home.toString()) && !process.endsWith(Long.toString(ProcessHandle.current().pid()))) {
                        left.add(process.getFileName() + ": " + line);
                    }
                } catch (IOException gone) {
                    // It ended while we looked: not left behind.
                }
            }
        }
        return left;
    }

    void assertNothingLeft() {
        Await.until("no process of " + home + " is left", Duration.ofSeconds(30), this::leftBehind, List::isEmpty);
    }

    /** Ends it as a person would, with SIGTERM. */
    @Override
    public void close() throws IOException {
        command.destroy();
        try {
            if (!command.waitFor(60, TimeUnit.SECONDS)) {
                command.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            command.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
