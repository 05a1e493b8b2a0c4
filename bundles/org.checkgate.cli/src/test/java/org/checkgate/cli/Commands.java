package org.checkgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Runs commands in processes of their own, so that they can be killed. */
final class Commands implements AutoCloseable {
    static final long PATIENCE_SECONDS = 30;
    private final List<Process> started = new ArrayList<>();
    private final Path image;
    private final Path folder;

    /** @param folder gets what the last command prints: {@code out} and {@code err} */
    Commands(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    Process start(String... arguments) throws IOException {
        // A process that was started in the background may ignore Ctrl-C, and its children would too.
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT", Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                "-Dcheckgate.home.image=" + image, "-cp", System.getProperty("java.class.path"), "org.checkgate.cli.Main"));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile()).start();
        started.add(process);
        return process;
    }

    String out() {
        return text("out");
    }

    String err() {
        return text("err");
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return "";
        }
    }

    static int exit(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The command did not end.");
        }
        return process.exitValue();
    }

    /** What Ctrl-C does. */
    static void interrupt(Process process) throws IOException, InterruptedException {
        exit(new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).inheritIO().start());
    }

    static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain until " + what + ".");
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        started.forEach(process -> process.destroyForcibly().onExit().join());
    }
}
