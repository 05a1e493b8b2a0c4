package org.checkgate.transfer.internal;

import java.io.IOException;
import java.time.Duration;
import org.checkgate.ledger.StepFailure;
import org.checkgate.transfer.internal.bytes.Governor;

/**
 * Fetches from cloud and archive no faster than may leave for them: who limits a line shares it with somebody, whichever way the bytes go.
 * Both ways are counted apart, as a line carries both. Safe for use by several threads.
 */
public record FetchPace(Governor governor) implements Pace {
    @Override
    public void passed(long bytes) {
        try {
            governor.take((int) Math.min(Integer.MAX_VALUE, bytes));
        } catch (IOException e) {
            throw StepFailure.retry(Duration.ofSeconds(30), "The link is closed by its limit, and nothing is fetched over it; it is tried again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StepFailure.retry(Duration.ofSeconds(1), "What was being fetched was interrupted; it is fetched again.", e);
        }
    }
}
