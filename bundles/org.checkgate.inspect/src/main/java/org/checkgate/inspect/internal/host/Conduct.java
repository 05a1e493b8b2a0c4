package org.checkgate.inspect.internal.host;

import java.io.IOException;
import java.util.Optional;
import org.checkgate.inspect.PluginComplaint;
import org.checkgate.inspect.internal.PlainWords;

/**
 * What a plugin has cost. Who costs a process three times in a row is not asked any more: on a card of 10,000 clips it would be asked
 * 10,000 times. Another build of it begins with a clean sheet. Safe for use by several threads.
 */
final class Conduct {
    static final int MOST_IN_A_ROW = 3;
    private static final int LONGEST = 300;

    private int inARow;
    private String last = "";

    /** @throws IOException when it is not asked any more */
    synchronized void checkTrusted() throws IOException {
        if (inARow >= MOST_IN_A_ROW) {
            throw new IOException("it was not asked again: " + inARow + " calls in a row cost their process, the last because " + last
                + ". It is asked again when another build of it is dropped into the plugin folder, or after a restart.");
        }
    }

    synchronized void behaved() {
        inARow = 0;
    }

    synchronized void costAProcess(String why) {
        inARow++;
        last = PlainWords.line(why, LONGEST);
    }

    /** What it did last that it should not have; empty when it never did. */
    synchronized Optional<PluginComplaint> complaint() {
        boolean asked = inARow < MOST_IN_A_ROW;
        return last.isEmpty() ? Optional.empty() : Optional.of(new PluginComplaint("Its last fault: " + last
            + (asked ? "." : ". After " + inARow + " such faults in a row it is not asked any more, until another build of it comes."), asked));
    }
}
