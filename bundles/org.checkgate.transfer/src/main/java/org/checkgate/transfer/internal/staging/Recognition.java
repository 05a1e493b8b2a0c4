package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.source.SingleRead;
import org.checkgate.transfer.internal.source.SourceFolder;
import org.checkgate.transfer.internal.source.SourceTrouble;

/**
 * Files of a roll that another delivery has brought already: they are read from this drive like all others, and where they are
 * the same they are not sent again. Safe for use by several threads.
 */
final class Recognition {
    private static final int BITE = 256 * 1024;

    private final Ledger ledger;
    private final StagingConnection staging;
    private final RollOnDrive roll;
    private final SourceFolder source;
    private final StagingFindings findings;
    private final LiveLanes lanes;
    private final Clock clock;
    private final Set<Long> known;

    Recognition(Ledger ledger, StagingConnection staging, RollOnDrive roll, SourceFolder source, StagingFindings findings, LiveLanes lanes, Clock clock) {
        this.ledger = ledger;
        this.staging = staging;
        this.roll = roll;
        this.source = source;
        this.findings = findings;
        this.lanes = lanes;
        this.clock = clock;
        this.known = ledger.copies().recognisable(roll.roll().id(), staging.address());
    }

    /** Those that will be sent as far as is known before they are read. */
    List<RollFile> unknown(List<RollFile> files) {
        return files.stream().filter(file -> !known.contains(file.id())).toList();
    }

    /**
     * Reads those of these files that may be safe already.
     *
     * @param counter told of all bytes that left the medium
     * @return those that have to be sent
     */
    List<RollFile> toSend(List<RollFile> files, LongConsumer counter) {
        List<Staged> good = new ArrayList<>();
        for (RollFile file : files) {
            if (known.contains(file.id())) {
                read(file, counter).filter(staged -> staged.verdict().good()).ifPresent(good::add);
            }
        }
        // Before the copy is acknowledged: of a file that is safe nobody asks again, and what stood against it would stand for ever.
        good.forEach(findings::judge);
        Set<Long> safe = ledger.copies().recognise(good.stream().map(Recognition::read).toList(), good.stream().map(this::onDrive).toList(), staging.address());
        return files.stream().filter(file -> !safe.contains(file.id())).toList();
    }

    /** Empty when it cannot be read: whoever wants to send it meets the same trouble, and says so. */
    private Optional<Staged> read(RollFile file, LongConsumer counter) {
        HashPlan plan = HashPlan.of(file);
        try (SingleRead read = new SingleRead(source.open(file.path()), plan.start(), counter);
             var ride = lanes.ride(LiveLanes.STAGING, roll.roll().id(), file.path(), read.size())) {
            Crc64Nvme crc64 = new Crc64Nvme();
            byte[] bite = new byte[(int) Math.max(1, Math.min(BITE, read.size()))];
            long size = 0;
            for (int count; (count = read.read(bite, 0, bite.length)) >= 0; ) {
                crc64.update(bite, 0, count);
                size += count;
                ride.moved(count);
            }
            return Optional.of(new Staged(file, "", plan, size, read.finish(), crc64.value(), 0, Optional.empty()));
        } catch (IOException | SourceTrouble e) {
            return Optional.empty();
        }
    }

    private static FileRead read(Staged staged) {
        return new FileRead(staged.file().id(), staged.size(), HashPlan.words(staged.digests()), Crc64Nvme.hex(staged.crc64()));
    }

    private Copy onDrive(Staged staged) {
        return new Copy(staged.file().id(), Tier.DRIVE, roll.driveAddress(), roll.driveKey(staged.file().path()), Strength.HASHED, clock.instant());
    }
}
