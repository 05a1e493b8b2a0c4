package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.util.Map;
import org.checkgate.ledger.RollFile;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.mhl.HashFormat;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.source.SingleRead;
import org.checkgate.transfer.internal.source.SourceFile;
import org.checkgate.transfer.internal.source.SourceFolder;
import org.checkgate.transfer.internal.source.SourceTrouble;

/** Reads a file that did not match its manifest again, twice and past the cache, to tell a bad medium from a bad way to it. */
final class SecondLook {
    private static final int TIMES = 2;
    private static final int BITE = 256 * 1024;

    private final SourceFolder source;
    private final java.util.function.LongConsumer counter;

    /** @param counter told of all bytes that left the medium */
    SecondLook(SourceFolder source, java.util.function.LongConsumer counter) {
        this.source = source;
        this.counter = counter;
    }

    /** @throws SourceTrouble when it was changed meanwhile, or cannot be read any more */
    Cause at(RollFile file, Staged first) throws SourceTrouble {
        boolean pastCache = true;
        for (int time = 0; time < TIMES; time++) {
            HashPlan plan = first.plan();
            try (SourceFile opened = open(file.path()); SingleRead read = new SingleRead(opened, plan.start(), counter)) {
                long size = drain(read);
                Map<HashFormat, String> digests = read.finish();
                if (plan.judge(size, digests).outcome() == FileVerdict.Outcome.MATCH) {
                    return Cause.FIRST_READ;
                }
                if (size != first.size() || !digests.equals(first.digests())) {
                    return Cause.WAY;
                }
                pastCache &= opened.pastCache();
            } catch (IOException e) {
                throw SourceTrouble.unreadable(e);
            }
        }
        return pastCache ? Cause.SOURCE : Cause.UNTOLD;
    }

    private SourceFile open(String path) throws SourceTrouble {
        try {
            return source.openPastCache(path);
        } catch (IOException e) {
            throw SourceTrouble.unreadable(e);
        }
    }

    private static long drain(SingleRead read) throws SourceTrouble {
        byte[] bite = new byte[BITE];
        long size = 0;
        for (int count; (count = read.read(bite, 0, bite.length)) >= 0; ) {
            size += count;
        }
        return size;
    }
}
