package org.checkgate.ledger;

import java.util.Set;

/**
 * Having rolls inspected again, by who asks and by itself. What is asked for is work as any other: it stands over restarts. It changes
 * what is known of clips and never a light. Of a roll that was cleared from staging nothing lies there to be read: what is known stays.
 */
public interface Inspections {
    /**
     * A roll is to be inspected again.
     *
     * @param by the person's name, not blank
     * @throws IllegalArgumentException when there is no such roll; the message is a plain sentence
     * @throws IllegalStateException    when nothing of it lies in staging; the message is a plain sentence
     */
    void ask(long rollId, String by);

    /**
     * All rolls are to be inspected again of which this plugin described clips in another version than the one that serves now, or in
     * one that nobody noted.
     *
     * @param serving the version that serves now
     * @param by      the person's name, not blank
     */
    Asked askAnsweredBy(String plugin, String serving, String by);

    /**
     * Has those rolls inspected again that have clips which wait for a plugin, and that were not asked of all of these plugins yet. A
     * roll is asked once of the same plugins, whatever comes of it; one that is about to be inspected anyway is left as it is.
     *
     * @param serving the plugins that serve now, each as {@link RollAnswer#served name and version}
     * @return how many rolls
     */
    int askWaiting(Set<String> serving);

    /** How many clips wait for a plugin now. */
    Waiting waiting();

    /**
     * What was asked for.
     *
     * @param rolls   that are inspected again
     * @param cleared that are not, since they were cleared from staging
     */
    record Asked(int rolls, int cleared) {
    }

    /**
     * Clips that wait for a plugin.
     *
     * @param rolls that have such clips
     */
    record Waiting(long clips, long rolls) {
    }
}
