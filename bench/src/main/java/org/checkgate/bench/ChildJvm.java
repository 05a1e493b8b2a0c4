package org.checkgate.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs a main class of this class path in a Java of its own, so that its heap is bounded and no earlier measurement has
 * left a trace in the compiler. It prints {@code name=number} lines; it dies with us.
 *
 * @param options of the virtual machine
 */
public record ChildJvm(List<String> options) {
    private static final int OUT_OF_MEMORY = 3;

    /** The heap was too small for what the child was asked to do. */
    public static final class OutOfHeap extends IOException {
        private static final long serialVersionUID = 1;

        OutOfHeap(String message) {
            super(message);
        }
    }

    /**
     * Runs it to its end.
     *
     * @return the numbers it printed
     * @throws OutOfHeap   when its heap was too small
     * @throws IOException when it failed otherwise; it has said why on standard error
     */
    public Map<String, Double> run(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        return run(main, arguments, Optional.empty());
    }

    /**
     * Kills it as {@code kill -9} does as soon as it prints this name.
     *
     * @return the numbers it printed until then
     * @throws IOException when it ended without having printed it
     */
    public Map<String, Double> runUntil(String name, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        return run(main, arguments, Optional.of(name));
    }

    /** Starts one that stays up and answers questions; its main class reads them from standard input. */
    public Questions open(Class<?> main) throws IOException {
        return new Questions(start(main, List.of()));
    }

    private Process start(Class<?> main, List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path")));
        line.add(main.getName());
        line.addAll(arguments);
        return new ProcessBuilder(line).redirectError(Redirect.INHERIT).start();
    }

    private Map<String, Double> run(Class<?> main, List<String> arguments, Optional<String> fatal)
            throws IOException, InterruptedException {
        Process process = start(main, arguments);
        Thread hook = new Thread(process::destroyForcibly, "child-ender");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Map<String, Double> numbers = new TreeMap<>();
            BufferedReader printed = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String text = printed.readLine(); text != null; text = printed.readLine()) {
                take(text, numbers);
                if (fatal.isPresent() && numbers.containsKey(fatal.get())) {
                    process.destroyForcibly().waitFor();
                    return numbers;
                }
            }
            if (fatal.isPresent()) {
                throw new IOException(main.getSimpleName() + " " + arguments + " ended before it could be killed");
            }
            int exit = process.waitFor();
            if (exit == OUT_OF_MEMORY) {
                throw new OutOfHeap(main.getSimpleName() + " " + arguments + " ran out of memory with " + options);
            }
            if (exit != 0) {
                throw new IOException(main.getSimpleName() + " " + arguments + " ended with " + exit);
            }
            return numbers;
        } finally {
            process.destroyForcibly();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The machine is going down: then the hook runs, as it should.
            }
        }
    }

    private static void take(String text, Map<String, Double> numbers) {
        int equals = text.indexOf('=');
        // The virtual machine itself says on standard output that the heap is exhausted.
        if (equals > 0 && !text.contains(" ")) {
            numbers.put(text.substring(0, equals), Double.valueOf(text.substring(equals + 1)));
        }
    }

    /** A child that is asked one thing after another: a line with its words between tabs, then numbers, then an empty line. */
    public static final class Questions implements AutoCloseable {
        private final Process process;
        private final Thread hook;
        private final BufferedReader printed;

        private Questions(Process process) {
            this.process = process;
            this.hook = new Thread(process::destroyForcibly, "child-ender");
            this.printed = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            Runtime.getRuntime().addShutdownHook(hook);
        }

        public long pid() {
            return process.pid();
        }

        /** @throws IOException when it ends without an answer; it has said why on standard error */
        public Map<String, Double> ask(List<String> words) throws IOException {
            process.getOutputStream().write((String.join("\t", words) + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            Map<String, Double> numbers = new TreeMap<>();
            for (String text = printed.readLine(); text != null; text = printed.readLine()) {
                if (text.isEmpty()) {
                    return numbers;
                }
                take(text, numbers);
            }
            throw new IOException("A child ended while it was asked " + words);
        }

        @Override
        public void close() {
            process.destroyForcibly();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The machine is going down: then the hook runs, as it should.
            }
        }
    }
}
