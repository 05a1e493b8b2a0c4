package org.checkgate.cli.internal.terminal;

/** Does something small again and again beside long work, until it is closed. */
public final class Ticker implements AutoCloseable {
    private final Thread thread;

    /** @param millis the pause between two times */
    public Ticker(long millis, Runnable tick) {
        thread = new Thread(() -> run(millis, tick), "ticker");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(long millis, Runnable tick) {
        try {
            while (true) {
                Thread.sleep(millis);
                tick.run();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** When it returns, nothing is done any more. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
