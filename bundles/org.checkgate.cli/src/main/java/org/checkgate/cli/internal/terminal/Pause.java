package org.checkgate.cli.internal.terminal;

/** The wait between two looks at something that nobody announces. */
public final class Pause {
    private Pause() {
    }

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(ExitCode.NOT_GOOD, "The command was interrupted.", "Look at the appliance with 'checkgate status', then say the command again.", e);
        }
    }
}
