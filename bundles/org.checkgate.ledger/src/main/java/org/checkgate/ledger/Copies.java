package org.checkgate.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What lies where, and how well that is proven. */
public interface Copies {
    /** How much of a roll is still to be brought to a tier. What it costs does not grow with the roll's files. */
    Load load(long rollId, Tier tier);

    /**
     * Writes copies in one acknowledged step. A copy of the same file, tier and endpoint is replaced, also by a weaker
     * strength: the newest look at the medium is the truth. What is weaker now is weaker for every file whose copy is the
     * same object.
     */
    void record(Collection<Copy> copies);

    /**
     * As {@link #record(Collection)}, and in the same step what the reads gave that the copies came from, and the end of their
     * uploads.
     *
     * @param uploads numbers of journal entries; one that is closed already is no error
     */
    void record(Collection<Copy> copies, Collection<FileRead> reads, Collection<Long> uploads);

    /** All copies of a roll's files. */
    List<Copy> ofRoll(long rollId);

    List<Copy> ofFile(long fileId);

    /** Where the files of a roll lie in staging as it is configured now, keys by path; a file that is not there is absent. */
    Map<String, String> stagingKeys(long rollId);

    /**
     * Forgets a copy because it was seen to be gone or wrong, and with it the copy of every other file that is the same
     * object. In staging those files get the finding {@code STAGING_DAMAGED} and their rolls are staged again; what to say
     * of this file is the caller's.
     */
    void lost(long fileId, Tier tier, String endpoint);

    /**
     * Copies that a backup vouches for, from which this ledger was restored, and that nobody has proven since. They count as
     * {@link Strength#LISTED} until they are recorded anew, or {@link #lost}.
     */
    List<Copy> doubted(long rollId, Tier tier, String endpoint);

    /** Copies of other files that are this same object: as long as there is one, it must not be removed or written anew. */
    List<Copy> others(long fileId, Tier tier, String endpoint, String key);

    /**
     * Takes over, for each sealed file of a roll that its drive lacks and that is not proven in staging, what another delivery
     * of the same history has proven there under the same path, if what was read of that one fits all that this roll's
     * manifests state. A file that lies on the drive is taken from a later delivery alone, which was brought for it. The copy
     * keeps its object, its strength and the time of its proof. Findings about what is healed by that go away; one that tells
     * that the drive's own copy is bad stays, as information. All in one step. A roll that was {@link Clearing#clear let go} takes
     * over nothing.
     *
     * @param staging the address that staging is reached at now
     */
    Adopted adopt(long rollId, String staging);

    /**
     * Sealed files that lie on a roll's drive and are not proven in staging, while another delivery of its history has proven
     * there what this roll's manifests state: to read them may be all that is left to do. Numbers of files.
     *
     * @param staging the address that staging is reached at now
     */
    Set<Long> recognisable(long rollId, String staging);

    /**
     * Takes over, for files of one roll that were read from its drive just now, the object that another delivery has proven in
     * staging, where what was read is the same: size, checksum and each hash that both reads have. The reads, the copies on the
     * drive and in staging are written in one acknowledged step; of a file that is not recognised, nothing.
     *
     * @param onDrive what the reads prove, a copy for each
     * @param staging the address that staging is reached at now
     * @return the files that need not be sent
     */
    Set<Long> recognise(Collection<FileRead> reads, Collection<Copy> onDrive, String staging);

    /**
     * Gives what is proven of a roll to its other deliveries, each as by {@link #adopt}. One that has nothing left to read
     * after that is staged once more, so that what follows staging starts; one that is being staged right now takes it over in
     * another run. Where nothing is to be had nothing is started. Call it whenever something of a roll was proven: a repeat
     * changes nothing.
     *
     * @param staging the address that staging is reached at now
     */
    void share(long rollId, String staging);
}
