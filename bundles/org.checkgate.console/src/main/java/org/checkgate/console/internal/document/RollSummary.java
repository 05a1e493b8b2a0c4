package org.checkgate.console.internal.document;

import java.util.List;
import java.util.Map;
import org.checkgate.ledger.LightState;
import org.checkgate.spi.Finding;

/**
 * A roll at a glance.
 *
 * @param drive         the drive that brought it
 * @param delivery      1 for the first time this roll came
 * @param lights        by name of the light
 * @param bytes         sum of the sizes that are known
 * @param steps         the stations that have work, in order
 * @param findings      the first {@value #FINDINGS}, the gravest first; {@code findingsCount} says how many there are
 * @param proven        files proven by tier: {@code staging}, {@code cloud}, {@code archive}
 * @param moved         bytes moved so far by tier
 * @param clearedAt     when it was cleared from staging, RFC 3339 UTC; null for a roll that staging is to hold
 * @param toSign        whether it lacks nothing for SAFE_TO_CLEAR but the sign-off of its day
 */
public record RollSummary(long id, long drive, String title, String day, String unit, String roll, int delivery, String kind,
                          Map<String, LightState> lights, long files, long bytes, List<StepState> steps, List<Finding> findings,
                          int findingsCount, Map<String, Long> proven, Map<String, Long> moved, String clearedAt, boolean toSign) {
    static final int FINDINGS = 100;

    /**
     * @param reason    why it waits; empty when it does not
     * @param notBefore when a WAITING one is tried again by itself, RFC 3339 UTC; null for the others
     */
    public record StepState(String step, String state, String reason, String notBefore) {
    }
}
