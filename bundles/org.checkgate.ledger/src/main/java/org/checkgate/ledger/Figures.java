package org.checkgate.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * The ledger in figures. What is counted is counted over restarts, since the ledger was begun.
 *
 * @param totals        bytes moved for all rolls together
 * @param queues        what {@link Tier#CLOUD} and {@link Tier#ARCHIVE} have before them
 * @param stations      rolls at each station, by the state of their work; those that are done are left out, and so is a state that no roll is in
 * @param verified      files whose copy was proven, by tier and strength, from {@link Strength#HASHED} on; one that is proven again counts again
 * @param failures      how often something of {@link #FAILURES} was found, by code; what was mended and is found once more counts again; one that was
 *                      never found is left out
 * @param progress      when a tier last took a part, or proved a file; a tier without it has not yet
 * @param stationTimes  from when a station was asked for until it was done, with all waits and tries; a station without it was never done
 * @param timeToCloud   from when a drive was first seen until a roll of it was proven in the cloud for the first time
 * @param drivesWaiting drives that are plugged in and go no further without a person
 * @param lag           how long it took just now until all that the ledger shows was on the disk
 */
public record Figures(TransferTotals totals, Map<Tier, Backlog> queues, Map<Step, Map<WorkState, Long>> stations, Map<Tier, Map<Strength, Long>> verified,
                      Map<String, Long> failures, Map<Tier, Instant> progress, Map<Step, Durations> stationTimes, Durations timeToCloud, long drivesWaiting,
                      Duration lag) {
    /** Codes of the findings that say: these bytes, or the way to them, cannot be trusted. */
    public static final Set<String> FAILURES = Set.of("HASH_MISMATCH", "SIZE_MISMATCH", "READ_ERROR", "READ_UNSTABLE", "FILE_CHANGED", "STAGING_MISMATCH",
            "STAGING_DAMAGED", "CLOUD_MISMATCH", "ARCHIVE_MISMATCH", "CLOUD_CONFLICT", "ARCHIVE_CONFLICT", "CLOUD_TAMPERED", "ARCHIVE_TAMPERED");
}
