package org.checkgate.inspect;

import java.util.List;
import org.checkgate.spi.Finding;

/**
 * What is known of a card.
 *
 * @param clips        sorted by their first file's path
 * @param unrecognised paths that are in no clip, sorted; hash lists are not among them
 * @param findings     what went wrong with a plugin as a whole; never a BLOCK
 */
public record CardReport(List<ClipReport> clips, List<String> unrecognised, List<Finding> findings) {
    public CardReport {
        clips = List.copyOf(clips);
        unrecognised = List.copyOf(unrecognised);
        findings = List.copyOf(findings);
    }
}
