package org.checkgate.transfer.internal.sim;

import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.StatedHash;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.MultiHash;

/**
 * A file of a roll: the world knows what the set sealed, and what one drive makes of it.
 *
 * @param sealed  the bytes as they left the set
 * @param on      the bytes that stand on this drive; empty where they cannot be read, or are not there at all
 * @param missing not even listed on the drive
 * @param format  what the manifest hashes it with; empty for a file that no manifest knows
 */
record SimFile(String path, byte[] sealed, Optional<byte[]> on, boolean missing, Optional<HashFormat> format) {
    boolean bad() {
        return on.isEmpty() || !java.util.Arrays.equals(on.get(), sealed);
    }

    NewFile listed() {
        int size = missing ? sealed.length : on.map(bytes -> bytes.length).orElse(sealed.length);
        List<StatedHash> stated = format.map(known -> List.of(new StatedHash(known.id(), hash(known), true, 1))).orElse(List.of());
        return new NewFile(path, size, missing, format.isPresent() ? FileRole.SEALED : FileRole.EXTRA, stated);
    }

    private String hash(HashFormat known) {
        MultiHash hash = new MultiHash(java.util.EnumSet.of(known));
        hash.update(sealed, 0, sealed.length);
        return hash.finish().get(known);
    }
}
