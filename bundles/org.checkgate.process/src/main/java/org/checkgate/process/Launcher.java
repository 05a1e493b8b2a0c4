package org.checkgate.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts a process that the kernel kills when the thread that started it ends ({@code setpriv --pdeathsig KILL} of
 * util-linux; prctl(2), PR_SET_PDEATHSIG). Where there is no setpriv that can do this, it starts the process plainly.
 */
final class Launcher {
    private static final List<Path> SETPRIV = List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));
    // The parent may have died before setpriv asked for the signal; then nobody would send it.
    private static final String IF_PARENT_LIVES = "[ \"$PPID\" = \"$0\" ] && exec \"$@\"";

    private final List<String> wrapper;

    private Launcher(List<String> wrapper) {
        this.wrapper = wrapper;
    }

    static Launcher plain() {
        return new Launcher(List.of());
    }

    static Launcher ofThisMachine() {
        return SETPRIV.stream().filter(Files::isExecutable).findFirst()
                .map(setpriv -> List.of(setpriv.toString(), "--pdeathsig", "KILL", "--",
                        "/bin/sh", "-c", IF_PARENT_LIVES, Long.toString(ProcessHandle.current().pid())))
                .map(Launcher::new).filter(Launcher::works).orElseGet(Launcher::plain);
    }

    private boolean works() {
        try {
            Process tried = process(Command.of("true", List.of("true")));
            tried.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            return tried.waitFor() == 0;
        } catch (IOException olderSetpriv) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether the kernel ends the children. */
    boolean binding() {
        return !wrapper.isEmpty();
    }

    Process launch(Command command) throws IOException {
        // Behind the wrapper a missing program would only show as an exit code.
        Optional<Path> folder = command.directory();
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw new IOException("there is no folder " + folder.get());
        }
        if (!startable(command)) {
            throw new IOException("there is no program " + command.argv().get(0) + " that may be run here");
        }
        return process(command);
    }

    private Process process(Command command) throws IOException {
        List<String> argv = new ArrayList<>(wrapper);
        argv.addAll(command.argv());
        ProcessBuilder builder = new ProcessBuilder(argv);
        builder.environment().putAll(command.environment());
        command.directory().ifPresent(folder -> builder.directory(folder.toFile()));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static boolean startable(Command command) {
        Path program = Path.of(command.argv().get(0));
        if (program.getNameCount() > 1 || program.isAbsolute()) {
            Path whole = command.directory().map(folder -> folder.resolve(program)).orElse(program);
            return Files.isRegularFile(whole) && Files.isExecutable(whole);
        }
        Map<String, String> here = System.getenv();
        String path = command.environment().getOrDefault("PATH", here.getOrDefault("PATH", "/usr/bin:/bin"));
        return Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder).resolve(program))
                .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }
}
