package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.mhl.HashFormat;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.transfer.internal.Doubted;
import org.checkgate.transfer.internal.Doubted.Proof;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

/**
 * Proves anew what a ledger believes of staging that was restored from a backup, or rebuilt from staging itself: each object is made
 * durable, read back, and held against the manifests and against what was once read from the drive, if that is known. What does not
 * fit is no copy any more. No object is removed: it may be newer than what the ledger knows. Safe for use by several threads.
 */
final class Reproof {
    private final Ledger ledger;
    private final StagingConnection staging;
    private final LiveLanes lanes;
    private final Clock clock;

    Reproof(Ledger ledger, StagingConnection staging, LiveLanes lanes, Clock clock) {
        this.ledger = ledger;
        this.staging = staging;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Returns when nothing of this roll in staging is in doubt; most rolls never are. */
    void prove(long rollId, ExecutorService workers) {
        Doubted.prove(ledger, rollId, Tier.STAGING, staging.address(), staging.settings().filesAtOnce(), workers, "Reading staging again", this::look);
    }

    private Optional<Proof> look(RollFile file, String key) throws StoreTrouble {
        Optional<Proof> proof = durable(key) ? proof(file, key) : Optional.empty();
        if (proof.isEmpty()) {
            lost(file);
        }
        return proof;
    }

    private Optional<Proof> proof(RollFile file, String key) throws StoreTrouble {
        try (var ride = lanes.ride(LiveLanes.READ_BACK, file.rollId(), file.path(), file.size())) {
            return file.crc64().isEmpty() ? againstManifests(file, key, ride)
                    : againstRead(file, key, ride).map(strength -> new Proof(copy(file, key, strength), Optional.empty()));
        }
    }

    private Copy copy(RollFile file, String key, Strength strength) {
        return new Copy(file.id(), Tier.STAGING, staging.address(), key, strength, clock.instant());
    }

    /** Nothing but the set's hash lists vouches for the bytes. They themselves were read by the list check, which has followed their chain. */
    private Optional<Proof> againstManifests(RollFile file, String key, LiveLanes.Ride ride) throws StoreTrouble {
        HashPlan plan = HashPlan.of(file);
        return new ReadBack(staging).look(key, plan, ride)
                .filter(seen -> plan.judge(seen.size(), seen.digests()).good())
                .map(seen -> new Proof(copy(file, key, seen.strength()),
                        Optional.of(new FileRead(file.id(), seen.size(), HashPlan.words(seen.digests()), Crc64Nvme.hex(seen.crc64())))));
    }

    private Optional<Strength> againstRead(RollFile file, String key, LiveLanes.Ride ride) throws StoreTrouble {
        HashPlan plan = HashPlan.of(file);
        Map<HashFormat, String> digests = new EnumMap<>(HashFormat.class);
        file.hashes().forEach((word, text) -> HashFormat.of(word).filter(plan.formats()::contains).ifPresent(format -> digests.put(format, text)));
        Staged staged = new Staged(file, key, plan, file.size(), digests, Crc64Nvme.fromHex(file.crc64()), 0, Optional.empty());
        // What was read from the drive once and did not fit was no proven copy then, and is none now.
        return staged.altered() ? Optional.empty() : new ReadBack(staging).prove(staged, ride);
    }

    /** An object that is not there, or cannot be forced, is no copy. */
    private boolean durable(String key) {
        try {
            if (staging.disk().isPresent()) {
                staging.disk().get().makeDurable(List.of(key));
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void lost(RollFile file) {
        String what = file.crc64().isEmpty() ? " lies in staging, and no hash list of the set proves what lies there."
                : " was read before the ledger was lost or listed anew, and what lies in staging now is not it.";
        ledger.rolls().find(file.rollId(), new Finding(StagingFindings.STAGING_DAMAGED, Severity.BLOCK, file.path(), file.path() + what,
                "Plug the drive in: the file is staged again from it."));
        ledger.copies().lost(file.id(), Tier.STAGING, staging.address());
    }
}
