package org.checkgate.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A native program that does the same work as we do, over files given as its last arguments. */
public final class Peer {
    private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

    private final List<String> command;
    private final Map<String, String> environment;
    private final Optional<Path> program;

    /** The program by its name on the path, with the options that come before the files. */
    public Peer(String... command) {
        this(List.of(command), Map.of());
    }

    private Peer(List<String> command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
        this.program = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, command.get(0))).filter(Files::isRegularFile)
                .filter(Files::isExecutable).findFirst();
    }

    /** The same program with these set on top of our own environment. */
    public Peer with(Map<String, String> more) {
        return new Peer(command, more);
    }

    public String name() {
        return command.get(0);
    }

    public boolean absent() {
        return program.isEmpty();
    }

    /** What the program calls itself: the first line it prints when asked with {@code option}. */
    public String version(String option) throws IOException, InterruptedException {
        if (absent()) {
            return name() + " is not installed";
        }
        return run(List.of(program.get().toString(), option), true).lines().findFirst().orElse("").strip();
    }

    /** What the program prints about the files, its complaints too. */
    public String output(List<Path> files) throws IOException, InterruptedException {
        return run(over(files), true);
    }

    /** Wall seconds from the program's start to its end; what it prints is thrown away. */
    public double seconds(List<Path> files) throws IOException, InterruptedException {
        List<String> line = over(files);
        long start = System.nanoTime();
        run(line, false);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Runs it with these arguments after its own. */
    public void run(String... more) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(over(List.of()));
        line.addAll(List.of(more));
        run(line, true);
    }

    private List<String> over(List<Path> files) {
        List<String> line = new ArrayList<>(command);
        line.set(0, program.orElseThrow().toString());
        files.forEach(file -> line.add(file.toString()));
        return line;
    }

    private String run(List<String> line, boolean keep) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectInput(NOTHING);
        builder.environment().putAll(environment);
        if (keep) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        }
        Process process = builder.start();
        String printed = keep ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8) : "";
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(String.join(" ", line) + " ended with " + exit + ": " + printed);
        }
        return printed;
    }
}
