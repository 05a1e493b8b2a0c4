package org.checkgate.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The shipped ffmpeg and ffprobe, unpacked.
 *
 * @param ffmpeg    the program that renders
 * @param ffprobe   the program that describes media
 * @param libraries the folder of their shared libraries
 */
public record Engine(Path ffmpeg, Path ffprobe, Path libraries) {
    /** A command that runs ffmpeg with its libraries. */
    public Command ffmpeg(List<String> arguments) {
        return command("ffmpeg", ffmpeg, arguments);
    }

    /** A command that runs ffprobe with its libraries. */
    public Command ffprobe(List<String> arguments) {
        return command("ffprobe", ffprobe, arguments);
    }

    private Command command(String name, Path program, List<String> arguments) {
        List<String> argv = new ArrayList<>(List.of(program.toString()));
        argv.addAll(arguments);
        return Command.of(name, argv).with("LD_LIBRARY_PATH", libraries.toString());
    }
}
