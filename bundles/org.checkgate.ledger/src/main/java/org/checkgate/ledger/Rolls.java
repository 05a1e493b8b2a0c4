package org.checkgate.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.spi.Finding;

/** Rolls, their files and what was found about them; lights are derived here and nowhere else. */
public interface Rolls {
    Optional<Roll> find(long rollId);

    List<Roll> onDrive(long driveId);

    /** All rolls, newest first. */
    List<Roll> all();

    /** The earlier deliveries of this title, day, unit and name, first one first. */
    List<Roll> deliveries(Destination destination, String name);

    /** The other deliveries whose manifests are states of the same history as this roll's, first one first. */
    List<Roll> related(long rollId);

    /** The files in order of path. */
    List<RollFile> files(long rollId);

    Optional<RollFile> file(long fileId);

    void kind(long rollId, RollKind kind);

    /**
     * Writes what the single read of a file gave.
     *
     * @param size   bytes read
     * @param hashes by format, the manifest's own words
     * @param crc64  16 hex digits
     */
    void read(long fileId, long size, Map<String, String> hashes, String crc64);

    List<Finding> findings(long rollId);

    /** Adds a finding; the same code and path is replaced. */
    void find(long rollId, Finding finding);

    /** Takes a finding away because its fault is gone. */
    void resolve(long rollId, String code, String path);

    /**
     * A person takes an OVERRIDABLE finding upon themselves, in one acknowledged step: it holds back no light any more, says who accepted
     * it and why, and what waited for it goes on. It is accepted as it stands: when something else is said of the same path later, that
     * has to be accepted anew.
     *
     * @param seen   as the person read it
     * @param by     the person's name, not blank
     * @param reason not blank
     * @throws IllegalArgumentException when there is no such finding; the message is a plain sentence
     * @throws IllegalStateException    when it is none that a person can accept, or says something else by now; the message is a plain
     *                                  sentence
     */
    void accept(long rollId, Finding seen, String by, String reason);

    RollStanding standing(long rollId);

    /** Derives the three lights from {@link #standing} by {@link Lights}. */
    Map<Light, LightState> lights(long rollId);

    /** Rolls at a glance, as these numbers are ordered; one that is not there is left out. What it costs does not grow with their files. */
    List<Glance> glances(Collection<Long> rollIds);

    /** Bytes moved for this roll so far. */
    TransferTotals totals(long rollId);

    /** Bytes moved for all rolls so far. */
    TransferTotals totals();

    /** Adds bytes read from the source; kept over kill -9, forced with the next acknowledged step. */
    void sourceBytesRead(long rollId, long bytes);

    /** Notes that a shoot day is signed off, whatever there is of it; what a person signs goes through {@link ShootDays#sign}, which looks. */
    void signOff(Destination day, String by);
}
