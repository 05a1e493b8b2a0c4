package org.checkgate.render.internal;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Tier;

/** The sizes in bytes of a roll's staged files, by path. */
record StagedSizes(Map<String, Long> sizes) {
    static StagedSizes of(Ledger ledger, long rollId) {
        Set<Long> staged = ledger.copies().ofRoll(rollId).stream().filter(copy -> copy.tier() == Tier.STAGING).map(Copy::fileId)
                .collect(Collectors.toSet());
        return new StagedSizes(ledger.rolls().files(rollId).stream().filter(file -> staged.contains(file.id()))
                .collect(Collectors.toMap(RollFile::path, file -> Math.max(0, file.size()))));
    }

    OptionalLong of(Clip clip) {
        Long size = sizes.get(clip.primaryPath());
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }
}
