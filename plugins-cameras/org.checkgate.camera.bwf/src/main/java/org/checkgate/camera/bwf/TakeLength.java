package org.checkgate.camera.bwf;

import org.checkgate.readers.riff.Bext;
import org.checkgate.readers.riff.Wave;

/** How long a take is whose files come in order: channels of one moment side by side, then those of the next piece. */
final class TakeLength {
    private static final long NONE = -1;

    private long start = NONE;
    private long thisPiece;
    private long before;
    private int pieces;

    /** @return whether it starts at the very sample at which those before it ended, and so goes on where they left off */
    boolean add(Wave wave) {
        long stamp = wave.bext().map(Bext::timeReference).orElse(NONE);
        long end = start + thisPiece;
        boolean goesOn = pieces > 0 && start >= 0 && stamp >= 0 && stamp != start && thisPiece > 0
            && (stamp == end || stamp == end - wave.sampleRate() * 86_400);
        if (pieces == 0 || goesOn) {
            before += thisPiece;
            thisPiece = wave.samples();
            start = stamp;
            pieces++;
        }
        return goesOn;
    }

    /** How many files follow on one another, 1 for a take that was never split. */
    int pieces() {
        return pieces;
    }

    /** Samples of the first file of the piece that was added last. */
    long ofThisPiece() {
        return thisPiece;
    }

    /** Samples of all of them. */
    long samples() {
        return before + thisPiece;
    }
}
