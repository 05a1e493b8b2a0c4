package org.checkgate.transfer.internal.cloud;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far an archived object is from being readable, as S3's HeadObject tells it.
 *
 * @param until when it goes cold again; empty where that is not told
 */
public record Warmth(State state, Optional<Instant> until) {
    /** Classes whose objects answer a read with InvalidObjectState. */
    private static final Set<String> COLD = Set.of("GLACIER", "DEEP_ARCHIVE");
    private static final Pattern EXPIRY = Pattern.compile("expiry-date=\"([^\"]+)\"");

    public enum State {
        /** Its class is no cold one. */
        WARM,
        /** It cannot be read, and nobody has asked for it. */
        COLD,
        /** It was asked for. */
        THAWING,
        /** It can be read for some time. */
        RESTORED
    }

    /**
     * @param storageClass  x-amz-storage-class; null when it is not told, which means STANDARD
     * @param archiveStatus x-amz-archive-status of what Intelligent-Tiering has put away; null when it has not
     * @param restore       x-amz-restore, such as {@code ongoing-request="false", expiry-date="Fri, 23 Dec 2012 00:00:00 GMT"}; null
     *                      when nobody has asked
     */
    static Warmth of(String storageClass, String archiveStatus, String restore) {
        if (restore != null && restore.contains("ongoing-request=\"true\"")) {
            return new Warmth(State.THAWING, Optional.empty());
        }
        if (restore != null && restore.contains("ongoing-request=\"false\"")) {
            return new Warmth(State.RESTORED, expiry(restore));
        }
        return new Warmth(archiveStatus != null || storageClass != null && COLD.contains(storageClass) ? State.COLD : State.WARM, Optional.empty());
    }

    private static Optional<Instant> expiry(String restore) {
        Matcher found = EXPIRY.matcher(restore);
        try {
            return found.find() ? Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(found.group(1)))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
