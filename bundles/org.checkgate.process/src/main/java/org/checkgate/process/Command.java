package org.checkgate.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What to start, and how far it may go.
 *
 * @param name        what people call it, such as {@code ffmpeg}; sentences about it begin with it
 * @param argv        the program and its arguments; never a shell's line. A program without a slash is looked for on the PATH
 * @param environment set on top of the parent's
 * @param directory   where it starts; empty: where the parent is
 * @param timeout     it is killed after this; zero for none
 * @param outputLimit bytes kept of the end of each of its two outputs; the rest is read and dropped
 * @param onLine      is given each line of its standard output, in order, on one thread. A line is cut after 16 KiB.
 *                    When it throws, the child is killed and {@link Child#finished()} fails with what was thrown
 */
public record Command(String name, List<String> argv, Map<String, String> environment, Optional<Path> directory,
                      Duration timeout, int outputLimit, Consumer<String> onLine) {
    private static final int OUTPUT_KEPT = 64 << 10;

    public Command {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(onLine, "onLine");
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("A command needs a program.");
        }
        if (timeout.isNegative() || outputLimit < 0) {
            throw new IllegalArgumentException("A command's limits are not negative.");
        }
    }

    /** A command with no time-out, 64 KiB of output kept, and nobody listening. */
    public static Command of(String name, List<String> argv) {
        return new Command(name, argv, Map.of(), Optional.empty(), Duration.ZERO, OUTPUT_KEPT, line -> { });
    }

    public Command within(Duration limit) {
        return new Command(name, argv, environment, directory, limit, outputLimit, onLine);
    }

    public Command in(Path folder) {
        return new Command(name, argv, environment, Optional.of(folder), timeout, outputLimit, onLine);
    }

    public Command with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Command(name, argv, more, directory, timeout, outputLimit, onLine);
    }

    public Command listening(Consumer<String> listener) {
        return new Command(name, argv, environment, directory, timeout, outputLimit, listener);
    }

    /** @param bytes of the end of each output that are kept */
    public Command keeping(int bytes) {
        return new Command(name, argv, environment, directory, timeout, bytes, onLine);
    }

    /** Below the priority of the appliance itself ({@code nice -n 10}). */
    public Command politely() {
        return behind(List.of("nice", "-n", "10"));
    }

    /** The same command behind a wrapper, which must become the command ({@code exec}), as {@code nice} does. */
    public Command behind(List<String> wrapper) {
        List<String> all = new ArrayList<>(wrapper);
        all.addAll(argv);
        return new Command(name, all, environment, directory, timeout, outputLimit, onLine);
    }
}
