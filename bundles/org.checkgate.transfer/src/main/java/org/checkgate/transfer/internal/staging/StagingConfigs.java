package org.checkgate.transfer.internal.staging;

import java.time.Duration;
import java.util.Optional;
import org.checkgate.transfer.internal.Within;

/** Takes numbers from the configuration, held to the ranges that it documents. */
final class StagingConfigs {
    private static final long MIB = 1 << 20;

    private StagingConfigs() {
    }

    static StagingConnection.Settings settings(StagingConfig config) {
        return new StagingConnection.Settings(Within.range("partSizeMiB", config.partSizeMiB(), 5, 64) * MIB,
                (int) Within.range("filesAtOnce", config.filesAtOnce(), 1, 16),
                Within.range("headroomMiB", config.headroomMiB(), 0, Integer.MAX_VALUE) * MIB,
                Duration.ofSeconds(Within.range("driveSilenceSeconds", config.driveSilenceSeconds(), 5, 3600)),
                freeAfter(Within.range("freeAfterHours", config.freeAfterHours(), -1, 87_600)));
    }

    private static Optional<Duration> freeAfter(long hours) {
        return hours < 0 ? Optional.empty() : Optional.of(Duration.ofHours(hours));
    }
}
