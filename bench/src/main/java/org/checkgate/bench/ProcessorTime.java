package org.checkgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor seconds as Linux counts them, in user and kernel mode together, to a hundredth of a second. */
public final class ProcessorTime {
    /** Ticks a second in /proc on every Linux; see proc(5) and the kernel's USER_HZ. */
    private static final double TICKS = 100;
    /** Fields after the name of the program, which is the second and may have blanks in it. */
    private static final int OWN = 14 - 3;
    private static final int OF_CHILDREN = 16 - 3;

    private ProcessorTime() {}

    /** Of all our child processes that have ended, and of those that they waited for. */
    public static double ofEndedChildren() throws IOException {
        return seconds(Path.of("/proc/self/stat"), OF_CHILDREN);
    }

    /** Of a process that runs, so far. */
    public static double of(long pid) throws IOException {
        return seconds(Path.of("/proc", Long.toString(pid), "stat"), OWN);
    }

    private static double seconds(Path stat, int first) throws IOException {
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1])) / TICKS;
    }
}
