package org.checkgate.process;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/**
 * Starts child processes that do not outlive this one, also when it is killed. This holds for the child itself: a program
 * that starts others and does not wait for them is not for this. Safe for use by several threads.
 */
public interface Children {
    /**
     * Starts a child. Its standard input is empty.
     *
     * @throws IOException when the program cannot be started; the message is a plain sentence
     */
    Child start(Command command) throws IOException;

    /**
     * Starts a child and waits for its end.
     *
     * @throws IOException          when the program cannot be started
     * @throws InterruptedException when the wait is interrupted; the child is killed then
     */
    default Result run(Command command) throws IOException, InterruptedException {
        Child child = start(command);
        try {
            return child.finished().get();
        } catch (InterruptedException interrupted) {
            child.kill();
            throw interrupted;
        } catch (ExecutionException failed) {
            throw new IOException(command.name() + " could not be watched: " + failed.getCause().getMessage(), failed.getCause());
        }
    }
}
