package org.checkgate.process;

/**
 * How a child ended.
 *
 * @param exitCode   its exit code; 128 plus the signal's number when a signal ended it
 * @param timedOut   it was killed because its time was over
 * @param outputTail the end of its standard output
 * @param errorTail  the end of its standard error
 */
public record Result(int exitCode, boolean timedOut, String outputTail, String errorTail) {
    public boolean good() {
        return exitCode == 0 && !timedOut;
    }
}
